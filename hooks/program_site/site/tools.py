"""Tools: the pages that work in the browser alone, and what their templates hand to the scripts."""

from dataclasses import dataclass
from typing import Any

from program_site.i18n.localizer import Localizer
from program_site.site.desk.tasks import TASKS, desk_file, groups, said, workbook_file
from program_site.site.maker_rules import maker_rules


@dataclass(frozen=True)
class Tools:
    """The form for reports and the desk, in one language."""

    languages: tuple[str, ...]
    localizer: Localizer

    @property
    def maker_rules(self) -> dict[str, Any]:
        """What the scripts of the form for reports go by."""
        return maker_rules(self.languages, self.localizer)

    @property
    def desk_file(self) -> str:
        """From which the desk works, below the site's root."""
        return desk_file(self.localizer.language)

    @property
    def workbook_file(self) -> str:
        """All data as a workbook, for whoever would rather change them there."""
        return workbook_file(self.localizer.language)

    @property
    def desk_tasks(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """What can be done at the desk, by what the groups are called."""
        by_group = {group: [each for each in TASKS if each.group == group] for group in groups()}
        return [
            (self.localizer.t(f"desk.group.{group}"), [said(each, self.localizer) for each in tasks])
            for group, tasks in by_group.items()
        ]

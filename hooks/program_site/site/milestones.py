"""Milestones as pages show them: by fiscal year, the features among them, and when each of them was."""

import re
from dataclasses import dataclass

from program_site.content.catalog import Catalog
from program_site.content.data.milestones import Milestone
from program_site.i18n.localizer import Localizer
from program_site.text.when import When

_NUMBER = re.compile(r"\d[\d/–-]*")


@dataclass(frozen=True)
class Milestones:
    """The milestones in one language."""

    catalog: Catalog
    localizer: Localizer

    def years(self) -> list[tuple[When, list[Milestone]]]:
        """Each fiscal year with its milestones, newest first."""
        return [(self.catalog.fiscal(year), those) for year, those in self.catalog.milestone_years()]

    def heading(self, year: When) -> tuple[str, str, str]:
        """The name of a year with its number apart, which stands large: `FY `, `2018/19`, ``."""
        name = self.localizer.fiscal_year(year)
        found = _NUMBER.search(name)
        return (name[: found.start()], found[0], name[found.end() :]) if found else ("", name, "")

    def when(self, milestone: Milestone, below: When | None = None) -> str:
        """`below` is the year whose heading stands above it."""
        if milestone.by:
            return self.localizer.t("by", date=self.localizer.when(milestone.date))
        if milestone.date == below and not milestone.end:
            return self.localizer.within(below)
        return self.localizer.span(milestone.date, milestone.end)

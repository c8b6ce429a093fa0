"""Checking without building: every problem of a project, or of some of its reports."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from program_site.commands.speaking import meanings
from program_site.content.data.waiting import Waiting
from program_site.content.reports.report import FOLDER
from program_site.i18n.localizer import Localizer
from program_site.i18n.problem_words import printable
from program_site.intake.issue_templates import check_templates
from program_site.load import Loaded, load
from program_site.messages import FALLBACK, available
from program_site.site.growth import Growth, growths
from program_site.site.map.land import check_land, land_file
from program_site.text.problems import Problem
from program_site.validation.configuration import check_configuration

_EXAMPLE = f"{FOLDER}/2019-02-15-welcome-party"


@dataclass(frozen=True)
class Checked:
    """What was found, and in which language it is said where a file has none of its own."""

    problems: tuple[Problem, ...]
    language: str
    languages: tuple[str, ...] = ()
    """All of the site's; none where the data are too broken to say."""
    waiting: tuple[Waiting, ...] = ()
    """The entries that are not published yet."""
    growing: tuple[Growth, ...] = ()
    """What its growing languages have, where all is checked."""
    notes: tuple[str, ...] = ()
    """Labels of what is no problem, as it may be meant so, and what staff should know."""

    @property
    def failed(self) -> bool:
        return any(not problem.warning for problem in self.problems)

    def languages_for(self, problem: Problem, language: str | None) -> tuple[str, ...]:
        """What is no one's own, as data are, is said to all who look after the site."""
        if own := language or problem.language:
            return (own,)
        return tuple(dict.fromkeys((self.language, *self.languages)))


class NoReport(Exception):
    """A path that was named is not there, or no report."""

    def __init__(self, label: str, **values: str) -> None:
        super().__init__(label)
        self._label = label
        self._values = {name: printable(value) for name, value in values.items()}

    def told(self, language: str | None) -> str:
        """In the language of the one who asks; in every language where that is not known."""
        languages = [language] if language else languages_after(None)
        return "\n".join(Localizer(each).t(self._label, **self._values) for each in languages)


def check(root: Path, paths: Sequence[str] = ()) -> Checked:
    """Check the reports at these paths, or everything below `root`. Raises NoReport before anything is read."""
    only = frozenset(_report_at(path, root) for path in paths) or None
    loaded = load(root, only)
    agreed = check_configuration(root, loaded.catalog) if loaded.catalog else []
    land = check_land(root, land_file(root))
    broken = any(each.path.startswith("data/") for each in loaded.stopping)  # then no form can be as it should
    forms = check_templates(root, loaded.catalog) if loaded.catalog and not broken else []
    found = (*loaded.problems, *agreed, *land, *forms)
    problems = [each for each in found if only is None or _lies_in(each.path, only)]
    languages = loaded.catalog.languages if loaded.catalog else (FALLBACK,)
    growing = growths(loaded.catalog) if loaded.catalog and only is None else ()
    waits, in_order = () if only else loaded.waiting, tuple(sorted(problems, key=lambda problem: problem.place))
    notes = tuple(_notes(loaded)) if only is None else ()
    return Checked(in_order, languages[0], languages, waiting=waits, growing=growing, notes=notes)


def _notes(loaded: Loaded) -> Iterator[str]:
    if loaded.is_example:
        yield "check.is_example"
    elif loaded.catalog and not loaded.catalog.can_be_asked:
        yield "check.nobody_to_ask"


def _report_at(given: str, root: Path) -> str:
    """The name, among the reports, of the folder or file that a path leads to; paths count from here or from `root`."""
    place = root.resolve() / FOLDER
    found = next((path for path in meanings(root, given) if os.path.lexists(path)), None)
    if found is None:
        raise NoReport("check.no_path", path=given)
    for path in (found, found.resolve()):
        if path.is_relative_to(place) and path != place:
            return path.relative_to(place).parts[0]
    raise NoReport("check.no_report", path=given, example=_EXAMPLE)


def languages_after(first: str | None) -> list[str]:
    """All that messages are written in; those of the site's readers come before that of its maintainers."""
    others = [language for language in available() if language not in (first, FALLBACK)]
    return list(dict.fromkeys([*([first] if first else []), *others, FALLBACK]))


def _lies_in(path: str, only: frozenset[str]) -> bool:
    return any(path.startswith(f"{FOLDER}/{name}/") or path == f"{FOLDER}/{name}" for name in only)

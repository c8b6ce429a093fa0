"""Ids that several places name and no entry has. Deleting an entry gives one problem that lists all these places."""

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator

from program_site.content.reports.report import FOLDER
from program_site.text.problems import Problem

_REFERENCES = ("D109", "D121", "D150")
_LINKS = ("P208", "P209")
_MOST = 12
"""How many places a problem lists. Whoever fixes these finds the others."""


def gathered(problems: Iterable[Problem]) -> list[Problem]:
    """One problem for each id that is missing in more than one place, instead of one for each of these places.

    A single place is a typo; all languages of a report are one place. An id that only reports name stays their own
    problem: the site is built without these reports.
    """
    users: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    left: list[Problem] = []
    for problem in problems:
        key = _missing(problem)
        (users[key] if key else left).append(problem)
    for (file, identity), naming in users.items():
        named = {posixpath.dirname(each.path) if _of_report(each) else each.place for each in naming}
        gone = len(named) > 1 and any(each.code in _REFERENCES and not _of_report(each) for each in naming)
        left += [_gone(file, identity, naming)] if gone else naming
    return left


def _missing(problem: Problem) -> tuple[str, str] | None:
    """The file and the id that a reference, or a link to the page of an entry, names although they do not exist."""
    if problem.code in _REFERENCES:
        return problem.values["file"], problem.values["value"]
    target = problem.values.get("value", "").partition("#")[0] if problem.code in _LINKS else ""
    folder, name = posixpath.split(posixpath.normpath(posixpath.join(posixpath.dirname(problem.path), target)))
    if target.endswith(".md") and name != "index.md":
        return f"data/{posixpath.basename(folder)}.yml", name.removesuffix(".md")
    return None


def _of_report(problem: Problem) -> bool:
    return problem.path.startswith(f"{FOLDER}/")


def _gone(file: str, identity: str, users: list[Problem]) -> Problem:
    data = list(_places(each for each in users if not _of_report(each)))
    reports = list(_places(each for each in users if _of_report(each)))
    values = {"value": identity, "file": file, "places": _listed(data)}
    if reports:
        count = len({posixpath.dirname(each.path) for each in users if _of_report(each)})
        return Problem("D192", file, 1, {**values, "n": str(count), "reports": _listed(reports)})
    return Problem("D191", file, 1, values)


def _places(problems: Iterable[Problem]) -> Iterator[str]:
    for each in sorted(problems, key=lambda problem: problem.place):
        yield f"{each.path.removeprefix('data/').removeprefix(f'{FOLDER}/')}:{each.line}"


def _listed(places: list[str]) -> str:
    return ", ".join(places[:_MOST]) + (", …" if len(places) > _MOST else "")

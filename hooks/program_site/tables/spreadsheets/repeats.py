"""A mistake that a whole column repeats is said once, with all the cells it stands in."""

import dataclasses
import re
from collections.abc import Collection, Hashable, Iterable, Iterator

from program_site.text.problems import Problem

_PLACE = re.compile(r"((?:.*!)?)([A-Z]+)[0-9]+")
_OWN = ("value", "example")
"""What the messages of cells with the same mistake may differ in."""


def said_once(problems: Iterable[Problem]) -> list[Problem]:
    """The first of those that say the same of cells of one column, with the places of the others."""
    alike: dict[Hashable, list[Problem]] = {}
    columns: dict[Hashable, str] = {}
    for number, problem in enumerate(problems):
        found = _PLACE.fullmatch(problem.cell or "")
        said = frozenset((key, value) for key, value in problem.values.items() if key not in _OWN)
        key = (problem.code, problem.path, *found.groups(), said) if found else number
        alike.setdefault(key, []).append(problem)
        columns[key] = found[2] if found else ""
    return [
        dataclasses.replace(first, also=", ".join(_runs(columns[key], {each.line for each in others})))
        for key, (first, *others) in alike.items()
    ]


def _runs(column: str, rows: Collection[int]) -> Iterator[str]:
    """C5–C9, C12: without the name of the sheet, which the first cell says."""
    begins = [row for row in rows if row - 1 not in rows]
    ends = [row for row in rows if row + 1 not in rows]
    for first, last in zip(sorted(begins), sorted(ends), strict=True):
        yield f"{column}{first}" + (f"–{column}{last}" if last > first else "")

"""Groups of students that may be told of: the rows of mobility, joined until nobody can be found among them.

Everything that is published of rows (pages, exports, figures) comes from the groups made here. They are a partition: each
student stands in one of them, none has fewer than five people, and so nothing that can be added up or subtracted from
what is published, totals included, tells of fewer.
"""

import functools
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from program_site.content.data.mobility import DETAILS, MobilityRow
from program_site.content.data.rubric_results import FEWEST


def is_small(row: MobilityRow) -> bool:
    """Whether it tells of so few people that they can be guessed. Nobody at all is no group."""
    return 0 < row.number < FEWEST


def published(rows: Iterable[MobilityRow]) -> tuple[MobilityRow, ...]:
    """The groups of every year, direction and kind. What has fewer than five people in all is told by its total alone."""
    ordered = sorted(rows, key=lambda row: row.cell)
    return tuple(group for _, each in groupby(ordered, lambda row: row.cell) for group in _large(list(each)))


def _large(rows: Sequence[MobilityRow]) -> list[MobilityRow]:
    """Joins small rows that have most in common first: the last details are given up before the first."""
    if sum(row.number for row in rows) < FEWEST:
        return []
    found: list[MobilityRow] = []
    left: Sequence[MobilityRow] = joined(rows)
    for kept in range(len(DETAILS), -1, -1):
        alike: dict[tuple[Any, ...], list[MobilityRow]] = {}
        for row in left:
            alike.setdefault(row.details[:kept], []).append(row)
        groups = {details: functools.reduce(_together, each) for details, each in alike.items()}
        found += [group for group in groups.values() if not is_small(group)]
        left = [row for details, each in alike.items() if is_small(groups[details]) for row in each]
    if left:  # what is missing to the total could be found by subtracting
        rest = functools.reduce(_together, left)
        nearest = max((each for each in found if each.number), key=lambda each: (_shared(each, rest), -each.number))
        found.remove(nearest)
        found.append(_together(nearest, rest))
    return joined(found)


def _shared(first: MobilityRow, second: MobilityRow) -> list[bool]:
    """Which details are the same; compared with others, the first counts most."""
    return [mine == other for mine, other in zip(first.details, second.details, strict=True)]


def joined(rows: Iterable[MobilityRow]) -> list[MobilityRow]:
    """Rows with the same details as one."""
    made: dict[tuple[Any, ...], MobilityRow] = {}
    for row in rows:
        key = (*row.cell, *row.details)
        made[key] = _together(made[key], row) if key in made else row
    return list(made.values())


def _together(first: MobilityRow, second: MobilityRow) -> MobilityRow:
    """With the details in which both agree."""
    other = {name: None for name in DETAILS if getattr(first, name) != getattr(second, name)}
    source = tuple(dict.fromkeys([*first.source, *second.source]))
    return first.model_copy(update={**other, "number": first.number + second.number, "source": source})

"""What a sheet of answers adds to `data/rubric_results.yml`, the counts of every group."""

from collections.abc import Sequence
from dataclasses import dataclass

from program_site.content.catalog import Catalog
from program_site.content.data.rubric import Rubric
from program_site.content.data.rubric_results import RubricResult
from program_site.i18n.localizer import Localizer
from program_site.tables.imports.rubric_sheet import Answered, aggregated, too_near

PATH = "data/rubric_results.yml"

Group = tuple[int, str]
"""A fiscal year and a direction."""


@dataclass(frozen=True)
class News:
    """What a sheet of answers adds to the results that are there."""

    new: tuple[RubricResult, ...] = ()
    """The groups that are new or differ."""
    few: tuple[Group, ...] = ()
    """Groups that are too small to be told of."""
    near: tuple[Group, ...] = ()
    """Groups so near to their old result that both together would tell what single people answered."""


def news(answered: Sequence[Answered], rubric: Rubric, known: Sequence[RubricResult]) -> News:
    there = {(each.year, each.direction): each for each in known}
    counted = {(each.year, each.direction): aggregated(each, rubric) for each in answered}
    new = {group: each for group, each in counted.items() if each and each != there.get(group)}
    near = tuple(group for group, each in new.items() if group in there and too_near(there[group], each))
    return News(tuple(new.values()), tuple(group for group, each in counted.items() if each is None), near)


def group_name(localizer: Localizer, catalog: Catalog, year: int, direction: str) -> str:
    said = localizer.t(f"direction.{direction}")
    return localizer.t("rubric_results.group", year=localizer.fiscal_year(catalog.fiscal(year)), direction=said)


def joined(old: Sequence[RubricResult], new: Sequence[RubricResult]) -> tuple[RubricResult, ...]:
    """All groups by year. New ones replace old ones."""
    groups = {(each.year, each.direction): each for each in (*old, *new)}
    return tuple(sorted(groups.values(), key=lambda each: (each.year, each.direction == "inbound")))

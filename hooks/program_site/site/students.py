"""Students sent and received, as pages tell of them: their years, and the groups that may be published."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from program_site.content.catalog import Catalog
from program_site.content.data.mobility import MobilityRow, MobilityYear, Total
from program_site.content.data.mobility_groups import published
from program_site.content.data.mobility_words import CHOICES, LABELS
from program_site.content.data.programs import Direction
from program_site.content.data.project import direction_name
from program_site.content.data.rubric_results import FEWEST
from program_site.i18n.localizer import Localizer
from program_site.text.when import When

_SHOWN = ("program", "partner", "level", "length")


@dataclass(frozen=True)
class StudentGroups:
    """The groups of one direction, in tables that all have the same sum."""

    rows: tuple[MobilityRow, ...]
    tables: Mapping[str, Sequence[tuple[str, int]]]
    """By each detail that any of them tells, in words: its values with their numbers."""
    sources: tuple[str, ...]
    last: When
    """The last of its fiscal years."""
    limit: int = FEWEST


@dataclass(frozen=True)
class Students:
    """What pages ask of mobility, in one language."""

    catalog: Catalog
    localizer: Localizer

    def years(self, told: Iterable[MobilityYear | MobilityRow]) -> str:
        """The fiscal years of which some numbers tell."""
        return self.localizer.fiscal_years(self.catalog.fiscal(each.year) for each in told)

    @property
    def later(self) -> bool:
        """Whether there are numbers of which the main source cannot tell."""
        years = self.catalog.mobility.counted if self.catalog.mobility else ()
        return any(self.catalog.project.is_later(self.catalog.fiscal(each.year)) for each in years)

    @property
    def totals(self) -> dict[Direction, Total]:
        """Of the directions of which any year can be counted."""
        mobility = self.catalog.mobility
        found = {way: mobility.total(way) for way in mobility.ways} if mobility else {}
        return {way: each for way, each in found.items() if each.years}

    @property
    def covered(self) -> tuple[MobilityYear, ...]:
        """The years of which the totals tell; while there are none, those that are planned."""
        years = self.catalog.mobility.counted if self.catalog.mobility else ()
        told = {year.year for each in self.totals.values() for year in each.years}
        return tuple(each for each in years if each.year in told or not told)

    @property
    def cover_the_same(self) -> bool:
        """Whether the totals of all directions tell of the same years."""
        return len({tuple(year.year for year in each.years) for each in self.totals.values()}) <= 1

    def covers(self) -> str:
        """Each direction with the years of its total."""
        say, project = self.localizer.t, self.catalog.project
        return say("comma").join(
            say("mobility.total", total=direction_name(project, self.localizer, way), years=self.years(each.years))
            for way, each in self.totals.items()
        )

    def groups(self) -> dict[Direction, StudentGroups]:
        """Those who really went or came, by the directions of which rows tell."""
        rows = published(self.catalog.mobility.rows) if self.catalog.mobility else ()
        found: dict[Direction, StudentGroups] = {}
        for way in get_args(Direction):
            own = tuple(row for row in rows if row.kind == "actual" and row.direction == way)
            tables = {name: _table(self.catalog, self.localizer, own, name) for name in _SHOWN}
            if told := {self.localizer.t(LABELS[name]): table for name, table in tables.items() if table}:
                sources = self.catalog.mobility_sources(own)
                last = self.catalog.fiscal(max(row.year for row in own))
                found[way] = StudentGroups(own, told, sources, last)
        return found


def _table(catalog: Catalog, localizer: Localizer, rows: Sequence[MobilityRow], name: str) -> Sequence[tuple[str, int]]:
    """Nothing where no group tells of this. What is not known of some comes last."""
    numbers: dict[Any, int] = {}
    for row in rows:
        numbers[getattr(row, name)] = numbers.get(getattr(row, name), 0) + row.number
    others = numbers.pop(None, 0)
    if name in ("program", "partner"):
        records = [each for each in getattr(catalog, f"{name}s") if each.id in numbers]
        said = [(each.name.in_language(localizer.language), numbers[each.id]) for each in records]
    else:
        said = [(localizer.t(label), numbers[value]) for value, label in CHOICES[name].items() if value in numbers]
    return [*said, (localizer.t("mobility.others"), others)] if said and others else said

"""Students by program, partner, level, length, credits and form: the table that ministries ask for every year."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from program_site.content.data.mobility import DETAILS, Kind, MobilityRow
from program_site.content.data.mobility_groups import joined
from program_site.content.data.mobility_words import CHOICES, LABELS
from program_site.content.data.rubric_results import FEWEST
from program_site.i18n.localizer import Localizer
from program_site.tables.evaluation.state import State
from program_site.tables.evaluation.table import Dates, Table, Teller, Value
from program_site.tables.spreadsheets.formulas import Sum


def students(state: State, localizer: Localizer) -> Table:
    """Of the university's own sheet every group with its full number, else the groups that may be published."""
    return _Students(state, localizer).table()


class _Students(Teller):
    def table(self) -> Table:
        say = self.localizer.t
        columns = {"fiscal_year": say("field.year"), "direction": say("field.direction")}
        columns |= {name: say(LABELS[name]) for name in DETAILS}
        columns |= {"planned": say("field.planned"), "actual": say("field.actual")}
        rows = tuple(self._rows())
        return Table(
            "mobility_rows", say("mobility_rows.title"), columns, rows, tuple(self._notes()), tuple(self._summed(rows))
        )

    def _summed(self, rows: Sequence[tuple[Value, ...]]) -> Iterator[tuple[Value, ...]]:
        """With the total of every year and direction below its rows. Groups are told in full, so it tells of nobody else."""
        place = 0
        for (year, direction), alike in groupby(rows, lambda row: row[:2]):
            block = list(alike)
            yield from block
            of = tuple(range(place, place + len(block)))
            place += len(block) + 1
            sums = (_sum([row[column] for row in block], of) for column in (-2, -1))
            yield (year, direction, self.localizer.t("field.total"), *[None] * (len(DETAILS) - 1), *sums)

    def _rows(self) -> Iterator[tuple[Value, ...]]:
        """Planned and actual of the same students beside each other."""
        numbers: dict[tuple[object, ...], dict[Kind, int]] = {}
        first: dict[tuple[object, ...], MobilityRow] = {}
        for row in joined(self.state.groups):
            key = (row.year, row.direction, *row.details)
            numbers.setdefault(key, {})[row.kind] = row.number
            first.setdefault(key, row)
        for key, row in sorted(first.items(), key=lambda each: self._order(each[1])):
            year = Dates(self.state.catalog.fiscal(row.year))
            said = (self._said(name, getattr(row, name)) for name in DETAILS)
            yield (year, self.direction(row.direction), *said, numbers[key].get("planned"), numbers[key].get("actual"))

    def _order(self, row: MobilityRow) -> tuple[object, ...]:
        """By year and direction, then as the data list programs and partners, and from the first level and the shortest
        stay to the last; what is not known comes last."""
        return row.year, row.direction != "outbound", *map(self._place, DETAILS, row.details)

    def _place(self, name: str, value: object) -> tuple[bool, int]:
        if name in ("program", "partner"):
            known: list[object] = [each.id for each in getattr(self.state.catalog, f"{name}s")]
        else:
            known = list(CHOICES[name])
        return value is None, known.index(value) if value in known else 0

    def _said(self, name: str, value: str | bool | None) -> str | None:
        if value is None:
            return None
        if name in ("program", "partner"):
            return "; ".join(self.text(each.name) for each in self.state.catalog.by_ids(f"{name}s", [str(value)]))
        return self.localizer.t(CHOICES[name][value])

    def _notes(self) -> Iterator[str]:
        for year in self.state.not_over:
            yield self.running(year)
        if self.state.own_rows is not None:
            yield self.localizer.t("mobility_rows.own", limit=FEWEST)
        elif self.state.groups:
            yield self.localizer.t("mobility_rows.joined", limit=FEWEST)


def _sum(numbers: Sequence[Value], rows: tuple[int, ...]) -> Sum | None:
    known = [number for number in numbers if isinstance(number, int)]
    return Sum(sum(known), rows) if known else None

"""Mobility: students sent and received, planned and actual, by fiscal year. Totals and rates are computed here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Annotated, Any, Literal, NamedTuple, Self, get_args

from pydantic import AfterValidator, Field, PlainValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from program_site.content.data.fields import Citation, Count, PartnerId, ProgramId, Year, YesNo
from program_site.content.data.programs import Direction
from program_site.i18n.translated_text import Text
from program_site.text.records import Record, yes_or_no
from program_site.text.yaml_source import Unquoted

Kind = Literal["planned", "actual"]
Level = Literal["undergraduate", "graduate", "master", "doctor", "other"]
"""`graduate` where nothing says whether master or doctor."""
Length = Literal["under_1_month", "from_1_month", "from_3_months", "from_6_months", "from_1_year"]
"""Each up to where the next begins."""


def _online(value: Any) -> bool | Literal["hybrid"]:
    if isinstance(value, bool):
        return value
    if value == "hybrid":
        return "hybrid"
    written = value.text if isinstance(value, Unquoted) else value
    meant = yes_or_no(written) if isinstance(written, str) else None
    values = {"choices": "true, false, hybrid"}
    if meant:
        raise PydanticCustomError("D116", "online", {**values, "candidate": meant})
    raise PydanticCustomError("D140", "online", values)


Online = Annotated[bool | Literal["hybrid"], PlainValidator(_online), WithJsonSchema({"enum": [True, False, "hybrid"]})]


class Cell(NamedTuple):
    """The place of one number: a year, a direction, and whether it was planned or came about."""

    year: int
    direction: Direction
    kind: Kind


class Numbers(Record):
    """Students in one direction. Data always have the plan; sums of rows may lack it too."""

    planned: Count | None
    actual: Count | None = None
    """Not there while nobody knows it: a year begins with its plan."""

    @property
    def rate(self) -> Fraction | None:
        """Actual by planned: 19/10 is 190 %. None where nothing was planned, or one of both is not known."""
        return Fraction(self.actual, self.planned) if self.planned and self.actual is not None else None


class MobilityYear(Record):
    """One fiscal year, which begins when `project.yml` says."""

    year: Year
    outbound: Numbers
    inbound: Numbers
    source: tuple[Citation, ...] = ()
    """Where its numbers are stated; empty: where the file says."""

    def of(self, direction: Direction) -> Numbers:
        return self.outbound if direction == "outbound" else self.inbound

    @property
    def lacks_numbers(self) -> bool:
        return len(self.cells) < len(_NUMBERS)

    @property
    def cells(self) -> dict[Cell, int]:
        """Its known numbers."""
        found = {Cell(self.year, way, kind): getattr(self.of(way), kind) for way, kind in _NUMBERS}
        return {cell: number for cell, number in found.items() if number is not None}


_NUMBERS: tuple[tuple[Direction, Kind], ...] = tuple(product(get_args(Direction), get_args(Kind)))


class MobilityRow(Record):
    """Students of one kind: who went the same way, with the same program, to the same partner. Left out: not known."""

    year: Year
    direction: Direction
    kind: Kind
    number: Count
    program: ProgramId | None = None
    partner: PartnerId | None = None
    level: Level | None = None
    length: Length | None = None
    """How long one student stays."""
    credits: YesNo | None = None
    """Whether the stay earns any."""
    online: Online | None = None
    source: tuple[Citation, ...] = ()

    @property
    def cell(self) -> Cell:
        return Cell(self.year, self.direction, self.kind)

    @property
    def details(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in DETAILS)


DETAILS = ("program", "partner", "level", "length", "credits", "online")
"""What tells rows of one year, direction and kind apart, from what matters most to what matters least."""


def sums(rows: Iterable[MobilityRow]) -> dict[Cell, int]:
    found: dict[Cell, int] = {}
    for row in rows:
        found[row.cell] = found.get(row.cell, 0) + row.number
    return found


class Disagreement(NamedTuple):
    """Where rows do not add up to the number that is stated for all of them."""

    cell: Cell
    rows: int
    stated: int


def disagreements(years: Iterable[MobilityYear], rows: Iterable[MobilityRow]) -> Iterator[Disagreement]:
    """Rows are complete where they come to the stated number. Nothing is said where only one of both is known."""
    summed = sums(rows)
    for year in years:
        for cell, stated in year.cells.items():
            if summed.get(cell, stated) != stated:
                yield Disagreement(cell, summed[cell], stated)


@dataclass(frozen=True)
class Total:
    """What the years come to of which plan and actual numbers are known: only these can be compared."""

    years: tuple[MobilityYear, ...]
    """The years it covers; where no plan is known at all, those with actual numbers."""
    numbers: Numbers


def total_of(years: Iterable[MobilityYear], direction: Direction) -> Total:
    known = [each for each in years if each.of(direction).actual is not None]
    both = [each for each in known if each.of(direction).planned is not None]
    covered = both or known
    return Total(tuple(covered), total(each.of(direction) for each in covered))


def total(numbers: Iterable[Numbers]) -> Numbers:
    """Without a number that one of them lacks."""
    each = list(numbers)
    return Numbers.model_construct(
        planned=_sum([one.planned for one in each]), actual=_sum([one.actual for one in each])
    )


def _sum(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def _each_year_once(years: tuple[MobilityYear, ...]) -> tuple[MobilityYear, ...]:
    seen: set[int] = set()
    for index, each in enumerate(years):
        if each.year in seen:
            raise PydanticCustomError("D190", "twice", {"key": "year", "value": str(each.year), "index": str(index)})
        seen.add(each.year)
    return years


class Mobility(Record):
    """What `data/mobility.yml` holds."""

    years: Annotated[tuple[MobilityYear, ...], Field(min_length=1), AfterValidator(_each_year_once)] = ()
    """Years of which only totals are known, or totals beside rows."""
    rows: tuple[MobilityRow, ...] = ()
    """What the totals are made of, as far as it is known."""
    note: Text | None = None
    """The footnote of the source."""
    source: tuple[Citation, ...] = ()

    @model_validator(mode="after")
    def _has_numbers(self) -> Self:
        if not self.years and not self.rows:
            raise PydanticCustomError("D102", "empty", {"key": "years"})
        return self

    @property
    def counted(self) -> tuple[MobilityYear, ...]:
        """Every year in order: its totals as they are stated, or else as the rows add up."""
        stated = {each.year: each for each in self.years}
        known = sums(self.rows) | {cell: number for year in self.years for cell, number in year.cells.items()}
        sources = {year: each.source for year, each in stated.items() if each.source}
        for row in self.rows:
            if row.year not in stated or not stated[row.year].source:
                sources[row.year] = tuple(dict.fromkeys([*sources.get(row.year, ()), *row.source]))
        years = sorted({cell.year for cell in known})
        return tuple(year_of(year, known, sources.get(year, ())) for year in years)

    def total(self, direction: Direction) -> Total:
        return total_of(self.counted, direction)

    @property
    def together(self) -> Total | None:
        """Both directions in one. None where they tell of different years: such a sum would stand for no time."""
        ways = [self.total(way) for way in get_args(Direction)]
        years = {tuple(year.year for year in each.years) for each in ways}
        return Total(ways[0].years, total(each.numbers for each in ways)) if len(years) == 1 and ways[0].years else None

    @property
    def outbound(self) -> Numbers:
        return self.total("outbound").numbers

    @property
    def inbound(self) -> Numbers:
        return self.total("inbound").numbers

    @property
    def ways(self) -> tuple[Direction, ...]:
        """The directions of which any number is known."""
        told = {cell.direction for year in self.counted for cell in year.cells}
        return tuple(way for way in get_args(Direction) if way in told)

    @property
    def largest(self) -> int:
        """The largest number of a year: what the longest bar of a chart stands for."""
        return max((number for year in self.counted for number in year.cells.values()), default=0)


def year_of(year: int, known: Mapping[Cell, int], source: tuple[str, ...]) -> MobilityYear:
    """A year of numbers that were read or added up, and need no more checks."""
    outbound, inbound = (
        Numbers.model_construct(
            planned=known.get(Cell(year, way, "planned")), actual=known.get(Cell(year, way, "actual"))
        )
        for way in get_args(Direction)
    )
    return MobilityYear.model_construct(year=year, outbound=outbound, inbound=inbound, source=source)

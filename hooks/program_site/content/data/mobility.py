"""Mobility: students sent and received, planned and actual, by fiscal year. Totals and rates are computed here."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from program_site.content.data.fields import Count, SourceId, Year
from program_site.i18n.translated_text import Text
from program_site.text.records import Record


class Numbers(Record):
    """Students in one direction."""

    planned: Count
    actual: Count

    @property
    def rate(self) -> Fraction | None:
        """Actual by planned: 19/10 is 190 %. None where nothing was planned."""
        return Fraction(self.actual, self.planned) if self.planned else None


class MobilityYear(Record):
    """One fiscal year, April to March."""

    year: Year
    outbound: Numbers
    inbound: Numbers


def _each_year_once(years: tuple[MobilityYear, ...]) -> tuple[MobilityYear, ...]:
    seen: set[int] = set()
    for index, each in enumerate(years):
        if each.year in seen:
            raise PydanticCustomError("D190", "twice", {"key": "year", "value": str(each.year), "index": str(index)})
        seen.add(each.year)
    return years


class Mobility(Record):
    """What `data/mobility.yml` holds."""

    years: Annotated[tuple[MobilityYear, ...], Field(min_length=1), AfterValidator(_each_year_once)]
    note: Text | None = None
    """The footnote of the source."""
    source: tuple[SourceId, ...] = ()

    @property
    def outbound(self) -> Numbers:
        return total(year.outbound for year in self.years)

    @property
    def inbound(self) -> Numbers:
        return total(year.inbound for year in self.years)

    @property
    def largest(self) -> int:
        """The largest number on the page, totals included: what the longest bar of a chart stands for."""
        return max(number for each in (self.outbound, self.inbound) for number in (each.planned, each.actual))


def total(numbers: Iterable[Numbers]) -> Numbers:
    both = list(numbers)
    return Numbers(planned=sum(each.planned for each in both), actual=sum(each.actual for each in both))

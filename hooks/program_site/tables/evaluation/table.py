"""What an evaluation is made of: tables with their values, and how these are said in one language."""

import datetime
from dataclasses import dataclass
from fractions import Fraction

from program_site.content.data.programs import Direction
from program_site.content.data.project import direction_name
from program_site.i18n.localizer import Localizer
from program_site.i18n.translated_text import Name, Text
from program_site.tables.evaluation.state import State
from program_site.tables.spreadsheets.formulas import Rate, Sum
from program_site.text.when import When


@dataclass(frozen=True)
class Dates:
    """A date, as exact as it is known, or the first and the last of several days."""

    first: When
    last: When | None = None
    by: bool = False
    """Whether it happened on this date at the latest."""

    @property
    def exact(self) -> datetime.date | None:
        """The day, where it is one."""
        return self.first.first if self.first.day and self.last in (None, self.first) and not self.by else None

    def __str__(self) -> str:
        """The name that programs use."""
        return f"{self.first}/{self.last}" if self.last and self.last != self.first else str(self.first)


Value = str | int | Fraction | Dates | Sum | Rate | None
"""A Fraction is a rate: 19/10 is 190 %."""


@dataclass(frozen=True)
class Table:
    key: str
    title: str
    columns: dict[str, str]
    """The headings, by the names that programs use."""
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...] = ()
    summed: tuple[tuple[Value, ...], ...] = ()
    """The same rows with totals between them, for people. Programs, which add up themselves, get none."""

    @property
    def lines(self) -> tuple[tuple[Value, ...], ...]:
        return self.summed or self.rows


@dataclass(frozen=True)
class Evaluation:
    """All tables of one day."""

    title: str
    holder: str
    """Whose state it is: the university."""
    day: datetime.date
    localizer: Localizer
    tables: tuple[Table, ...]


@dataclass(frozen=True)
class Teller:
    """The state of the project, told in one language."""

    state: State
    localizer: Localizer

    def text(self, text: Text | Name) -> str:
        """The text in the wanted language, or else in the site's first: not every name exists in every language."""
        wanted = self.localizer.language
        return text.in_language(wanted if wanted in text.root else self.state.catalog.languages[0])

    def direction(self, direction: Direction) -> str:
        return direction_name(self.state.catalog.project, self.localizer, direction)

    def running(self, year: int) -> str:
        return self.localizer.t("evaluation.running", year=self.localizer.fiscal_year(self.state.catalog.fiscal(year)))

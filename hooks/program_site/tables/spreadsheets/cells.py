"""Cells as people fill them in: whole numbers and fiscal years in their many spellings."""

import datetime
import functools
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from program_site.i18n.localizer import Localizer
from program_site.messages import available, reading
from program_site.text.dates import APRIL, with_western_years
from program_site.text.numbers import number_with, possible_number
from program_site.text.problems import Problem
from program_site.text.records import shown
from program_site.text.when import When

Value = str | int | float | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta | None
_TIMES = (datetime.date, datetime.time, datetime.timedelta)

LARGEST_COUNT = 1_000_000
_EXAMPLE = "38"


@dataclass(frozen=True)
class Cell:
    """One cell with its place: `Sheet1!C4`, in CSV `C4`."""

    value: Value
    file: str
    place: str
    row: int
    flaw: str | None = None
    """The code of the problem that hides its value: a formula without one, an error. A cell merged with others has the
    value of all of them, which headings may have and numbers may not."""
    form: str = ""
    """How its workbook shows it, in the signs of Excel: `mmm-yy`."""

    @property
    def blank(self) -> bool:
        return self.flaw is None and (self.value is None or not str(self.value).strip())

    @property
    def unusable(self) -> str | None:
        """The code of what keeps it from being read as a number."""
        if self.flaw or self.blank:
            return self.flaw or "S112"
        return "S116" if isinstance(self.value, _TIMES) else None

    @property
    def text(self) -> str:
        if isinstance(self.value, datetime.datetime) and self.value.time() == datetime.time():
            return self.value.date().isoformat()
        return str(self.value).strip() if self.value is not None else ""

    def problem(self, code: str, **values: str) -> Problem:
        return Problem(code, self.file, self.row, {"value": shown(self.text), **values}, cell=self.place)


Row = Sequence[Cell]


@dataclass(frozen=True)
class Grid:
    """One sheet, or a CSV file."""

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False
    """Whether its program does not show it."""
    others: tuple["Grid", ...] = ()
    """A CSV file as it reads with other delimiters: only its headings tell which is the right one."""


def plain(text: str) -> str:
    """A key to compare headings and words by. Ignores width, case and what separates words."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def in_any_language(labels: Mapping[str, str]) -> dict[str, str]:
    """The keys of labels, by the plain words of each in every language, and by themselves."""
    words = {plain(each.t(label)): key for each in map(Localizer, available()) for key, label in labels.items()}
    return {**words, **{plain(key): key for key in labels}}


@functools.cache
def words_for(kind: str) -> frozenset[str]:
    """The plain words of all languages that stand in tables for this: totals, remarks, …"""
    return frozenset(plain(word) for each in available() for word in reading(each).get("tables", {}).get(kind, ()))


def said_of_sums(cell: Cell) -> Literal["totals", "subtotals"] | None:
    """Whether the row that begins with this cell sums up all rows above it, or those since the last such row."""
    kinds: tuple[Literal["totals", "subtotals"], ...] = ("totals", "subtotals")
    return next((kind for kind in kinds if plain(cell.text) in words_for(kind)), None)


def whole_number(cell: Cell, most: int = LARGEST_COUNT, beside: str = "people") -> int | Problem:
    """A number from 0. Reads also text, full-width digits, spaces or commas between thousands, and the words `beside`: 52人."""
    if cell.unusable:
        return cell.problem(cell.unusable)
    value = cell.value
    if isinstance(value, str):
        number = number_with(value, words_for(beside))
    else:
        number = int(value) if isinstance(value, int | float) and value == value // 1 else None
    if number is None or isinstance(value, bool) or number < 0:
        return cell.problem("S108", example=possible_number(cell.text, whole=True) or _EXAMPLE)
    return number if number <= most else cell.problem("S109", limit=str(most))


def fiscal_year(cell: Cell) -> int | Problem:
    """A year written as 2019, 2019/20 or FY2019, in the words of a language, in a Japanese era, or in two of these ways."""
    if cell.unusable:
        return cell.problem(cell.unusable)
    written = cell.text.removesuffix(".0") if isinstance(cell.value, float) else cell.text
    meant = with_western_years(written)
    twice = re.fullmatch(r"(.+)\((.+)\)", meant)
    years = {_year_said(part) for part in (twice.groups() if twice else [meant])}
    return (years.pop() if len(years) == 1 else None) or cell.problem("S113")


def _year_said(plainly: str) -> int | None:
    digits = re.search(r"[0-9]{4}", plainly)
    return int(digits[0]) if digits and plain(plainly) in _ways_to_say(int(digits[0])) else None


def _ways_to_say(year: int) -> set[str]:
    if not 1700 <= year <= 2200:
        return set()
    ways = [str(year), f"FY{year}", f"{year}/{year + 1}", f"{year}/{(year + 1) % 100:02}"]
    when = When(year, fiscal_start=APRIL)  # how it is said does not depend on the month
    for localizer in map(Localizer, available()):
        ways += [localizer.fiscal_year(when), localizer.short_fiscal_year(when), localizer.t("year", year=year)]
    return {plain(way) for way in ways}

"""Dates as people write them. One reader for reports and data: what it cannot be sure of, it does not give."""

import datetime
import itertools
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from program_site.messages import reading
from program_site.text.date_words import date_words, folded

FIRST_YEAR, LAST_YEAR = 1700, 2200
APRIL = 4
"""In this month fiscal years begin as in Japan where `data/project.yml` says nothing else."""
_EXCEL_BEGINS = datetime.date(1899, 12, 30)

_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[\s.,/-]+")
_FISCAL_YEARS = re.compile(r"(\d{4})(?:\s*[-/\u2013]\s*(\d{4}|\d\d))?")
_IN_BRACKETS = re.compile(r"\s*\(([^\W\d_]+)\.?\)\s*")


def with_western_years(text: str) -> str:
    """Plain digits and small letters, and the years of Japanese eras in ours: 平成30年 → 2018年."""
    plain = folded(text)
    for era, first in date_words().eras.items():
        number = "|".join([r"\d+", *map(re.escape, sorted(date_words().first_year))])
        plain = re.sub(
            rf"(?<!\w){re.escape(era)}\s*({number})",
            lambda year: str(first - 1 + (int(year[1]) if year[1].isdigit() else 1)),  # noqa: B023
            plain,
        )
    return plain


def written_day(text: str, language: str | None = None) -> datetime.date | None:
    """The one day that stands there and nothing else: `2019年2月15日（金）`, `15.02.2019`, `Feb 15, 2019`."""
    days = possible_days(text, language)
    return days.pop() if len(days) == 1 else None


def written_date(text: str, language: str | None = None) -> str | None:
    """A day, a month, a year or a fiscal year, as the data have it: `2019-02-15`, `2019-02`, `2019`, `FY2018`."""
    if (fiscal := _fiscal_year(with_western_years(text))) is not None:
        return fiscal
    if day := written_day(text, language):
        return day.isoformat()
    written = _written(text)
    months = set(_months(written)) if written and not written.weekdays else set()
    return months.pop() if len(months) == 1 else None


def possible_days(text: str, language: str | None = None) -> set[datetime.date]:
    """Every day that can be meant. `language` is the writer's: where it puts the day first, only that is meant."""
    written = _written(text)
    if not written:
        return set()
    found = written.days(tuple(reading(language or "").get("dates", {}).get("day_first", ())))
    return {day for day in found if not written.weekdays or day.weekday() in written.weekdays}


def counted_day(text: str) -> datetime.date | None:
    """The day that Excel on Windows means by a number of days. Other programs count from other days."""
    return _EXCEL_BEGINS + datetime.timedelta(days=int(text)) if re.fullmatch(r"[345][0-9]{4}", text) else None


@dataclass(frozen=True)
class _Part:
    """A number of a date, or a month by its name."""

    digits: str = ""
    unit: str = ""
    months: frozenset[int] = frozenset()

    def values(self, unit: str) -> Iterable[int]:
        """What it can be as a year, a month or a day."""
        if self.months:
            return self.months if unit == "month" else ()
        fits = self.unit in ("", unit) and len(self.digits) in ((2, 4) if unit == "year" else (1, 2))
        if not fits or (unit == "year" and self.unit and len(self.digits) == 2):  # 30年 is a year of some era
            return ()
        return (int(self.digits) + (2000 if unit == "year" and len(self.digits) == 2 else 0),)


@dataclass(frozen=True)
class _Written:
    """A text that holds nothing but a date."""

    parts: tuple[_Part, ...]
    between: tuple[str, ...]
    """The signs between them: as many as parts, less one."""
    weekdays: frozenset[int] | None

    def days(self, day_first: tuple[str, ...]) -> set[datetime.date]:
        if len(self.parts) == 1 and (packed := re.fullmatch(r"(\d{4})(\d\d)(\d\d)", self.parts[0].digits)):
            return _days(tuple(map(_Part, packed.groups())))
        if len(self.parts) != 3:
            return set()
        first, middle, last = self.parts
        if named := [part for part in self.parts if part.months]:
            one, other = [part for part in self.parts if not part.months] if len(named) == 1 else named[:2]
            return _days((one, named[0], other), (other, named[0], one))
        if self.between[0] != self.between[1]:  # 2021年2-3月, 2-3.2019
            return set()
        if len(first.digits) == 4:
            return _days(self.parts) or _days((first, last, middle))
        day_in_front = _days((last, middle, first))
        if day_in_front and self.between[0] in day_first:
            return day_in_front
        month_in_front = _days((last, first, middle))
        year_in_front = _days(self.parts) if len(last.digits) == 2 else set()  # 31/2/15 may be of another era
        return day_in_front | month_in_front | year_in_front if day_in_front | month_in_front else set()


def _days(*orders: tuple[_Part, ...]) -> set[datetime.date]:
    """The days of the calendar among these years, months and days."""
    found: set[datetime.date] = set()
    for year, month, day in orders:
        for numbers in itertools.product(year.values("year"), month.values("month"), day.values("day")):
            with suppress(ValueError, OverflowError):  # more digits than a year has
                found.add(datetime.date(*numbers))
    return {day for day in found if FIRST_YEAR <= day.year <= LAST_YEAR}


def _months(written: _Written) -> Iterator[str]:
    """The years, and the months of a year, that a text without a day can mean."""
    years = [part for part in written.parts if len(part.digits) == 4]
    others = [part for part in written.parts if len(part.digits) != 4]
    if len(years) != 1 or len(others) > 1:
        return
    for year in years[0].values("year"):
        if FIRST_YEAR <= year <= LAST_YEAR:
            yield from (f"{year}-{month:02}" for part in others for month in part.values("month") if 1 <= month <= 12)
            if not others:
                yield str(year)


def _fiscal_year(plain: str) -> str | None:
    """`FY2018` for 2018年度, fy 2018/19; None where no fiscal year is spoken of, or anything beside it."""
    for word in date_words().fiscal_year:
        before, said, behind = plain.partition(word)
        found = _FISCAL_YEARS.fullmatch(f"{before}{behind}".strip(" ."))
        if said and found and (not found[2] or int(found[1]) + 1 == int(found[1][: 4 - len(found[2])] + found[2])):
            return f"FY{found[1]}" if FIRST_YEAR <= int(found[1]) <= LAST_YEAR else None
    return None


def _written(text: str) -> _Written | None:
    """The parts of a date; None where anything stands there that belongs to none."""
    words = date_words()
    plain = with_western_years(text).strip()
    weekdays = set(_IN_BRACKETS.findall(plain))
    plain = _IN_BRACKETS.sub("", plain).strip().rstrip(" .,")
    parts: list[_Part] = []
    between: list[str] = []
    sign = ""
    place = 0
    while place < len(plain):
        if found := _NUMBER.match(plain, place):
            unit, length = _unit(plain[found.end() :], any(part.unit for part in parts))
            between.append(sign)
            parts.append(_Part(found[0], unit))
            sign, place = "", found.end() + length
            continue
        if found := _WORD.match(plain, place):
            if found[0] in words.weekdays:
                weekdays.add(found[0])
                sign = sign.strip(",.")
            elif found[0] in words.months:
                between.append(sign)
                parts.append(_Part(months=words.months[found[0]]))
                sign = ""
            elif found[0] not in words.fillers:
                return None
        elif found := _GAP.match(plain, place):
            sign = re.sub(r"\s", "", found[0]) if parts else found[0].strip(" ,.")
        if not found or (sign and not parts):
            return None
        place = found.end()
    if sign or not weekdays <= words.weekdays.keys():  # 2019- is the beginning of something
        return None
    common = [words.weekdays[word] for word in weekdays]
    return _Written(tuple(parts), tuple(between[1:]), frozenset.intersection(*common) if common else None)


def _unit(rest: str, others_have: bool) -> tuple[str, int]:
    """What the word behind a number makes of it, and how many signs that word has."""
    words = date_words()
    found = re.match(r"(\s*)([^\W\d_]+)", rest)
    if not found or (found[1] and found[2] in words.weekdays and not others_have):  # 2019-02-17 日 is a Sunday
        return "", 0
    if found[2] in words.units:
        return words.units[found[2]], found.end()
    for unit, meaning in words.units.items():
        if found[2].startswith(unit) and found[2][len(unit) :] in words.weekdays:
            return meaning, found.end(1) + len(unit)
    return "", 0

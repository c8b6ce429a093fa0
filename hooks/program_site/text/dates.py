"""Days as people write them: with slashes, dots, the names of months, years of Japanese eras."""

from __future__ import annotations

import datetime
import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from babel import Locale

_ERAS = tuple(
    (rf"(?:{era})\s*(\d+|\u5143)", before)
    for era, before in (
        (r"\u660e\u6cbb", 1867),
        (r"\u5927\u6b63", 1911),
        (r"\u662d\u548c", 1925),
        (r"\u5e73\u6210|\bH", 1988),
        (r"\u4ee4\u548c|\bR", 2018),
    )
)
"""Meiji, Taisho, Showa, Heisei and Reiwa with their year, and the year before their first."""
_MONTH_LANGUAGES = ("ru", "en")


def plain_date(text: str) -> str:
    """With ASCII digits, years of our era, and months as numbers in brackets."""
    plain = unicodedata.normalize("NFKC", text)
    for era, before in _ERAS:
        plain = re.sub(era, lambda year: str(before + (int(year[1]) if year[1].isdigit() else 1)), plain)  # noqa: B023
    return re.sub(r"[^\W\d_]{3,}", lambda word: _numbered_month(word[0]), plain)


def possible_days(text: str) -> set[datetime.date]:
    """Every day that can be meant: none, one, or several where day and month may stand either way round."""
    plain = plain_date(text)
    if packed := re.fullmatch(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)\s*", plain):
        return set(_days([packed.group(1, 2, 3)]))
    month = re.search(r"\[(\d+)\]", plain)
    numbers = re.findall(r"\d+", plain.replace(month[0], "") if month else plain)
    if month and len(numbers) == 2:
        first, last = numbers
        return set(_days([(first, month[1], last), (last, month[1], first)]))
    if month or len(numbers) != 3:
        return set()
    first, middle, last = numbers
    if len(first) == 4:
        return set(_days([(first, middle, last)])) or set(_days([(first, last, middle)]))
    orders = [(last, middle, first), (last, first, middle)]
    if len(last) <= 2:
        orders.append((first, middle, last))
    if "." in plain:  # where dots are written, the day comes first
        return set(_days(orders[:1])) or set(_days(orders[1:]))
    return set(_days(orders))


def _days(orders: Iterable[Sequence[str]]) -> Iterator[datetime.date]:
    """The days of the calendar among these years, months and days."""
    for order in orders:
        year, month, day = (int(part) for part in order)
        try:
            yield datetime.date(year + 2000 if year < 100 else year, month, day)
        except ValueError:
            continue


def _numbered_month(word: str) -> str:
    number = _months().get(word[:3].lower())
    return f"[{number}]" if number else word


@functools.cache
def _months() -> dict[str, int]:
    """By the first three letters: they are different in every month and the same in its cases, but for May."""
    found: dict[str, int] = {}
    for language in _MONTH_LANGUAGES:
        for use in ("format", "stand-alone"):
            names = Locale(language).months[use]["wide"]
            found |= {name[:3].lower(): number for number, name in names.items()}
    return found

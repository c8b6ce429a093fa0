"""The words of dates in all languages that have a message file: months and days from CLDR, the rest from that file."""

import functools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from babel import Locale

from program_site.messages import available, reading

_PATTERN = re.compile(r"'(?P<quoted>[^']*)'|(?P<field>([A-Za-z])\3*)|(?P<literal>[^'A-Za-z]+)")
_FIELDS = {"y": "year", "M": "month", "L": "month", "d": "day"}


def folded(text: str) -> str:
    """How words are compared: with plain digits and letters, none of them a capital."""
    return unicodedata.normalize("NFKC", text).casefold()


@dataclass(frozen=True)
class DateWords:
    """What the words of dates mean, by the word as `folded` gives it."""

    months: Mapping[str, frozenset[int]]
    """From 1. A word may be another month in another language."""
    weekdays: Mapping[str, frozenset[int]]
    """From 0 for Monday."""
    units: Mapping[str, str]
    """What a number is that a word is attached to: 年 a year, 月 a month, 日 a day."""
    fillers: frozenset[str]
    """Words that say no more than the numbers beside them: г."""
    eras: Mapping[str, int]
    """The first year of each, counted in ours."""
    first_year: frozenset[str]
    """How the first year of an era is written."""
    fiscal_year: tuple[str, ...]
    """The longest first."""


@functools.cache
def date_words() -> DateWords:
    """Of all languages at once: people write the dates of one language into the text of another."""
    locales = [Locale.parse(language, sep="-") for language in available()]
    units, fillers = _literals(locales)
    own = [reading(language).get("dates", {}) for language in available()]
    for words in own:
        units |= {folded(word): unit for unit, several in words.get("units", {}).items() for word in several}
        fillers |= {folded(word) for word in words.get("fillers", ())}
    return DateWords(
        _numbered(locale.months for locale in locales),
        _numbered(locale.days for locale in locales),
        units,
        frozenset(fillers),
        {folded(era): year for words in own for era, year in words.get("eras", {}).items()},
        frozenset(folded(word) for words in own for word in words.get("first_year", ())),
        tuple(sorted({folded(word) for words in own for word in words.get("fiscal_year", ())}, key=len, reverse=True)),
    )


def _numbered(names: Iterable[Any]) -> dict[str, frozenset[int]]:
    """Names in all their forms, and whatever of three letters or more a name begins with: фев, февр, февраля."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for uses in names:
        for use, widths in uses.items():
            for width, numbered in widths.items():
                for number, name in numbered.items() if width != "narrow" else ():
                    for word in _beginnings(folded(name).strip("."), width == "wide" and use != ""):
                        found[word].add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def _beginnings(name: str, wide: bool) -> Iterator[str]:
    if not any(sign.isdigit() for sign in name):  # 2月 is a number with its unit
        yield name
        if wide:
            yield from (name[:length] for length in range(3, len(name)))


def _literals(locales: Iterable[Locale]) -> tuple[dict[str, str], set[str]]:
    """The words between the numbers of CLDR's formats: units, and those that stand apart."""
    units: dict[str, str] = {}
    fillers: set[str] = set()
    for locale in locales:
        formats = [*locale.date_formats.values(), locale.datetime_skeletons.get("yMMMM", "")]
        for each in formats:
            field = ""
            for found in _PATTERN.finditer(str(getattr(each, "pattern", each))):
                text = found["quoted"] or found["literal"] or ""
                word = folded(text).strip(" .,/-\u200f")
                if word and text[0].isalpha() and field in _FIELDS:
                    units[word] = _FIELDS[field]
                elif word and word.isalpha():
                    fillers.add(word)
                field = (found["field"] or "")[:1]
    return units, fillers

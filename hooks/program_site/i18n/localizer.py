"""How one language says things: labels, counts, dates, numbers, problems."""

import datetime
import functools
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_decimal, format_percent, get_decimal_symbol

from program_site.i18n.borrowed import borrowed
from program_site.i18n.problem_words import ProblemWords
from program_site.i18n.zone_names import zone_name
from program_site.messages import FALLBACK, available, labels, messages
from program_site.text.moments import Moment
from program_site.text.problems import Problem
from program_site.text.when import When


@dataclass(frozen=True)
class Localizer(ProblemWords):
    """The words and forms of one language."""

    @property
    def locale(self) -> Locale:
        return locale_of(self.language)

    def t(self, key: str, **values: Any) -> str:
        """The label `key` of the message file's `page` part; nested keys are written `kind.event`."""
        if not values:
            return _label(self.language, key)
        message, locale = self._found(key)
        return self._form(message, locale, values).format(**values)

    def speaking(self, key: str) -> "Localizer":
        """The localizer whose words a label is said in: this one, or that of English."""
        return self if self._found(key)[1] is self.locale else Localizer(FALLBACK)

    def forms(self, key: str) -> dict[str, str]:
        """The plural forms of a message with their language, for scripts that count in the reader's browser."""
        message, locale = self._found(key)
        return _with_language(message, locale)

    def has(self, key: str) -> bool:
        try:
            self._found(key)
        except KeyError:
            return False
        return True

    def unfilled(self, key: str) -> dict[str, Any]:
        """The labels below `key` with their placeholders, for a script: texts, or plural forms with their language."""
        labels: Any = messages(FALLBACK)["page"]
        for part in key.split("."):
            labels = labels[part]
        found = {name: self._found(f"{key}.{name}") for name in labels}
        return {
            name: _with_language(message, locale) if isinstance(message, dict) else message
            for name, (message, locale) in found.items()
        }

    def _found(self, key: str) -> tuple[Any, Locale]:
        """The message, and whose plural forms it has: English stands in for what a language does not say yet."""
        for language in (self.language, FALLBACK):
            found: Any = messages(language).get("page", {})
            for part in key.split("."):
                found = found.get(part) if isinstance(found, dict) else None
            if found is not None:
                return found, locale_of(language)
        raise KeyError(key)

    def _form(self, message: Any, locale: Locale, values: dict[str, Any]) -> str:
        """A message with plural forms is a mapping (one, few, many, other) and is chosen by the value `n`.

        A language that writes small numbers as words says them under `=2`, `=3`, ….
        """
        if not isinstance(message, dict):
            return str(message)
        n = values["n"]
        return str(message.get(f"={n}") or message.get(locale.plural_form(n)) or message["other"])

    def decimal_sign(self) -> str:
        return str(get_decimal_symbol(self.locale))

    def number(self, value: int) -> str:
        return str(format_decimal(value, locale=self.locale))

    def percent(self, rate: Fraction) -> str:
        """188 % for 15/8; whole percents, halves up, as the site's figures are small."""
        whole = math.floor(rate * 100 + Fraction(1, 2))
        return str(format_percent(Decimal(whole) / 100, locale=self.locale))

    def mean(self, value: Fraction, signed: bool = False) -> str:
        """1.95, or +0.30 for a change; two decimals, halves away from zero."""
        rounded = Decimal(math.floor(abs(value) * 100 + Fraction(1, 2))) / 100
        pattern = "+0.00;-0.00" if signed and rounded else "0.00"
        return str(format_decimal(rounded if value >= 0 else -rounded, format=pattern, locale=self.locale))

    def size(self, octets: int) -> str:
        """1.4 kB, 2.3 MB: smaller units say nothing."""
        unit, count = ("MB", octets / 1e6) if octets >= 1_000_000 else ("KB", octets / 1000)
        return self.in_units(f"{format_decimal(count, '#,##0.0', locale=self.locale)}\u00a0{unit}")

    def day(self, day: datetime.date) -> str:
        return _long(day, self.language)

    def moment(self, moment: Moment, home: str) -> str:
        """A day with its weekday and, where it has a time, that and its zone. `home` is the project's time zone."""
        day = self._on_weekday(self.day(moment.day), moment.day)
        return self.t("moment", day=day, time=self.time(moment, home)) if moment.time else day

    def _on_weekday(self, said: str, day: datetime.date) -> str:
        return self.t("on_weekday", day=said, weekday=self.locale.days["format"]["wide"][day.weekday()])

    def time(self, moment: Moment, home: str) -> str:
        """`17:00 (Japan Time)`."""
        return self.t("time", time=self.hour(moment.time), zone=self.zone(moment.zone or home))

    def hour(self, time: datetime.time | None) -> str:
        return str(format_time(time, "short", locale=self.locale))

    def zone(self, zone: str) -> str:
        if zone == "UTC":
            return zone
        name, is_city = zone_name(zone, self.locale)
        return self.t("city_time", city=name) if is_city else self.t("zone_time", zone=name)

    def when(self, when: When) -> str:
        if when.fiscal_start:
            return self.fiscal_year(when)
        if when.day:
            return self.day(when.first)
        skeleton = "yMMMM" if when.month else "y"
        return str(format_skeleton(skeleton, when.first, locale=self.locale))

    def span(self, first: When, last: When | None) -> str:
        if not last or last == first:
            return self.when(first)
        if _spans_two_years(first) and _spans_two_years(last):
            years = {"first": first.year, "last": last.year}
            return self.t("fiscal_years", **years, first_next=_two(first.year + 1), last_next=_two(last.year + 1))
        together = first.year == last.year and bool(first.day) == bool(last.day) and first.month == last.month
        ends = self._year_once(first, last, "d" if together else "M")
        return self.t("days" if ends and together else "span", **(ends or self._whole(first, last)))

    def days_apart(self, first: datetime.date, last: datetime.date) -> dict[str, str]:
        """The two ends of a span of days, each with its weekday; a year that they share stands at one of them."""
        whens = When.on(first), When.on(last)
        said = self._year_once(*whens, "M") or self._whole(*whens)
        return {key: self._on_weekday(said[key], day) for key, day in (("first", first), ("last", last))}

    def _whole(self, first: When, last: When) -> dict[str, str]:
        return {"first": self.when(first), "last": self.when(last)}

    def _year_once(self, first: When, last: When, differing: str) -> dict[str, str] | None:
        """21–22 августа 2018 г., 2021年9月29日～10月1日: what both ends share stands where the CLDR has it, once."""
        if first.year != last.year or bool(first.day) != bool(last.day) or not (first.month and last.month):
            return None
        formats = self.locale.interval_formats["yMMMd" if first.day else "yMMMM"]
        same, apart = formats[differing], formats["y"]
        if len(same) != 2 or len(apart) != 2:  # Persian has patterns in one piece
            return None
        begins = same[0].rstrip(
            apart[0].removeprefix(apart[1]) + " \u2009"
        )  # what joins them is for the message to say
        ends = {"first": (first, begins), "last": (last, same[1])}
        return {
            end: str(format_date(when.first, re.sub(r"\bMMM\b", "MMMM", pattern), locale=self.locale))
            for end, (when, pattern) in ends.items()
        }

    def fiscal_years(self, years: Iterable[When]) -> str:
        """All of these fiscal years, those that follow each other as one span: 2017–2018, 2020."""
        spans: list[list[When]] = []
        for each in sorted(set(years)):
            if spans and each.year == spans[-1][-1].year + 1:
                spans[-1].append(each)
            else:
                spans.append([each])
        return self.t("comma").join(self.span(span[0], span[-1]) for span in spans)

    def fiscal_year(self, when: When) -> str:
        """One that begins in January is no other than the year."""
        if not _spans_two_years(when):
            return self.t("year", year=when.year)
        return self.t("fiscal_year", year=when.year, next=_two(when.year + 1))

    def short_fiscal_year(self, when: When) -> str:
        """The same where a heading says that it is one."""
        if not _spans_two_years(when):
            return self.t("year", year=when.year)
        return self.t("short_fiscal_year", year=when.year, next=_two(when.year + 1))

    def within(self, year: When) -> str:
        """What is only known by its year, below a heading that says which."""
        return self.t("within_fiscal_year") if _spans_two_years(year) else self.t("within_year")

    def month(self, number: int) -> str:
        """The name of a month that stands alone."""
        return str(self.locale.months["stand-alone"]["wide"][number])

    def language_in_passing(self, code: str) -> str:
        """The name of a language inside a sentence or a list: in English where that is what the sentences are in."""
        spoken = self.locale if self.language in available() else locale_of(FALLBACK)
        return locale_of(code).get_display_name(spoken) or code

    def language_name(self, code: str) -> str:
        if code != self.language:
            return self.language_in_passing(code)
        name = self.locale.get_display_name() or code
        return name[:1].upper() + name[1:]

    def name_in(self, code: str) -> str:
        """What a row with the name in another language is called: inflected where the message file can say it so."""
        if self.has(f"name_in_language.{code}"):
            return self.t(f"name_in_language.{code}")
        return self.t("name_in", language=self.language_name(code))


class BorrowingLocalizer(Localizer):
    """The words of a language that lacks some, for pages: English ones that stand in carry their language."""

    def t(self, key: str, **values: Any) -> str:
        words = super().t(key, **values)
        return words if self.speaking(key) is self or not any(map(str.isalpha, words)) else borrowed(words, FALLBACK)


def localizer_of_pages(language: str) -> Localizer:
    return Localizer(language) if labels(language) >= labels(FALLBACK) else BorrowingLocalizer(language)


@functools.lru_cache(maxsize=10_000)
def _label(language: str, key: str) -> str:
    localizer = Localizer(language)
    return localizer._form(*localizer._found(key), {}).format()


@functools.cache
def locale_of(language: str) -> Locale:
    """`pt-BR` as well as `ja`."""
    return Locale.parse(language, sep="-")


@functools.lru_cache(maxsize=10_000)
def _long(day: datetime.date, language: str) -> str:
    return str(format_date(day, "long", locale=locale_of(language)))


def _with_language(forms: dict[str, str], locale: Locale) -> dict[str, str]:
    return {"language": str(locale).replace("_", "-"), **forms}


def _spans_two_years(when: When) -> bool:
    return (when.fiscal_start or 1) > 1


def _two(year: int) -> str:
    """The last two digits: 19 for 2019."""
    return f"{year % 100:02}"


def say_problem(problem: Problem, language: str) -> str:
    """In the language of the file the problem is in, else in `language`."""
    return Localizer(problem.language or language).problem(problem)

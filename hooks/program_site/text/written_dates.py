"""Days as people write them, where only one day can be meant."""

from __future__ import annotations

import datetime
import re

from babel import Locale
from babel.core import UnknownLocaleError

_PLAIN = str.maketrans("０１２３４５６７８９／．－年月", "0123456789/.---")
_WEEKDAY = re.compile(r"\s*[(\uff08]\w+[)\uff09]\s*")
_YEAR_FIRST = re.compile(r"((?:19|20)[0-9]{2})\s?([-/.])\s?([0-9]{1,2})\s?[-/.]\s?([0-9]{1,2})[\u65e5./]?")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2((?:19|20)[0-9]{2})(?:\s?\u0433\.)?")
_NAMED_MONTH = re.compile(r"([0-9]{1,2})\s+([^\W\d_]+)\s+((?:19|20)[0-9]{2})(?:\s?\u0433(?:\.|\u043e\u0434\u0430))?")


def written_day(text: str, language: str) -> str | None:
    """`2019年2月15日`, `15.02.2019`, `2019/2/15` → `2019-02-15`; None where it may be another day or none."""
    plain = _WEEKDAY.sub("", text.translate(_PLAIN)).strip()
    if found := _YEAR_FIRST.fullmatch(plain):
        return _day(found[1], found[3], found[4])
    if found := _NAMED_MONTH.fullmatch(plain):
        month = _months(language).get(found[2].lower())
        return _day(found[3], str(month), found[1]) if month else None
    if not (found := _YEAR_LAST.fullmatch(plain)):
        return None
    day_first, month_first = _day(found[4], found[3], found[1]), _day(found[4], found[1], found[3])
    if found[2] == "." and language == "ru":  # the usual form there: nobody writes the month first
        return day_first
    if day_first and month_first and day_first != month_first:
        return None
    return day_first or month_first


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _months(language: str) -> dict[str, int]:
    try:
        names = Locale.parse(language, sep="-").months["format"]["wide"]
    except (UnknownLocaleError, ValueError):
        return {}
    return {name.lower(): number for number, name in names.items()}

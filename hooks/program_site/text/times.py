"""Times of day and time zones as people write them beside a day: `15.04.2026 до 17:00 мск`, `4月15日17時（日本時間）`."""

import datetime
import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from program_site.messages import available, reading
from program_site.text.date_words import folded
from program_site.text.dates import written_day
from program_site.text.time_zones import zone_meant

_LETTER = r"[^\W\d_\u2e80-\U0010ffff]"
"""Of a script with blanks between words; those from U+2E80 on put none."""
_ALONE = r"(?<![\d.:/-])"
_CLOCK = rf"{_ALONE}(?P<hour>\d{{1,2}})[:.](?P<minute>\d{{2}})(?::(?P<second>\d{{2}})(?:\.0+)?)?(?![\d:/-]|\.\d)"
_ZONE = re.compile(rf"(?<!{_LETTER})[a-z]+(?:/[a-z0-9_+-]*[a-z0-9_])+")
_OFFSET = re.compile(r"(?<=\d)\s*\(?(?:utc|gmt)?\s*([+-])(\d{1,2})(?::?(\d{2}))?\s*\)?$")
_ZULU = re.compile(r"(?<=\d)z$")


@dataclass(frozen=True)
class WrittenTime:
    """A day with a time as far as it can be told, and whether that is certainly all that was written."""

    day: datetime.date | None
    hour: int | None = None
    """24 where the end of the day was written."""
    minute: int = 0
    zone: str | None = None
    certain: bool = False

    @property
    def time(self) -> datetime.time | None:
        return datetime.time(self.hour, self.minute) if self.hour is not None and self.hour < 24 else None


def written_time(text: str, language: str | None = None) -> WrittenTime:
    """What stands there. `language` is the writer's, if it is known."""
    plain = folded(text).strip()
    plain, zone, offset = _without_zone(plain)
    found = [each for pattern in _times() for each in pattern.finditer(plain)][:1]
    if not found:
        day = written_day(_without_fillers(plain), language)
        return WrittenTime(day, certain=day is not None and zone is None and offset is None)
    said = found[0]
    hour, minute, certain = _hour(said)
    rest = _without_fillers(f"{plain[: said.start()].removesuffix('t')} {plain[said.end() :]}")
    day = written_day(rest, language)
    if hour is None or minute > 59:
        return WrittenTime(day)
    written = WrittenTime(day, hour, minute, zone, certain and offset is None and day is not None)
    return _in_utc(written, offset) if offset is not None else written


def _hour(said: re.Match[str]) -> tuple[int | None, int, bool]:
    """Hour and minute, and whether nothing else can be meant: 5時 may be in the afternoon, 12 PM at night."""
    parts = said.groupdict()
    if parts.get("noon"):
        return 12, 0, True
    hour = int(parts["hour"])
    minute = 30 if parts.get("half") else int(parts.get("minute") or 0)
    certain = not int(parts.get("second") or 0)
    if parts.get("before") or parts.get("after"):
        certain = certain and hour < 12
        hour = hour % 12 + (12 if parts.get("after") else 0) if hour <= 12 else hour
    elif parts.get("unit"):
        certain = certain and (hour > 12 or hour == 0)
    if hour > 24 or (hour == 24 and minute):
        return None, 0, False
    return hour, minute, certain


def _without_zone(plain: str) -> tuple[str, str | None, datetime.timedelta | None]:
    """The text without its zone; the zone by its name, or how far it is ahead of UTC."""
    if found := _ZONE.search(plain):
        if zone := zone_meant(found[0], ()):
            return _cut(plain, found), zone, None
        return plain, None, None  # a name that is none is no part of a time
    if found := _OFFSET.search(plain):
        minutes = int(found[2]) * 60 + int(found[3] or 0)
        if ":" in plain[: found.start()] and minutes < 24 * 60:
            return _cut(plain, found), None, datetime.timedelta(minutes=minutes if found[1] == "+" else -minutes)
    if found := _ZULU.search(plain):
        return plain[:-1], "UTC", None
    for zone, word in _zone_words():
        if found := word.search(plain):
            return _cut(plain, found), zone, None
    return plain, None, None


def _cut(plain: str, found: re.Match[str]) -> str:
    rest = f"{plain[: found.start()]} {plain[found.end() :]}"
    return re.sub(r"\(\s*\)", " ", rest).strip().removesuffix("(").strip()


def _without_fillers(plain: str) -> str:
    """Words that say no more than the time beside them: до, まで."""
    for word in _words("fillers"):
        plain = word.sub(" ", plain)
    return re.sub(r"\(\s*\)", " ", plain).strip(" ,;")


def _in_utc(written: WrittenTime, offset: datetime.timedelta) -> WrittenTime:
    """An offset names no zone, so the moment can only be shown as it is in UTC."""
    if written.day is None or written.time is None:
        return written
    there = datetime.datetime.combine(written.day, written.time) - offset
    return WrittenTime(there.date(), there.hour, there.minute, "UTC")


@functools.cache
def _times() -> tuple[re.Pattern[str], ...]:
    """The surest first."""
    noon = f"(?:(?P<before>{_any_of('before_noon')})|(?P<after>{_any_of('after_noon')}))"
    minutes = rf"(?P<minute>\d{{1,2}})\s*(?:{_any_of('minutes')})\.?|(?P<half>{_any_of('half')})"
    hours = rf"(?P<hour>\d{{1,2}})\s*(?P<unit>{_any_of('hours')})(?!{_LETTER})\.?(?:\s*(?:{minutes})(?!{_LETTER}))?"
    patterns = (
        rf"(?<!{_LETTER}){noon}\s*{_CLOCK}",
        rf"(?<!{_LETTER}){noon}\s*{hours}",
        rf"{_CLOCK}\s*{noon}(?!{_LETTER})\.?",
        rf"{_ALONE}(?P<hour>\d{{1,2}})\s*{noon}(?!{_LETTER})\.?",
        _CLOCK,
        rf"{_ALONE}{hours}",
        rf"(?P<noon>{_any_of('noon')})(?!{_LETTER})",
    )
    return tuple(re.compile(each) for each in patterns)


def _any_of(kind: str) -> str:
    return "|".join(re.escape(word) for word in _written(kind))


def _written(kind: str) -> list[str]:
    """The words of all languages at once, the longest first."""
    found = {folded(word) for language in available() for word in reading(language).get("times", {}).get(kind, ())}
    return sorted(found, key=len, reverse=True)


@functools.cache
def _words(kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(_word(word) for word in _written(kind))


@functools.cache
def _zone_words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    named: Iterable[tuple[str, str]] = (
        (folded(word), zone)
        for language in available()
        for zone, words in reading(language).get("times", {}).get("zones", {}).items()
        for word in words
    )
    return tuple((zone, _word(word)) for word, zone in sorted(named, key=lambda each: (-len(each[0]), each)))


def _word(word: str) -> re.Pattern[str]:
    """A word on its own, as far as its script shows that."""
    return re.compile(rf"(?<!{_LETTER}){re.escape(word)}(?!{_LETTER})")

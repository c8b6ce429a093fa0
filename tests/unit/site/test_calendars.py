"""Calendars: what is written into them comes out again, in whatever words, and as calendar programs demand it (RFC 5545)."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from generated import bounded
from program_site.site.calendars import Entry, calendar
from program_site.text.moments import Moment

HOME, HOST = "Asia/Tokyo", "example.org"
CHANGED = datetime.date(2026, 4, 1)
DAY = datetime.date(2026, 4, 15)
FIVE = datetime.time(17)

WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cn", "Cs"]) | st.sampled_from("\n\\;,:\"'募集Сроки é😀"), max_size=120
).filter(lambda text: "\\N" not in text)
"""The library takes a backslash before N for the end of a line."""
KEYS = st.from_regex(r"(calls|events)/[a-z0-9]{1,40}", fullmatch=True)
DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 30))
TIMES = st.times().map(lambda each: each.replace(second=0, microsecond=0))
ZONES = st.none() | st.sampled_from(["Europe/Moscow", "Asia/Kathmandu", "UTC"])
MOMENTS = st.builds(Moment, DAYS) | st.builds(Moment, DAYS, TIMES, ZONES)
ENTRIES = st.builds(Entry, KEYS, WORDS, MOMENTS, DAYS, text=WORDS, place=WORDS)


def made(*entries: Entry, name: str = "締切", language: str = "ja") -> bytes:
    return calendar(name, language, entries, HOME, HOST)


def unfolded(octets: bytes) -> list[str]:
    """The lines of a calendar, put together as the standard says, without the library that wrote them."""
    assert octets.endswith(b"\r\n")
    lines = octets.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    for line in lines:
        line.decode()  # no sign is torn apart
        assert not re.search(rb"[\r\n]", line)
    return b"\r\n".join(lines).replace(b"\r\n ", b"").decode().split("\r\n")


def said(octets: bytes, name: str) -> list[str]:
    """What a property says, freed of its escapes."""
    found = (re.fullmatch(rf"{name}(?:;[^:]*)?:(.*)", line, re.DOTALL) for line in unfolded(octets))
    signs = {"n": "\n", "N": "\n"}
    return [
        re.sub(r"\\(.)", lambda sign: signs.get(sign[1], sign[1]), each[1], flags=re.DOTALL) for each in found if each
    ]


@bounded(1000)
@given(st.lists(ENTRIES, max_size=4, unique_by=lambda entry: entry.key), st.sampled_from(["ja", "ru", "pt-BR"]))
def test_whatever_is_written_into_a_calendar_comes_out_again(entries: list[Entry], language: str) -> None:
    octets = made(*entries, language=language)
    assert octets == made(*entries, language=language)
    assert said(octets, "SUMMARY") == [entry.title for entry in entries]
    assert said(octets, "DESCRIPTION") == [entry.text for entry in entries if entry.text]
    assert said(octets, "LOCATION") == [entry.place for entry in entries if entry.place]
    read = Calendar.from_ical(octets)
    for event, entry in zip(read.walk("VEVENT"), entries, strict=True):
        assert event["UID"] == f"{entry.key.replace('/', '-')}@{HOST}"
        start = event["DTSTART"].dt
        assert start == (entry.starts.begins(HOME).astimezone(datetime.UTC) if entry.starts.time else entry.starts.day)
        assert event["DTSTAMP"].dt.date() == entry.changed
        assert {name for name in event if name.startswith("DT")} == {"DTSTAMP", "DTSTART"}


@pytest.mark.parametrize(
    ("starts", "ends", "lines"),
    [
        (Moment(DAY, FIVE), None, ["DTSTART:20260415T080000Z"]),
        (Moment(DAY, FIVE, "Europe/Moscow"), None, ["DTSTART:20260415T140000Z"]),
        (Moment(DAY), None, ["DTSTART;VALUE=DATE:20260415"]),
        (Moment(DAY), Moment(DAY), ["DTSTART;VALUE=DATE:20260415"]),
        (Moment(DAY), Moment(datetime.date(2026, 4, 17)), ["DTSTART;VALUE=DATE:20260415", "DTEND;VALUE=DATE:20260418"]),
        (Moment(DAY, FIVE), Moment(DAY, datetime.time(19)), ["DTSTART:20260415T080000Z", "DTEND:20260415T100000Z"]),
        (Moment(DAY, FIVE), Moment(DAY), ["DTSTART:20260415T080000Z", "DTEND:20260415T150000Z"]),
        (Moment(DAY), Moment(DAY, FIVE), ["DTSTART;VALUE=DATE:20260415", "DTEND;VALUE=DATE:20260416"]),
    ],
)
def test_days_stay_days_and_times_are_told_in_utc(starts: Moment, ends: Moment | None, lines: list[str]) -> None:
    octets = made(Entry("calls/summer", "夏", starts, CHANGED, ends=ends))
    assert [line for line in unfolded(octets) if re.match("DTSTART|DTEND", line)] == lines


def test_a_calendar_to_the_letter() -> None:
    entry = Entry(
        "calls/summer-2026", "締切：夏期プログラム参加者募集; a, b", Moment(DAY, FIVE), CHANGED,
        text="Срок\nподачи \\n", place="金沢", address="https://example.org/x/?a=1,2#call",
    )  # fmt: skip
    assert unfolded(made(entry, name="締切と行事")) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Program site//Calendar//EN",
        "NAME;LANGUAGE=ja:締切と行事",
        "X-WR-CALNAME:締切と行事",
        "BEGIN:VEVENT",
        "SUMMARY;LANGUAGE=ja:締切：夏期プログラム参加者募集\\; a\\, b",
        "DTSTART:20260415T080000Z",
        "DTSTAMP:20260401T000000Z",
        "UID:calls-summer-2026@example.org",
        "DESCRIPTION;LANGUAGE=ja:Срок\\nподачи \\\\n",
        "LAST-MODIFIED:20260401T000000Z",
        "LOCATION;LANGUAGE=ja:金沢",
        "TRANSP:TRANSPARENT",
        "URL:https://example.org/x/?a=1,2#call",
        "END:VEVENT",
        "END:VCALENDAR",
    ]

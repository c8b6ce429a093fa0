"""Moments: a day, or a day with a time and perhaps a zone, as data write it and as people do."""

from __future__ import annotations

import datetime
import re
import zoneinfo

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generated import bounded
from program_site.text.dates import FIRST_YEAR, LAST_YEAR
from program_site.text.moments import Moment
from program_site.text.records import Reading
from program_site.text.times import written_time
from program_site.text.yaml_source import Unquoted, read_yaml

HOME = "Asia/Tokyo"
ADAPTER = TypeAdapter(Moment)
PATTERN = ADAPTER.json_schema()["pattern"]
DAYS = st.dates(datetime.date(FIRST_YEAR, 1, 2), datetime.date(LAST_YEAR, 12, 30))
TIMES = st.times().map(lambda each: each.replace(second=0, microsecond=0))
ZONES = st.none() | st.sampled_from(
    ["Europe/Moscow", "Asia/Kathmandu", "UTC", "America/Argentina/Ushuaia", "Etc/GMT+5", "America/Port-au-Prince"]
)
MOMENTS = st.builds(Moment, DAYS) | st.builds(Moment, DAYS, TIMES, ZONES)


def read(text: str, home: str | None = HOME, language: str | None = None) -> Moment:
    return ADAPTER.validate_python(Unquoted(text), context=Reading((), {}, timezone=home, language=language))


def refused(text: str, home: str | None = HOME, language: str | None = None) -> tuple[str, dict[str, str]]:
    with pytest.raises(ValidationError) as raised:
        read(text, home, language)
    (error,) = raised.value.errors()
    return error["type"], error.get("ctx", {})


def is_once(moment: Moment) -> bool:
    there = [moment.begins(HOME).replace(fold=fold).utcoffset() for fold in (0, 1)]
    return there[0] == there[1]


@bounded(1000)
@given(MOMENTS)
def test_a_moment_is_read_as_it_is_written(moment: Moment) -> None:
    assume(is_once(moment))
    assert read(str(moment)) == moment
    assert read(str(moment).replace(" ", "T", 1)) == moment


@bounded(1000)
@given(MOMENTS)
def test_a_moment_comes_through_yaml_with_and_without_quotes(moment: Moment) -> None:
    assume(is_once(moment))
    for text in (
        f"closes: {moment}",
        f"closes: '{moment}'",
        f"{{closes: {moment}, id: a}}",
        yaml.safe_dump({"closes": str(moment)}),
    ):
        source = read_yaml(text, "data/calls.yml")
        assert source.problems == ()
        found = ADAPTER.validate_python(source.value["closes"], context=Reading((), {}, timezone=HOME))
        assert found == moment, text


@bounded(1000)
@given(MOMENTS)
def test_a_day_lasts_until_the_next_and_a_time_is_no_span(moment: Moment) -> None:
    begins, ends = moment.begins(HOME), moment.ends(HOME)
    if moment.time:
        assert begins == ends
        assert (begins.time(), str(begins.tzinfo)) == (moment.time, moment.zone or HOME)
    else:
        assert (ends.date(), ends.time(), ends.tzinfo) == (
            moment.day + datetime.timedelta(days=1), datetime.time(), zoneinfo.ZoneInfo(HOME)
        )  # fmt: skip


@bounded(1000)
@given(MOMENTS)
def test_what_differs_only_in_spelling_is_cured_by_the_moment_itself(moment: Moment) -> None:
    assume(moment.time and moment.zone != "Etc/GMT+5" and is_once(moment))
    for spelt in (
        str(moment).replace("-", "/", 2),
        f"{moment.day} {moment.time} {moment.zone or ''}",
        f"  {moment.day}  {moment.time:%H:%M}まで {moment.zone or ''}",
    ):
        assert refused(spelt) == ("D230", {"candidate": str(moment)}), spelt


WAYS = [
    ("2026-4-15 9:00", "2026-04-15 09:00"),
    ("2026-04-15T17:00:00", "2026-04-15 17:00"),
    ("2026-04-15 17:00:00.0", "2026-04-15 17:00"),
    ("2026-04-15T17:00:00Z", "2026-04-15 17:00 UTC"),
    ("2026-04-15 17:00 JST", "2026-04-15 17:00 Asia/Tokyo"),
    ("２０２６年４月１５日１７：００", "2026-04-15 17:00"),
    ("2026年4月15日17時", "2026-04-15 17:00"),
    ("2026年4月15日（水）17時30分まで", "2026-04-15 17:30"),
    ("2026年4月15日（水）１７時半", "2026-04-15 17:30"),
    ("2026年4月15日（水）午後5時", "2026-04-15 17:00"),
    ("2026年4月15日 午前9:30", "2026-04-15 09:30"),
    ("2026年4月15日正午", "2026-04-15 12:00"),
    ("令和8年4月15日17時JST", "2026-04-15 17:00 Asia/Tokyo"),
    ("2026年4月15日17：00（日本時間）", "2026-04-15 17:00 Asia/Tokyo"),
    ("日本時間2026年4月15日17時", "2026-04-15 17:00 Asia/Tokyo"),
    ("2026年4月15日 17:00 モスクワ時間", "2026-04-15 17:00 Europe/Moscow"),
    ("15.04.2026 17:00", "2026-04-15 17:00"),
    ("15.04.2026 до 17.00 мск", "2026-04-15 17:00 Europe/Moscow"),
    ("до 17:00 15.04.2026", "2026-04-15 17:00"),
    ("15 апреля 2026 г., 17:00 (по московскому времени)", "2026-04-15 17:00 Europe/Moscow"),
    ("15 апреля 2026 года в 17 часов", "2026-04-15 17:00"),
    ("15 апреля 2026 г. к 17 ч. 30 мин.", "2026-04-15 17:30"),
    ("15 апреля 2026, полдень", "2026-04-15 12:00"),
    ("April 15, 2026, 5 p.m.", "2026-04-15 17:00"),
    ("April 15, 2026 5:00 PM JST", "2026-04-15 17:00 Asia/Tokyo"),
    ("5pm, 15 April 2026", "2026-04-15 17:00"),
    ("15.4.2026 17:00 europe/MOSCOW", "2026-04-15 17:00 Europe/Moscow"),
    ("2026年4月15日（水）まで", "2026-04-15"),
    ("15 апреля 2026 г.", "2026-04-15"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "meant"), WAYS, ids=[typed for typed, _ in WAYS])
def test_the_ways_in_which_people_write_it(typed: str, meant: str) -> None:
    assert refused(typed, language="ru" if "." in typed else None) == ("D230", {"candidate": meant})


UNSURE = [
    ("4/15 17:00", "2019-02-15 17:00"),  # of which year
    ("2026年4月15日17時必着", "2019-02-15 17:00"),  # by post
    ("2026年4月15日5時", "2026-04-15 05:00"),  # or 17:00
    ("2026-04-15 12:00 AM", "2026-04-15 00:00"),
    ("2026-04-15 17:00 PM", "2026-04-15 17:00"),
    ("2026-04-15 23:59:59", "2026-04-15 23:59"),
    ("2026-04-15 17:00〜18:00", "2019-02-15 17:00"),
    ("2026-04-15T17:00:00+09:00", "2026-04-15 08:00 UTC"),
    ("2026-04-15 01:00 UTC+5:30", "2026-04-14 19:30 UTC"),
    ("2026-04-15 JST", "2026-04-15"),
    ("2026-04-15 17:00 CST", "2019-02-15 17:00"),
    ("2026-04-15 25:00", "2026-04-15"),
    ("2026年4月15日（金）17時", "2019-02-15 17:00"),
    ("随時", "2019-02-15 17:00"),
    ("17:00", "2019-02-15 17:00"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "example"), UNSURE, ids=[typed for typed, _ in UNSURE])
def test_where_anything_would_be_lost_or_guessed_there_is_only_an_example(typed: str, example: str) -> None:
    assert refused(typed) == ("D230", {"example": example})


def test_the_end_of_the_day() -> None:
    for typed in ("2026-04-15 24:00", "2026年4月15日24時"):
        assert refused(typed) == ("D231", {"example": "2026-04-15"})
    assert refused("15.04.2026 24:00 мск", language="ru") == ("D231", {"example": "2026-04-15 23:59 Europe/Moscow"})


@pytest.mark.parametrize(
    ("typed", "home", "code", "example"),
    [
        ("2026-10-25 02:30 Europe/Berlin", HOME, "D232", "2026-10-25 00:30 UTC"),
        ("2026-10-25 02:30", "Europe/Berlin", "D232", "2026-10-25 00:30 UTC"),
        ("2026-03-29 02:30 Europe/Berlin", HOME, "D233", "2026-03-29 03:30 Europe/Berlin"),
        ("2026-03-29 02:30", "Europe/Berlin", "D233", "2026-03-29 03:30"),
    ],
)
def test_nights_in_which_clocks_are_changed(typed: str, home: str, code: str, example: str) -> None:
    assert refused(typed, home) == (code, {"zone": "Europe/Berlin", "example": example})
    assert str(read(example, home)) == example
    assert read("2026-10-25 02:30", HOME) == read("2026-10-25 02:30", None)


def test_a_zone_that_there_is_not() -> None:
    assert refused("2026-04-15 17:00 asia/tokyo")[0] == "D115"
    assert refused("2026-04-15 17:00 Asia/Kanazawa") == ("D141", {"value": "Asia/Kanazawa"})
    assert refused("2026-02-30 17:00")[0] == "D126"


@bounded(1000)
@given(
    st.text(st.sampled_from("0123456789-/.:T ZJST+年月日時分午後まで（）до чмскAPM随"), max_size=30)
    | st.text(max_size=30)
)
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    written = written_time(text)
    assert not written.certain or written.day
    try:
        moment = read(text)
    except ValidationError as error:
        cure = error.errors()[0].get("ctx", {}).get("candidate")
        assert cure is None or str(read(cure)) == cure
    else:
        assert read(str(moment)) == moment


@bounded(1000)
@given(MOMENTS)
def test_editors_know_the_same_forms(moment: Moment) -> None:
    assert re.search(PATTERN, str(moment))
    assert not re.search(PATTERN, f"{moment.day:%d.%m.%Y}")

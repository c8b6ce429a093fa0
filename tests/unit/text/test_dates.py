"""The one reader of dates: what it gives is all that was written, and else it gives nothing."""

from __future__ import annotations

import datetime
import re

import pytest
from babel.dates import format_date, format_skeleton
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from generated import bounded
from program_site.messages import available
from program_site.text.date_words import date_words
from program_site.text.dates import counted_day, possible_days, with_western_years, written_date, written_day
from program_site.text.records import Reading
from program_site.text.when import When

DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2049, 12, 31))
"""Two digits are enough for their years."""


@pytest.mark.parametrize(
    "written",
    [
        "2019/02/15",
        "2019.2.15",
        "15.02.2019",
        "15/2/2019",
        "2019年2月15日",
        "2019 年 2 月 15 日",
        "2019年2月15",
        "2019年2月15日（金）",
        "2019年2月15日金曜日",
        "２０１９／０２／１５",
        "2019-2-15",
        "20190215",
        " 2019 02 15",
        "平成31年2月15日",
        "H31.2.15",
        "Feb. 15, 2019",
        "February 15th, 2019",
        "15-Feb-2019",
        "15 февраля 2019 г.",
        "15 февраля 2019 года, пятница",
        "пятница, 15 февраля 2019 г.",
        "15 фев 2019",
        "02.15.2019",
    ],
)
def test_a_day_that_can_be_read_in_one_way_only(written: str) -> None:
    assert written_day(written) == datetime.date(2019, 2, 15)
    assert written_date(written) == "2019-02-15"


@pytest.mark.parametrize(
    "written",
    [
        "2026年12月15日（火）17時必着",
        "2026年12月15日（水）",
        "2026-12-15 17:00",
        "2026-12-15T17:00",
        "2026年12月15日必着",
        "до 15.12",
        "до 15.12.2026",
        "с 15 декабря 2026",
        "2021年2～3月",
        "2021年2-3月",
        "2021-08-02〜08-13",
        "2-3 февраля 2021",
        "Feb-Mar 2021",
        "2021-",
        "随時",
        "近日",
        "TBD",
        "31/2/15",
        "30年2月15日",
        "2019年2日",
        "2019-02-30",
        "2019-02-15 日",
        "2018/19 учебный год",
        "FY2018-10",
        "2018/2020年度",
        "2018/13",
        "18",
        "около 2018",
        "3019-02-15",
        "",
    ],
)
def test_what_says_more_than_a_date_or_less_is_none(written: str) -> None:
    assert written_day(written) is None
    assert written_date(written) is None


@pytest.mark.parametrize("written", ["03/04/2019", "19/2/15", "15 Feb 19", "03-04-2019", "03.04.2019"])
def test_a_day_that_can_be_read_in_two_ways_is_none(written: str) -> None:
    assert len(possible_days(written)) > 1
    assert written_day(written) is None


@pytest.mark.parametrize(("written", "day"), [("03.04.2019", "2019-04-03"), ("15.02.19", "2019-02-15")])
def test_between_dots_the_day_comes_first_for_whoever_writes_so(written: str, day: str) -> None:
    assert str(written_day(written, "ru")) == day
    assert written_day(written, "ja") is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2018/10", "2018-10"),
        ("2018年4月", "2018-04"),
        ("апрель 2018 г.", "2018-04"),
        ("April 2018", "2018-04"),
        ("04.2018", "2018-04"),
        ("２０１８年", "2018"),
        ("2018 г.", "2018"),
        ("fy2018", "FY2018"),
        ("FY 2018/19", "FY2018"),
        ("2018年度", "FY2018"),
        ("平成30年度", "FY2018"),
        ("令和元年度", "FY2019"),
        ("2018/2019 финансовый год", "FY2018"),
    ],
)
def test_a_date_is_as_exact_as_it_was_written(written: str, meant: str) -> None:
    assert written_date(written) == meant


def test_what_excel_counts_is_only_likely() -> None:
    assert counted_day("43511") == datetime.date(2019, 2, 15)
    assert written_date("43511") is None


@bounded(150)
@given(DAYS, st.sampled_from(available()), st.sampled_from(["short", "medium", "long", "full"]))
def test_a_day_in_any_form_of_any_language_is_itself_or_nothing(day: datetime.date, language: str, form: str) -> None:
    written = format_date(day, form, locale=language)  # type: ignore[arg-type]
    assert written_day(written, language) in ({day} if form in ("long", "full") else {day, None})


@bounded(100)
@given(DAYS, st.sampled_from(available()))
def test_a_month_in_the_form_of_any_language(day: datetime.date, language: str) -> None:
    written = format_skeleton("yMMMM", day, locale=language)
    assert written_date(written, language) == f"{day:%Y-%m}"


WORDS = "2019 19 2 02 15 31 平成31 R1 年 月 日 年度 FY / - . : ～ 〜 (金) 金 13 2020 Feb февраля г. до 17時 必着 頃 20190215"
PIECES = st.sampled_from([*WORDS.split(), "финансовый год", ",", " "])


@bounded(1500)
@given(st.lists(PIECES, min_size=1, max_size=8).map("".join), st.sampled_from(["ja", "ru", None]))
def test_nothing_that_was_written_is_lost(text: str, language: str | None) -> None:
    meant = written_date(text, language)
    if meant is None:
        return
    assert str(TypeAdapter(When).validate_python(meant, context=Reading((), {}))) == meant
    plain = with_western_years(text)
    words = date_words()
    named = [word for word in re.findall(r"[^\W\d_]+", plain) if word in words.months]
    numbers = re.findall(r"\d+", plain)
    if len(numbers) == 1 and len(numbers[0]) == 8:
        assert meant.replace("-", "") == numbers[0]
        return
    digits = sorted(int(number) % 100 for number in numbers) + sorted(min(words.months[word]) for word in named)
    kept = [int(part) % 100 for part in re.findall(r"\d+", meant)]
    if meant.startswith("FY"):
        assert kept[0] in digits
        assert {*digits} <= {kept[0], kept[0] + 1}
    else:
        assert sorted(kept) == sorted(digits)
    assert not re.search(r"[:～〜~]|до|17時|必着|頃", text)

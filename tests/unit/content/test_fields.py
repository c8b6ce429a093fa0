"""The values that fields are made of."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from program_site.content.data.fields import (
    Count,
    Id,
    Latitude,
    PartnerId,
    WebAddress,
    Year,
)
from program_site.i18n.translated_text import Name, Text, Words
from program_site.text.problems import closest
from program_site.text.records import Reading
from program_site.text.when import Day, When
from program_site.text.yaml_source import Unquoted

READING = Reading(("ja", "ru"), {"partners": frozenset({"kfu", "febras", "spbgmu"})})


def read(kind: Any, value: Any) -> Any:
    return TypeAdapter(kind).validate_python(value, context=READING)


def refusal(kind: Any, value: Any) -> str:
    with pytest.raises(ValidationError) as raised:
        read(kind, value)
    (error,) = raised.value.errors()
    return error["type"]


@pytest.mark.parametrize("value", ["kfu", "summer-school", "2019", "a-1-b"])
def test_ids(value: str) -> None:
    assert read(Id, value) == value


@pytest.mark.parametrize(
    "value", ["", "KFU", "a_b", "a b", "-a", "a-", "a--b", "а", "金沢", "a\n", "../a", "a/b", "kfu "]
)
def test_no_ids(value: str) -> None:
    assert refusal(Id, value) == "D110"


@pytest.mark.parametrize(
    ("value", "code"), [("kpfu", "D121"), ("кfu", "D109"), ("KFU", "D109"), ("hermitage", "D121"), ("", "D121")]
)
def test_references(value: str, code: str) -> None:
    assert read(PartnerId, "kfu") == "kfu"
    assert refusal(PartnerId, value) == code


@pytest.mark.parametrize("value", ["2019-02-15", Unquoted("2019-02-15"), " 2019-02-15\n"])
def test_days(value: Any) -> None:
    assert read(Day, value) == datetime.date(2019, 2, 15)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (Unquoted("2019-02-30"), "D126"),
        (Unquoted("2019-00-10"), "D126"),
        ("2019-2-15", "D112"),
        ("2019/02/15", "D112"),
        ("2019-02-15T10:00", "D112"),
        ("２０１９-０２-１５", "D112"),
        (2019, "D112"),
        (True, "D112"),
        ([2019, 2, 15], "D112"),
        ({"day": 15}, "D112"),
        (Unquoted(""), "D104"),
        ("", "D112"),
    ],
)
def test_no_days(value: Any, code: str) -> None:
    assert refusal(Day, value) == code


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        pytest.param(2019, "2019-01-01", "2019-12-31", id="a number"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("2019-02", "2019-02-01", "2019-02-28"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2018-12", "2018-12-01", "2018-12-31"),
        (Unquoted("2019-02-15"), "2019-02-15", "2019-02-15"),
        ("FY2018", "2018-04-01", "2019-03-31"),
    ],
)
def test_a_date_covers_all_that_it_may_mean(value: Any, first: str, last: str) -> None:
    when = read(When, value)
    assert (when.first.isoformat(), when.last.isoformat()) == (first, last)
    assert str(when) == (value.text if isinstance(value, Unquoted) else str(value))


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("2018-13", "D126"),
        ("2019-02-30", "D126"),
        ("0000", "D126"),
        ("FY2018-10", "D127"),
        ("fy2018", "D127"),
        ("2018/10", "D127"),
        ("18", "D127"),
        (2018.1, "D127"),
        (True, "D127"),
        ([2018], "D127"),
        (Unquoted(""), "D104"),
        ("２０１８", "D127"),
    ],
)
def test_no_dates(value: Any, code: str) -> None:
    assert refusal(When, value) == code


def test_every_date_that_is_taken_has_a_last_day() -> None:
    """Pages compare last days; a date that has none must be refused while reading."""
    for text in ("9999", "FY9999", "9999-12"):
        try:
            when = read(When, text)
        except ValidationError:
            continue
        assert when.last >= when.first


def test_dates_are_ordered_by_their_first_day_and_then_by_their_last() -> None:
    ordered = ["2017-12-31", "2018-01-01", "2018-01", "2018", "2018-04-01", "2018-04", "FY2018", "2019"]
    assert [str(when) for when in sorted(read(When, text) for text in reversed(ordered))] == ordered


@pytest.mark.parametrize(
    "value",
    [
        "https://kpfu.ru",
        "http://www.example.org/a?b=c#d",
        "https://казань.рф/",
        "https://kpfu.ru/страница",
        " https://a.ru ",
    ],
)
def test_web_addresses(value: str) -> None:
    assert read(WebAddress, value) == value.strip()


@pytest.mark.parametrize(
    "value",
    [
        "kpfu.ru",
        "//kpfu.ru",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://kpfu.ru",
        "mailto:a@example.org",
        "https://",
        "https://a.ru b",
        'https://a.ru/"onclick=',
        "https://a.ru/<b>",
    ],
)
def test_no_web_addresses(value: str) -> None:
    assert refusal(WebAddress, value) == "D114"


@pytest.mark.parametrize(("kind", "least", "most"), [(Latitude, -90, 90), (Year, 1700, 2200), (Count, 0, 1_000_000)])
def test_numbers_have_limits(kind: Any, least: int, most: int) -> None:
    assert (read(kind, least), read(kind, most)) == (least, most)
    assert refusal(kind, least - 1) == "greater_than_equal"
    assert refusal(kind, most + 1) == "less_than_equal"


@pytest.mark.parametrize("value", ["1", "1,5", True, Unquoted("0123"), None])
def test_text_is_no_number(value: Any) -> None:
    assert refusal(Count, value) == "int_type"
    assert refusal(Latitude, value) == "float_type"


def test_words_lose_the_spaces_round_them() -> None:
    assert read(Words, "  雪 \n") == "雪"
    assert refusal(Words, " \u3000\n") == "D104"
    assert refusal(Words, 5) == "string_type"


def test_a_text_has_every_language_and_may_have_more() -> None:
    text = read(Text, {"ja": "雪", "ru": "снег", "en": "snow"})
    assert [text.in_language(language) for language in ("ja", "ru")] == ["雪", "снег"]
    assert refusal(Text, {"ja": "雪"}) == "D107"
    assert refusal(Text, {"ja": "雪", "ru": "снег", "xx": "?"}) == "D108"


def test_a_name_says_which_of_its_forms_are_unofficial() -> None:
    name = read(Name, {"ja": "雪", "ru": {"text": "Снег", "official": False}, "en": "Snow"})
    assert (name.in_language("ru"), name.is_official("ru"), name.is_official("ja")) == ("Снег", False, True)
    assert [(code, form.text, form.official) for code, form in name.others("ja")] == [
        ("ru", "Снег", False),
        ("en", "Snow", True),
    ]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("auther", "author"),
        ("titel", "title"),
        ("аuthor", "author"),
        ("dаtе", "date"),
        ("TITLE", "title"),
        ("title ", "title"),
        ("x", None),
        ("", None),
        ("場所", None),
    ],
)
def test_the_word_that_was_meant(word: str, meant: str | None) -> None:
    assert closest(word, ["title", "date", "author"]) == meant

"""Names of reports, made of what their texts tell."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generated import bounded
from program_site.content.data.fields import REPORT_NAME
from program_site.content.reports.names import NOTHING_TOLD, Told, short_name, told_by, told_in
from program_site.content.reports.places import likely_report_name

TEXT = "---\ntitle: Рынок\ndate: 11.09.2018\nauthor: [Анна, Пётр]\nlang: ru\npartner: kfu\n---\n\nТекст рассказа.\n"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Список дел", "spisok-del"),
        ("Щи и борщ: «суп»", "shchi-i-borshch-sup"),
        ("Ёлка на Новый год", "yolka-na-novyy-god"),
        ("Déjà vu in Kazan", "deja-vu-in-kazan"),
        ("市場で買い物", "culture-kfu"),
        ("2019年2月", "culture-kfu"),
        ("", "culture-kfu"),
        ("Один очень длинный заголовок рассказа о рынке и погоде", "odin-ochen-dlinnyy-zagolovok-rasskaza-o"),
        ("a" * 60, "a" * 40),
    ],
)
def test_a_title_as_it_sounds(title: str, expected: str) -> None:
    assert short_name(title, ["culture", "kfu"]) == expected


def test_of_a_title_without_such_letters_and_no_host_there_is_a_plain_word() -> None:
    assert short_name("市場") == "report"


@bounded(300)
@given(title=some.text(max_size=80), name=some.text(max_size=40))
def test_whatever_a_report_is_called_its_likely_name_is_one(title: str, name: str) -> None:
    told = Told(title=title, day=datetime.date(2019, 2, 15))
    likely = likely_report_name(name, told)
    assert REPORT_NAME.fullmatch(likely)
    assert likely.startswith("2019-02-15-")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "cp866", "utf-16"])
def test_a_header_is_read_in_any_encoding_that_leaves_no_doubt(encoding: str) -> None:
    told = told_by(TEXT.replace("\n", "\r\n").encode(encoding))
    assert told == Told("Рынок", datetime.date(2018, 9, 11), ("Анна", "Пётр"), ("kfu",), "ru", has_header=True)


def test_what_is_no_header_tells_nothing() -> None:
    assert told_in("Просто текст.") == told_by(b"\xff\xfe\xff") == told_by(b"x" * 100_000) == NOTHING_TOLD


def test_the_same_report_is_known_by_its_author_and_title() -> None:
    told = told_in(TEXT)
    assert told.is_same(
        told_in(TEXT.replace("Рынок", "«Рынок»".strip("«»") + " ").replace("[Анна, Пётр]", "[Пётр, Анна]"))
    )
    assert not told.is_same(told_in(TEXT.replace("Анна", "Мария")))
    assert not told.is_same(told_in(TEXT.replace("Рынок", "Рынок 2")))
    assert not NOTHING_TOLD.is_same(NOTHING_TOLD), "what tells nothing may be anyone's"


@bounded(200)
@given(text=some.text(max_size=200))
def test_any_text_can_be_asked(text: str) -> None:
    told_by(text.encode("utf-8", "replace"))
    told_in(f"---\ntitle: {text}\n---\n")

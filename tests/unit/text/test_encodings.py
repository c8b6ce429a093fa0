"""The one reader of encodings: what `check` names is what `--fix` reads, and it is the text itself or nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from generated import bounded
from program_site.messages import reading
from program_site.text.encodings import UTF_16, decode, encodings
from program_site.text.files import decode_text

LANGUAGES = ("ja", "ru")


def words_of(language: str) -> list[str]:
    texts = (path.read_text(encoding="utf-8") for path in ROOT.glob(f"activity_reports/*/{language}.md"))
    return sorted({word for text in texts for word in re.findall(r"[^\W\d_A-Za-z]+", text)})


WORDS = {language: words_of(language) for language in LANGUAGES}


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """A text of some words of a language as its writers string them together, and that language."""
    language = draw(st.sampled_from(LANGUAGES))
    words = draw(st.lists(st.sampled_from(WORDS[language]), min_size=1, max_size=25))
    text = draw(st.sampled_from([" ", ", ", "\n", ""])).join(words)
    return draw(st.sampled_from([text, text.upper(), f"title: {text}\ndate: 2019-02-15\n"])), language


@bounded(600)
@given(texts(), st.data())
def test_a_text_is_read_as_itself_or_not_at_all(given_text: tuple[str, str], data: st.DataObject) -> None:
    text, language = given_text
    codec = data.draw(st.sampled_from([*reading(language)["encodings"].values(), *UTF_16.values()]))
    saved = text.encode(codec, "ignore")
    if sum(byte > 0x7F for byte in saved) < 12 and _is_utf_8(saved):
        return  # three letters of CP866 may well be two of UTF-8
    decoded = decode(saved)
    assert decoded is None or decoded[0] == saved.decode(codec)


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


@bounded(200)
@given(texts(), st.data())
def test_what_is_named_is_what_is_read(given_text: tuple[str, str], data: st.DataObject) -> None:
    text, language = given_text
    codec = data.draw(st.sampled_from(list(reading(language)["encodings"].values())))
    saved = b"\x81" + text.encode(codec, "ignore")
    _, problems = decode_text(saved, "data/file.yml")
    decoded = decode(saved)
    named = [problem.values["encoding"] for problem in problems if problem.code == "F106"]
    assert named == ([decoded[1]] if decoded and decoded[1] else [])


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("ДЕНЬ РОССИИ В КАНАДЗАВЕ", "cp1251"),
        ("ДЕНЬ РОССИИ В КАНАДЗАВЕ", "koi8_r"),
        ("СНЕГ ШЁЛ ВЕСЬ ДЕНЬ, И ВСЕ ЖДАЛИ", "koi8_r"),
        ("Вечер встречи", "cp866"),
        ("歓迎会です。雪の一日。", "cp932"),
        ("歓迎会です。", "euc_jp"),
        ("歓迎会です。", "iso2022_jp"),
        ("カザン連邦大学 — Казанский федеральный университет".replace("—", "-"), "cp932"),
    ],
)
def test_even_a_heading_is_enough(text: str, codec: str) -> None:
    decoded = decode(text.encode(codec))
    assert decoded is not None
    assert decoded[0] == text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("مرحبا بكم في برنامج التبادل الطلابي بين الجامعات", "cp1256"),
        ("今天下雪了，我们去了大学参加交流活动。老师给我们介绍了这个城市的历史和文化。", "gbk"),
        ("今天下雪了，我們去了大學參加交流活動。", "big5"),
        ("오늘은 눈이 왔습니다. 아주 추웠습니다.", "euc_kr"),
        ("שלום לכולם אנחנו סטודנטים באוניברסיטה", "cp1255"),
        ("Καλημέρα σας, είμαστε φοιτητές από το πανεπιστήμιο", "cp1253"),
        ("สวัสดีครับ ผมเป็นนักศึกษา", "cp874"),
        ("Dziś padał śnieg i poszliśmy na uniwersytet, żółć, gęślą jaźń", "cp1250"),
        ("Ürümqi, Málaga, Ångström, ñandú, çà et là, élève, garçon", "latin-1"),
        ("Шёл снег, и было очень холодно. Яблоки, яркая ёлка", "mac_cyrillic"),
    ],
)
def test_an_encoding_that_no_language_of_the_generator_has_is_given_no_name(text: str, codec: str) -> None:
    for part in (text, text * 5):
        assert decode(part.encode(codec)) is None


def test_ten_capitals_may_be_small_letters_of_another_encoding() -> None:
    assert decode("ДЕНЬ РОССИИ".encode("cp1251")) in (None, ("ДЕНЬ РОССИИ", "Windows-1251"))


@pytest.mark.parametrize("text", ["花子", "снег", "чай"])
def test_too_few_letters_say_nothing(text: str) -> None:
    for codec in encodings().values():
        data = text.encode(codec, "ignore")
        assert data.isascii() or decode(data) in (None, (data.decode(errors="replace"), ""))


SIGNS = "①②⑳ⅠⅢⅩ㍉㌔㍍㎝㎞㎡㍻〝〟№㏍℡㊤㊦㈱㈲㈹∮∑∟⊿"
"""What Windows adds to Shift_JIS: no language tells of it, and read as single bytes much of it is Russian letters."""


@bounded(200)
@given(st.text(SIGNS + "0123456789,\n", max_size=200), st.integers(1, 5))
def test_signs_of_windows_hide_no_japanese_and_are_never_russian(signs: str, number: int) -> None:
    heading = "\n年度,派遣・計画,派遣・実績,受入・計画,受入・実績\n"
    assert decode((signs * number + heading + signs * number).encode("cp932")) == (
        signs * number + heading + signs * number,
        "Shift_JIS",
    )
    alone = decode(("①Ⅲ㎝" * number * 10 + signs).encode("cp932"))
    assert alone is None or alone[1] == "Shift_JIS"

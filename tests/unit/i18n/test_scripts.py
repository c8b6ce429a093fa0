"""Which scripts a language is written in. That letters belong to their scripts, a browser is asked in tests/browser."""

from __future__ import annotations

import re

import pytest

from program_site.i18n.scripts import direction_of, letters_in, scripts_of


@pytest.mark.parametrize(
    ("language", "scripts"),
    [
        ("ja", {"Hani", "Hira", "Kana"}),
        ("ko", {"Hang", "Hani"}),
        ("zh", {"Hani"}),
        ("zh-TW", {"Hani"}),
        ("ru", {"Cyrl"}),
        ("kk", {"Cyrl"}),
        ("sr", {"Cyrl"}),
        ("sr-Latn", {"Latn"}),
        ("uz", {"Latn"}),
        ("uz-Cyrl", {"Cyrl"}),
        ("pt-BR", {"Latn"}),
        ("ar", {"Arab"}),
        ("xx", set()),
        ("not a language", set()),
        ("", set()),
    ],
)
def test_languages_are_written_as_the_cldr_says(language: str, scripts: set[str]) -> None:
    assert scripts_of(language) == scripts


@pytest.mark.parametrize(
    ("script", "inside", "outside"),
    [
        ("Cyrl", "АяЁёҒқӘһ", "AzΩあ漢́12.«»"),
        ("Hira", "あんゔゝ", "アー漢、。「」aЖ"),
        ("Kana", "アンーヴｱﾝ", "あ・＝漢Ａ"),
        ("Hani", "漢字々〆〇㐀𠮷龠", "かカ、。㈱①"),
        ("Hang", "한글ㄱ", "漢かЖ"),
        ("Arab", "عربپ", "،؟٠"),
        ("Hebr", "אבם", "₪1"),
        ("Thai", "ไทยก็", "฿๑"),
        ("Deva", "हिन्दी", "।१"),
        ("Beng", "বাংলা", "১"),
        ("Adlm", "𞤀𞤢", "aа"),
        ("Zzzz", "", "aаあ"),
    ],
)
def test_letters_and_their_marks_are_told_from_signs_that_scripts_share(script: str, inside: str, outside: str) -> None:
    letters = re.compile(f"[{letters_in(script) or chr(0)}]")
    assert [sign for sign in inside if not letters.match(sign)] == []
    assert [sign for sign in outside if letters.match(sign)] == []


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("he", "rtl"), ("ja", "ltr"), ("xx", "ltr")])
def test_the_way_a_language_runs(language: str, direction: str) -> None:
    assert direction_of(language) == direction

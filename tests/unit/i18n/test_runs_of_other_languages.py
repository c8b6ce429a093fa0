"""The words of other languages inside a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generated import bounded
from program_site.i18n.other_languages import OtherLanguages

OURS = ("ja", "ru")


def runs(text: str, language: str, languages: tuple[str, ...] = OURS, **names: str) -> list[tuple[str, str]]:
    """The words and their languages; `names` by their languages."""
    reader = OtherLanguages(languages, {name: code for code, name in names.items()}).inside(language)
    return [(text[start:end], code) for start, end, code in reader.runs(text)] if reader else []


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Рынок «助市» и снег", "ru", ["助市"]),
        ("カザン連邦大学（Казанский федеральный университет）で", "ja", ["Казанский федеральный университет"]),
        ("最後に「Спасибо!」と書いた", "ja", ["Спасибо"]),
        ("「Спасибо! Пока.」と", "ja", ["Спасибо! Пока"]),
        ("В 2018年度 и 平成30年に, 3月", "ru", ["年度", "平成30年に, 3月"]),
        ("часы ラーメン々〆、「雪」。 и", "ru", ["ラーメン々〆、「雪」"]),
        ("東京（とうきょう）。", "ru", ["東京（とうきょう）"]),
        ("「один」「два」「три」を", "ja", ["один", "два", "три"]),
        ("「助市」と雪", "ru", ["「助市」と雪"]),
        ("(東京（とうきょう) и", "ru", ["東京", "とうきょう"]),
        ("Каза́нь и Ё", "ja", ["Каза́нь и Ё"]),
        ("カザン（Казань (Москва）", "ja", ["Казань", "Москва"]),
        ("Д-р Иванов, А. Б.", "ja", ["Д-р Иванов, А. Б"]),
        ("«Слово&nbsp;&mdash; слово»", "ja", ["Слово&nbsp;&mdash; слово"]),
        ("Kazan Federal University (KFU), 2019", "ja", []),
        ("Университет Kanazawa имени", "ja", ["Университет", "имени"]),
        ("東京Казань", "en", ["東京", "Казань"]),
        ("かЖ", "en", ["か", "Ж"]),
        ("12:30 — 。、「」（）…", "ru", []),
        ("東京", "ja", []),
        ("東京", "ja-JP", []),
        ("東京", "xx", []),
    ],
)
def test_runs_reach_from_the_first_letter_to_the_last(text: str, language: str, found: list[str]) -> None:
    assert [words for words, _ in runs(text, language)] == found


def test_a_script_that_two_other_languages_have_tells_neither() -> None:
    assert runs("東京 и 東京は", "ru", ("ja", "zh", "ru")) == [("東京は", "ja")]
    assert runs("さくら、東京", "ru", ("ja", "zh", "ru")) == [("さくら", "ja")]
    assert runs("東京は", "zh", ("ja", "zh")) == [("は", "ja")]
    assert runs("Казань, Қазан", "ja", ("ja", "kk", "ru")) == []
    assert runs("Қазан", "ru", ("kk", "ru")) == []
    assert runs("Қазан さくら", "kk", ("ja", "kk", "ru")) == [("さくら", "ja")]
    assert runs("서울 漢城", "ja", ("ja", "ko")) == [("서울", "ko")]
    assert runs("さくら 漢城", "ko", ("ja", "ko")) == [("さくら", "ja")]


def test_the_data_say_in_which_language_a_name_is() -> None:
    sites = ("ja", "kk", "ru")
    assert runs("Казань, Қазан қаласы", "ja", sites, kk="Қазан қаласы") == [("Қазан қаласы", "kk")]
    assert runs("Қазан қаласы", "ru", OURS, kk="Қазан қаласы") == [("Қазан қаласы", "kk")]
    assert runs("Қазан  қаласындағы", "ru", OURS, kk="Қазан қаласы") == [], "another word begins like it"
    assert runs("喀山は喀山", "ru", ("ja", "zh", "ru"), zh="喀山") == [
        ("喀山", "zh"),
        ("は", "ja"),
        ("喀山", "zh"),
    ]
    assert runs("喀山 и", "zh", ("ja", "zh", "ru"), zh="喀山") == [("и", "ru")]


TEXTS = some.text(some.sampled_from(list("абЖё́漢字かナーxZ0１ \u3000,.、。「」（）()«»“”&;’-")), max_size=40)


@bounded(2000)
@given(text=TEXTS, language=some.sampled_from(["ja", "ru", "en"]))
def test_whatever_a_text_is_its_runs_hold_exactly_the_letters_of_others(text: str, language: str) -> None:
    reader = OtherLanguages(OURS).inside(language)
    assert reader
    covered: dict[int, str] = {}
    end = 0
    for run in reader.runs(text):
        assert end <= run.start < run.end
        assert run.language in {*OURS} - {language}
        covered |= dict.fromkeys(range(run.start, run.end), run.language)
        words, end = text[run.start : run.end], run.end
        for opening, closing in zip("「（(«“", "」）)»”", strict=True):
            assert words.count(opening) == words.count(closing)
        assert not words[0].isspace()
        assert not words[-1].isspace()
        assert not words[0].isdigit()
        assert not words[-1].isdigit()
    for place, sign in enumerate(text):
        writing = "ru" if sign in "абЖё" else "ja" if sign in "漢字かナー" else None
        if writing and writing != language:
            assert covered.get(place) == writing
        elif writing or sign in "xZ":
            assert place not in covered


@bounded(300)
@given(text=some.text(max_size=60), language=some.sampled_from(["ja", "ru", "en", "ar", "ko"]))
def test_any_text_at_all_can_be_read(text: str, language: str) -> None:
    for run in runs(text, language, ("ja", "ru", "ar", "ko")):
        assert not any(sign.isascii() and sign.isalpha() for sign in run[0].replace("&", ""))

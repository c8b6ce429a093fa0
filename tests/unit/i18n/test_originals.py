"""Which text is the original of which, what of it counts, and what is known of a translation."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from program_site.i18n.originals import Standing, TranslatedFrom, content_hash, original_of, standing

NEW = "0123456789ab"
SAME = {
    "line ends and blanks": ("One  two\nthree\n", "One two\r\n\r\nthree"),
    "letters saved in parts": ("\u0439", "\u0438\u0306"),
    "another name of a photo": ('![Sea](<IMG 1.jpg> "Calm")', '![Sea](photo-1.jpg "Calm")'),
}
DIFFERENT = {
    "a letter": ("Tea", "tea"),
    "a sign": ("Tea.", "Tea!"),
    "the caption of a photo": ('![Sea](photo-1.jpg "Calm")', '![Sea](photo-1.jpg "Rough")'),
    "the target of a link": ("[a](https://example.org/)", "[a](https://example.com/)"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_what_asks_for_no_new_translation_does_not_count(one: str, other: str) -> None:
    assert content_hash(one) == content_hash(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT.values(), ids=DIFFERENT)
def test_what_a_translator_would_have_to_follow_counts(one: str, other: str) -> None:
    assert content_hash(one) != content_hash(other)


def test_a_hash_is_short_the_same_everywhere_and_knows_what_stands_where() -> None:
    assert content_hash("雪", None, "Снег") == "6bba10b37b65"
    assert content_hash("a", "b") != content_hash("ab", "") != content_hash("", "ab")


@dataclass(frozen=True)
class Text:
    language: str
    translated_from: TranslatedFrom | None = None
    content_hash: str = NEW


def source(language: str, known: str | None = None) -> TranslatedFrom:
    return TranslatedFrom.model_construct(language=language, hash=known)


PAIRS: dict[str, tuple[Text, Text, str | None, str | None]] = {
    "the first language is the original": (Text("ja"), Text("ru"), None, "ja"),
    "a translation names its original": (Text("ja", source("ru")), Text("ru"), "ru", None),
    "each was made from the other": (Text("ja", source("ru")), Text("ru", source("ja")), "ru", "ja"),
    "the original that is named is not there": (Text("ja"), Text("ru", source("en")), None, "ja"),
    "a text names itself": (Text("ja", source("ja")), Text("ru"), "ru", None),
}


@pytest.mark.parametrize(("ja", "ru", "of_ja", "of_ru"), PAIRS.values(), ids=PAIRS)
def test_the_original_of_a_text(ja: Text, ru: Text, of_ja: str | None, of_ru: str | None) -> None:
    texts = {"ja": ja, "ru": ru}
    found = [original_of(text, texts) for text in (ja, ru)]
    assert [each and each.language for each in found] == [of_ja, of_ru]


@pytest.mark.parametrize(
    ("made_from", "expected"),
    [
        (source("ja", NEW), "current"),
        (source("ja", "ba9876543210"), "older"),
        (source("ja"), "unknown"),
        (source("ja", "sample"), "unknown"),
        (source("en", NEW), "unknown"),
        (None, "unknown"),
    ],
)
def test_what_is_known_of_a_translation(made_from: TranslatedFrom | None, expected: Standing) -> None:
    assert standing(Text("ru", made_from), Text("ja")) == expected

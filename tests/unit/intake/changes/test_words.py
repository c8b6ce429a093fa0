"""Changes are said in the words of the office, whatever they are."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from difference_cases import CASES, LANGUAGES, lines
from generated import bounded
from program_site.content.record_names import name_of, names_in
from program_site.intake.changes.change_file import Change
from program_site.intake.changes.words import said, words_of


def in_words(changes: list[Any], language: str) -> list[str]:
    words = words_of(language, CASES["languages"], CASES["fiscal_start"])
    return said([Change.model_validate(each) for each in changes], words, language, CASES["names"][language])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["why"])
def test_a_case_is_said_as_its_file_has_it(case: dict[str, Any], language: str) -> None:
    assert in_words(case["changes"], language) == lines(case, language)


NUMBERS = st.integers(0, 10**15)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
PLAIN = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.floats(-1e9, 1e9) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
PLACES = st.sampled_from(
    ["name", "ru", "ties", "since", "statements", "aliases", "source", "closes", "years", "text", "official", "{"]
)
SELECTORS = st.dictionaries(
    st.sampled_from(["id", "year", "from"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=5) | NUMBERS,
    max_size=2,
)
CHANGES = st.fixed_dictionaries({
    "file": st.sampled_from(["partners", "mobility", "calls", "glossary", "no such file"]),
    "place": st.lists(PLACES | NUMBERS | SELECTORS, min_size=1, max_size=8),
    "old": PLAIN,
    "new": PLAIN,
})  # fmt: skip


@bounded(500)
@given(st.lists(CHANGES, min_size=1, max_size=4), st.sampled_from(LANGUAGES))
def test_whatever_comes_is_said_in_single_lines(changes: list[Any], language: str) -> None:
    for line in in_words(changes, language):
        assert "\n" not in line


def test_the_words_can_be_handed_to_a_script() -> None:
    words = words_of("ru", ["ja", "ru"], 4)
    assert json.loads(json.dumps(words)) == words
    assert words["dates"]["days"][4] == "{day} мая {year}\u202fг."
    assert words["dates"]["fiscal"] == "{year}/{next} финансовый год"
    assert words_of("ja", ["ja"], 1)["dates"]["fiscal"] == "{year}年"


def test_a_record_is_called_by_what_people_know_it_by() -> None:
    data = {
        "partners": [
            {"id": "kfu", "name": {"ja": "カザン", "ru": {"text": "Казань", "official": False}}},
            {"id": "none"},
        ],
        "sources": [{"id": "report", "title": {"ja": "報告"}}],
        "mobility": {"years": []},
    }
    assert names_in(data, ["ru", "ja"]) == {
        "partners": {"kfu": "Казань"},
        "sources": {"report": "報告"},
        "mobility": {},
    }
    assert name_of({"name": 1}) == ""

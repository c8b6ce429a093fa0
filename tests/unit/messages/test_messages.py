"""The generator's own words: complete in every language, and none that nobody says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml
from babel import Locale

from conftest import ROOT
from labels import labels, placeholders
from program_site.content.reports.front_matter import FIELDS
from program_site.i18n.localizer import Localizer
from program_site.messages import FALLBACK, available, messages
from program_site.site.problem_index import codes
from program_site.text.problems import Fixed

OWN_WAY: dict[str, set[str]] = {
    "fiscal_year": {"next"},
    "short_fiscal_year": {"next"},
    "fiscal_years": {"first_next", "last_next"},
}
"""Values that a language may leave out: Russian and English readers write a year that begins in April differently."""


def test_english_is_what_all_others_fall_back_to() -> None:
    assert FALLBACK == "en"
    assert {"ja", "ru", "en"} <= set(available())


@pytest.mark.parametrize("language", available())
def test_every_language_says_the_same_things(language: str) -> None:
    assert messages(language).keys() == messages("en").keys()
    assert messages(language)["problems"].keys() == messages("en")["problems"].keys()
    assert labels(language).keys() == labels("en").keys()


@pytest.mark.parametrize("language", available())
def test_every_problem_speaks_of_the_same_values(language: str) -> None:
    own, english = messages(language)["problems"], messages("en")["problems"]
    assert {code: placeholders(text) for code, text in own.items()} == {
        code: placeholders(text) for code, text in english.items()
    }


@pytest.mark.parametrize("language", available())
def test_every_label_speaks_of_the_same_values(language: str) -> None:
    own, english = labels(language), labels("en")
    different = {
        key: placeholders(text) ^ placeholders(english[key]) - OWN_WAY.get(key, set())
        for key, text in own.items()
        if (placeholders(text) ^ placeholders(english[key])) - OWN_WAY.get(key, set())
    }
    assert different == {}


@pytest.mark.parametrize("language", available())
def test_plurals_have_the_forms_of_their_language(language: str) -> None:
    needed = {*Locale.parse(language).plural_form.tags, "other"}
    forms = {key: _counted(text) for key, text in labels(language).items() if isinstance(text, dict)}
    assert forms
    assert {key: found for key, found in forms.items() if found != needed} == {}


@pytest.mark.parametrize("language", available())
def test_every_form_of_a_plural_speaks_of_the_same_values(language: str) -> None:
    for key, text in labels(language).items():
        if isinstance(text, dict):
            assert {form: placeholders(text[form]) for form in _counted(text)} == dict.fromkeys(
                _counted(text), placeholders(text)
            ), key


def _counted(forms: dict[str, str]) -> set[str]:
    """The forms for any number; `=2` is that of one alone, in which it may be a word."""
    return {form for form in forms if not form.startswith("=")}


@pytest.mark.parametrize("language", available())
def test_every_problem_says_what_to_do(language: str) -> None:
    without = [code for code, text in messages(language)["problems"].items() if text.count("→") != 1]
    assert without == []


@pytest.mark.parametrize("language", available())
def test_no_message_stands_twice_in_its_file(language: str) -> None:
    path = ROOT / "hooks" / "program_site" / "messages" / f"{language}.yml"
    whole = yaml.compose(path.read_text(encoding="utf-8"))
    assert whole is not None
    for node in walk(whole):
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            assert len(keys) == len(set(keys))


@pytest.mark.parametrize("language", available())
def test_the_examples_fill_what_the_messages_of_reports_speak_of(language: str) -> None:
    told, examples = messages(language)["problems"], messages(language)["examples"]
    wanted = {code: names for code in codes(of_reports=True) if (names := placeholders(told[code]))}
    assert {code: set(values) for code, values in examples.items()} == wanted


def test_every_code_has_its_place_on_the_page_of_problems() -> None:
    assert sorted([*codes(of_reports=True), *codes(of_reports=False)]) == sorted(messages("en")["problems"])


@pytest.mark.parametrize("language", available())
def test_words_for_fields_lead_to_fields_and_none_to_two(language: str) -> None:
    table = messages(language)["fields"]
    assert table.keys() <= FIELDS
    words = [word for meant in table.values() for word in meant]
    assert len(words) == len(set(words))
    assert not FIELDS & set(words)


def walk(node: yaml.Node) -> Iterator[yaml.Node]:
    yield node
    for part in node.value if isinstance(node, yaml.MappingNode) else ():
        yield from walk(part[1])


@pytest.mark.parametrize("language", available())
def test_every_kind_of_fix_has_words_in_every_language(language: str) -> None:
    own, english = messages(language)["fixed"], messages("en")["fixed"]
    assert {kind: placeholders(text) for kind, text in own.items()} == {
        kind: placeholders(text) for kind, text in english.items()
    }
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "hooks").rglob("*.py"))
    assert {kind for kind in english if f'"{kind}"' not in code} == set(), "no words for nothing"


def test_a_name_cannot_mislead_a_terminal() -> None:
    said = Localizer("en").fixed(Fixed("renamed", "a\x1b[2J.jpg", 1, {"after": "photo-1.jpg"}))
    assert said == "a\ufffd[2J.jpg:1 Renamed or moved the file: photo-1.jpg"

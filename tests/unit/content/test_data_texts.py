"""Which texts in the data are translations, and of what."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import ROOT
from marks import HEAD, PARTNERS, project, told, translated
from program_site.content.data.texts import DataText

NAMES = {
    "official in every language": ("{ja: 雪, ru: Снег}", []),
    "the first is official": ("{ja: 雪, ru: {text: Снег, official: false}}", [("ru", "Снег", "ja", "雪")]),
    "only the second is official": ("{ja: {text: 雪, official: false}, ru: Снег}", [("ja", "雪", "ru", "Снег")]),
    "the third is official": (
        "{ja: {text: 雪, official: false}, ru: {text: Снег, official: false}, en: Snow}",
        [("ja", "雪", "en", "Snow"), ("ru", "Снег", "en", "Snow")],
    ),
    "two are official": (
        "{en: Snow, ru: {text: Снег, official: false}, ja: 雪}",
        [("ru", "Снег", "ja", "雪")],
    ),
    "none is official": (
        "{ru: {text: Снег, official: false}, ja: {text: 雪, official: false}}",
        [("ru", "Снег", "ja", "雪")],
    ),
}


@pytest.mark.parametrize(("name", "expected"), NAMES.values(), ids=NAMES)
def test_of_a_name_only_unofficial_forms_are_translations(
    name: str, expected: list[tuple[str, str, str, str]], tmp_path: Path
) -> None:
    partners = HEAD.replace("{ja: カザン連邦大学, ru: Казанский университет}", name)
    found = [each for each in translated(project(tmp_path, partners)).texts if each.path == PARTNERS]
    assert [(each.language, each.text, each.original_language, each.original) for each in found] == expected


def test_a_text_is_translated_from_the_first_language_of_the_site_wherever_that_stands(tmp_path: Path) -> None:
    partners = told() + "  note: {ru: Снег, en: Snow, ja: 雪}\n"
    found = [each for each in translated(project(tmp_path, partners)).texts if each.path == PARTNERS]
    assert found == [
        DataText(PARTNERS, 6, "kfu.note", "ru", "Снег", "ja", "雪"),
        DataText(PARTNERS, 6, "kfu.note", "en", "Snow", "ja", "雪"),
    ]


def test_a_place_is_told_by_ids_and_its_line_is_that_of_the_translation() -> None:
    for text in translated(ROOT).texts:
        assert not any(part.isdecimal() for part in text.place.split(".")), text.place
        line = (ROOT / text.path).read_text(encoding="utf-8").splitlines()[text.line - 1]
        assert f"{text.language}:" in line
        assert text.text[:12] in line.replace("''", "'"), text.at

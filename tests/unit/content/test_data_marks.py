"""What is known of each translation in the data, after any change."""

from __future__ import annotations

from pathlib import Path

import pytest

from marks import MARKED, PARTNERS, SEA, SNOW, TEA, mark, project, told, translated
from program_site.content.data.marks import read_marks

# ---- What is known after a change --------------------------------------------------------------------------------

CHANGES: dict[str, tuple[tuple[tuple[str, str], ...], list[str]]] = {
    "nothing": (MARKED, ["current", "current"]),
    "another order": ((TEA, SNOW), ["current", "current"]),
    "a new one in front": ((SEA, SNOW, TEA), ["new", "current", "current"]),
    "one is gone": ((TEA,), ["current"]),
    "the original": ((("大雪", "Снег"), TEA), ["older", "current"]),
    "the original, and another order": ((TEA, ("大雪", "Снег")), ["current", "older"]),
    "the original, and a new one": ((("大雪", "Снег"), TEA, SEA), ["older", "current", "new"]),
    "the translation": ((("雪", "Снежок"), TEA), ["current", "current"]),
    "the translation, and a new one": ((("雪", "Снежок"), SEA, TEA), ["current", "new", "current"]),
    "both": ((("大雪", "Снегопад"), TEA), ["unknown", "current"]),
    "the originals of two, each the other's": ((("茶", "Снег"), ("雪", "Чай")), ["older", "older"]),
    "both of one, the original of another": ((("大雪", "Снегопад"), ("紅茶", "Чай")), ["unknown", "older"]),
    "an old translation for a new text": ((SNOW, TEA, ("海", "Снег")), ["current", "current", "new"]),
    "blanks and nothing else": ((("雪 ", "  Снег"), TEA), ["current", "current"]),
    "all are gone": ((), []),
}


@pytest.mark.parametrize(("facts", "expected"), CHANGES.values(), ids=CHANGES)
def test_what_is_known_after_a_change_of(
    facts: tuple[tuple[str, str], ...], expected: list[str], tmp_path: Path
) -> None:
    mark(project(tmp_path, told(*MARKED)))
    found = translated(project(tmp_path, told(*facts))).standings
    assert [standing for text, standing in found if text.path == PARTNERS] == expected
    mark(tmp_path)
    assert {standing for _, standing in translated(tmp_path).standings} == {"current"}
    assert len(read_marks(tmp_path)[0]) == len(found), "what is gone has no mark any more"


def test_two_records_know_nothing_of_each_other(tmp_path: Path) -> None:
    mark(project(tmp_path, told(SNOW)))
    (new,) = translated(project(tmp_path, told(SNOW) + told(("雪国", "Снег"), who="isu"))).of("new")
    assert new.place == "isu.statements.text"


def test_every_further_language_has_a_mark_of_its_own(tmp_path: Path) -> None:
    def note(ja: str, ru: str, en: str) -> str:
        return told() + f"  note: {{ja: {ja}, ru: {ru}, en: {en}}}\n"

    mark(project(tmp_path, note("雪", "Снег", "Snow")))
    assert len(translated(project(tmp_path, note("大雪", "Снег", "Snow"))).of("older")) == 2
    found = translated(project(tmp_path, note("大雪", "Снегопад", "Snow")))
    assert [text.language for text in found.of("unknown", "ru")] == ["ru"]
    assert [text.language for text in found.of("older")] == ["en"]
    assert found.of("older", "ru") == []


def test_where_another_language_becomes_the_first_nothing_is_called_old(tmp_path: Path) -> None:
    mark(project(tmp_path, told(SNOW)))
    changed = translated(project(tmp_path, told(SNOW), languages="[ru, ja]"))
    assert {standing for _, standing in changed.standings} == {"new"}

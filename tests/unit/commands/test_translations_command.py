"""`translations` and the data: the place and the cure of each, and marks for several files at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import files_below
from marks import SNOW, TEA, Command, project, told
from program_site.content.data.marks import FILE


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(tmp_path, capsys)


def test_the_command_says_place_and_cure_and_marks_several_files_at_once(tmp_path: Path, command: Command) -> None:
    project(tmp_path, told(SNOW, TEA))
    assert "run make translations MARK=data once" in command("--lang", "en")
    assert "1 translation marked" in command("--mark", "data/cities.yml", "data/partners.yml", "--lang", "en")
    assert "data once" not in command("--lang", "en")
    project(tmp_path, told(("大雪", "Снег"), ("紅茶", "Чёрный чай")))
    said = [line for line in command("--lang", "en").splitlines() if "MARK=" in line]
    assert said[0] == (
        "data/partners.yml:7: the original was changed after the text in Russian was written"
        " → correct that and run make translations MARK=data/partners.yml. Original: “大雪”, translation: “Снег”"
    )
    assert said[1].startswith("data/partners.yml:8: the original and the text in Russian were both changed")
    plain = json.loads(command("--format", "json"))
    assert plain["data"]["unmarked"] > 0
    assert [(gap["state"], gap["place"], gap["line"]) for gap in plain["data_gaps"]] == [
        ("older", "kfu.statements.text", 7),
        ("unknown", "kfu.statements.text", 8),
    ]
    command("--mark", str(tmp_path / "data"))
    plain = json.loads(command("--format", "json"))
    assert plain["data"]["complete"] == plain["data"]["all"] > plain["data"]["unmarked"] == len(plain["data_gaps"]) == 0


def test_nothing_but_the_marks_is_written(tmp_path: Path, command: Command) -> None:
    before = files_below(project(tmp_path, told(SNOW)))
    command("--mark", "data", "data/partners.yml")
    after = files_below(tmp_path)
    assert after.pop(FILE)
    assert after == before
    assert "no translation" in command("--mark", "data/mobility.yml", "data/schema", "--lang", "en", code=1)


@pytest.mark.parametrize("language", ["ja", "ru", "en"])
def test_a_folder_in_the_place_of_the_file_is_said_and_no_more(language: str, tmp_path: Path, command: Command) -> None:
    (project(tmp_path, told(SNOW)) / FILE).mkdir()
    assert f"{FILE}:1 [F107]" in command("--mark", "data", "--lang", language, code=1)

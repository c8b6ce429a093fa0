"""`accept` takes changes of the data: from the inbox, or from anywhere, by what is in a file and not by its name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mobility_sheets import HEADING, ROW
from program_site.__main__ import main
from program_site.intake.changes.putting import fingerprint
from sheets import lay_workbook
from smallest import lay
from zips import NAME, pack, report

PARTNERS = "data/partners.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay(tmp_path / "site", {"data/inbox/README.md": "ここに置きます。\n"})


def change(*place: Any, old: Any = None, new: Any = None, file: str = "partners") -> dict[str, Any]:
    return {"file": file, "place": place, "old": old, "new": new}


def lay_changes(path: Path, *changes: dict[str, Any], language: str = "ru", **seen: str) -> Path:
    told = {"version": 1, "task": "x", "language": language, "seen": seen, "changes": changes}
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


def accept(root: Path, *arguments: str | Path) -> int:
    return main(["--root", str(root), "accept", *map(str, arguments)])


def test_what_waits_in_the_inbox_is_taken_and_goes_and_the_rest_stays(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inbox = root / "data/inbox"
    good = lay_changes(inbox / "a.json", change({"id": "kfu"}, "founded", new=1804))
    bad = lay_changes(
        inbox / "b.json", change({"id": "kfu"}, "left", new=2022), change({"id": "kfu"}, "founded", old=1)
    )
    zipped = pack(root / "activity_reports.zip", report())
    (root / "activity_reports").mkdir()
    zipped.rename(root / "activity_reports/a.zip")
    assert accept(root, "--lang", "ja") == 1
    assert "  founded: 1804\n" in (root / PARTNERS).read_text(encoding="utf-8")
    assert "left" not in (root / PARTNERS).read_text(encoding="utf-8")
    assert (root / f"activity_reports/{NAME}/ja.md").is_file()
    assert (good.exists(), bad.exists(), (inbox / "README.md").exists()) == (False, True, True)
    shown = capsys.readouterr().out
    assert f"data/inbox/a.json → {PARTNERS}\n  カザン連邦大学：" in shown
    assert "[K105]" in shown
    assert "data/inbox/b.json: 誤りが1件あるため、受け入れていません。何も書き込んでいません。" in shown


def test_a_file_from_anywhere_is_kept_and_its_maker_is_answered_in_their_language(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    path = lay_changes(tmp_path / "правка (1).txt", change({"id": "kfu"}, "founded", new=1804))
    assert accept(root, path) == 0
    assert path.exists()
    shown = capsys.readouterr().out
    assert f"правка (1).txt → {PARTNERS}\n  Казанский федеральный университет. " in shown
    assert ": 1804" in shown
    assert accept(root, path) == 0
    assert capsys.readouterr().out == "правка (1).txt: всё это уже внесено. Ничего не изменено.\n"


def test_what_would_be_wrong_elsewhere_is_said_to_its_maker_and_nothing_is_written(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (root / PARTNERS).read_bytes()
    path = lay_changes(
        tmp_path / "a.json",
        change({"id": "kfu"}, "city", old="kazan", new="atlantis"),
        partners="another",
        cities=fingerprint((root / "data/cities.yml").read_bytes()),
    )
    assert accept(root, path) == 1
    shown = capsys.readouterr().out
    assert shown.startswith(f"  После того как вы сделали эти изменения, файлы данных менялись: {PARTNERS}.\n")
    assert "\nКазанский федеральный университет [D150] " in shown, "lines of a text that nobody sees say nothing"
    assert "a.json: не принят, 1 ошибка. Ничего не записано." in shown
    assert (root / PARTNERS).read_bytes() == before


def test_a_sheet_of_figures_and_a_workbook_are_known_for_what_they_are(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = lay_workbook(tmp_path / "f.xlsx", {"S": [[*HEADING, "出典"], [*ROW, "later-report"]]})
    assert accept(root, sheet, "--lang", "ja") == 0
    assert "f.xlsx → data/mobility.yml" in capsys.readouterr().out
    assert "planned: 40" in (root / "data/mobility.yml").read_text(encoding="utf-8")
    lay_workbook(tmp_path / "other.xlsx", {"S": [["x", "y"], [1, 2]]})
    assert accept(root, tmp_path / "other.xlsx", "--lang", "ja") == 1
    assert "[K110]" in capsys.readouterr().out


def test_what_is_partly_there_already_is_said_kindly(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    founded, name = change({"id": "kfu"}, "founded", new=1804), change({"id": "kfu"}, "abbreviation", "ru", new="КФУ")
    assert accept(root, lay_changes(tmp_path / "a.json", founded)) == 0
    assert accept(root, lay_changes(tmp_path / "b.json", founded, name)) == 0
    shown = capsys.readouterr().out
    assert "Из этого 1 значение уже было таким." in shown
    assert "1804" not in shown.partition("b.json")[2]


def test_nothing_waits(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert accept(root, "--lang", "ja") == 0
    assert "data/inbox/" in capsys.readouterr().out

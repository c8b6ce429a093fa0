"""`sheets`: the workbook and the way back, what it asks, and what it leaves alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from program_site.__main__ import main
from program_site.load import load
from smallest import PROJECT
from workbooks import SITES, added, cell, line, page


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT, tmp_path, dirs_exist_ok=True)
    return tmp_path


def sheets(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), "sheets", *arguments])


def contents(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((root / "data").glob("*.yml"))}


@pytest.mark.parametrize(("site", "language"), [("kanazawa", "ru"), ("shiosai", "ja")])
def test_as_it_is_it_changes_no_byte(
    site: str, language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(SITES[site] / "data", tmp_path / "data")
    before, book = contents(tmp_path), tmp_path / "program.xlsx"
    assert sheets(tmp_path, "--out", str(book), "--lang", language) == 0
    openpyxl.load_workbook(book).save(book)
    capsys.readouterr()
    assert sheets(tmp_path, str(book), "--lang", language, "--yes") == 0
    assert (
        capsys.readouterr().out.strip()
        == {
            "ja": "このブックに、変わったところはありません。何も書き込んでいません。",
            "ru": "В этой книге ничего не изменено. Ничего не записано.",
        }[language]
    )
    assert contents(tmp_path) == before


def test_what_changes_is_said_and_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = root / "program.xlsx"
    assert sheets(root, "--out", str(book), "--lang", "ru") == 0
    changed = openpyxl.load_workbook(book)
    partner = load(root).checked().partners[0]
    cell(changed, "@partners", partner.id, "founded").value = 1933
    added(
        changed,
        "@cities",
        id="omsk",
        name__ja="オムスク",
        name__ru="Омск",
        latitude=54.98,
        longitude=73.37,
        timezone="Asia/Omsk",
    )
    changed.save(book)
    before = contents(root)
    capsys.readouterr()
    assert sheets(root, str(book), "--lang", "ru") == 1, "nobody was there to say yes"
    assert contents(root) == before
    said = capsys.readouterr().out
    assert "1933" in said
    assert "Омск" in said
    assert "--yes" in said
    assert sheets(root, str(book), "--lang", "ru", "--yes") == 0
    catalog = load(root).checked()
    assert catalog.partners[0].founded == 1933
    assert [city.id for city in catalog.cities][-1] == "omsk"
    assert {name for name, content in contents(root).items() if content != before[name]} == {
        "cities.yml",
        "partners.yml",
    }
    capsys.readouterr()
    assert sheets(root, str(book), "--lang", "ru", "--yes") == 0, "a second time there is nothing left to do"
    assert "ничего не изменено" in capsys.readouterr().out


def test_what_is_another_by_now_is_said_and_left(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = root / "program.xlsx"
    assert sheets(root, "--out", str(book), "--lang", "ja") == 0
    partner = load(root).checked().partners[0]
    changed = openpyxl.load_workbook(book)
    cell(changed, "@partners", partner.id, "website").value = "https://new.example/"
    changed.save(book)
    path = root / "data" / "partners.yml"
    text = path.read_text(encoding="utf-8")
    website = f"website: {partner.website}"
    assert website in text
    path.write_text(text.replace(website, "website: https://moved.example/"), encoding="utf-8")
    before = contents(root)
    assert sheets(root, str(book), "--lang", "ja", "--yes") == 1
    said = capsys.readouterr().err
    assert "[K105]" in said
    assert "https://moved.example/" in said
    assert contents(root) == before


def test_what_cannot_be_read_is_said_and_nothing_is_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = root / "program.xlsx"
    assert sheets(root, "--out", str(book), "--lang", "ja") == 0
    changed = openpyxl.load_workbook(book)
    sheet = page(changed, "@partners")
    key = str(sheet.cell(3, 1).value)
    cell(changed, "@partners", key, "founded").value = "昔"
    cell(changed, "@partners", key, "joined").value = "昔"
    assert line(sheet, key) == 3
    changed.save(book)
    before = contents(root)
    assert sheets(root, str(book), "--lang", "ja", "--yes") == 1
    assert [said.partition("[")[2][:4] for said in capsys.readouterr().err.splitlines()] == ["S108", "S134"]
    assert contents(root) == before


def test_a_workbook_is_never_written_over_and_has_its_ending(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "program.xlsx").write_bytes(b"mine")
    assert sheets(root, "--out", str(root / "program.xlsx"), "--lang", "ja") == 1
    assert (root / "program.xlsx").read_bytes() == b"mine"
    assert sheets(root, "--out", str(root / "program.csv"), "--lang", "ja") == 1
    assert sheets(root, "--lang", "ja") == 1
    assert sheets(root, "--lang", "xx") == 2
    assert len(capsys.readouterr().err.splitlines()) == 4


def test_a_file_that_cannot_be_read_is_left_out_and_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "data" / "cities.yml").write_text("- id: [\n", encoding="utf-8")
    assert sheets(root, "--out", str(root / "program.xlsx"), "--lang", "ja") == 0
    assert "data/cities.yml" in capsys.readouterr().err
    marks = {str(each["A1"].value) for each in openpyxl.load_workbook(root / "program.xlsx").worksheets}
    assert "@partners" in marks
    assert "@cities" not in marks

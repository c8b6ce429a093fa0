"""Spreadsheets that are bombs, torn, or none: refused in words."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from mobility_sheets import book, repacked, said


def bomb() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 50_000_000)
    return written.getvalue()


def entities() -> bytes:
    declared = '<!DOCTYPE a [<!ENTITY b "bb">]><worksheet'
    return repacked(book(), "<worksheet", declared)


HOSTILE: dict[str, tuple[str, bytes, str]] = {
    "a zip bomb": ("f.xlsx", bomb(), "S103"),
    "entities": ("f.xlsx", entities(), "S103"),
    "a cell at the end of the world": ("f.xlsx", repacked(book(), 'r="E2"', 'r="XFD1048576"'), "S103"),
    "cells without a place at the end of the world": (
        "f.xlsx",
        repacked(book(), "</sheetData>", '<row r="1048576"><c><v>1</v></c></row></sheetData>'),
        "S103",
    ),
    "everything merged": (
        "f.xlsx",
        repacked(book(), "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "S103",
    ),
    "half a workbook": ("f.xlsx", book()[:2000], "S101"),
    "a ZIP that is no workbook": ("f.xlsx", b"PK\x05\x06" + bytes(18), "S101"),
    "an old workbook": ("f.xls", b"\xd0\xcf\x11\xe0" + bytes(600), "S102"),
    "a password": ("f.xlsx", b"\xd0\xcf\x11\xe0" + bytes(600), "S124"),
    "another kind": ("f.ods", book(), "S102"),
    "noise": ("f.csv", bytes(range(128, 256)) * 3, "S104"),
    "a million delimiters": ("f.csv", b"," * 1_000_000, "S103"),
    "six megabytes": ("f.csv", b"1\n" * 3_000_000, "S103"),
    "a long field": ("f.csv", b'"' + b"a" * 200_000, "S101"),
    "nothing": ("f.csv", b"", "S110"),
    "an empty workbook": ("f.xlsx", book([]), "S110"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_words(name: str, tmp_path: Path) -> None:
    file, content, code = HOSTILE[name]
    (tmp_path / file).write_bytes(content)
    (line,) = said(tmp_path / file)
    assert line.startswith(f"{file}:1 [{code}] ")


def test_a_folder_or_a_device_is_no_sheet(tmp_path: Path) -> None:
    (tmp_path / "f.xlsx").mkdir()
    os.mkfifo(tmp_path / "f.csv")
    assert [said(tmp_path / name)[0][:14].rstrip() for name in ("f.xlsx", "f.csv")] == [
        "f.xlsx:1 [S102",
        "f.csv:1 [S102]",
    ]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert said(tmp_path / "none.xlsx", "en")[0].startswith("none.xlsx:1 [S101] This table cannot be opened. → ")


@pytest.mark.parametrize("ending", [".xls", ".ods", ".numbers"])
def test_a_workbook_of_another_kind_is_told_how_to_be_saved(ending: str, tmp_path: Path) -> None:
    (tmp_path / f"f{ending}").write_bytes(book())
    (line,) = said(tmp_path / f"f{ending}", "en")
    assert f"“{ending}” cannot be read as a table here. → Open it in a spreadsheet program, choose “Save As”" in line

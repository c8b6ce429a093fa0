"""What cannot be read in a workbook is said in words, with its cell, all of it at once; and nothing of it is a traceback."""

from __future__ import annotations

import base64
import datetime
import io
import json
import zipfile
import zlib
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as some

from generated import CHANGES, bounded, mutated, say_all
from program_site.intake.changes.from_workbook import changes_of_workbook
from program_site.tables.spreadsheets.reading import read_grids
from program_site.tables.workbook.base import TITLE
from program_site.tables.workbook.reading import is_workbook
from smallest import PROJECT
from workbooks import DATA, added, cell, changes, column, made, page, read, said

CASES: list[tuple[str, str, str, Any, str]] = [
    ("@partners", "kfu", "founded", "たくさん", "S108"),
    ("@partners", "kfu", "founded", 3000, "S109"),
    ("@partners", "kfu", "founded", datetime.datetime(1905, 1, 1), "S116"),
    ("@partners", "kfu", "city", "kazam", "S120"),
    ("@partners", "kfu", "joined", "いつか", "S134"),
    ("@partners", "kfu", "draft", "たぶん", "S120"),
    ("@partners", "kfu", "name.ru", datetime.datetime(2019, 1, 1), "S133"),
    ("@partners", "kfu", "name.ru!", "たぶん", "S120"),
    ("@partners", "kfu", "name.ru", "=A1", "S114"),
    ("@partners", "kfu", "name.ru", "#REF!", "S119"),
    ("@partners", "kfu", "id", "ＫＦＵ？", "D110"),
    ("@partners", "kfu", "id", "asu", "S117"),
    ("@partners", "kfu", "id", None, "S131"),
    ("@cities", "kazan", "latitude", "北の方", "S132"),
    ("@programs", "basic", "directions", "派遣\n往復", "S120"),
    ("@partners.statements", "kfu/0", "^", "gone", "S120"),
    ("@calls", "", "opens", "9999", "S134"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[2]} {case[4]} {case[3]}")
def test_a_cell_that_cannot_be_read(case: tuple[str, str, str, Any, str], tmp_path: Path) -> None:
    mark, key, path, value, code = case
    book = made()
    if not key:
        added(book, mark, id="summer", **{path: value})
        place = page(book, mark).cell(page(book, mark).max_row, column(page(book, mark), path))
    else:
        place = cell(book, mark, key, path)
        place.value = value
    problems = read(book, tmp_path).problems
    say_all(problems)
    assert [(each.code, each.cell) for each in problems] == [(code, f"{page(book, mark).title}!{place.coordinate}")]


def test_all_is_said_at_once(tmp_path: Path) -> None:
    book = made()
    cell(book, "@partners", "kfu", "founded").value = "?"
    cell(book, "@partners", "asu", "joined").value = "?"
    added(book, "@partners", name__ru="Без id")
    added(book, "@partners.statements", text__ru="Чьё?")
    added(book, "@partners.statements", parent="nobody", text__ru="Чьё?")
    codes = [line.partition("[")[2][:4] for line in said(book, tmp_path)]
    assert sorted(codes) == ["S108", "S112", "S120", "S131", "S134"]


def test_a_row_without_an_id_shows_an_example(tmp_path: Path) -> None:
    book = made()
    added(book, "@calls", title__ru="Летний набор")
    (line,) = said(book, tmp_path)
    assert line.endswith("例: summer-school") or "summer-school" in line


def test_merged_cells_count_only_where_we_read(tmp_path: Path) -> None:
    book = made()
    sheet = page(book, "@cities")
    sheet.merge_cells(start_row=3, end_row=4, start_column=sheet.max_column + 1, end_column=sheet.max_column + 1)
    assert said(book, tmp_path) == []
    place = cell(book, "@cities", "kazan", "name.ru").coordinate
    sheet.merge_cells(f"{place}:{place[:-1]}4")
    assert [line.partition("[")[2][:4] for line in said(book, tmp_path)] == ["S115", "S115"]


def test_a_sheet_whose_paths_are_gone_is_not_passed_over(tmp_path: Path) -> None:
    book = made()
    page(book, "@partners").delete_rows(1)
    (line,) = said(book, tmp_path)
    assert "[S130]" in line
    assert "海外連携機関" in line


def test_two_sheets_of_the_same_and_two_columns_of_the_same(tmp_path: Path) -> None:
    book = made()
    book.copy_worksheet(page(book, "@cities"))
    sheet = page(book, "@partners")
    sheet.cell(1, sheet.max_column + 1).value = "city"
    assert [line.partition("[")[2][:4] for line in said(book, tmp_path)] == ["S107", "S111"]


def test_a_value_in_the_wrong_column_of_a_file_with_one_record(tmp_path: Path) -> None:
    book = made({**DATA, "quality": {"note": {"ja": "注"}}})
    sheet = page(book, "@quality")
    row = next(each.row for each in sheet["A"] if each.value == "note")
    sheet.cell(row, column(sheet, "=")).value = "ここに"
    assert [line.partition("[")[2][:4] for line in said(book, tmp_path)] == ["S135"]


def test_a_text_of_which_only_the_beginning_is_seen(tmp_path: Path) -> None:
    long = {**DATA, "cities": [{"id": "kazan", "name": {"ja": "あ" * 40_000}}]}
    book = made(long)
    assert len(str(cell(book, "@cities", "kazan", "name.ja").value)) < 32_768
    assert changes(book, tmp_path, long) == []
    cell(book, "@cities", "kazan", "name.ja").value += "い"
    assert [line.partition("[")[2][:4] for line in said(book, tmp_path)] == ["S136"]


def test_another_workbook_is_none_of_ours(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "年度"
    assert [line.partition("[")[2][:4] for line in said(book, tmp_path)] == ["S137"]


BASES: dict[str, str] = {
    "noise": "§§§",
    "no JSON": base64.b64encode(zlib.compress(b"{")).decode(),
    "a list": base64.b64encode(zlib.compress(b"[]")).decode(),
    "another version": base64.b64encode(zlib.compress(b'{"version": 99}')).decode(),
    "nothing known": base64.b64encode(zlib.compress(b'{"version": 1}')).decode(),
    "other shapes": base64.b64encode(
        zlib.compress(json.dumps({"version": 1, "language": [], "vocabulary": {"choices": 1}, "data": [], "titles": 5}).encode())
    ).decode(),
    "without an end": base64.b64encode(zlib.compress(b"[" * 500_000)).decode(),
    "a bomb": base64.b64encode(zlib.compress(b" " * 60_000_000, 9)).decode()[:30_000],
}  # fmt: skip


@pytest.mark.parametrize("name", BASES)
def test_a_base_that_is_none_counts_as_none(name: str, tmp_path: Path) -> None:
    book = made()
    for row in book[TITLE]:
        row[0].value = None
    book[TITLE]["A1"] = BASES[name]
    cell(book, "@partners", "kfu", "founded").value = 1805
    assert [each.new for each in changes(book, tmp_path)] == [1805]


SMALL = io.BytesIO()
made({"partners": DATA["partners"]}).save(SMALL)


def repacked(changes: list[tuple[int, bytes]], number: int, old: bytes = b"", new: bytes = b"") -> bytes:
    """The same workbook with other bytes in one of its parts, or with another text in all of them."""
    written = io.BytesIO()
    with zipfile.ZipFile(SMALL) as source, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for place, name in enumerate(source.namelist()):
            content = source.read(name).replace(old, new) if old else source.read(name)
            target.writestr(name, mutated(content, changes) if place == number else content)
    return written.getvalue()


HOSTILE = {
    "half": SMALL.getvalue()[:5000],
    "entities": repacked([], 0, b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "bb">]><worksheet'),
    "nothing": b"",
    "no ZIP": b"PK\x03\x04 no",
    "a password": b"\xd0\xcf\x11\xe0" + bytes(600),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_workbook_is_refused_in_words(name: str, tmp_path: Path) -> None:
    path = tmp_path / "program.xlsx"
    path.write_bytes(HOSTILE[name])
    assert not is_workbook(read_grids(path)[0])
    found, problems = changes_of_workbook(path, PROJECT, "ja")
    assert (found, [each.code[0] for each in problems]) == ([], ["S"])


@bounded(200)
@given(CHANGES, some.integers(0, 10))
def test_a_workbook_with_other_bytes_is_never_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, made_other: list[tuple[int, bytes]], number: int
) -> None:
    path = tmp_path_factory.mktemp("book") / "program.xlsx"
    path.write_bytes(repacked(made_other, number))
    _, problems = changes_of_workbook(path, PROJECT, "ru")
    say_all(problems)

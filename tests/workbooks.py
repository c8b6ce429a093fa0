"""Workbooks for tests: made of data, changed as staff change them, and read back."""

from __future__ import annotations

import functools
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from conftest import ROOT
from other_sites import SHIOSAI
from program_site.i18n.localizer import Localizer
from program_site.intake.changes.change_file import Change
from program_site.intake.changes.differing import changes_between
from program_site.tables.spreadsheets.reading import read_grids
from program_site.tables.workbook.reading import Workbook, read_data, read_workbook
from program_site.tables.workbook.writing import written

SITES = {"kanazawa": ROOT, "shiosai": SHIOSAI}
PARTNERS = [
    {
        "id": "kfu",
        "name": {"ja": "カザン連邦大学", "ru": "Казанский федеральный университет"},
        "city": "kazan",
        "founded": 1804,
        "joined": "2017-08",
        "ties": {"since": 1988, "source": ["report#tatarstan"]},
        "statements": [
            {"text": {"ja": "一", "ru": "один"}, "source": ["report"]},
            {"date": "FY2018", "text": {"ja": "二", "ru": "два"}, "programs": ["basic", "medical"]},
        ],
    },
    {
        "id": "asu",
        "name": {"ja": "アルタイ大学", "ru": {"text": "Алтайский университет", "official": False}},
        "city": "barnaul",
    },
]
DATA: dict[str, Any] = {
    "partners": PARTNERS,
    "programs": [
        {"id": "basic", "name": {"ja": "基礎", "ru": "Основы"}, "directions": ["outbound", "inbound"], "colour": "ochre"},
        {"id": "medical", "name": {"ja": "医療", "ru": "Медицина"}, "planned": True},
    ],
    "cities": [
        {"id": "kazan", "name": {"ja": "カザン", "ru": "Казань"}, "latitude": 55.79, "longitude": 49},
        {"id": "barnaul", "name": {"ja": "バルナウル", "ru": "Барнаул"}},
    ],
    "sources": [{"id": "report", "title": {"ja": "中間報告", "ru": "Отчёт"}, "quotations": [{"id": "tatarstan"}]}],
    "calls": [],
    "glossary": [{"id": "mext", "name": {"ja": "文科省", "ru": "МОН"}, "wrong": {"ja": {"文部省": "文科省"}}}],
    "mobility": {
        "years": [{"year": 2017, "outbound": {"planned": 20, "actual": 38}, "inbound": {"planned": 5}}],
        "note": {"ja": "注", "ru": "Примечание"},
    },
}  # fmt: skip
"""A small program of everything that a workbook must hold."""


def made(
    data: Mapping[str, Any] = DATA, language: str = "ja", languages: Sequence[str] = ("ja", "ru")
) -> openpyxl.Workbook:
    return opened(_of_small_program(language) if data is DATA else written(data, languages, language))


@functools.cache
def _of_small_program(language: str) -> bytes:
    return written(DATA, ("ja", "ru"), language)


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def page(book: openpyxl.Workbook, mark: str) -> Worksheet:
    """The sheet that is known by a mark."""
    return next(each for each in book.worksheets if any(cell.value == mark for row in each.iter_rows() for cell in row))


def column(sheet: Worksheet, path: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == path)


def line(sheet: Worksheet, key: str) -> int:
    return next(cell.row for cell in sheet["A"] if cell.value == key)


def cell(book: openpyxl.Workbook, mark: str, key: str, path: str) -> Cell:
    sheet = page(book, mark)
    found = sheet.cell(line(sheet, key), column(sheet, path))
    assert isinstance(found, Cell)
    return found


def added(book: openpyxl.Workbook, mark: str, **values: Any) -> int:
    """A new row with these values; `_` stands for the dots of a path, `parent` is what the row is a part of."""
    sheet = page(book, mark)
    row = sheet.max_row + 1
    for name, value in values.items():
        sheet.cell(row, column(sheet, "^" if name == "parent" else name.replace("__", "."))).value = value
    return row


def read(
    book: openpyxl.Workbook | bytes, folder: Path, today: Mapping[str, Any] = DATA, language: str = "ja"
) -> Workbook:
    path = folder / "program.xlsx"
    if isinstance(book, bytes):
        path.write_bytes(book)
    else:
        book.save(path)
    grids, problems = read_grids(path)
    assert problems == []
    return read_workbook(path.name, grids, today, language)


def changes(book: openpyxl.Workbook | bytes, folder: Path, today: Mapping[str, Any] = DATA) -> list[Change]:
    found = read(book, folder, today)
    assert found.problems == ()
    return [each for file, after in found.after.items() for each in changes_between(file, found.before[file], after)]


def change(file: str, *place: Any, old: Any = None, new: Any = None) -> Change:
    return Change.model_validate({"file": file, "place": place, "old": old, "new": new})


def said(book: openpyxl.Workbook | bytes, folder: Path, language: str = "ja") -> list[str]:
    return [Localizer(language).problem(each) for each in read(book, folder, language=language).problems]


def data_of(root: Path) -> dict[str, Any]:
    data, problems = read_data(root)
    assert problems == []
    return data

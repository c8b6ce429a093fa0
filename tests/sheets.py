"""Spreadsheets for tests: written from what a case holds, with all that people do to them."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import yaml

HERE = Path(__file__).parent / "sheets"


def cases(kind: str) -> list[Path]:
    return sorted((HERE / kind).glob("*.yml"))


def read_case(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return case


def lay_sheet(folder: Path, case: Mapping[str, Any]) -> Path:
    """`sheet` is the text of a CSV file; `cells` holds the sheets of a workbook with their rows."""
    if "sheet" in case:
        path = folder / "sheet.csv"
        path.write_bytes(case["sheet"].encode())
        return path
    return lay_workbook(folder / "sheet.xlsx", case["cells"], case.get("merged", ()), case.get("hidden", ()))


def lay_workbook(
    path: Path,
    sheets: Mapping[str, Sequence[Sequence[Any]]],
    merged: Iterable[str] = (),
    hidden: Collection[str] = (),
) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append([_dated(value) for value in row])
        page.sheet_state = "hidden" if name in hidden else "visible"
        for place in merged:
            page.merge_cells(place)
    book.save(path)
    return path


def _dated(value: Any) -> Any:
    if isinstance(value, str) and value.startswith("date "):
        return datetime.datetime.fromisoformat(value.removeprefix("date "))
    return value

"""Read a workbook or CSV into grids of cells, or into a problem that says what to do."""

import csv
import dataclasses
import io
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from program_site.tables.spreadsheets.cells import Cell, Grid, Row
from program_site.tables.spreadsheets.limits import LARGEST_FILE, MOST_CELLS, TooMuch, guard
from program_site.text.encodings import decode
from program_site.text.problems import Problem

_WORKBOOKS = (".xlsx", ".xlsm")
_TEXTS = (".csv", ".tsv", ".txt")
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
"""An .xls file, or an .xlsx file with a password."""
_DELIMITERS = ",;\t"


def read_grids(path: Path) -> tuple[list[Grid], list[Problem]]:
    """Every sheet that is not empty, or why none can be read."""
    ending = path.suffix.lower()
    if ending not in _WORKBOOKS + _TEXTS:
        return [], [_problem(path, "S102", value=ending or path.name)]
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return [], [_problem(path, "S102", value=path.name)]
        if path.stat().st_size > LARGEST_FILE:
            return [], [_problem(path, "S103")]
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        return [], [_problem(path, "S101", detail=getattr(error, "strerror", None) or type(error).__name__)]
    if data.startswith(_OLD_OR_LOCKED):
        return [], [_problem(path, "S124")]
    return _workbook(path, data) if data.startswith(b"PK") or ending in _WORKBOOKS else _text(path, data)


def _problem(path: Path, code: str, **values: str) -> Problem:
    return Problem(code, path.name, 1, values)


def _workbook(path: Path, data: bytes) -> tuple[list[Grid], list[Problem]]:
    from openpyxl import load_workbook  # only here: it takes longer to load than most commands take to run

    try:
        guard(data)
        written = load_workbook(io.BytesIO(data))
        computed = load_workbook(io.BytesIO(data), data_only=True)
        grids = [_grid(path, sheet, computed[sheet.title]) for sheet in written.worksheets]
    except TooMuch:
        return [], [_problem(path, "S103")]
    except Exception as error:  # a broken workbook makes the library raise nearly anything
        return [], [_problem(path, "S101", detail=type(error).__name__)]
    return [grid for grid in grids if grid.rows], []


def _grid(path: Path, written: Any, computed: Any) -> Grid:
    """The cells of a sheet, from its formulas and from the values that its program computed last."""
    merged = {
        place: computed.cell(each.min_row, each.min_col).value
        for each in computed.merged_cells.ranges
        for row in each.rows
        for place in row
    }
    rows: list[Row] = []
    for formulas, values in zip(written.iter_rows(), computed.iter_rows(), strict=True):
        row = []
        for formula, value in zip(formulas, values, strict=True):
            flaw, shown = None, value.value
            if (value.row, value.column) in merged:
                flaw, shown = "S115", merged[value.row, value.column]
            elif formula.data_type == "f" and value.value is None:
                flaw = "S114"
            elif value.data_type == "e":
                flaw = "S119"
            place = f"{written.title}!{formula.coordinate}"
            row.append(Cell(shown, path.name, place, formula.row, flaw, str(formula.number_format)))
        rows.append(row)
    filled = tuple(row for row in rows if not all(cell.blank for cell in row))
    return Grid(written.title, filled, hidden=written.sheet_state != "visible")


def _text(path: Path, data: bytes) -> tuple[list[Grid], list[Problem]]:
    decoded = decode(data)
    if decoded is None:
        return [], [_problem(path, "S104")]
    text = decoded[0].removeprefix("\ufeff")
    try:
        readings = _readings(text)
    except csv.Error as error:
        return [], [_problem(path, "S101", detail=str(error))]
    if _cells(readings[0]) > MOST_CELLS:
        return [], [_problem(path, "S103")]
    first, *others = (_lines(path, lines) for lines in readings if _cells(lines) <= MOST_CELLS)
    return ([dataclasses.replace(first, others=tuple(others))] if first.rows else []), []


def _lines(path: Path, lines: Sequence[Sequence[str]]) -> Grid:
    """The cells of a CSV file; short lines get empty ones."""
    width = max(map(len, lines), default=0)
    rows = [
        [
            Cell(value, path.name, f"{_letters(column)}{number}", number)
            for column, value in enumerate([*line, *[""] * (width - len(line))], start=1)
        ]
        for number, line in enumerate(lines, start=1)
    ]
    return Grid("", tuple(row for row in rows if not all(cell.blank for cell in row)))


def _readings(text: str) -> list[list[list[str]]]:
    """The rows as each delimiter splits them, those with the longest row first. Raises csv.Error where none can."""
    parsed: list[list[list[str]]] = []
    failed: csv.Error | None = None
    for delimiter in _DELIMITERS:
        try:
            parsed.append(list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)))
        except csv.Error as error:
            failed = error
    if not parsed and failed:
        raise failed
    return sorted(parsed, key=lambda lines: -max(map(len, lines), default=0))


def _cells(lines: Sequence[Sequence[str]]) -> int:
    return len(lines) * max(map(len, lines), default=0)


def _letters(column: int) -> str:
    """27 → AA."""
    letters = ""
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters

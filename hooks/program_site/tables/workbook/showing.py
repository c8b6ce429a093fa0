"""What a cell shows of a value, and whether a cell still shows it: then the value is what it was, to the last sign."""

import json
import math
from typing import Any

from program_site.tables.spreadsheets.cells import Cell
from program_site.tables.workbook.layout import Column
from program_site.tables.workbook.texts import fitting, in_lines
from program_site.tables.workbook.vocabulary import Vocabulary

Shown = str | int | float | None


def shown(column: Column, value: Any, vocabulary: Vocabulary) -> Shown:
    """A number as a number; of several each in a line of its own."""
    if column.unofficial:
        return vocabulary.yes if isinstance(value, dict) and value.get("official") is False else None
    if column.field.kind == "name" and isinstance(value, dict):
        value = value.get("text")
    if isinstance(value, list) and column.holds_several:
        return fitting("\n".join(str(_shown(column, each, vocabulary)) for each in value)) or None
    said = _shown(column, value, vocabulary)
    return fitting(said) if isinstance(said, str) else said


def _shown(column: Column, value: Any, vocabulary: Vocabulary) -> Shown:
    kind = column.field.kind
    if value is None:
        return None
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    if kind == "choice":
        return vocabulary.chosen(column, value)
    if isinstance(value, bool):
        return vocabulary.yes if value else vocabulary.no
    if kind == "reference" and isinstance(value, str):
        return vocabulary.named(column.field.of, value)
    return value  # type: ignore[no-any-return]


def still_shows(cell: Cell, value: Shown) -> bool:
    """Whatever a spreadsheet program makes of the type of the cell. Of a number it keeps fifteen digits."""
    if isinstance(value, float) and isinstance(cell.value, int | float):
        return math.isclose(value, cell.value, rel_tol=1e-14)
    return cell.flaw is None and _comparable(cell.value) == _comparable(value)


def _comparable(value: Any) -> str:
    if isinstance(value, float) and value == value // 1:
        value = int(value)
    return "" if value is None else in_lines(str(value))

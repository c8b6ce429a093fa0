"""What a cell shows of a value, and whether a cell still shows it: then the value is what it was, to the last sign."""

import json
import re
from typing import Any

from program_site.tables.spreadsheets.cells import Cell
from program_site.tables.workbook.layout import Column
from program_site.tables.workbook.vocabulary import Vocabulary

LONGEST = 32_767
"""Signs of a text that Excel takes into a cell; it counts those outside the basic plane twice."""
CUT = "…"
_NO_SIGN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What a workbook cannot hold."""
_ESCAPED_RETURN = "_x000D_"

Shown = str | int | float | None


def shown(column: Column, value: Any, vocabulary: Vocabulary) -> Shown:
    """A number as a number; of several each in a line of its own."""
    if column.unofficial:
        return vocabulary.yes if isinstance(value, dict) and value.get("official") is False else None
    if column.field.kind == "name" and isinstance(value, dict):
        value = value.get("text")
    if isinstance(value, list) and column.holds_several:
        return _fitting("\n".join(str(_shown(column, each, vocabulary)) for each in value)) or None
    return _fitting(_shown(column, value, vocabulary))


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


def _fitting(value: Shown) -> Shown:
    if not isinstance(value, str):
        return value
    text = _NO_SIGN.sub("\ufffd", value.replace("\r\n", "\n"))
    return text if len(text) * 2 <= LONGEST or _length(text) <= LONGEST else f"{text[: LONGEST // 2 - 1]}{CUT}"


def is_cut(value: Shown) -> bool:
    return isinstance(value, str) and value.endswith(CUT) and len(value) == LONGEST // 2


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def still_shows(cell: Cell, value: Shown) -> bool:
    """Whatever a spreadsheet program makes of the type of the cell."""
    return cell.flaw is None and _comparable(cell.value) == _comparable(value)


def _comparable(value: Any) -> str:
    if isinstance(value, float) and value == value // 1:
        value = int(value)
    return "" if value is None else in_lines(str(value))


def in_lines(text: str) -> str:
    """A text of a cell with plain ends of lines, whichever program wrote them."""
    plain = text.replace(_ESCAPED_RETURN, "\r").replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.rstrip() for line in plain.split("\n")).strip()

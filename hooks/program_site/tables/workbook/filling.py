"""Filling in records from the cells of their rows: only what the cells do not show any more as it was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from program_site.tables.spreadsheets.cells import Cell
from program_site.tables.workbook.layout import Column, at
from program_site.tables.workbook.rows import Row
from program_site.tables.workbook.showing import shown, still_shows
from program_site.tables.workbook.texts import is_cut
from program_site.tables.workbook.understanding import Understanding

_KEPT: Any = object()
"""What there was."""


@dataclass
class Filling:
    understanding: Understanding
    takes_away: bool = True
    """Whether rows and values that are not there are to go: only what was there when the workbook was made can be missing."""

    def fill(self, record: dict[str, Any], row: Row, before: Mapping[str, Any]) -> None:
        """Put in what the cells say, where they do not show any more what there was."""
        flags = {column.path: cell for column, cell in row.cells.items() if column.unofficial}
        for column, cell in row.cells.items():
            if column.unofficial and any(each.path == column.path and not each.unofficial for each in row.cells):
                continue
            old = at(before, column.path)
            flag = flags.get(column.path)
            wanted = self._wanted(column, cell, flag, old)
            if wanted is not _KEPT:
                put_at(record, column.path, wanted)

    def _wanted(self, column: Column, cell: Cell, flag: Cell | None, old: Any) -> Any:
        words = self.understanding.known.vocabulary
        seen = shown(column, old, words)
        same = still_shows(cell, seen) or (cell.blank and not self.takes_away)
        marked = isinstance(old, dict) and old.get("official") is False
        if column.field.kind != "name":
            return _KEPT if same else self._typed(column, cell, seen)
        text = _KEPT if column.unofficial else self._typed(column, cell, seen) if not same else _KEPT
        unofficial = marked if flag is None else self._unofficial(flag, marked)
        if text is _KEPT and unofficial == marked:
            return _KEPT
        if text is _KEPT:
            text = old.get("text") if isinstance(old, dict) else old
        return {"text": text, "official": False} if unofficial and text is not None else text

    def _unofficial(self, flag: Cell, marked: bool) -> bool:
        words = self.understanding.known.vocabulary
        same = still_shows(flag, words.yes if marked else None) or (flag.blank and not self.takes_away)
        return marked if same else self.understanding.is_unofficial(flag)

    def _typed(self, column: Column, cell: Cell, seen: Any) -> Any:
        if is_cut(seen) and not cell.blank:
            self.understanding.problems.append(cell.problem("S136"))
        return self.understanding.value(column, cell)

    def is_gone(self, row: Row, before: Mapping[str, Any], new: bool) -> bool:
        """Whether a row was emptied, or never filled in; not one that showed nothing from the beginning."""
        words = self.understanding.known.vocabulary
        seen = (shown(column, at(before, column.path), words) for column in row.cells)
        return row.blank and (new or any(value is not None and str(value).strip() for value in seen))

    def shows(self, row: Row, record: Mapping[str, Any]) -> bool:
        """Whether a row says of a record what it says itself."""
        words = self.understanding.known.vocabulary
        return all(
            still_shows(cell, shown(column, at(record, column.path), words)) for column, cell in row.cells.items()
        )


def put_at(record: dict[str, Any], path: Sequence[str], value: Any) -> None:
    """Empty mappings go with what was in them."""
    inner = record.get(path[0])
    if len(path) > 1:
        made = dict(inner) if isinstance(inner, dict) else {}
        put_at(made, path[1:], value)
        value = made or None
    if value is None:
        record.pop(path[0], None)
    else:
        record[path[0]] = value

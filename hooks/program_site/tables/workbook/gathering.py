"""What the files would hold, had what stands in the workbook been typed into them."""

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from program_site.content.data.fields import likely_id
from program_site.content.data.files import ONE
from program_site.content.forms import form_of
from program_site.tables.spreadsheets.cells import Cell
from program_site.tables.workbook.layout import Column, Data, at, listed, mapping
from program_site.tables.workbook.rows import Row, Rows
from program_site.tables.workbook.showing import shown, still_shows
from program_site.tables.workbook.texts import is_cut
from program_site.tables.workbook.understanding import Understanding
from program_site.tables.workbook.vocabulary import is_id
from program_site.text.problems import Problem

IN = "/"
"""Between a record and the number of an item of its list: `kfu/0`."""


_Came = tuple[Row, Mapping[str, Any] | None, Mapping[str, Any]]
"""A row, the record that it was, and the one that it is."""


def keys_of(records: Sequence[Mapping[str, Any]]) -> list[str]:
    """By what the row of each record is known again: its id, or its number."""
    ids = [record.get("id") for record in records]
    return [
        identity if is_id(identity) and ids.count(identity) == 1 else f"#{number}"
        for number, identity in enumerate(ids)
    ]


@dataclass
class Gathering:
    """Builds the files from their sheets, upon what they held when the workbook was made."""

    base: Data
    understanding: Understanding
    takes_away: bool = True
    """Whether rows and values that are not there are to go: only what was there when the workbook was made can be missing."""

    def files(self, sheets: Sequence[Rows]) -> dict[str, Any]:
        """The files of which there is a sheet. Of what has none, nothing is said."""
        return {file: self._file(file, sheets) for file in dict.fromkeys(sheet.file for sheet in sheets)}

    def _file(self, file: str, sheets: Sequence[Rows]) -> Any:
        whole = next((sheet for sheet in sheets if sheet.within == (file,)), None)
        parts = [sheet for sheet in sheets if sheet.file == file and sheet.place]
        if file in ONE:
            before = mapping(self.base.get(file))
            record = copy.deepcopy(dict(before))
            for row in whole.rows if whole else ():
                self._fill(record, row, before)
            records = {"": record}
            for sheet in parts:
                self._lists(sheet, records, {"": before}, {})
            return record
        listed_before = self.base.get(file) or []
        held = dict(zip(keys_of(listed_before), listed_before, strict=True))
        made = self._records(whole, held) if whole else {key: copy.deepcopy(each) for key, each in held.items()}
        by_id = {str(record["id"]): key for key, record in made.items() if "id" in record}
        for sheet in parts:
            self._lists(sheet, made, held, by_id)
        return list(made.values())

    def _records(self, sheet: Rows, held: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        """Those of the rows: first those that there were, in their order, then new ones."""
        mine = dict(self._owners(sheet.rows, held))
        made: dict[str, dict[str, Any]] = {}
        came: list[_Came] = []
        for number, row in enumerate(sheet.rows):
            key = mine.get(number)
            before = held[key] if key is not None else {}
            if self._is_gone(row, before, key is None):
                continue
            record = copy.deepcopy(before)
            self._fill(record, row, before)
            made[key if key is not None else f"+{number}"] = record
            came.append((row, before if key is not None else None, record))
        if any(field.kind == "id" for field in form_of(sheet.file, "").fields):
            self.understanding.problems += _wrong_ids(came)
        kept = {} if self.takes_away else {key: copy.deepcopy(each) for key, each in held.items() if key not in made}
        made |= kept
        return {key: made[key] for key in [*held, *made] if key in made}

    def _is_gone(self, row: Row, before: Mapping[str, Any], new: bool) -> bool:
        """Whether a row was emptied, or never filled in; not one that showed nothing from the beginning."""
        words = self.understanding.known.vocabulary
        seen = (shown(column, at(before, column.path), words) for column in row.cells)
        return row.blank and (new or any(value is not None and str(value).strip() for value in seen))

    def _owners(self, rows: Sequence[Row], held: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
        """Which row is which record: a row that was copied brings its key along, and is another record by its id."""
        for key, before in held.items():
            fitting = [number for number, row in enumerate(rows) if row.key == key]
            ids = [
                number
                for number in fitting
                if any(
                    column.key == "id" and cell.text == before.get("id") for column, cell in rows[number].cells.items()
                )
            ]
            for number in [*ids, *fitting][:1]:
                yield number, key

    def _fill(self, record: dict[str, Any], row: Row, before: Mapping[str, Any]) -> None:
        """Put in what the cells say, where they do not show any more what there was."""
        flags = {column.path: cell for column, cell in row.cells.items() if column.unofficial}
        for column, cell in row.cells.items():
            if column.unofficial and any(each.path == column.path and not each.unofficial for each in row.cells):
                continue
            old = at(before, column.path)
            flag = flags.get(column.path)
            wanted = self._wanted(column, cell, flag, old)
            if wanted is not _KEPT:
                _put(record, column.path, wanted)

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

    def _lists(
        self, sheet: Rows, records: Mapping[str, dict[str, Any]], held: Mapping[str, Any], by_id: Mapping[str, str]
    ) -> None:
        """The lists of one sheet, each in the record to which its rows say that they belong."""
        known = {
            f"{key}{IN}{number}": (key, number, item)
            for key, record in held.items()
            for number, item in enumerate(listed(record, sheet.place))
        }
        items: dict[str, list[tuple[tuple[int, int], dict[str, Any]]]] = {key: [] for key in records}
        last: dict[str, int] = {}
        for turn, row in enumerate(sheet.rows):
            came, number, before = known.pop(row.key, ("", -1, {}))
            gone = self._is_gone(row, before, not came and number < 0)
            owner = self._owner(sheet, row, records, held, by_id, came) if not gone else None
            if owner is None:
                continue
            item = copy.deepcopy(before)
            self._fill(item, row, before)
            if number >= 0 and came == owner:
                last[owner] = max(last.get(owner, -1), number)
                items[owner].append(((number, 0), item))
            else:
                items[owner].append(((last.get(owner, -1), turn + 1), item))
        for key, number, item in known.values() if not self.takes_away else ():
            items[key].append(((number, 0), copy.deepcopy(item)))
        for key, made in items.items():
            if made or listed(records[key], sheet.place):
                _put(records[key], sheet.place, [item for _, item in sorted(made, key=lambda each: each[0])] or None)

    def _owner(
        self,
        sheet: Rows,
        row: Row,
        records: Mapping[str, Any],
        held: Mapping[str, Any],
        by_id: Mapping[str, str],
        came: str,
    ) -> str | None:
        """The key of the record a row belongs to; None where that is gone with all that it had, or unknown."""
        if sheet.file in ONE:
            return ""
        words = self.understanding.known.vocabulary
        if row.parent is None or (
            came and (row.parent.blank or still_shows(row.parent, words.named(sheet.file, came)))
        ):
            return came if came in records else None
        if row.parent.flaw or row.parent.blank:
            self.understanding.problems.append(row.parent.problem(row.parent.flaw or "S112"))
            return None
        known = self.understanding.known
        meant = known.identity(sheet.file, row.parent.text)
        key = by_id.get(meant or "", meant or "")
        if key in records:
            return key
        if key not in held:
            ids = ", ".join(by_id) or "–"
            self.understanding.problems.append(row.parent.problem("S120", known=ids))
        return None


_KEPT: Any = object()
"""What there was."""


def _wrong_ids(came: Sequence[_Came]) -> Iterator[Problem]:
    """Yield a problem for each row without an id, or with that of another, unless it was so before."""
    cells = [next((cell for column, cell in row.cells.items() if column.key == "id"), row.first) for row, _, _ in came]
    for number, (_, before, record) in enumerate(came):
        identity = record.get("id")
        if before is not None and identity == before.get("id"):
            continue
        if identity is None and cells[number].blank:
            yield cells[number].problem("S131", example=_example(record))
        same = [each for other, each in enumerate(cells) if other != number and came[other][2].get("id") == identity]
        if identity is not None and same:
            yield cells[number].problem("S117", first=same[0].place)


def _example(record: Mapping[str, Any]) -> str:
    names = mapping(record.get("name")) or mapping(record.get("title"))
    return likely_id(str(names.get("en") or ""))


def _put(record: dict[str, Any], path: Sequence[str], value: Any) -> None:
    """Empty mappings go with what was in them."""
    inner = record.get(path[0])
    if len(path) > 1:
        made = dict(inner) if isinstance(inner, dict) else {}
        _put(made, path[1:], value)
        value = made or None
    if value is None:
        record.pop(path[0], None)
    else:
        record[path[0]] = value

"""What the files would hold, had what stands in the workbook been typed into them."""

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from program_site.content.data.fields import likely_id
from program_site.content.data.files import ONE
from program_site.content.forms import form_of
from program_site.tables.workbook.filling import Filling, put_at
from program_site.tables.workbook.layout import Data, listed, mapping
from program_site.tables.workbook.matching import Part, keys_of, matched, owners, parts_in
from program_site.tables.workbook.rows import Row, Rows
from program_site.tables.workbook.showing import still_shows
from program_site.text.problems import Problem

_Came = tuple[Row, Mapping[str, Any] | None, Mapping[str, Any]]
"""A row, the record that it was, and the one that it is."""


@dataclass
class Gathering:
    """Builds the files from their sheets, upon what they held when the workbook was made."""

    base: Data
    filling: Filling

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
                self.filling.fill(record, row, before)
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
        mine = owners(sheet.rows, held)
        made: dict[str, dict[str, Any]] = {}
        came: list[_Came] = []
        for number, row in enumerate(sheet.rows):
            key = mine.get(number)
            before = held[key] if key is not None else {}
            if self.filling.is_gone(row, before, key is None):
                continue
            record = copy.deepcopy(before)
            self.filling.fill(record, row, before)
            made[key if key is not None else f"+{number}"] = record
            came.append((row, before if key is not None else None, record))
        if any(field.kind == "id" for field in form_of(sheet.file, "").fields):
            self.filling.understanding.problems += _wrong_ids(came)
        kept = (
            {}
            if self.filling.takes_away
            else {key: copy.deepcopy(each) for key, each in held.items() if key not in made}
        )
        made |= kept
        return {key: made[key] for key in [*held, *made] if key in made}

    def _lists(
        self, sheet: Rows, records: Mapping[str, dict[str, Any]], held: Mapping[str, Any], by_id: Mapping[str, str]
    ) -> None:
        """The lists of one sheet, each in the record to which its rows say that they belong."""
        parts = parts_in(held, sheet.place)
        rows = [
            (row, owner)
            for row in sheet.rows
            if not self._is_gone(row, parts.get(row.key))
            and (owner := self._owner(sheet, row, records, held, by_id, parts.get(row.key))) is not None
        ]
        mine = matched(rows, parts, self.filling.shows)
        items: dict[str, list[tuple[tuple[int, int], dict[str, Any]]]] = {key: [] for key in records}
        last: dict[str, int] = {}
        for turn, (row, owner) in enumerate(rows, start=1):
            part = mine.get(turn - 1)
            before = part.item if part else {}
            item = copy.deepcopy(dict(before))
            self.filling.fill(item, row, before)
            if part and part.owner == owner:
                last[owner] = max(last.get(owner, -1), part.number)
                items[owner].append(((part.number, 0), item))
            else:
                items[owner].append(((last.get(owner, -1), turn), item))
        left = [part for part in parts.values() if part not in mine.values()] if not self.filling.takes_away else []
        for part in left:
            items[part.owner].append(((part.number, 0), copy.deepcopy(dict(part.item))))
        for key, made in items.items():
            if made or listed(records[key], sheet.place):
                put_at(records[key], sheet.place, [item for _, item in sorted(made, key=lambda each: each[0])] or None)

    def _is_gone(self, row: Row, part: Part | None) -> bool:
        return self.filling.is_gone(row, part.item if part else {}, part is None)

    def _owner(
        self,
        sheet: Rows,
        row: Row,
        records: Mapping[str, Any],
        held: Mapping[str, Any],
        by_id: Mapping[str, str],
        part: Part | None,
    ) -> str | None:
        """The key of the record a row belongs to; None where that is gone with all that it had, or unknown."""
        if sheet.file in ONE:
            return ""
        known = self.filling.understanding.known
        came = part.owner if part else ""
        if row.parent is None or (
            came and (row.parent.blank or still_shows(row.parent, known.vocabulary.named(sheet.file, came)))
        ):
            return came if came in records else None
        if row.parent.flaw or row.parent.blank:
            self.filling.understanding.problems.append(row.parent.problem(row.parent.flaw or "S112"))
            return None
        meant = known.identity(sheet.file, row.parent.text)
        key = by_id.get(meant or "", meant or "")
        if key in records:
            return key
        if key not in held:
            ids = ", ".join(by_id) or "–"
            self.filling.understanding.problems.append(row.parent.problem("S120", known=ids))
        return None


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

"""Read a workbook back: what the files would hold, and upon which state of them that was written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from program_site.content.data.files import MANY
from program_site.content.record_names import NAMED_BY
from program_site.messages import available
from program_site.tables.spreadsheets.cells import Grid
from program_site.tables.workbook.base import Base, base_in, fits
from program_site.tables.workbook.filling import Filling
from program_site.tables.workbook.gathering import Gathering
from program_site.tables.workbook.layout import Data, files, marks, tables
from program_site.tables.workbook.rows import Row, Rows, rows_in
from program_site.tables.workbook.understanding import Understanding
from program_site.tables.workbook.vocabulary import Known, names_of, vocabulary_of
from program_site.text.files import read_text
from program_site.text.problems import Problem
from program_site.text.yaml_source import read_yaml
from program_site.text.yaml_writing import plain_values


@dataclass(frozen=True)
class Workbook:
    """What somebody handed in."""

    before: Data = field(default_factory=dict)
    """The files as they were when it was made; as they are today where it does not carry that along."""
    after: Mapping[str, Any] = field(default_factory=dict)
    """The files of which it has sheets, as it wants them."""
    problems: tuple[Problem, ...] = ()


def read_data(root: Path) -> tuple[dict[str, Any], list[Problem]]:
    """What the files hold that a workbook can show, and why any of them cannot be read. A file that is not there holds nothing."""
    data: dict[str, Any] = {}
    problems: list[Problem] = []
    for file in files():
        path = root / "data" / f"{file}.yml"
        text, found = read_text(root, path) if path.exists() else ("", [])
        source = read_yaml(text, f"data/{file}.yml")
        problems += [*found, *source.problems]
        value = plain_values(source.value) or ([] if file in MANY else {})
        if not found and not source.problems and fits(file, value):
            data[file] = value
    return data, problems


def is_workbook(grids: Sequence[Grid]) -> bool:
    """Whether any sheet is one of those that `tables` lays out."""
    return any(
        cell.value in marks() for grid in grids for row in grid.rows for cell in row if isinstance(cell.value, str)
    )


def read_workbook(name: str, grids: Sequence[Grid], today: Data, language: str) -> Workbook:
    """`language` is that of whoever handed it in, where the workbook does not say in which it was made.

    A sheet that was copied into another workbook does not say what it was made from. It adds to the data of today, and takes
    nothing away: what it lacks may have come since.
    """
    carried = base_in(grids)
    base = carried or Base(language, vocabulary_of(tables(today, (), language), today, language), today)
    sheets, problems = rows_in(name, grids, base.language)
    problems += _without_marks(grids, sheets, base)
    if not sheets and not problems:
        problems.append(Problem("S137", name, 1))
    own, names = ([names_of(data, each) for each in available()] for data in (_named_in(sheets), today))
    known = Known(base.vocabulary, _ids(sheets, base.data, today), [base.vocabulary.names, *names], own)
    understanding = Understanding(known, base.language)
    before = {file: base.data.get(file, today.get(file)) for file in files() if file in base.data or file in today}
    after = Gathering(before, Filling(understanding, carried is not None)).files(
        [each for each in sheets if each.file in before]
    )
    problems += understanding.problems
    return Workbook(before, after, tuple(sorted(problems, key=lambda each: each.line)))


def _without_marks(grids: Sequence[Grid], sheets: Sequence[Rows], base: Base) -> Iterator[Problem]:
    """Sheets of ours whose first row was lost: nothing in them can be known."""
    read = {sheet.title for sheet in sheets}
    for grid in grids:
        if grid.name in base.titles.values() and grid.name not in read:
            yield grid.rows[0][0].problem("S130", sheet=grid.name)


def _ids(sheets: Sequence[Rows], *states: Data) -> dict[str, set[str]]:
    """The ids that may be named: those there are, and those that the workbook adds."""
    ids: dict[str, set[str]] = {file: set() for file in MANY}
    for data in states:
        for file in ids.keys() & data.keys():
            ids[file] |= {record["id"] for record in data[file] if isinstance(record.get("id"), str)}
    for sheet in sheets:
        if not sheet.place:
            ids.get(sheet.file, set()).update(
                cell.text
                for row in sheet.rows
                for column, cell in row.cells.items()
                if column.key == "id" and cell.text
            )
    return ids


def _named_in(sheets: Sequence[Rows]) -> Data:
    """What the records are called in the workbook itself: it may add one, and speak of it by its name."""
    return {sheet.file: [_named(row) for row in sheet.rows] for sheet in sheets if not sheet.place}


def _named(row: Row) -> dict[str, Any]:
    record: dict[str, Any] = {"id": row.identity}
    for column, cell in row.cells.items():
        if column.path[0] in NAMED_BY and column.language and not column.unofficial and not cell.blank:
            record.setdefault(column.path[0], {})[column.language] = cell.text
    return record

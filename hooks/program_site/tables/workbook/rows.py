"""The rows of a workbook as they came back: which sheet is which, and which cell stands in which column."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from program_site.content.data.files import ONE
from program_site.tables.spreadsheets.cells import Cell, Grid
from program_site.tables.spreadsheets.cells import Row as Cells
from program_site.tables.workbook.layout import MARK, UNOFFICIAL, Column, column_of, marks
from program_site.text.locales import is_language
from program_site.text.problems import Problem

PARENT = "^"
"""The path of the column that says of which record a row is a part."""
VALUE = "="
"""The path of the column of a sheet that has a row for each field, in which stands what is of no language."""


@dataclass(frozen=True)
class Row:
    """One record, or one item of a list in a record."""

    key: str
    """Which of those there were when the workbook was made; nothing for a new one."""
    cells: Mapping[Column, Cell]
    first: Cell
    parent: Cell | None = None

    @property
    def identity(self) -> str:
        """The id that stands there."""
        return next((cell.text for column, cell in self.cells.items() if column.key == "id"), "")

    @property
    def blank(self) -> bool:
        return all(cell.blank for cell in self.cells.values())


@dataclass(frozen=True)
class Rows:
    """What one sheet holds."""

    within: tuple[str, ...]
    title: str
    columns: tuple[Column, ...] = ()
    has_parent: bool = False
    rows: tuple[Row, ...] = field(default=())

    @property
    def file(self) -> str:
        return self.within[0]

    @property
    def place(self) -> tuple[str, ...]:
        return self.within[1:]


def rows_in(file: str, grids: Sequence[Grid], language: str) -> tuple[list[Rows], list[Problem]]:
    """The sheets that are ours, as far as they are there; others are the staff's own."""
    found: dict[tuple[str, ...], Rows] = {}
    problems: list[Problem] = []
    for grid in grids:
        place = _mark(grid)
        if place is None:
            continue
        within = marks()[grid.rows[place[0]][place[1]].text]
        if within in found:
            names = f"{found[within].title}, {grid.name}"
            problems.append(Problem("S111", file, 1, {"value": names}))
            continue
        upright = within[0] in ONE and len(within) == 1
        found[within] = (_upright if upright else _lying)(grid, within, place, language, problems)
    return list(found.values()), problems


def _mark(grid: Grid) -> tuple[int, int] | None:
    """Where the cell stands by which a sheet is known."""
    for number, row in enumerate(grid.rows):
        for column, cell in enumerate(row):
            if isinstance(cell.value, str) and cell.value.startswith(MARK) and cell.text in marks():
                return number, column
    return None


def _lying(grid: Grid, within: tuple[str, ...], place: tuple[int, int], language: str, problems: list[Problem]) -> Rows:
    """A sheet with a column for each field."""
    line, keys = place
    columns: dict[int, Column] = {}
    parent = None
    seen: dict[str, Cell] = {}
    for number, cell in enumerate(grid.rows[line]):
        column = column_of(within, cell.text, language) if number != keys else None
        if (column or cell.text == PARENT) and cell.text in seen:
            problems.append(cell.problem("S107", first=seen[cell.text].place))
            continue
        seen[cell.text] = cell
        if cell.text == PARENT:
            parent = number
        elif column:
            columns[number] = column
    rows = tuple(
        Row(
            row[keys].text,
            {column: row[number] for number, column in columns.items()},
            next((row[number] for number in columns), row[keys]),
            row[parent] if parent is not None else None,
        )
        for row in _below(grid, line, keys)
    )
    return Rows(within, grid.name, tuple(columns.values()), parent is not None, rows)


def _below(grid: Grid, line: int, keys: int) -> Iterator[Cells]:
    """All rows but headings. Above these only what was a row once, and came there by sorting."""
    for number, row in enumerate(grid.rows):
        if number != line and row[keys].text != MARK and (number > line or row[keys].text):
            yield row


def _upright(
    grid: Grid, within: tuple[str, ...], place: tuple[int, int], language: str, problems: list[Problem]
) -> Rows:
    """A sheet with a row for each field: one record."""
    line, keys = place
    cells: dict[Column, Cell] = {}
    for row in _below(grid, line, keys):
        path = row[keys].text
        for number, above in enumerate(grid.rows[line]):
            column = column_of(within, _key(path, above.text), language) if number != keys and above.text else None
            if column in cells:
                problems.append(row[number].problem("S107", first=cells[column].place))
            elif column:
                cells[column] = row[number]
            elif _is_ours(above.text) and not row[number].blank and path:
                problems.append(row[number].problem("S135"))
    first = next(iter(cells.values()), grid.rows[line][keys])
    return Rows(within, grid.name, tuple(cells), False, (Row("", cells, first),))


def _key(path: str, above: str) -> str:
    if above == VALUE:
        return path
    return f"{path.removesuffix(UNOFFICIAL)}.{above}{UNOFFICIAL if path.endswith(UNOFFICIAL) else ''}"


def _is_ours(above: str) -> bool:
    """Whether a column is one of those in which a field may stand."""
    return above == VALUE or is_language(above)

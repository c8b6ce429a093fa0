"""Find the table in a sheet by its headings, in any language, whatever stands above it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from program_site.tables.spreadsheets.cells import Cell, Grid, Row, plain
from program_site.text.problems import Problem, closest

_SEARCHED = 20
"""Rows to search for the heading: titles and remarks may stand above it."""


@dataclass(frozen=True)
class Headings:
    """The headings that the columns of a table may have."""

    shown: Mapping[str, str]
    """Every column that is read, with its heading in the language of the user."""
    known: Mapping[str, str]
    """Columns by all their plain headings. Those not in `shown` may be there and are not read."""
    optional: Collection[str] = ()
    """Those of `shown` that may be missing."""

    @property
    def required(self) -> Mapping[str, str]:
        return {key: heading for key, heading in self.shown.items() if key not in self.optional}


def find_table(file: str, grids: Sequence[Grid], headings: Headings) -> tuple[list[dict[str, Cell]], list[Problem]]:
    """The rows of the one table with such a heading, each cell by its column, or all problems of the table.

    An optional column that is not there is in no row.
    """
    places = [(grid, place) for grid in grids if (place := _heading(grid, headings)) is not None]
    if not places:
        return [], [Problem("S110", file, 1, {"known": ", ".join(headings.required.values())})]
    if len(places) > 1:
        return [], [Problem("S111", file, 1, {"value": ", ".join(grid.name for grid, _ in places)})]
    grid, place = places[0]
    columns, problems = _columns(grid.rows[place], headings)
    lines = grid.rows[place + 1 :]
    stray = [cell for line in lines for number, cell in enumerate(line) if number not in columns and not cell.blank]
    problems += [cell.problem("S121") for cell in stray]
    wanted = {number: key for number, key in columns.items() if key in headings.shown}
    rows = [{key: line[number] for number, key in wanted.items()} for line in lines]
    return [row for row in rows if not problems and not all(cell.blank for cell in row.values())], problems


def _heading(grid: Grid, headings: Headings) -> int | None:
    """The row with the most known headings, at least two."""
    counts = [len(set(_known(row, headings))) for row in grid.rows[:_SEARCHED]]
    best = max(counts, default=0)
    return counts.index(best) if best >= 2 else None


def _known(row: Row, headings: Headings) -> Iterator[str]:
    return (headings.known[plain(cell.text)] for cell in row if plain(cell.text) in headings.known)


def _columns(row: Row, headings: Headings) -> tuple[dict[int, str], list[Problem]]:
    columns: dict[int, str] = {}
    problems: list[Problem] = []
    first: dict[str, Cell] = {}
    for number, cell in enumerate(row):
        key = headings.known.get(plain(cell.text))
        if cell.flaw:
            problems.append(cell.problem(cell.flaw))
        elif key in first:
            problems.append(cell.problem("S107", first=first[key].place))
        elif key:
            first[key] = cell
        elif not cell.blank:
            problems.append(_unknown(cell, headings))
        if key or not cell.blank:
            columns[number] = key or cell.place
    missing = [key for key in headings.required if key not in first]
    if missing and not problems:
        said = ", ".join(headings.shown[key] for key in missing)
        problems.append(row[0].problem("S106", value=said))
    return columns, problems


def _unknown(cell: Cell, headings: Headings) -> Problem:
    near = closest(plain(cell.text), headings.known)
    key = headings.known[near] if near else ""
    return cell.problem("S105", known=headings.shown.get(key) or ", ".join(headings.shown.values()))

"""Find the table in a sheet by its headings, in any language, in one row or two, whatever stands above them."""

import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from program_site.tables.spreadsheets.cells import Cell, Grid, Row, plain, words_for
from program_site.text.problems import Problem, closest

_SEARCHED = 20
"""Rows to search for the heading: titles and remarks may stand above it."""
_MERGED = "S115"


@dataclass(frozen=True)
class Headings:
    """The headings that the columns of a table may have. Columns for remarks may be there too, and are not read."""

    shown: Mapping[str, str]
    """Every column that is read, with its heading in the language of the user."""
    known: Mapping[str, str]
    """Columns by all their plain headings. Those not in `shown` may be there and are not read."""
    optional: Collection[str] = ()
    """Those of `shown` that may be missing."""

    @property
    def required(self) -> Mapping[str, str]:
        return {key: heading for key, heading in self.shown.items() if key not in self.optional}


@dataclass(frozen=True)
class _Heading:
    """Where a table begins."""

    grid: Grid
    cells: Row
    below: int
    """The first row of the grid that holds values."""
    found: int
    """How many of the headings are known."""


def find_table(file: str, grids: Sequence[Grid], headings: Headings) -> tuple[list[dict[str, Cell]], list[Problem]]:
    """The rows of the one table with such a heading, each cell by its column, or all problems of the table.

    An optional column that is not there is in no row. Hidden sheets count where no other has such a table.
    """
    places = [place for grid in grids if (place := _heading(grid, headings)) is not None]
    places = [place for place in places if not place.grid.hidden] or places
    if not places:
        return [], [Problem("S110", file, 1, {"known": ", ".join(headings.required.values())})]
    if len(places) > 1:
        return [], [Problem("S111", file, 1, {"value": ", ".join(place.grid.name for place in places)})]
    (place,) = places
    columns, problems = _columns(place.cells, headings)
    lines = place.grid.rows[place.below :]
    stray = [cell for line in lines for number, cell in enumerate(line) if number not in columns and not cell.blank]
    problems += [cell.problem("S121") for cell in stray]
    wanted = {number: key for number, key in columns.items() if key in headings.shown}
    rows = [{key: line[number] for number, key in wanted.items()} for line in lines]
    return [row for row in rows if not problems and not all(cell.blank for cell in row.values())], problems


def known_headings(grids: Sequence[Grid], headings: Headings) -> set[str]:
    """The columns of the table that has the most of them: tells which of several layouts a sheet has."""
    places = (place for grid in grids if (place := _heading(grid, headings)))
    best = max(places, key=lambda place: place.found, default=None)
    return set(_known(best.cells, headings)) if best else set()


def _heading(grid: Grid, headings: Headings) -> _Heading | None:
    """The row with the most known headings, at least two; or two rows that have more of them together."""
    places: list[_Heading] = []
    for each in (grid, *grid.others):
        searched = each.rows[: _SEARCHED + 1]
        pairs = itertools.pairwise(searched)
        rows = [(row, number + 1) for number, row in enumerate(searched[:_SEARCHED])]
        rows += [(_joined(*pair, headings), number + 2) for number, pair in enumerate(pairs)]
        places += [_Heading(each, row, below, len(set(_known(row, headings)))) for row, below in rows]
    best = max(places, key=lambda each: (each.found, -sum(cell.flaw is not None for cell in each.cells)), default=None)
    return best if best and best.found >= 2 else None


def _joined(upper: Row, lower: Row, headings: Headings) -> Row:
    """Two rows of headings as one. What stands above several columns, merged or not, belongs to each of them."""
    row: list[Cell] = []
    last: Cell | None = None
    for above, below in zip(upper, lower, strict=True):
        last = above if above.text else last
        over = above if above.text or not below.text or last is None else last
        flaw = next((each.flaw for each in (above, below) if each.flaw not in (None, _MERGED)), None)
        if not below.text or (over.text == below.text and below.flaw == _MERGED):
            row.append(replace(over, flaw=flaw))
            continue
        ways = [f"{over.text} {below.text}", f"{below.text} {over.text}", *([] if above.text else [below.text])]
        text = next((each for each in ways if plain(each) in headings.known), ways[0])
        row.append(replace(below, value=text.strip(), flaw=flaw))
    return row


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
        elif not cell.blank and plain(cell.text) not in words_for("remarks"):
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

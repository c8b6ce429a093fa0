"""Which table a sheet holds, by its headings: so nobody has to say it who hands it in."""

from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from program_site.content.catalog import Catalog
from program_site.i18n.localizer import Localizer
from program_site.tables.imports import mobility_sheet, rows_sheet, rubric_sheet
from program_site.tables.spreadsheets.cells import Grid, plain
from program_site.tables.spreadsheets.headings import Headings, known_headings

Table = Literal["rubric", "rows", "mobility"]
"""Answers to the rubric · students by group, down to the smallest · a year's figures."""

_SEARCHED = 40
"""Rows to look for headings in: titles, remarks and examples may stand above them."""
_FEWEST = 2


def table_in(grids: Sequence[Grid], catalog: Catalog, localizer: Localizer) -> Table | None:
    """The table most of whose own headings are there; where that leaves a choice, the one whose rows nobody may see."""
    there = {plain(cell.text) for grid in grids for row in grid.rows[:_SEARCHED] for cell in row if not cell.blank}
    known = list(_known(catalog, localizer))
    shared = [key for _, headings in known for key in headings.shown]
    best: Table | None = None
    most = _FEWEST - 1
    for table, headings in known:
        found = _found(there, headings) | known_headings(grids, headings)
        # a heading that several tables have is the sign of none of them
        if any(shared.count(key) == 1 for key in found) and len(found) > most:
            best, most = table, len(found)
    return best


def _known(catalog: Catalog, localizer: Localizer) -> Iterator[tuple[Table, Headings]]:
    if catalog.rubric:
        for layout in rubric_sheet.layouts(catalog, catalog.rubric, localizer):
            yield "rubric", layout
    yield "rows", rows_sheet.headings(localizer)
    yield "mobility", mobility_sheet.headings(catalog, localizer)


def _found(there: Collection[str], headings: Headings) -> set[str]:
    return {headings.known[text] for text in there if text in headings.known}

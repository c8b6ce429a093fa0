"""Which table a sheet holds, by its headings: so nobody has to say it who hands it in."""

from collections.abc import Iterator, Sequence
from typing import Literal

from program_site.content.catalog import Catalog
from program_site.i18n.localizer import Localizer
from program_site.tables.imports import mobility_sheet, rows_sheet, rubric_sheet
from program_site.tables.spreadsheets.cells import Grid
from program_site.tables.spreadsheets.headings import Headings, known_headings

Table = Literal["rubric", "rows", "mobility"]
"""Answers to the rubric · students by group, down to the smallest · a year's figures."""

_SHARED = frozenset(["year", "direction", "source"])
"""Columns of several tables, which are the sign of none of them."""


def table_in(grids: Sequence[Grid], catalog: Catalog, localizer: Localizer) -> Table | None:
    """The table most of whose own headings are there; where that leaves a choice, the one whose rows nobody may see."""
    best: Table | None = None
    most = 0
    for table, headings in _known(catalog, localizer):
        found = known_headings(grids, headings)
        if found - _SHARED and len(found) > most:
            best, most = table, len(found)
    return best


def _known(catalog: Catalog, localizer: Localizer) -> Iterator[tuple[Table, Headings]]:
    if catalog.rubric:
        for layout in rubric_sheet.layouts(catalog, catalog.rubric, localizer):
            yield "rubric", layout
    yield "rows", rows_sheet.headings(localizer)
    yield "mobility", mobility_sheet.headings(catalog, localizer)

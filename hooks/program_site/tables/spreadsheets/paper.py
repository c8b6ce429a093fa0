"""How a sheet looks on paper: A4 across, as wide as the page, its heading and the number on every page."""

import datetime
import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # openpyxl takes longer to load than most commands take to run
    from openpyxl.worksheet.worksheet import Worksheet

_A4 = "9"
_MARGIN = 0.5
"""In inches, as Excel has it."""
_SIGNS = 125
"""As many narrow ones stand beside each other on such a page in the usual size. Wider tables are made smaller."""
_NARROWEST = 9
_EMPTY = 8.43
"""How wide a column is of which nothing is said."""
_LINE = 15.0
"""The height of a line, in points."""
_SPARE = 1.1
"""How much wider a text may become than its signs say: letters are not all alike, and words are not cut."""


@dataclass(frozen=True)
class Paper:
    title: str
    """At the foot of every page."""


def set_up(page: "Worksheet", paper: Paper, heading: int) -> None:
    """`heading` is the row that stands at the top of every page."""
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    page.page_setup.orientation, page.page_setup.paperSize = "landscape", _A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins = PageMargins(_MARGIN, _MARGIN, _MARGIN, 2 * _MARGIN)
    page.print_title_rows = f"{heading}:{heading}"
    for name, text in (("left", paper.title.replace("&", "&&")), ("right", "&P / &N")):
        part: Any = getattr(page.oddFooter, name)  # whose type openpyxl does not give
        part.text = text


def widths(wanted: Sequence[int]) -> list[int]:
    """How wide the columns are so that all stand on one page: only the widest give way, and their texts take more lines."""
    widest = max(wanted, default=0)
    while widest > _NARROWEST and sum(min(each, widest) for each in wanted) > _SIGNS:
        widest -= 1
    return [min(each, widest) for each in wanted]


def lay_across(page: "Worksheet", row: int, columns: Sequence[int]) -> None:
    """A line of text across the page, or the table if that is wider, as high as it needs to be."""
    from openpyxl.styles import Alignment

    free = max(0, math.floor((_SIGNS - sum(columns)) / _EMPTY))
    wide = sum(columns) + free * _EMPTY
    cell = page.cell(row, 1)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if len(columns) + free > 1:
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(columns) + free)
    page.row_dimensions[row].height = _LINE * _lines(cell.value, wide)


def frame(page: "Worksheet", first: int, last: int, columns: Sequence[int]) -> None:
    """Lines around every cell of a table. Rows are as high as their longest texts: not every program sees to that."""
    from openpyxl.styles import Alignment, Border, Side

    line = Side(style="thin", color="FF808080")
    for row in range(first, last + 1):
        cells = [page.cell(row, column) for column in range(1, len(columns) + 1)]
        for cell in cells:
            cell.border = Border(line, line, line, line)
            horizontal = (
                "left" if isinstance(cell.value, datetime.date) else None
            )  # below others that are less exact, and so are texts
            cell.alignment = Alignment(horizontal, "top", wrap_text=cell.data_type == "s")
        lines = (_lines(cell.value, wide) for cell, wide in zip(cells, columns, strict=True) if cell.data_type == "s")
        page.row_dimensions[row].height = _LINE * max(lines, default=1)


def _lines(value: object, wide: float) -> int:
    signs = width(value)
    return 1 if signs < wide else math.ceil(_SPARE * signs / wide)


def width(value: object) -> int:
    """In narrow signs."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in str(value or ""))

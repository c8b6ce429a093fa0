"""Write workbooks and CSV: a bold heading that stays in sight, readable columns, real numbers, dates and formulas."""

import csv
import datetime
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from program_site.tables.spreadsheets.formulas import Rate, Sum, with_results
from program_site.tables.spreadsheets.paper import Paper, frame, lay_across, set_up, width, widths

if TYPE_CHECKING:  # openpyxl takes longer to load than most commands take to run
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float | Fraction | datetime.date | Sum | Rate | None

_WIDEST = 60


@dataclass(frozen=True)
class Sheet:
    """One sheet: lines above its heading, the heading, the rows, lines below."""

    title: str
    heading: Sequence[str]
    rows: Sequence[Sequence[Value]]
    above: Sequence[str] = ()
    below: Sequence[str] = ()
    paper: Paper | None = None
    """How it is printed; None for sheets that people fill in."""
    day_format: str = "yyyy-mm-dd"
    """How its cells show dates, in the signs of Excel."""

    @property
    def lines(self) -> list[Sequence[Value]]:
        return [*([each] for each in self.above), self.heading, *self.rows, *([each] for each in self.below)]


def as_csv(lines: Iterable[Iterable[object]]) -> bytes:
    """Lines with a byte order mark, which tells spreadsheets that this is UTF-8, and the line ends of RFC 4180."""
    written = io.StringIO()
    csv.writer(written).writerows(lines)
    return written.getvalue().encode("utf-8-sig")


def workbook(sheets: Iterable[Sheet]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    results: dict[str, dict[str, float]] = {}
    for number, sheet in enumerate(sheets, 1):
        results[f"xl/worksheets/sheet{number}.xml"] = _fill(book.create_sheet(_title(sheet.title)), sheet)
    if not book.worksheets:
        book.create_sheet()
    written = io.BytesIO()
    book.save(written)
    return with_results(written.getvalue(), results) if any(results.values()) else written.getvalue()


def _fill(page: "Worksheet", sheet: Sheet) -> dict[str, float]:
    """Gives what its formulas come to, by their cells."""
    from openpyxl.cell.cell import Cell
    from openpyxl.styles import Alignment, Font
    from openpyxl.styles.fonts import DEFAULT_FONT
    from openpyxl.utils import get_column_letter

    bold = Font(DEFAULT_FONT.name, DEFAULT_FONT.sz, b=True)
    heading = len(sheet.above) + 1
    results: dict[str, float] = {}
    for row, line in enumerate(sheet.lines, start=1):
        summed = any(isinstance(value, Sum) for value in line)
        for column, value in enumerate(line, start=1):
            cell = page.cell(row, column)
            assert isinstance(cell, Cell)
            _write(cell, value, sheet, heading + 1)
            if isinstance(value, Sum | Rate):
                results[cell.coordinate] = float(value.value) if isinstance(value, Rate) else value.value
            if row == heading or summed or (row == 1 and sheet.paper):
                cell.font = bold
            if row == heading:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    page.freeze_panes = f"A{heading + 1}"
    wanted = [
        min(max(_width(row[column], sheet) for row in (sheet.heading, *sheet.rows)) + 2, _WIDEST)
        for column in range(len(sheet.heading))
    ]
    columns = widths(wanted) if sheet.paper else wanted
    for column, wide in enumerate(columns, start=1):
        page.column_dimensions[get_column_letter(column)].width = wide
    if sheet.paper:
        _lay_out(page, sheet, sheet.paper, columns)
    return results


def _write(cell: "Cell", value: Value, sheet: Sheet, first: int) -> None:
    if isinstance(value, Sum | Rate):
        cell.value = value.formula(cell.column_letter, cell.row, first)
    else:
        cell.value = float(value) if isinstance(value, Fraction) else value
    if isinstance(value, Fraction | Rate):
        cell.number_format = "0%"
    if isinstance(value, datetime.date):
        cell.number_format = sheet.day_format
    if isinstance(value, str):
        cell.data_type = "s"  # never a formula, whatever it begins with


def _lay_out(page: "Worksheet", sheet: Sheet, paper: Paper, columns: Sequence[int]) -> None:
    heading, last = len(sheet.above) + 1, len(sheet.above) + 1 + len(sheet.rows)
    set_up(page, paper, heading)
    for row in range(1, heading):
        lay_across(page, row, columns)
    if sheet.rows:
        frame(page, heading, last, columns)
    for row in range(last + 1, last + 1 + len(sheet.below)):
        lay_across(page, row, columns)


def _width(value: Value, sheet: Sheet) -> int:
    if isinstance(value, datetime.date):
        return width(sheet.day_format) + 2
    return width(value.value if isinstance(value, Sum | Rate) else value)


def _title(text: str) -> str:
    """The title as the tab of a sheet may show it."""
    return re.sub(r"[\[\]:*?/\\]", " ", text)[:31].strip() or "1"

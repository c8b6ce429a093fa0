"""Write workbooks and CSV: a bold heading that stays in sight, readable columns, real numbers."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

Value = str | int | float | Fraction | None

_WIDEST = 60


@dataclass(frozen=True)
class Sheet:
    """One sheet: lines above its heading, the heading, the rows, lines below."""

    title: str
    heading: Sequence[str]
    rows: Sequence[Sequence[Value]]
    above: Sequence[str] = ()
    below: Sequence[str] = ()

    @property
    def lines(self) -> list[Sequence[Value]]:
        return [*([each] for each in self.above), self.heading, *self.rows, *([each] for each in self.below)]


def as_csv(lines: Iterable[Iterable[object]]) -> bytes:
    """Lines with a byte order mark, which tells spreadsheets that this is UTF-8, and the line ends of RFC 4180."""
    written = io.StringIO()
    csv.writer(written).writerows(lines)
    return written.getvalue().encode("utf-8-sig")


def workbook(sheets: Iterable[Sheet]) -> bytes:
    from openpyxl import Workbook  # only here: it takes longer to load than most commands take to run

    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _fill(book.create_sheet(_title(sheet.title)), sheet)
    if not book.worksheets:
        book.create_sheet()
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _fill(page: object, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.worksheet import Worksheet

    assert isinstance(page, Worksheet)
    heading = len(sheet.above) + 1
    for row, line in enumerate(sheet.lines, start=1):
        for column, value in enumerate(line, start=1):
            cell = page.cell(row, column)
            cell.value = float(value) if isinstance(value, Fraction) else value
            if isinstance(value, Fraction):
                cell.number_format = "0%"
            if isinstance(value, str):
                cell.data_type = "s"  # never a formula, whatever it begins with
            if row == heading:
                cell.font = Font(bold=True)
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    page.freeze_panes = f"A{heading + 1}"
    for column in range(len(sheet.heading)):
        widest = max(_width(row[column]) for row in (sheet.heading, *sheet.rows))
        page.column_dimensions[get_column_letter(column + 1)].width = min(widest + 2, _WIDEST)


def _width(value: Value) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in str(value or ""))


def _title(text: str) -> str:
    """The title as the tab of a sheet may show it."""
    return re.sub(r"[\[\]:*?/\\]", " ", text)[:31].strip() or "1"

"""How the workbook looks on a screen and on paper."""

import copy
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from program_site.i18n.localizer import Localizer
from program_site.tables.workbook.layout import Column, Table
from program_site.tables.workbook.showing import Shown
from program_site.tables.workbook.texts import escaped

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS: Mapping[str, int] = {
    "id": 20, "when": 12, "day": 12, "moment": 18, "whole": 10, "number": 12, "yes_no": 9, "choice": 16,
    "reference": 28, "citation": 30, "address": 30, "mail": 26, "phone": 20, "translated": 44, "name": 34,
}  # fmt: skip
_OTHER_WIDTH = 24
_NUMBERS = ("whole", "number")
_TALLEST = 12
"""Lines of a row; the rest of a longer text is seen when its cell is chosen."""
_LINE = 15.0
_LONGEST_TITLE, _SHORTEST = 31, 12
_HEADING, _REQUIRED, _GREY, _TEXT = "FFE4EAF2", "FFCFDCEC", "FF767676", "@"
_A3 = 8
_FORMULA = ("=", "+", "-", "@")
"""Signs with which a spreadsheet program takes what is typed for a formula."""


class Looks:
    """Styles of one sheet."""

    def __init__(self, page: "Worksheet", localizer: Localizer) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        self.page, self.localizer = page, localizer
        self.top = Alignment(vertical="top", wrap_text=True)
        self.left = Alignment(vertical="top", wrap_text=True, horizontal="left")
        self.bold, self.small = Font(bold=True), Font(color=_GREY)
        self.filled = {
            required: PatternFill("solid", colour) for required, colour in ((False, _HEADING), (True, _REQUIRED))
        }
        self.closed = PatternFill("solid", "FFF2F2F2")
        self.line = Border(bottom=Side("thin", "FFB8C4D4"))
        self.known: dict[bool, Any] = {}
        """The style of cells with numbers, and of those with text: it takes long to put together."""

    def heading(self, cell: Any, text: str, help_text: str, required: bool = False) -> None:
        from openpyxl.comments import Comment

        cell.value = capital(text)
        cell.data_type = "s"
        cell.font, cell.fill, cell.alignment, cell.border = self.bold, self.filled[required], self.top, self.line
        if help_text:
            lines = sum(1 + width_of(line) // 46 for line in help_text.split("\n"))
            cell.comment = Comment(help_text, "make sheets", height=24 + 18 * lines, width=320)

    def item(self, cell: Any, text: str, column: Column) -> None:
        """The heading of a row."""
        cell.value = text
        cell.data_type = "s"
        cell.font = self.small if column.unofficial else self.bold
        cell.fill, cell.alignment = self.filled[column.field.required], self.top

    def about(self, cell: Any, text: str) -> None:
        cell.value = text or None
        cell.font, cell.alignment = self.small, self.top

    def column(self, number: int, kind: str, unofficial: bool = False) -> None:
        """Also cells that are still empty hold text, so that no program makes a day of 2019-04."""
        from openpyxl.utils import get_column_letter

        dimension = self.page.column_dimensions[get_column_letter(number)]
        dimension.width = 9 if unofficial else _WIDTHS.get(kind, _OTHER_WIDTH)
        dimension.alignment = self.top
        if kind not in _NUMBERS:
            dimension.number_format = _TEXT

    def fill(self, cell: Any, value: Shown, kind: str) -> None:
        is_number = kind in _NUMBERS
        if is_number in self.known:
            cell._style = copy.copy(self.known[is_number])
        elif is_number:
            cell.alignment = self.top
        else:
            cell.number_format, cell.alignment = _TEXT, self.left
        self.known.setdefault(is_number, copy.copy(cell._style))
        cell.value = escaped(value) if isinstance(value, str) else value
        if isinstance(value, str):
            cell.data_type = "s"  # never a formula, whatever it begins with
            if value.startswith(_FORMULA):
                cell.quotePrefix = True

    def row(self, line: int) -> None:
        """As tall as its texts, within reason: where nothing is set, programs make it as tall as it must be."""
        tallest = max((self._lines(cell) for cell in self.page[line]), default=1)
        if tallest > _TALLEST:
            self.page.row_dimensions[line].height = _TALLEST * _LINE

    def _lines(self, cell: Any) -> int:
        if not isinstance(cell.value, str):
            return 1
        width = self.page.column_dimensions[cell.column_letter].width
        return sum(1 + int(width_of(line) / width) for line in cell.value.split("\n"))

    def finish_lying(self, last: int, frozen: int) -> None:
        from openpyxl.utils import get_column_letter

        self.page.freeze_panes = self.page.cell(3, frozen + 1).coordinate
        self.page.auto_filter.ref = f"A2:{get_column_letter(last)}{max(self.page.max_row, 3)}"
        self._finish()

    def finish_upright(self, values: Iterable[int]) -> None:
        from openpyxl.utils import get_column_letter

        places = [*values]
        for number in range(2, max(places) + 2):
            kind = "translated" if number in places else "name"
            self.column(number, kind)
        for line in range(3, self.page.max_row + 1):
            for number in places:
                cell = self.page.cell(line, number)
                if not cell.has_style:
                    cell.fill = self.closed
        self.page.column_dimensions[get_column_letter(max(places) + 1)].number_format = "General"
        self.page.freeze_panes = "C3"
        self._finish()

    def _finish(self) -> None:
        self.page.row_dimensions[1].hidden = self.page.column_dimensions["A"].hidden = True
        self.page.print_title_rows = "2:2"
        for_paper(self.page)


def for_paper(page: "Worksheet") -> None:
    """As wide as a sheet of paper, on as many as it takes."""
    from openpyxl.worksheet.properties import PageSetupProperties

    page.page_setup.orientation, page.page_setup.paperSize = "landscape", _A3
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    middle = "center"
    footer: Any = getattr(page.oddFooter, middle)  # whose type openpyxl does not give
    footer.text = "&A  &P / &N"


def titles(sheets: Sequence[Table], between: str) -> dict[str, str]:
    """What the tab of each sheet says, by its mark: no two the same, and none longer than Excel allows."""
    wholes = {table.file: capital(table.tab) for table in sheets if not table.place}
    taken: dict[str, str] = {}
    for table in sheets:
        said = _of_part(wholes[table.file], table.tab.strip(), between) if table.place else capital(table.label)
        plain = title = _shortened(re.sub(r"[\[\]:*?/\\']", " ", said), _LONGEST_TITLE)
        number = 2
        while title.casefold() in {each.casefold() for each in taken.values()}:
            title = f"{plain[: _LONGEST_TITLE - 4]} {number}"
            number += 1
        taken[table.mark] = title
    return taken


def _of_part(whole: str, part: str, between: str) -> str:
    """Both as whole as there is room."""
    room = _LONGEST_TITLE - len(between)
    whole = _shortened(whole, max(_SHORTEST, room - len(part)))
    return f"{whole}{between}{_shortened(part, room - len(whole))}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _shortened(text: str, longest: int) -> str:
    """With its last words left out, where it has several."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    words, blank, _ = cut.rpartition(" ")
    return f"{words if blank and len(words) >= longest // 2 else cut}…"


def width_of(text: str) -> int:
    """In letters of Latin."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)

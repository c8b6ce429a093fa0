"""The first sheet of the workbook: what it is, what each sheet holds, and how it is handed in."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from program_site.content.data.files import ONE
from program_site.i18n.localizer import Localizer
from program_site.tables.workbook.layout import Data, Table, listed
from program_site.tables.workbook.looks import for_paper, width_of

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = {"A": 48, "B": 30, "C": 12}


def read_me(
    page: "Worksheet", sheets: Sequence[Table], named: Mapping[str, str], data: Data, localizer: Localizer
) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    page.append([localizer.t("sheets.title")])
    page["A1"].font = Font(bold=True, size=14)
    lines = (
        localizer.t("sheets.about.how"),
        localizer.t("sheets.about.remarks"),
        localizer.t("sheets.about.removing"),
        localizer.t("sheets.about.hand_in"),
        localizer.t("sheets.about.not_here"),
    )
    for line in lines:
        page.append([line])
        page.merge_cells(start_row=page.max_row, end_row=page.max_row, start_column=1, end_column=3)
        page.cell(page.max_row, 1).alignment = Alignment(wrap_text=True, vertical="top")
        lines_needed = 1 + width_of(line) // (sum(_WIDTHS.values()) - 10)
        page.row_dimensions[page.max_row].height = 15 * lines_needed + 6
    page.append([])
    page.append([localizer.t("sheets.sheet"), localizer.t("sheets.file"), localizer.t("sheets.rows")])
    for cell in page[page.max_row]:
        cell.font = Font(bold=True)
    for table in sheets:
        page.append([named[table.mark], f"data/{table.file}.yml", _rows(table, data)])
        cell = page.cell(page.max_row, 1)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{named[table.mark]}'!B3")
        cell.style = "Hyperlink"
    for letter, width in _WIDTHS.items():
        page.column_dimensions[letter].width = width
    for_paper(page)


def _rows(table: Table, data: Data) -> int | None:
    value = data[table.file]
    records = [value] if table.file in ONE else value
    if table.upright:
        return None
    return sum(len(listed(each, table.place)) for each in records) if table.place else len(records)

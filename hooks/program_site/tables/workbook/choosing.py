"""What can be chosen in a cell: lists on a hidden sheet, shown by the cells that ask for one of them."""

from typing import TYPE_CHECKING

from program_site.tables.workbook.layout import Column
from program_site.tables.workbook.texts import escaped
from program_site.tables.workbook.vocabulary import Vocabulary

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_ROWS = 2_000
"""As far down as rows may be added."""


class Lists:
    """The lists of a workbook, each in a column of its own."""

    TITLE = "_lists"

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.columns: dict[str, list[str]] = {}

    def offer(self, page: "Worksheet", number: int, of: Column | str, line: int | None = None) -> None:
        """Let a column, or one cell of it, be filled by choosing; `of` may be a file whose records are asked for.

        What is not in a list of records may be typed all the same: it may be one that this workbook adds.
        """
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.datavalidation import DataValidation

        found = self._list(of)
        if found is None or not found[1]:
            return
        name, values, only = found
        self.columns.setdefault(name, values)
        letter = get_column_letter(list(self.columns).index(name) + 1)
        formula = f"'{self.TITLE}'!${letter}$1:${letter}${len(values)}"
        offered = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=only)
        column = get_column_letter(number)
        offered.add(f"{column}{line}" if line else f"{column}3:{column}{_ROWS}")
        page.add_data_validation(offered)

    def _list(self, of: Column | str) -> tuple[str, list[str], bool] | None:
        """Its name and values, and whether nothing else can be meant."""
        words = self.words
        if isinstance(of, str):
            return of, [words.named(of, identity) for identity in words.names.get(of, {})], False
        if of.unofficial:
            return "unofficial", [words.yes], True
        if of.holds_several:
            return None
        if of.field.kind == "reference":
            return self._list(of.field.of)
        if of.field.kind == "choice":
            return of.address, list(words.choices[of.address]), True
        return ("yes_no", [words.yes, words.no], True) if of.field.kind == "yes_no" else None

    def write(self, page: "Worksheet") -> None:
        for number, values in enumerate(self.columns.values(), start=1):
            for line, value in enumerate(values, start=1):
                cell = page.cell(line, number)
                cell.value = escaped(value)
                cell.data_type = "s"

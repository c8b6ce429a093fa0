"""Write the workbook: sheets that people who know Excel find their way in, and that can be read back without loss."""

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from program_site.content.data.files import MANY
from program_site.i18n.localizer import Localizer
from program_site.tables.spreadsheets.steady import steady
from program_site.tables.workbook.base import TITLE as BASE
from program_site.tables.workbook.base import Base, packed
from program_site.tables.workbook.choosing import Lists
from program_site.tables.workbook.layout import MARK, UNOFFICIAL, Column, Data, Table, at, listed, tables
from program_site.tables.workbook.looks import Looks, capital, titles
from program_site.tables.workbook.matching import IN, keys_of
from program_site.tables.workbook.read_me import read_me
from program_site.tables.workbook.rows import PARENT, VALUE
from program_site.tables.workbook.showing import Shown, shown
from program_site.tables.workbook.vocabulary import Vocabulary, vocabulary_of

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HEADINGS = 2
"""Rows above the first record: the hidden paths, and the headings that people read."""


def written(data: Data, languages: Sequence[str], language: str) -> bytes:
    """A workbook with what these files hold. `languages` are those of the site, `language` that of the staff."""
    from openpyxl import Workbook  # only here: it takes longer to load than most commands take to run

    sheets = tables(data, languages, language)
    words = vocabulary_of(sheets, data, language)
    named = titles(sheets, Localizer(language).t("sheets.between"))
    book = Workbook()
    book.remove(book.worksheets[0])
    about = book.create_sheet(Localizer(language).t("sheets.read_me"))
    lists = Lists(words)
    for table in sheets:
        page = book.create_sheet(named[table.mark])
        writing = _Writing(page, table, words, lists, Localizer(language))
        (writing.upright if table.upright else writing.lying)(data[table.file])
    read_me(about, sheets, named, data, Localizer(language))
    lists.write(book.create_sheet(lists.TITLE))
    base = book.create_sheet(BASE)
    for piece in packed(Base(language, words, data, named)):
        base.append([piece])
    base.sheet_state = book[lists.TITLE].sheet_state = "veryHidden"
    done = io.BytesIO()
    book.save(done)
    return steady(done.getvalue())


class _Writing:
    """One sheet."""

    def __init__(self, page: "Worksheet", table: Table, words: Vocabulary, lists: Lists, localizer: Localizer) -> None:
        self.page, self.table, self.words, self.lists, self.localizer = page, table, words, lists, localizer
        self.looks = Looks(page, localizer)

    def lying(self, value: Any) -> None:
        """A column for each field, a row for each record."""
        self.page.cell(1, 1).value, self.page.cell(HEADINGS, 1).value = self.table.mark, MARK
        first = 2
        if self.table.parent:
            self.page.cell(1, 2).value = PARENT
            self.looks.heading(self.page.cell(HEADINGS, 2), self.table.parent, "")
            self.looks.column(2, "reference")
            self.lists.offer(self.page, 2, self.table.file)
            first = 3
        for number, column in enumerate(self.table.columns, start=first):
            self.page.cell(1, number).value = column.key
            self.looks.heading(
                self.page.cell(HEADINGS, number),
                heading(column, self.localizer),
                self._help(column),
                column.field.required,
            )
            self.looks.column(number, column.field.kind, column.unofficial)
            self.lists.offer(self.page, number, column)
        for line, (key, parent, record) in enumerate(self._records(value), start=HEADINGS + 1):
            self.page.cell(line, 1).value = key
            if self.table.parent:
                self.looks.fill(self.page.cell(line, 2), parent, "reference")
            for number, column in enumerate(self.table.columns, start=first):
                self._fill(line, number, column, record)
            self.looks.row(line)
        self.looks.finish_lying(len(self.table.columns) + first - 1, 2 if self.table.parent else 1 + self._has_id())

    def _has_id(self) -> bool:
        return bool(self.table.columns) and self.table.columns[0].field.kind == "id"

    def _records(self, value: Any) -> Iterator[tuple[str, str | None, Mapping[str, Any]]]:
        """Each with its key and with what it is a part of."""
        if self.table.file not in MANY:
            for number, item in enumerate(listed(value, self.table.place)):
                yield f"{IN}{number}", None, item
            return
        for key, record in zip(keys_of(value), value, strict=True):
            if not self.table.place:
                yield key, None, record
            for number, item in enumerate(listed(record, self.table.place) if self.table.place else ()):
                yield f"{key}{IN}{number}", self.words.named(self.table.file, key), item

    def upright(self, record: Mapping[str, Any]) -> None:
        """A row for each field: what is of no language in one column, what is said in languages side by side."""
        languages = [*dict.fromkeys(column.language for column in self.table.columns if column.language)]
        places = {"": 3, **{code: number for number, code in enumerate(languages, start=4)}}
        self.page.cell(1, 1).value, self.page.cell(HEADINGS, 1).value = self.table.mark, MARK
        said = {
            2: self.localizer.t("sheets.item"),
            3: self.localizer.t("sheets.value"),
            max(places.values()) + 1: self.localizer.t("sheets.about_field"),
        }
        for number, word in said.items():
            self.looks.heading(self.page.cell(HEADINGS, number), word, "")
        for code, number in places.items():
            self.page.cell(1, number).value = code or VALUE
            if code:
                called = self.localizer.language_in_passing(code)
                self.looks.heading(self.page.cell(HEADINGS, number), capital(called), "")
        lines: dict[str, int] = {}
        for column in self.table.columns:
            path = ".".join(column.path[:-1] if column.language else column.path)
            path += UNOFFICIAL if column.unofficial else ""
            line = lines.setdefault(path, len(lines) + HEADINGS + 1)
            self.page.cell(line, 1).value = path
            called = self.localizer.t("sheets.unofficial") if column.unofficial else " · ".join(column.labels)
            self.looks.item(self.page.cell(line, 2), called, column)
            if not column.unofficial:
                self.looks.about(self.page.cell(line, max(places.values()) + 1), self._help(column))
            self._fill(line, places[column.language], column, record)
            self.lists.offer(self.page, places[column.language], column, line)
        for line in lines.values():
            self.looks.row(line)
        self.looks.finish_upright(places.values())

    def _fill(self, line: int, number: int, column: Column, record: Mapping[str, Any]) -> None:
        value: Shown = shown(column, at(record, column.path), self.words)
        self.looks.fill(self.page.cell(line, number), value, column.field.kind)

    def _help(self, column: Column) -> str:
        """What is said beside a field, once for all its languages."""
        if column.unofficial:
            return self.localizer.t("desk.unofficial")
        said = [column.field.help]
        if column.field.required:
            said.append(self.localizer.t("sheets.required"))
        if column.holds_several:
            said.append(self.localizer.t("sheets.several"))
        if column.field.choices and column.field.many:
            said.append(self.localizer.t("sheets.choices", known=", ".join(self.words.choices[column.address])))
        return "\n".join(filter(None, said))


def heading(column: Column, localizer: Localizer) -> str:
    called = " · ".join(column.labels)
    if not column.language:
        return called
    language = localizer.language_in_passing(column.language)
    key = "sheets.heading_unofficial" if column.unofficial else "sheets.heading"
    return localizer.t(key, label=called, language=language)

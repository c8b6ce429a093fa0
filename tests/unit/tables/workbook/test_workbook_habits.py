"""What people do to workbooks, which changes nothing of what they say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from workbooks import DATA, added, cell, change, changes, column, line, made, page

STATEMENTS = DATA["partners"][0]["statements"]


def sort_backwards(sheet: Worksheet) -> None:
    rows = [[each.value for each in row] for row in sheet.iter_rows(min_row=3)]
    for number, row in enumerate(reversed(rows), start=3):
        for place, value in enumerate(row, start=1):
            sheet.cell(number, place).value = value


def sort_what_is_seen(sheet: Worksheet) -> None:
    """Selected from the first column that is not hidden: the keys stay where they were."""
    keys = [each.value for each in sheet["A"]]
    sort_backwards(sheet)
    for number, key in enumerate(keys, start=1):
        sheet.cell(number, 1).value = key


def add_remarks(sheet: Worksheet) -> None:
    sheet.insert_cols(3)
    sheet.cell(2, 3).value = "覚え書き"
    sheet.cell(3, 3).value = "確認済み"
    sheet.cell(1, sheet.max_column + 3).value = "自分用"


def move_columns(sheet: Worksheet) -> None:
    first, last = column(sheet, "name.ja"), column(sheet, "name.ru")
    for row in sheet.iter_rows():
        row[first - 1].value, row[last - 1].value = row[last - 1].value, row[first - 1].value


def put_titles_above(sheet: Worksheet) -> None:
    sheet.insert_rows(1, 3)
    sheet["B1"].value = "2026年度 確認用"


def sort_with_headings(sheet: Worksheet) -> None:
    """Selected as a whole: the headings come somewhere between the rows."""
    rows = [[each.value for each in row] for row in sheet.iter_rows()]
    for number, row in enumerate([rows[2], *rows[:2], *rows[3:]], start=1):
        for place, value in enumerate(row, start=1):
            sheet.cell(number, place).value = value


HABITS: dict[str, Callable[[Worksheet], object]] = {
    "sorted": sort_backwards,
    "sorted without the hidden column": sort_what_is_seen,
    "sorted with its headings": sort_with_headings,
    "remarks of their own": add_remarks,
    "columns in another order": move_columns,
    "titles above": put_titles_above,
    "hidden columns": lambda sheet: setattr(sheet.column_dimensions["C"], "hidden", True),
    "a column less": lambda sheet: sheet.delete_cols(column(sheet, "name.ru")),
    "another name of the sheet": lambda sheet: setattr(sheet, "title", "確認用"),
    "other headings": lambda sheet: setattr(sheet["B2"], "value", "ID"),
    "no heading": lambda sheet: sheet.delete_rows(2),
    "an empty row between": lambda sheet: sheet.insert_rows(4),
    "a formula of their own": lambda sheet: setattr(sheet.cell(3, sheet.max_column + 2), "value", "=1+1"),
}


@pytest.mark.parametrize("name", HABITS)
def test_nothing_is_another_by_it(name: str, tmp_path: Path) -> None:
    book = made()
    HABITS[name](page(book, "@partners"))
    assert changes(book, tmp_path) == []


@pytest.mark.parametrize("sort", [sort_backwards, sort_what_is_seen])
def test_parts_of_records_are_sorted_too(sort: Callable[[Worksheet], object], tmp_path: Path) -> None:
    data = {**DATA, "partners": [{**each, "statements": STATEMENTS} for each in DATA["partners"]]}
    book = made(data)
    sort(page(book, "@partners.statements"))
    assert changes(book, tmp_path, data) == []


def test_a_row_that_was_typed_anew_keeps_what_no_sheet_shows(tmp_path: Path) -> None:
    book = made()
    sheet = page(book, "@glossary")
    sheet.cell(line(sheet, "mext"), 1).value = None
    assert changes(book, tmp_path) == []


def test_a_new_part_in_between_stays_there_and_at_the_end_in_a_sorted_sheet(tmp_path: Path) -> None:
    for is_sorted in (False, True):
        book = made()
        sheet = page(book, "@partners.statements")
        if is_sorted:
            sort_backwards(sheet)
        sheet.insert_rows(4)
        sheet.cell(4, column(sheet, "^")).value = "kfu"
        sheet.cell(4, column(sheet, "text.ru")).value = "между"
        new = {"text": {"ru": "между"}}
        wanted = [*STATEMENTS, new] if is_sorted else [STATEMENTS[0], new, STATEMENTS[1]]
        assert changes(book, tmp_path) == [change("partners", {"id": "kfu"}, "statements", old=STATEMENTS, new=wanted)]


@pytest.mark.parametrize("mark", ["@partners", "@partners.statements", "@mobility", "@mobility.years"])
def test_of_a_sheet_that_is_gone_nothing_is_said(mark: str, tmp_path: Path) -> None:
    book = made()
    book.remove(page(book, mark))
    assert changes(book, tmp_path) == []


def test_a_sheet_in_another_workbook_adds_to_the_data_of_today_and_takes_nothing_away(tmp_path: Path) -> None:
    book = made()
    kept = [page(book, mark) for mark in ("@partners", "@partners.statements")]
    for title in book.sheetnames:
        if book[title] not in kept:
            del book[title]
    cell(book, "@partners", "kfu", "founded").value = 1805
    cell(book, "@partners.statements", "kfu/0", "text.ru").value = "иначе"
    for sheet, key in zip(kept, ("asu", "kfu/1"), strict=True):
        sheet.delete_rows(line(sheet, key))
    today = {**DATA, "partners": [{**DATA["partners"][0], "website": "https://kpfu.ru"}, DATA["partners"][1]]}
    new = [{**STATEMENTS[0], "text": {"ja": "一", "ru": "иначе"}}, STATEMENTS[1]]
    assert changes(book, tmp_path, today) == [
        change("partners", {"id": "kfu"}, "founded", old=1804, new=1805),
        change("partners", {"id": "kfu"}, "statements", old=STATEMENTS, new=new),
    ]


def test_what_others_changed_since_is_not_undone(tmp_path: Path) -> None:
    book = made()
    cell(book, "@partners", "kfu", "founded").value = 1805
    today = {**DATA, "partners": [{**DATA["partners"][0], "website": "https://kpfu.ru"}]}
    assert changes(book, tmp_path, today) == [change("partners", {"id": "kfu"}, "founded", old=1804, new=1805)]


def test_what_no_sheet_can_hold_stays(tmp_path: Path) -> None:
    book = made()
    cell(book, "@glossary", "mext", "name.ru").value = "Минобрнауки"
    assert changes(book, tmp_path) == [change("glossary", {"id": "mext"}, "name", "ru", old="МОН", new="Минобрнауки")]


def test_a_workbook_with_macros_is_read(tmp_path: Path) -> None:
    from program_site.tables.spreadsheets.reading import read_grids
    from program_site.tables.workbook.reading import is_workbook

    book = made()
    path = tmp_path / "program.xlsm"
    book.save(path)
    assert is_workbook(read_grids(path)[0])
    other = openpyxl.Workbook()
    other.save(path)
    assert not is_workbook(read_grids(path)[0])


def test_words_of_the_program_may_have_changed_since(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = made()
    from program_site.content import forms
    from program_site.i18n.hints import Hints

    monkeypatch.setattr(Hints, "choice", lambda self, record, field, value: f"new {value}")
    forms.form_of.cache_clear()
    try:
        assert changes(book, tmp_path) == []
        added(book, "@programs", id="new", directions="派遣", planned="いいえ")
        assert changes(book, tmp_path)[0].new == {"id": "new", "directions": ["outbound"], "planned": False}
    finally:
        monkeypatch.undo()
        forms.form_of.cache_clear()


def test_leading_signs_are_no_formulas() -> None:
    text = {"ja": "=1+1", "ru": "+7"}
    book = made({**DATA, "partners": [{"id": "kfu", "name": text}]})
    for path, wanted in text.items():
        place = cell(book, "@partners", "kfu", f"name.{path}")
        assert (place.value, place.data_type, place.quotePrefix) == (wanted, "s", True)


def test_what_staff_see() -> None:
    book = made(language="ru")
    sheet = page(book, "@partners")
    assert sheet.row_dimensions[1].hidden
    assert sheet.column_dimensions["A"].hidden
    assert sheet.freeze_panes == "C3"
    assert sheet.print_title_rows == "$2:$2"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.cell(line(sheet, "kfu"), column(sheet, "city")).value == "Казань (kazan)"
    assert sheet.cell(2, column(sheet, "id")).comment is not None
    assert book[book.sheetnames[-1]].sheet_state == "veryHidden"
    offered = {str(each.sqref): each.formula1 for each in sheet.data_validations.dataValidation}
    letter = sheet.cell(1, column(sheet, "city")).column_letter
    assert f"{letter}3:{letter}2000" in offered

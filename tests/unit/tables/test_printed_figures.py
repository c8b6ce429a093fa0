"""`figures.xlsx` as an office hands it in: what is computed, what programs that do not calculate show, how it is printed."""

from __future__ import annotations

import datetime
import io
import re
from fractions import Fraction
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogs import ROOT, catalog_of
from generated import bounded
from other_sites import SHIOSAI
from program_site.content.catalog import Catalog
from program_site.i18n.localizer import Localizer
from program_site.messages import available
from program_site.tables.evaluation.forms import FORMS
from program_site.tables.evaluation.state import State
from program_site.tables.evaluation.tables import evaluation
from program_site.tables.spreadsheets.formulas import Rate, Sum
from program_site.tables.spreadsheets.paper import Paper, widths
from program_site.tables.spreadsheets.workbook import Sheet, workbook

SITES = {"own": ROOT, "shiosai": SHIOSAI}


def figures(catalog: Catalog, language: str = "ja") -> bytes:
    return FORMS["xlsx"](evaluation(State(catalog, datetime.date(2026, 3, 31)), Localizer(language)))


def opened(book: bytes, values: bool) -> Any:
    return openpyxl.load_workbook(io.BytesIO(book), data_only=values)


def computed(page: Any, formula: str) -> float:
    """What a program that calculates makes of it."""
    if quotient := re.fullmatch(r"=([A-Z]+\d+)/([A-Z]+\d+)", formula):
        return float(value(page, quotient[1]) / value(page, quotient[2]))
    added = re.fullmatch(r"=SUM\((.+)\)", formula)
    assert added, formula
    cells = (page[each] for each in added[1].split(","))
    rows = [[each] if not isinstance(each, tuple) else [one for (one,) in each] for each in cells]
    return sum(value(page, cell.coordinate) for row in rows for cell in row if cell.value is not None)


def value(page: Any, place: str) -> float:
    found = page[place].value
    return computed(page, found) if isinstance(found, str) else float(found)


@pytest.mark.parametrize("site", SITES)
def test_every_formula_is_saved_with_what_it_comes_to(site: str) -> None:
    book = figures(catalog_of(SITES[site]))
    number = 0
    for written, saved in zip(opened(book, False).worksheets, opened(book, True).worksheets, strict=True):
        for row in written.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    number += 1
                    assert saved[cell.coordinate].value == pytest.approx(computed(written, cell.value)), cell.coordinate
    assert number >= 6


@given(st.lists(st.one_of(st.none(), st.integers(0, 10**6)), min_size=1, max_size=12), st.data())
@bounded(60)
def test_a_sum_of_any_rows_adds_up_those_and_no_others(numbers: list[int | None], data: st.DataObject) -> None:
    rows = data.draw(st.lists(st.sampled_from(range(len(numbers))), unique=True, min_size=1).map(sorted))
    total = sum(numbers[row] or 0 for row in rows)
    sheet = Sheet("S", ["n"], [*([number] for number in numbers), [Sum(total, tuple(rows))]], ("above", "too"))
    book = workbook([Sheet("other", ["n"], [[1]]), sheet])
    place = f"A{len(numbers) + 4}"
    assert value(opened(book, False)["S"], place) == total
    assert opened(book, True)["S"][place].value == total


def test_a_rate_of_nothing_planned_is_no_formula() -> None:
    book = figures(catalog_of(ROOT))
    shown = [cell.value for page in opened(book, True).worksheets for row in page.iter_rows() for cell in row]
    assert not [each for each in shown if isinstance(each, str) and each.startswith("#")]


@pytest.mark.parametrize("language", available())
def test_days_are_dates_and_what_is_less_exact_is_text(language: str) -> None:
    page = next(
        page
        for page in opened(figures(catalog_of(ROOT), language), False).worksheets
        if page.title == Localizer(language).t("section.milestones")[:31]
    )
    found = [page.cell(row, 1) for row in range(4, page.max_row + 1)]
    days = [cell for cell in found if isinstance(cell.value, datetime.datetime)]
    assert datetime.datetime(2017, 9, 4) in [cell.value for cell in days]
    assert {cell.number_format for cell in days} == {Localizer(language).t("day_in_cells")}
    assert len(days) < len(found), "a fiscal year is no day"


@pytest.mark.parametrize("language", available())
def test_every_sheet_is_printed_across_a4_with_its_heading_and_number_on_every_page(language: str) -> None:
    book = opened(figures(catalog_of(ROOT), language), False)
    for page in book.worksheets:
        assert (page.page_setup.orientation, str(page.page_setup.paperSize)) == ("landscape", "9")
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
        assert page.print_title_rows == "$3:$3"
        assert page.freeze_panes == "A4"
        assert page.oddFooter.right.text == "&P / &N"
        assert page["A2"].value.endswith(page.oddFooter.left.text)
        wide = sum(page.column_dimensions[cell.column_letter].width for cell in page[3] if cell.value)
        assert wide <= 130


def test_texts_that_take_several_lines_have_the_height_for_it() -> None:
    long = "国際交流協定に基づく短期派遣プログラム" * 8
    sheet = Sheet("S", ["a", "b"], [[long, 1], ["b", 2]], (long,), (long,), Paper("R&D"))
    page = opened(workbook([sheet]), False)["S"]
    assert page.row_dimensions[3].height >= 15 * len(long) * 2 / page.column_dimensions["A"].width
    assert page.row_dimensions[4].height == 15
    assert page.row_dimensions[1].height > 30
    assert page.oddFooter.left.text == "R&&D"


def test_a_sheet_to_fill_in_is_as_it_was() -> None:
    page = opened(workbook([Sheet("S", ["a"], [["=1+1"]])]), False)["S"]
    assert (page.page_setup.orientation, page.oddFooter.right.text) == (None, None)
    assert page["A2"].data_type == "s"


@given(st.lists(st.integers(3, 60), min_size=1, max_size=14))
@bounded(100)
def test_columns_give_way_until_they_fit(wanted: list[int]) -> None:
    found = widths(wanted)
    assert sum(found) <= max(125, 9 * len(wanted))
    assert all(wide == want or wide == max(found) for wide, want in zip(found, wanted, strict=True))
    assert found == wanted or sum(wanted) > 125


def test_rates_stand_for_their_cells() -> None:
    sheet = Sheet("S", ["p", "a", "r"], [[20, 38, Rate(Fraction(38, 20), "B", "A")]])
    book = workbook([sheet])
    assert opened(book, False)["S"]["C2"].value == "=B2/A2"
    assert opened(book, True)["S"]["C2"].value == 1.9

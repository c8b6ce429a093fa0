"""Numbers at the desk are read as people type them, and as the sheets read them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from desk_modules import asked, scripts_page
from program_site.tables.spreadsheets.cells import Cell, whole_number

pytestmark = pytest.mark.browser

WHOLE = ["0", "52", "５２", "1,041", "1 041", "345,678", "１，０４１"]
NO_WHOLE = ["1,04", "1.041", "52人", "1,0411", "", "–", "1e3"]


@pytest.fixture
def page(telephone: BrowserContext) -> Iterator[Page]:
    with scripts_page(telephone) as page:
        yield page


def test_whole_numbers_are_those_of_the_sheets(page: Page) -> None:
    found = asked(page, "shapes.js", "numberOf", [(typed, True) for typed in WHOLE])
    assert found == [whole_number(Cell(typed, "x.csv", "A1", 1)) for typed in WHOLE]
    assert 1041 in found


def test_what_is_no_whole_number_is_told_of(page: Page) -> None:
    for typed, found in zip(NO_WHOLE, asked(page, "shapes.js", "numberOf", [(t, True) for t in NO_WHOLE]), strict=True):
        assert not isinstance(found, int), typed


def test_a_comma_may_stand_before_the_decimals_of_other_numbers(page: Page) -> None:
    assert asked(page, "shapes.js", "numberOf", [("60,5",), ("60.5",), ("－１３６，６５",), ("60",)]) == [
        60.5,
        60.5,
        -136.65,
        60,
    ]

"""The figures as readers see them: a table as wide as a telephone, bars from the middle outwards, one sheet of paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

A4_WITHOUT_MARGINS = {"width": 688, "height": 1031}
"""182 by 273 millimetres, of which 96 pixels are an inch: what is left with margins of 14 and 12 millimetres."""
RESULTS = ("results/", "ru/results/")


@pytest.mark.parametrize("address", RESULTS)
def test_tables_of_figures_need_no_sideways_scroll_on_a_telephone(
    published: str, browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(published + address)
    widths = page.eval_on_selector_all(".table-scroll", "all => all.map(each => [each.scrollWidth, each.clientWidth])")
    assert len(widths) == 2
    assert [needed for needed, there in widths if needed > there] == []
    page.close()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_bars_go_from_the_middle_outwards(published: str, browser: Browser, direction: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{published}results/")
    page.evaluate("direction => { document.documentElement.dir = direction; }", direction)
    row = page.locator(".chart-row").nth(1)
    middle = row.locator(".chart-year").bounding_box()
    sides = [row.locator(f".chart-{way} .bar-actual").bounding_box() for way in ("outbound", "inbound")]
    assert middle is not None
    assert all(sides)
    left, right = sides if direction == "ltr" else sides[::-1]
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] == pytest.approx(middle["x"], abs=1)
    assert right["x"] == pytest.approx(middle["x"] + middle["width"], abs=1)
    page.close()


@pytest.mark.parametrize("address", RESULTS)
def test_sentence_chart_table_and_sources_are_one_sheet_of_paper(
    published: str, browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport=A4_WITHOUT_MARGINS)
    page.goto(published + address)
    page.emulate_media(media="print")
    for selector in (".statement", ".chart", "table.mobility", ".on-paper >> nth=0", ".on-paper >> nth=1"):
        expect(page.locator(selector)).to_be_visible()
    sheet = page.locator(".on-paper").nth(1).bounding_box()
    assert sheet is not None
    assert sheet["y"] + sheet["height"] <= A4_WITHOUT_MARGINS["height"]
    for selector in (".site-tools", ".site-nav", ".contents", ".breadcrumb", ".downloads", ".files >> nth=0"):
        expect(page.locator(selector)).to_be_hidden()
    page.close()

"""The panel of the search: rows that say what they are, rings that are never cut off, and ways round what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from conftest import Shared, serving
from searching import find, lay_and_build, reader, said, shown

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(shared: Shared) -> Path:
    return shared.once("search", lay_and_build) / "site"


RING = """() => {
    const at = document.activeElement;
    const ringed = at.matches("[type=radio]") ? at.nextElementSibling : at;
    const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(ringed);
    const wide = parseFloat(outlineWidth) + parseFloat(outlineOffset) - 0.5; // places are no whole numbers
    const box = ringed.getBoundingClientRect(), room = at.closest("dialog").getBoundingClientRect();
    const cut = box.left - wide < room.left || box.right + wide > room.right || box.top - wide < room.top || box.bottom + wide > room.bottom;
    return [(at.closest(".search-results, .search-kinds, .search-field") ?? at).className, outlineStyle === "none" || cut];
}"""
"""Where the focus is, and whether its ring is missing or reaches out of the dialog, which would cut it off."""


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_ring_of_the_focus_is_never_cut_off(site: Path, browser: Browser, width: int) -> None:
    with reader(browser, site, "ru/", width) as page:
        page.keyboard.press("/")
        assert find(page, "Казань")
        places = set()
        for key in ("Shift+Tab", *["Tab"] * 12):
            if page.evaluate("Boolean(document.activeElement.parentElement?.closest('dialog'))"):
                place, wrong = page.evaluate(RING)
                assert not wrong, place
                places.add(place)
            page.keyboard.press(key)
        assert {"search-field", "search-kinds", "search-results"} <= places
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("prefix", "words", "kind"), [("", "五箇山セミナーハウス", "拠点"), ("ru/", "Барнаул", "Город")]
)
def test_each_row_says_what_kind_of_page_it_is(
    site: Path, browser: Browser, prefix: str, words: str, kind: str
) -> None:
    with reader(browser, site, prefix) as page:
        page.keyboard.press("/")
        assert find(page, words)
        marks = page.locator("dialog.search .search-marks").all_inner_texts()
        assert marks[0] == kind
        assert all(marks)


def test_the_kinds_are_all_there_on_a_narrow_telephone(site: Path, browser: Browser) -> None:
    with reader(browser, site, "ru/", 320) as page:
        page.keyboard.press("/")
        for kind in page.locator("dialog.search .search-kinds label").all():
            box = kind.bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 320
            assert box["height"] >= 24


def test_where_dialogs_are_unknown_the_link_leads_to_the_search_page(site: Path, browser: Browser) -> None:
    """As in Firefox before 98 and Safari before 15.4: there the element is one like any other, and shown."""
    with serving(site) as address:
        page = browser.new_page(bypass_csp=True)
        page.add_init_script("delete HTMLDialogElement.prototype.showModal")
        page.goto(f"{address}exchange/ru/")
        page.add_style_tag(content="dialog { display: block }")
        expect(page.locator("dialog.search")).to_be_hidden()
        page.locator("a.search-open").click()
        page.wait_for_url("**/ru/search/")
        assert find(page, "Казань", "section")[0] == "Казань"
        page.close()


def test_a_site_without_an_index_says_so_at_once(site: Path, browser: Browser) -> None:
    with serving(site) as address:
        page = browser.new_page()
        page.route("**/start.json", lambda route: route.fulfill(status=404, body=""))
        page.goto(f"{address}exchange/ru/")
        page.keyboard.press("/")
        expect(page.locator("dialog.search .search-status")).to_contain_text("Поиск сейчас не работает")
        assert "загрузился" not in said(page)
        page.close()


def test_a_field_on_another_page_leads_to_what_is_found(site: Path, browser: Browser) -> None:
    with serving(site) as address:
        page = browser.new_page()
        page.goto(f"{address}exchange/404.html")
        page.locator(".search-form input").first.fill("サモワール")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/?q=*")
        assert shown(page, "サモワール", "section")
        page.close()

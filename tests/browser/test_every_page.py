"""One page of every kind, in the first and the last language: readable, reachable and silent for everybody, at any width and zoom."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from own_pages import CATALOG, PREFIXES, one_of_each_kind
from visiting import Visit, visit_all

pytestmark = pytest.mark.browser

FAULTS = {
    "violations": "axe-core finds nothing against WCAG 2.2 A and AA, light and dark, wide and narrow",
    "too_wide": "nothing sticks out sideways at 320 pixels, and at a zoom of 200 %",
    "cut": "no text is cut",
    "unreached": "the Tab key reaches everything that can be used, and goes on from it",
    "unseen": "what has the focus shows it, and nothing lies over it",
    "said": "nothing is said on the console, and nothing is missing on the server",
    "strangers": "no other host is asked",
    "kept": "no cookie, and nothing else is kept in the browser",
}
LAYOUT = ("too_wide", "cut", "unreached", "unseen")
"""Which of them hang on the fonts of a machine."""
LAST = list(PREFIXES.values())[-1]


@pytest.fixture(scope="module")
def visits(browser: Browser, published: str) -> dict[str, Visit]:
    return visit_all(browser, published)


@pytest.mark.parametrize("fault", FAULTS, ids=FAULTS.values())
def test_on_every_kind_of_page(visits: dict[str, Visit], fault: str) -> None:
    found = {address: getattr(visit, fault) for address, visit in visits.items()}
    missing = {address for address in found if address.endswith("nowhere/")} if fault == "said" else set()
    # the browser says there that it found nothing
    assert {address: faults for address, faults in found.items() if faults and address not in missing} == {}


@pytest.fixture(scope="module")
def visits_in_other_fonts(browser_of_fonts: Browser, published: str) -> dict[str, Visit]:
    return visit_all(browser_of_fonts, published, ([], []))


@pytest.mark.parametrize("fault", LAYOUT, ids=[FAULTS[fault] for fault in LAYOUT])
def test_on_every_kind_of_page_in_other_fonts(visits_in_other_fonts: dict[str, Visit], fault: str) -> None:
    found = {address: getattr(visit, fault) for address, visit in visits_in_other_fonts.items()}
    assert {address: faults for address, faults in found.items() if faults} == {}


def test_without_script_every_page_has_its_text(visits: dict[str, Visit], browser: Browser, published: str) -> None:
    forms = {page.address for page in CATALOG.prose if any(name == "report_maker" for name, _, _ in page.shortcodes)}
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for address in one_of_each_kind():
        page.goto(f"{published}{LAST}{address}")
        assert page.locator("h1, h2").first.is_visible(), address
        if address not in forms:  # the form needs script, and says so
            assert len(page.locator("main").inner_text()) > 0.95 * visits[LAST + address].words, address
    context.close()

"""One page of every kind, in the first or the last language: readable, reachable and silent for everybody, at any width and zoom."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from playwright.sync_api import Browser

from own_pages import CATALOG, PREFIXES, one_of_each_kind
from visiting import Look, Visit, visit

pytestmark = pytest.mark.browser

FAULTS = {
    "violations": "axe-core finds nothing against WCAG 2.2 A and AA, light and dark, wide and narrow",
    "too_wide": "nothing sticks out sideways at a zoom of 200 and 400 %, which is 320 pixels",
    "unreadable": "no text is cut, lies on other text or under something else",
    "spaced": "nor does it where readers set text far apart (WCAG 1.4.12)",
    "small": "what a finger or a pointer hits is 24 pixels high and wide, or has room around it (WCAG 2.5.8)",
    "disordered": "the keyboard goes through things as they are read",
    "nameless": "maps, charts and groups say what they are, each by a name of its own",
    "unreached": "the Tab key reaches everything that can be used, and goes on from it",
    "unseen": "what has the focus shows it by a whole ring, and nothing lies over it, also at a zoom of 400 %",
    "said": "nothing is said on the console, and nothing is missing on the server",
    "strangers": "no other host is asked",
    "kept": "no cookie, and nothing else is kept in the browser",
}
FIRST, LAST = (list(PREFIXES.values())[number] for number in (0, -1))
PAGES = one_of_each_kind()
WIDE: Look = (1280, "light")
NARROW: Look = (375, "dark")
FORMS = {
    page.address for page in CATALOG.prose if any(name in ("report_maker", "desk") for name, _, _ in page.shortcodes)
}


def keys_at(address: str) -> int:
    """The width at which the keys are pressed: every other page at a zoom of 400 %."""
    return (320, 1280)[PAGES.index(address) % 2]


def faults(seen: Visit, address: str) -> dict[str, object]:
    silent = {"said"} if address == "nowhere/" else set()  # the browser says there that it found nothing
    return {FAULTS[name]: found for name, found in asdict(seen).items() if found and name in FAULTS.keys() - silent}


@pytest.mark.parametrize("address", PAGES)
def test_a_page_of_every_kind_is_there_for_everybody(address: str, browser: Browser, published: str) -> None:
    """The languages by turns, as they share templates and colours; in the proofs, each page in both."""
    in_a_language(browser, published, (FIRST, LAST)[PAGES.index(address) // 2 % 2], address)


@pytest.mark.proof
@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("prefix", [FIRST, LAST], ids=["first", "last"])
def test_so_it_is_in_both_languages(address: str, prefix: str, browser: Browser, published: str) -> None:
    in_a_language(browser, published, prefix, address)


def in_a_language(browser: Browser, published: str, prefix: str, address: str) -> None:
    seen = visit(browser, published, prefix + address, [WIDE, NARROW], keys_at(address))
    assert faults(seen, address) == {}
    if address not in FORMS:  # forms need script, and say so
        assert letters_without_script(browser, published + prefix + address) > 0.95 * seen.words


def letters_without_script(browser: Browser, url: str) -> int:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(url)
    assert page.locator("h1, h2").first.is_visible()
    text = page.locator("main").inner_text()
    context.close()
    return len(text)


@pytest.mark.proof
@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("prefix", [FIRST, LAST], ids=["first", "last"])
def test_axe_finds_nothing_in_any_look(address: str, prefix: str, browser: Browser, published: str) -> None:
    looks: list[Look] = [(1280, "light"), (1280, "dark"), (375, "light"), (375, "dark")]
    assert visit(browser, published, prefix + address, looks).violations == []


@pytest.mark.proof
@pytest.mark.parametrize("address", PAGES)
def test_a_page_of_every_kind_in_other_fonts(address: str, browser_of_fonts: Browser, published: str) -> None:
    assert faults(visit(browser_of_fonts, published, FIRST + address, []), address) == {}
    assert faults(visit(browser_of_fonts, published, LAST + address, [], keys_at(address)), address) == {}

"""The oldest browsers: Chrome 87, Firefox 78 and Safari 14.1 read everything, and every link of theirs leads somewhere.

Chromium stands in for them: its style sheets come without what they do not know, its scripts find missing what they lack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from old_browsers import BROWSERS, KNOWN, taking_away, without_modules
from old_styles import rewriting
from own_pages import CATALOG, PREFIXES, ROOT, one_of_each_kind
from visiting import AXE, LOOKS, UNREADABLE, asked_of_axe, looked_at

pytestmark = pytest.mark.browser

FIRST, LAST = (list(PREFIXES.values())[number] for number in (0, -1))
PAGES = one_of_each_kind()
FORMS = {page.address for page in CATALOG.prose if any(name == "report_maker" for name, _, _ in page.shortcodes)}
SAYS_MORE_WITHOUT_SCRIPT = {*FORMS, "search/", "nowhere/"}
"""What to do instead, or the same in every language."""
WAYS = [*BROWSERS, "no modules"]


@contextmanager
def reader(browser: Browser, way: str, url: str) -> Iterator[Page]:
    """A page as one of the oldest browsers has it, or one to which no script comes that is a module."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, reduced_motion="reduce")
    context.add_init_script(LOOKS)
    context.add_init_script(AXE)
    if way in BROWSERS:
        context.add_init_script(taking_away((way,), "reading"))
        rewriting(context, way)
    else:
        without_modules(context)
    page = context.new_page()
    page.goto(url)
    yield page
    context.close()


def unreadable(page: Page) -> list[str]:
    found = [wrong for width in (360, 1280) for wrong in looked_at(page, width, "wide", *UNREADABLE)]
    page.evaluate("window.giveBack?.()")  # axe-core wants a browser of today
    return [*found, *asked_of_axe(page, 1280, ["color-contrast"])]


def letters(page: Page) -> int:
    return len(page.locator("main").inner_text())


def letters_without_script(browser: Browser, url: str) -> int:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(url)
    count = letters(page)
    context.close()
    return count


def read(browser: Browser, way: str, url: str, address: str) -> None:
    with reader(browser, way, url) as page:
        assert unreadable(page) == [], way
        assert page.locator("dialog:visible, .unofficial-note:visible").count() == 0, (
            "folded away until they are wanted"
        )
        if address not in SAYS_MORE_WITHOUT_SCRIPT:
            assert letters(page) > 0.95 * letters_without_script(browser, url), way


@pytest.mark.parametrize("address", PAGES[::3])
def test_pages_can_be_read(address: str, browser: Browser, published: str) -> None:
    """Every third kind in one of the ways, the languages by turns; all of them in all ways, in the proofs."""
    number = PAGES.index(address) // 3
    read(browser, WAYS[number % 4], published + (FIRST, LAST)[number // 4 % 2] + address, address)


@pytest.mark.proof
@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("way", WAYS)
def test_a_page_of_every_kind_can_be_read_in_every_old_browser(
    address: str, way: str, browser: Browser, published: str
) -> None:
    for prefix in (FIRST, LAST):
        read(browser, way, published + prefix + address, address)


@pytest.mark.parametrize("language", PREFIXES)
def test_readers_are_told_which_they_are(language: str) -> None:
    text = (ROOT / "docs" / language / "about" / "index.md").read_text(encoding="utf-8")
    for kind in ("reading", "functions"):
        for name, version in KNOWN["versions"][kind].items():
            assert f"{name.title()} {version}" in text, kind


@pytest.mark.parametrize("way", WAYS)
def test_links_lead_where_scripts_do_nothing(way: str, browser: Browser, published: str) -> None:
    """The menu opens, the search is one link away, and a photo is a picture."""
    with_photos = next(each.address for each in CATALOG.reports if each.photos)
    with reader(browser, way, f"{published}{LAST}{with_photos}") as page:
        said: list[str] = []
        page.on("pageerror", lambda error: said.append(str(error)))
        page.locator(".menu-open").click()
        page.locator(".site-nav a").first.click()
        expect(page).not_to_have_url(f"{published}{LAST}{with_photos}")
        page.go_back()
        page.locator("a.search-open").click()
        expect(page.locator("input[type=search]:visible, main li a").first).to_be_visible()
        page.goto(f"{published}{LAST}{with_photos}")
        page.locator(".photo > a").first.click()
        if way == "chrome":  # which has dialogs
            expect(page.locator("dialog.viewer")).to_be_visible()
        else:
            expect(page).to_have_url(re.compile("/photos/"))
        assert said == []

"""From a fact to the sentence on which it rests: the quotations are folded, and a citation opens them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

TELEPHONE = {"width": 375, "height": 812}
SAID = "11企業から35名の学生受入の許諾を得ることに成功した"


@pytest.fixture
def page(browser: Browser) -> Page:
    return browser.new_page(viewport=TELEPHONE)  # type: ignore[arg-type]


@pytest.mark.parametrize("root", ["", "ru/"])
def test_a_citation_leads_to_the_sentence(page: Page, published: str, root: str) -> None:
    page.goto(f"{published}{root}milestones/")
    sentence = page.locator("blockquote", has_text=SAID)
    expect(sentence).to_be_hidden()
    page.locator("a[href$='--internships']").first.click()
    expect(sentence).to_be_in_viewport()


def test_where_browsers_leave_it_folded_the_page_opens_it(page: Page, published: str) -> None:
    """They look for what to open when a link is followed; here the address has it before the list is folded."""
    page.goto(f"{published}milestones/#quote-interim-report-2019--internships")
    quoted = page.locator("details.quoted")
    quoted.evaluate("each => { each.open = false; dispatchEvent(new HashChangeEvent('hashchange')); }")
    expect(page.locator("blockquote", has_text=SAID)).to_be_in_viewport()


def test_on_paper_they_are_there(page: Page, published: str) -> None:
    page.goto(f"{published}milestones/")
    page.emulate_media(media="print")
    expect(page.locator("blockquote", has_text=SAID)).to_be_visible()

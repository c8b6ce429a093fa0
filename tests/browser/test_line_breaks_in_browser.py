"""Where lines end on real pages: never where the rules of a language do not let them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from program_site.messages import messages

pytestmark = pytest.mark.browser

PAGES = [
    "",
    "about/",
    "programs/basic/",
    "quality/",
    "partners/krasgmu/",
    "milestones/",
    "results/",
    "study-abroad/inbound/",
]
LONG = 12
"""Signs that fit on a line of the narrowest card."""
SIGNS = " 、。・：）」／｜—–"
LINES = """(selector) => {
  const lines = [];
  for (const block of document.querySelectorAll(selector)) {
    if (!block.checkVisibility()) continue;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let line = "", right = -1, top = 0;
    const range = document.createRange();
    const own = [];
    while (walker.nextNode()) {
      const text = walker.currentNode;
      if (text.parentElement.closest("pre, code, svg, script, style, .visually-hidden")) continue;
      for (let place = 0; place < text.length; place += 1) {
        range.setStart(text, place);
        range.setEnd(text, place + 1);
        const box = [...range.getClientRects()].find((each) => each.width > 0);
        if (!box) continue;
        if (line && (box.left < right - 1 || box.top > top + box.height)) { own.push(line); line = ""; }
        line += text.data[place];
        right = box.right;
        top = box.top;
      }
    }
    if (line) own.push(line);
    if (own.length > 1) lines.push(own);
  }
  return lines;
}"""


@contextmanager
def opened(telephone: BrowserContext, address: str) -> Iterator[Page]:
    page = telephone.new_page()
    answer = page.goto(address)
    assert answer
    assert answer.ok, address
    yield page
    page.close()


def lines_of(page: Page, width: int, selector: str) -> list[list[str]]:
    page.set_viewport_size({"width": width, "height": 800})
    found: list[list[str]] = page.evaluate(LINES, selector)
    return found


@pytest.mark.parametrize("address", PAGES)
def test_no_russian_line_ends_with_a_short_word_or_begins_with_a_dash(
    telephone: BrowserContext, published: str, address: str
) -> None:
    told: dict[str, Any] = messages("ru")["line_breaks"]
    short = {word for word in told["with_next"] if word.isalpha()}
    with opened(telephone, f"{published}ru/{address}") as page:
        for width in (320, 375):
            texts = lines_of(page, width, "main :is(p, li, h1, h2, h3, dd, dt, td, th):not(:has(p, li))")
            assert texts
            ends = {(line, after) for lines in texts for line, after in itertools.pairwise(lines)}
            assert {end for end in ends if end[0].split()[-1].strip("«(").lower() in short} == set()
            assert {end for end in ends if end[1].split()[0] in told["with_former"]} == set()


@pytest.mark.parametrize("address", PAGES)
def test_japanese_titles_break_between_phrases(telephone: BrowserContext, published: str, address: str) -> None:
    """Or where the writer left a blank or a sign; what is longer than a line has to break somewhere."""
    titles = "main :is(h1, h2, h3, .phrases):has(wbr)"
    with opened(telephone, published + address) as page:
        written = page.eval_on_selector_all(titles, "all => all.map((each) => each.innerHTML)")
        assert written, "a page without such a title proves nothing"
        phrases = [re.sub("<[^>]*>", "", phrase) for html in written for phrase in html.split("<wbr>")]
        for lines in [*lines_of(page, 320, titles), *lines_of(page, 375, titles)]:
            for before, after in itertools.pairwise(lines):
                broken = [each for each in phrases if before[-2:] + after[:2] in each and len(each) < LONG]
                assert not broken or before[-1] in SIGNS or after[0] in "（「", lines


IN_TWO = """() => {
  const found = [], range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const boxes = (text, from, to) => { range.setStart(text, from); range.setEnd(text, to); return range.getClientRects(); };
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (text.parentElement.closest("pre, code, svg, script, style, .unseen, template")) continue;
    for (const word of text.data.matchAll(/\\p{Script=Cyrillic}{2,}/gu)) {
      const last = word.index + word[0].length;
      const tops = [boxes(text, word.index, word.index + 1)[0], boxes(text, last - 1, last)[0]];
      if (tops[0] && tops[1] && tops[1].top > tops[0].bottom - 2) found.push(word[0]);
    }
  }
  return found;
}"""


@pytest.mark.parametrize("address", PAGES)
def test_no_russian_word_stands_on_two_lines(telephone: BrowserContext, published: str, address: str) -> None:
    """The browser of the tests knows no hyphens of its own: whatever is too long for its place is broken anywhere."""
    with opened(telephone, f"{published}ru/{address}") as page:
        for width in (320, 390, 1024, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(IN_TWO) == [], width


@pytest.mark.parametrize("address", ["", "results/"])
def test_numbers_of_headlines_stand_on_one_line_with_what_they_count(
    telephone: BrowserContext, published: str, address: str
) -> None:
    with opened(telephone, published + address) as page:
        for width in range(280, 1300, 20):
            lines = lines_of(page, width, ".statement > span")
            assert [after for own in lines for line, after in itertools.pairwise(own) if line[-1].isdigit()] == [], (
                width
            )

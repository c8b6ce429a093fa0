"""The form on small screens: short, begun at once, and nothing ever lies over a button."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from maker import WRITE, Maker, small_photo

pytestmark = pytest.mark.browser

SCREEN = 640
MOST = 3600
"""Pixels down to the foot of the site, which every page has."""


@pytest.mark.parametrize("language", WRITE)
def test_the_empty_page_is_short_and_begins_in_the_first_screen(
    browser: Browser, published: str, language: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": SCREEN})
    maker = Maker.at(page, published + WRITE[language])
    assert page.locator(".site-footer").evaluate("(foot) => foot.getBoundingClientRect().top") <= MOST
    for field in ("language", "title"):
        box = maker.part(field).bounding_box()
        assert box
        assert box["y"] + box["height"] <= SCREEN, field
    assert page.locator("#report-maker details[open]").count() == 0
    page.close()


COVERED = """() => {
    const shown = (each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const floating = [...document.querySelectorAll("body *")].filter((each) =>
        ["fixed", "sticky"].includes(getComputedStyle(each).position) && shown(each));
    const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const covered = [];
    for (const each of document.querySelectorAll(".maker :is(button, .maker-button, summary, input, textarea, a)")) {
        if (!shown(each) || each.type === "file" || each.type === "hidden") continue;
        const name = each.id || each.textContent.trim() || each.name;
        for (const block of ["center", "end", "start"]) {
            scrollBy(0, 200);
            scrollBy(0, -100);
            each.scrollIntoView({ block, behavior: "instant" });
            const box = each.getBoundingClientRect();
            const [line] = each.getClientRects(); // a link may go on in the next one
            const [x, y] = [line.left + line.width / 2, line.top + Math.min(line.height, innerHeight) / 2];
            const hit = document.elementFromPoint(x, y);
            if (!each.contains(hit) && !hit?.closest("label")?.contains(each)) covered.push(`${name} ${block}: not hit`);
            for (const over of floating) {
                const beside = over.contains(each) || each.contains(over);
                if (!beside && shown(over) && overlaps(over.getBoundingClientRect(), box)) {
                    covered.push(`${name} ${block}: ${over.id || over.className}`);
                }
            }
        }
    }
    return covered;
}"""
"""What cannot be hit in its middle, or lies under something that floats, wherever the page is scrolled to show it."""


def empty(maker: Maker) -> None:
    """As it opens."""


def wrong(maker: Maker) -> None:
    maker.finish()
    expect(maker.part("problems")).to_be_visible()


def with_photos(maker: Maker) -> None:
    maker.add_photos(small_photo(), small_photo(), small_photo())
    maker.open_details()
    maker.cards().nth(1).locator("[data-do=up]").click()


def finished(maker: Maker) -> None:
    """At the second try, a moment after the first failed."""
    maker.fill(title="A", date="2019-02-15", text="@anna_snow")
    maker.finish()
    maker.fill(authors="A")
    maker.choose("people", "none")
    maker.finish()
    expect(maker.part("send")).to_be_visible()
    expect(maker.part("problems")).to_be_hidden()
    expect(maker.part("status")).to_have_text("")


def changed(maker: Maker) -> None:
    maker.fill(text="B")
    expect(maker.part("changed")).to_be_visible()


STATES: tuple[Callable[[Maker], None], ...] = (empty, wrong, with_photos, finished, changed)


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("language", WRITE)
def test_nothing_covers_a_button(browser: Browser, published: str, language: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": SCREEN}, has_touch=width < 1000)
    maker = Maker.at(page, published + WRITE[language])
    covered: dict[str, list[str]] = {}
    for state in STATES:
        state(maker)
        covered[state.__name__] = page.evaluate(COVERED)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert covered == {state.__name__: [] for state in STATES}
    page.close()


def test_success_and_failure_are_never_shown_together(telephone: BrowserContext, published: str) -> None:
    maker = Maker.at(telephone.new_page(), published + WRITE["ja"])
    for text, done in (("", False), ("A", True), ("", False), ("B", True)):
        maker.fill(title="A", date="2019-02-15", authors="A", text=text)
        maker.finish()
        (expect(maker.part("send")).to_be_visible if done else expect(maker.part("problems")).to_be_visible)()
        assert maker.part("send").is_visible() is done
        assert maker.part("problems").is_visible() is not done
        assert bool(maker.wrong()) is not done
        if done:
            expect(maker.part("changed")).to_be_hidden()

"""Cards and reports as they are seen and used: covers, the whole card as a link, nothing too broad, photos large."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from card_reports import CARDS, COVERS, lay_cards
from conftest import Shared, serving

pytestmark = pytest.mark.browser

EVERYTHING = f"reports/2019-02-{len(COVERS) + 1:02}-everything/"
IN_CARD = """(card) => {
  const link = card.querySelector("a"), box = card.getBoundingClientRect();
  const at = (x, y) => document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
  return [0.05, 0.3, 0.6, 0.95].flatMap((x) => [0.02, 0.3, 0.6, 0.98].map((y) => at(x, y)))
    .filter((each) => each !== link).map((each) => each?.outerHTML);
}"""
RING = """(card) => {
  const ring = getComputedStyle(card.querySelector("a"), "::after"), box = card.getBoundingClientRect();
  const clipping = [];
  for (let each = card; each !== document.documentElement; each = each.parentElement)
    if (each !== document.body && getComputedStyle(each).overflow !== "visible") clipping.push(each.className);
  return {
    line: [ring.outlineStyle, parseFloat(ring.outlineWidth)],
    around: Math.round(parseFloat(ring.width) - box.width) || Math.round(parseFloat(ring.height) - box.height),
    clipping,
  };
}"""


@pytest.fixture(scope="module")
def address(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(shared.built(lay_cards(tmp_path_factory.mktemp("cards") / "project"))) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


@pytest.mark.parametrize("prefix", ["", "ru/"])
def test_every_kind_of_card_is_the_same_whoever_made_it(address: str, page: Page, prefix: str) -> None:
    for language, count in (("ja", len(COVERS)), ("ru", 1)):
        page.goto(f"{address}{prefix}reports/language/{language}/")
        by_the_server = page.evaluate(CARDS)
        page.goto(f"{address}{prefix}reports/?language={language}")
        expect(page.locator(".report-line")).to_have_count(count)
        assert page.evaluate(CARDS) == by_the_server


@pytest.mark.parametrize("width", [320, 1280])
def test_the_whole_card_is_its_link_and_shows_where_the_focus_is(address: str, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}reports/year/2019/")
    for card in page.locator(".report-line").all():
        card.scroll_into_view_if_needed()
        assert card.evaluate(IN_CARD) == []
    page.locator(".lists summary").focus()
    for card in page.locator(".report-line").all():
        page.keyboard.press("Tab")
        expect(card.locator("a")).to_be_focused()
        assert card.evaluate(RING) == {"line": ["solid", 3], "around": 0, "clipping": []}


@pytest.mark.parametrize("path", ["reports/year/2019/", "reports/", EVERYTHING, f"ru/{EVERYTHING}", "ru/reports/"])
def test_nothing_is_broader_than_the_window(address: str, page: Page, path: str) -> None:
    page.goto(address + path)
    page.locator("details").evaluate_all("(all) => all.forEach((each) => { each.open = true; })")
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width
        out = "[...document.querySelectorAll('main :not(.table-scroll *)')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1)"
        assert page.evaluate(f"{out}.map((e) => e.outerHTML.slice(0, 80))") == [], width


@pytest.mark.parametrize("path", ["", "reports/", f"ru/{EVERYTHING}"])
def test_a_cover_is_as_high_as_a_photo_whatever_it_says(address: str, page: Page, path: str) -> None:
    page.goto(address + path)
    sizes = """(all) => all.map((each) => [each, each.getBoundingClientRect()])
        .map(([each, box]) => [each.querySelector(".cover-author")?.textContent.length ?? 0, box.height / box.width])"""
    for width in (320, 390, 768, 1024, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found = page.locator(".cover, .report-photo").evaluate_all(sizes)
        ratios = [ratio for named, ratio in found if named < 40]  # more names need more room
        assert ratios, width
        assert all(abs(each - 2 / 3) < 0.01 for each in ratios), (width, ratios)
        assert all(ratio > 0.65 for _, ratio in found), (width, found)


def test_titles_of_all_languages_are_of_one_weight(address: str, page: Page) -> None:
    page.goto(f"{address}reports/")
    weights = "(all) => all.map((each) => [each.lang, getComputedStyle(each).fontWeight])"
    shown = page.locator(".report-line > .report-title").evaluate_all(weights)
    assert {language for language, _ in shown} == {"ja", "ru"}
    assert len({weight for _, weight in shown}) == 1


@pytest.mark.parametrize("width", [390, 1280])
def test_pictures_end_where_the_page_does_or_where_its_prose_does(address: str, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + EVERYTHING)
    right = "(all) => all.map((each) => Math.round(each.getBoundingClientRect().right))"
    ends = [
        page.locator(f".report-body {each}").evaluate_all(right)[-1]
        for each in (".photo:not(.tall) img", ".tall img", "> p")
    ]
    (whole,) = page.locator(".report-body").evaluate_all(right)
    assert ends[0] == whole
    assert ends[1] in (ends[2], whole)


@pytest.mark.parametrize("width", [375, 1280])
def test_a_large_photo_stands_in_the_middle(address: str, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(address + EVERYTHING)
    page.locator(".photo > a").first.click()
    shown = page.locator(".viewer img")
    shown.evaluate("(each) => each.decode()")
    for _ in range(2):
        box = shown.bounding_box()
        assert box
        assert abs(box["x"] * 2 + box["width"] - width) <= 1
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 700
        page.keyboard.press("ArrowRight")
        shown.evaluate("(each) => each.decode()")


def test_where_dialogs_are_unknown_the_link_leads_to_the_photo(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.add_init_script("delete HTMLDialogElement.prototype.showModal")
    page.goto(address + EVERYTHING)
    expect(page.locator(".viewer")).to_be_hidden()
    target = page.locator(".photo > a").first.evaluate("(each) => each.href")
    page.locator(".photo > a").first.click()
    page.wait_for_url(target)
    page.close()

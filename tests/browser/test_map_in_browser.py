"""The map of the home page as it is drawn: names that stand free, links that can be hit, the map that fits the window."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from own_pages import CATALOG, PREFIXES

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 720, 768, 1000, 1152, 1280, 1920)
_FAULTS = """() => {
  const seen = [...document.querySelectorAll(".hero .map svg")].filter((each) => each.clientWidth > 1);
  if (seen.length !== 1) return [`${seen.length} maps`];
  const [svg] = seen, faults = [];
  const inner = (each, x, y) => {
    const { left, top, right, bottom } = each.getBoundingClientRect();
    return { left: left + x, top: top + y, right: right - x, bottom: bottom - y };
  };
  const names = [...svg.querySelectorAll("text")].map((each) => ({ name: each.textContent, ...inner(each, 1, each.getBoundingClientRect().height * 0.15) }));
  const marks = [...svg.querySelectorAll("circle:not(.map-target)")].map((each) => inner(each, 2, 2));
  const cord = svg.querySelector(".map-cord"), matrix = cord.getScreenCTM(), length = cord.getTotalLength(), points = [];
  for (let at = 0; at <= length; at += 2) points.push(cord.getPointAtLength(at).matrixTransform(matrix));
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const window = { left: 0, right: document.documentElement.clientWidth }, words = document.querySelector(".hero-words").getBoundingClientRect();
  for (const each of names) {
    if (points.some(({ x, y }) => each.left < x && x < each.right && each.top < y && y < each.bottom)) faults.push(`${each.name} lies on a cord`);
    if (names.some((other) => other !== each && meet(each, other))) faults.push(`${each.name} meets another name`);
    if (marks.some((mark) => meet(each, mark))) faults.push(`${each.name} covers a mark`);
    if (each.left < window.left || each.right > window.right) faults.push(`${each.name} is cut`);
    if (meet(each, words)) faults.push(`${each.name} lies on the words`);
    if (each.bottom - each.top < 7) faults.push(`${each.name} is too small`);
  }
  for (const each of svg.querySelectorAll(".map-target")) {
    if (each.getBoundingClientRect().width < 24) faults.push(`${each.getBoundingClientRect().width} wide: ${each.parentNode.textContent}`);
  }
  return faults;
}"""


@pytest.fixture(params=PREFIXES, ids=list(PREFIXES))
def home(request: pytest.FixtureRequest, browser: Browser, published: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(published + PREFIXES[request.param])
    yield page
    context.close()


def test_names_stand_free_at_every_width(home: Page) -> None:
    for width in WIDTHS:
        home.set_viewport_size({"width": width, "height": 900})
        assert (width, home.evaluate(_FAULTS)) == (width, [])


def test_the_map_says_what_it_is_and_every_city_is_a_link(home: Page) -> None:
    for width in (390, 1280):
        home.set_viewport_size({"width": width, "height": 900})
        city = CATALOG.project.university.city
        maps = home.get_by_role("group", name=re.compile("|".join(city.root.values())))
        expect(maps).to_have_count(1)
        expect(maps.get_by_role("link")).to_have_count(len(CATALOG.cities))
        maps.get_by_role("link").first.focus()
        assert maps.get_by_role("link").first.evaluate("each => getComputedStyle(each).outlineStyle") != "none"
    maps.get_by_role("link").first.press("Enter")
    expect(home).to_have_url(re.compile(f"cities/{CATALOG.cities[0].id}/$"))


_DOOR = """(door) => {
  const { left, top, right, bottom } = door.getBoundingClientRect(), [first, ...more] = door.querySelectorAll("a");
  const hit = (x, y) => document.elementFromPoint(x, y)?.closest("a");
  const whole = hit(left + 4, top + 4) === first && hit(right - 4, bottom - 4) === first;
  return whole && more.every((each) => [...each.getClientRects()].every((box) => hit((box.left + box.right) / 2, (box.top + box.bottom) / 2) === each));
}"""


def test_a_door_is_one_link_and_the_links_in_its_sentence_are_their_own(home: Page) -> None:
    doors = home.locator(".doors > li")
    expect(doors).to_have_count(3)
    for width in (390, 1280):
        home.set_viewport_size({"width": width, "height": 900})
        for door in doors.all():
            door.scroll_into_view_if_needed()
            assert door.evaluate(_DOOR), (width, door.inner_text())


def test_on_paper_the_list_says_it(home: Page) -> None:
    home.emulate_media(media="print")
    assert not home.locator(".hero .map").is_visible()
    assert not home.locator(".doors").is_visible()
    expect(home.locator(".map-list > li")).to_have_count(len(CATALOG.cities))
    assert home.locator(".map-list > li").first.is_visible()

"""Milestones, news, calls and sources where there is little room, words are long, or lines run from right to left."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import Shared, serving
from news_items import FIRST_OF_MAY
from other_sites import almost_empty, write

pytestmark = pytest.mark.browser

LONG = "Донаудампфшиффартсгезельшафтскапитанские"
"""A word wider than a telephone."""
ADDRESS = "https://long.example/" + "a" * 90
PAGES = {"milestones": "{{ milestones }}", "news": "{{ news }}", "sources": "{{ source_list }}"}


def said(words: str) -> dict[str, str]:
    return {"ru": f"{words} {LONG}", "ar": f"{words} {LONG}"}


def _entries() -> dict[str, list[dict[str, Any]]]:
    milestone = {"kind": "scholarship", "title": said("A"), "text": said("B"), "source": ["long"]}
    later = {"date": "2027-04-02", "text": said("C"), "source": ["long"]}
    years = [(f"y{year}-{number}", year) for year in range(2020, 2026) for number in range(4)]
    event = {"published": "2030-04-01", "website": ADDRESS}
    meeting = {**event, "title": said("D"), "place": said("E")}
    call = {"opens": "2030-04-01", "closes": "2030-05-15 17:00", "directions": ["outbound"], "website": ADDRESS}
    return {
        "milestones": [
            *({**milestone, "id": name, "date": f"{year}-06-0{name[-1]}".replace("-00", "-09")} for name, year in years),
            {**milestone, "id": "plan", "date": "FY2026", "planned": True, "good_practice": True, "outcome": later},
        ],
        "news": [
            {**meeting, "id": "meeting", "starts": "2030-05-10 17:00 Europe/Moscow", "ends": "2030-05-10 18:00 Europe/Moscow"},
            {**event, "id": "notice", "title": said("K"), "text": said("F")},
        ],
        "calls": [{**call, "id": "summer", "title": said("G"), "text": said("H")}],
        "sources": [
            {"id": name, "title": said("I"), "publisher": said("J"), "website": ADDRESS} for name in ("nothing", "long")
        ],
    }  # fmt: skip


@pytest.fixture(scope="module")
def crowded(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = almost_empty(
        tmp_path_factory.mktemp("crowded") / "project",
        languages=("ru", "ar"), body="{{ open_calls }}\n\n{{ latest_news }}\n\n## A\n\nB",
    )  # fmt: skip
    for name, body in PAGES.items():
        for code in ("ru", "ar"):
            write(folder / f"docs/{code}/{name}/index.md", f"---\ntitle: T\ndescription: D.\n---\n\n{body}\n")
    for name, records in _entries().items():
        write(folder / "data" / f"{name}.yml", json.dumps(records))
    return shared.built(folder, SOURCE_DATE_EPOCH=FIRST_OF_MAY)


@pytest.mark.parametrize("language", ["ru", "ar"])
def test_nothing_is_wider_than_the_narrowest_telephone(crowded: Path, browser: Browser, language: str) -> None:
    prefix = "" if language == "ru" else "ar/"
    with serving(crowded) as address, browser.new_context(viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        for place in ("", *(f"{name}/" for name in PAGES), "news/meeting/"):
            page.goto(f"{address}{prefix}{place}")
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, place
            assert page.evaluate(CUT) == [], place


CUT = """[...document.querySelectorAll("main p, main a, main h1, main h2, main td, main time")]
  .filter((each) => each.checkVisibility() && each.getClientRects().length)
  .filter((each) => { const box = each.getBoundingClientRect(); return box.left < -1 || box.right > innerWidth + 1; })
  .map((each) => each.outerHTML.slice(0, 120))"""
"""What reaches over an edge of the window, on which side ever lines begin."""


def place_of(page: Page, what: str) -> dict[str, float]:
    box = page.locator(what).bounding_box()
    assert box
    return dict(box)


def test_the_year_stays_beside_its_entries(crowded: Path, browser: Browser) -> None:
    with serving(crowded) as address, browser.new_context(viewport={"width": 1280, "height": 400}) as context:
        page = context.new_page()
        page.goto(f"{address}milestones/#fiscal-2024")
        page.locator("#y2024-3").scroll_into_view_if_needed()
        page.evaluate("document.getElementById('y2024-0').scrollIntoView()")
        year, entry = place_of(page, "#fiscal-2024"), place_of(page, "#y2024-0")
        assert 0 <= year["y"] < 400, "it is seen while the last of its entries are read"
        assert year["x"] + year["width"] <= entry["x"]
        page.evaluate("document.getElementById('fiscal-2023').scrollIntoView()")
        assert place_of(page, "#fiscal-2024")["y"] < 0, "and goes with them"


def test_the_years_are_reached_from_the_top(crowded: Path, browser: Browser) -> None:
    with serving(crowded) as address, browser.new_context(viewport={"width": 390, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"{address}milestones/")
        links = page.locator(".years a")
        expect(links).to_have_count(7)
        for link in links.all():
            box = link.bounding_box()
            assert box
            assert box["height"] >= 24
        links.nth(3).click()
        expect(page.locator("#fiscal-2023")).to_be_in_viewport()

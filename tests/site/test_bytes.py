"""What a reader's telephone has to fetch, as a real browser does from a server that compresses as hosts do."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response, Route

from compressing import compressing
from conftest import serving
from other_sites import attribute, parsed
from own_pages import one_of_each_kind

KB = 1024
STYLES = 12 * KB
"""For the whole of a page."""
WITHOUT_PHOTOS = "reports/2019-02-22-sample-bus-timetable/"
LIMITS = {"": 40 * KB, WITHOUT_PHOTOS: 30 * KB}
"""A page, its styles and its scripts. The pictures of other reports beside one without photos come when they are near."""
LANGUAGES = ["", "ru/"]


@contextmanager
def telephone(browser: Browser, url: str) -> Iterator[dict[str, int]]:
    """What is fetched for a page: addresses with their bytes on the line."""
    context = browser.new_context(viewport={"width": 375, "height": 800}, device_scale_factor=2)
    page = context.new_page()
    fetched: dict[str, int] = {}

    def keep(answer: Response) -> None:
        fetched[answer.url] = int(answer.headers.get("content-length", 0))

    page.on("response", keep)
    page.goto(url, wait_until="networkidle")
    yield fetched
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", LIMITS)
def test_a_page_is_light(browser: Browser, site: Path, address: str, language: str) -> None:
    with compressing(site) as base, telephone(browser, f"{base}{language}{address}") as fetched:
        frame = {url: size for url, size in fetched.items() if "/photos/" not in url}
    assert len(frame) > 3
    assert sum(frame.values()) <= LIMITS[address], frame


def test_the_styles_of_a_page_are_few(site: Path) -> None:
    too_many: dict[str, dict[str, int]] = {}
    for address in one_of_each_kind():
        page = site / address / "index.html"
        sheets = (
            [attribute(each, "href") for each in parsed(page).select("link[rel=stylesheet]")] if page.is_file() else []
        )
        sizes = {each: len(gzip.compress((page.parent / each).resolve().read_bytes(), 6)) for each in sheets}
        assert sizes or address == "nowhere/"
        if sum(sizes.values()) > STYLES:
            too_many[address] = sizes
    assert too_many == {}


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_of_other_reports_come_when_they_are_near(browser: Browser, site: Path, language: str) -> None:
    """Below a text that is longer than how far browsers look ahead."""
    context = browser.new_context(viewport={"width": 375, "height": 800})
    page = context.new_page()
    fetched: list[str] = []
    page.on("response", lambda answer: fetched.append(answer.url) if "/photos/" in answer.url else None)

    def lengthen(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</h1>", "</h1>" + "<br>" * 400))

    with serving(site) as base:
        page.route(f"**/{WITHOUT_PHOTOS}", lengthen)
        page.goto(f"{base}{language}{WITHOUT_PHOTOS}", wait_until="networkidle")
        assert fetched == []
        with page.expect_response(lambda answer: "/photos/" in answer.url):
            page.locator("main img[src*='/photos/']").first.scroll_into_view_if_needed()
    context.close()


def test_nothing_is_published_that_no_page_uses(site: Path) -> None:
    assert not [*(site / "assets").rglob("javascripts"), *site.rglob("*lunr*"), *site.rglob("*.js.map")]
    for style in (site / "assets" / "stylesheets").glob("*.css"):
        assert style.name in (site / "index.html").read_text(encoding="utf-8")

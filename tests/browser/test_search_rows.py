"""What readers type into the search of this site, and what they must find: the tables in `tests/search_rows/`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Page

from conftest import ROOT, Shared, serving

ROWS = Path(__file__).parents[1] / "search_rows"
LANGUAGES = {"ja": "", "ru": "ru/"}
_SHOWN = 3
"""What a telephone shows without scrolling."""

Row = Mapping[str, Any]


@cache
def rows(language: str) -> list[Row]:
    found: list[Row] = yaml.safe_load((ROWS / f"{language}.yml").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def searched(shared: Shared) -> Path:
    """The real content with its search index."""
    return shared.built(ROOT, SEARCH="true")


@pytest.fixture(params=LANGUAGES)
def asked(searched: Path, browser: Browser, request: pytest.FixtureRequest) -> Iterator[tuple[str, Page]]:
    """A page of a language with its search opened."""
    with serving(searched) as address:
        page = browser.new_page()
        page.goto(f"{address}{LANGUAGES[request.param]}")
        page.keyboard.press("/")
        yield request.param, page
        page.close()


def search(page: Page, words: str) -> tuple[list[str], bool]:
    """The addresses of what is found, best first, and whether the site says that it has these words."""
    page.locator("dialog.search input[type=search]").fill(words)
    page.wait_for_function("words => document.querySelector('dialog.search').dataset.shown === words", arg=words)
    links = page.locator(".search-results li").evaluate_all("all => all.map(each => each.querySelector('a').href)")
    exact = bool(links) and page.locator("dialog.search").get_attribute("data-exact") != "no"
    return links, exact


def text_of(searched: Path, link: str) -> str:
    """What a reader sees on a page."""
    file = searched / urlsplit(link).path.lstrip("/") / "index.html"
    main = file.read_text(encoding="utf-8").partition("<main")[2]
    return re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", " ", main, flags=re.DOTALL)


def missed(row: Row, links: list[str], exact: bool, start: str, searched: Path) -> str:
    """What of a row is not so; nothing where all is."""
    if row.get("nothing"):
        return f"says that the site has it: {links[:_SHOWN]}" if exact else ""
    found = [link.partition("#")[0].removeprefix(start) for link in links]
    shown = [*dict.fromkeys(found)][:_SHOWN]
    wanted = row.get("finds", [])
    if row.get("first") and shown[:1] != wanted[:1]:
        return f"first is {shown[:1]}"
    if lacking := [address for address in wanted if address not in shown]:
        return f"lacks {lacking}, has {shown}"
    if (any_of := row.get("one_of")) and not {*any_of} & {*shown}:
        return f"lacks any of {any_of}, has {shown}"
    holds = row.get("holds")
    without = [link for link in links if holds and exact and not re.search(holds, text_of(searched, link), re.I)]
    return f"has not the word: {without[:_SHOWN]}" if without else ""


@pytest.mark.browser
def test_what_readers_type_finds_the_page_that_answers(asked: tuple[str, Page], searched: Path) -> None:
    language, page = asked
    start = urljoin(page.url, "/" + LANGUAGES[language])
    misses = {row["query"]: missed(row, *search(page, row["query"]), start, searched) for row in rows(language)}
    assert {query: why for query, why in misses.items() if why} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rows_are_written_as_rows_are(language: str) -> None:
    keys = {"query", "finds", "first", "one_of", "holds", "nothing", "why"}
    for row in rows(language):
        assert keys >= {*row}
        assert {"finds", "one_of", "holds", "nothing"} & {*row}, "it asks something"
        assert row["why"]
    queries = [row["query"] for row in rows(language)]
    assert len(queries) == len({*queries})

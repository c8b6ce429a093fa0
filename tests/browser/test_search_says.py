"""What the search says of what it found, or did not, and its page with an address."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, expect

from conftest import Shared, serving
from searching import find, lay_and_build, reader, said, shown


@pytest.fixture(scope="module")
def site(shared: Shared) -> Path:
    return shared.once("search", lay_and_build) / "site"


INSTEAD = {
    "ru/": {
        "viza": "виза",
        "kanazava": "канадзава|каназава",
        "dbpf": "виза",
        "rfyflpfdf": "канадзава",
        "Канадзва": "Канадз",
        "Казнский университет": "казан.*университет",
    },
    "": {
        "サモワル研究したい": "",
        "カサン連邦大学": "カザン連邦大学",
        "応募したい": "応募",
        "鉄道の黒パン": "鉄道 黒パン",
    },
}
"""What is typed by mistake, and for what it is taken; nothing where it is like nothing."""


@pytest.mark.browser
@pytest.mark.parametrize("prefix", INSTEAD)
def test_what_was_meant_is_guessed_only_where_nothing_is_found_and_it_is_said(
    site: Path, browser: Browser, prefix: str
) -> None:
    with reader(browser, site, prefix) as page:
        page.keyboard.press("/")
        for typed, meant in INSTEAD[prefix].items():
            found = find(page, typed)
            assert bool(found) == bool(meant), typed
            if meant:
                assert typed in said(page)
                assert re.search(meant, said(page), re.I), said(page)
                assert page.locator("dialog.search").get_attribute("data-exact") == "no"


@pytest.mark.browser
def test_where_a_word_is_not_on_the_site_no_count_is_shown(site: Path, browser: Browser) -> None:
    with reader(browser, site, "ru/") as page:
        page.keyboard.press("/")
        assert find(page, "пальто") == []
        assert said(page).startswith("Ничего не нашлось")
        assert find(page, "казанский пальто федеральный университет")[0] == "Казанский федеральный университет"
        assert said(page) == "Такого слова нет. Похожее:"
        assert not re.search(r"\d", said(page))


@pytest.mark.browser
@pytest.mark.parametrize(("prefix", "word", "mark"), [("", "サモワール", "見本"), ("ru/", "самовар", "Образец")])
def test_a_sample_is_called_one_before_its_title_is_read(
    site: Path, browser: Browser, prefix: str, word: str, mark: str
) -> None:
    with reader(browser, site, prefix) as page:
        page.keyboard.press("/")
        assert find(page, word)
        story = page.locator(".search-results li", has=page.locator("a[href*='/reports/2']")).first
        assert story.locator("a > span").inner_text().lower().startswith(mark.lower())


@pytest.mark.browser
def test_a_search_has_an_address_that_can_be_given_to_others(site: Path, browser: Browser) -> None:
    with reader(browser, site, "ru/search/?q=%D1%81%D0%B0%D0%BC%D0%BE%D0%B2%D0%B0%D1%80") as page:
        assert shown(page, "самовар", "section") == ["Маття и самовар"]
        assert page.locator("section.search input[type=search]").input_value() == "самовар"
        assert find(page, "Казань", "section")[0] == "Казань"
        assert unquote(page.url).endswith("/ru/search/?q=Казань")
        page.reload()
        assert shown(page, "Казань", "section")[0] == "Казань"
        page.locator("body").click(position={"x": 2, "y": 2})
        page.keyboard.press("/")
        assert page.evaluate("Boolean(document.activeElement.closest('section.search'))"), "no dialog over its own page"
        page.keyboard.press("Control+A")
        page.keyboard.press("Delete")
        expect(page.locator("section.search .search-results li")).to_have_count(0)
        assert page.url.endswith("/ru/search/")


@pytest.mark.browser
def test_it_is_said_at_once_that_something_is_sought_and_what_failed_is_tried_again(
    site: Path, browser: Browser
) -> None:
    with serving(site) as address:
        page = browser.new_page()
        page.goto(f"{address}exchange/ru/")
        page.route("**/tokens/**", lambda route: route.abort())
        page.keyboard.press("/")
        status = page.locator("dialog.search .search-status")
        page.evaluate("""() => {
            const status = document.querySelector("dialog.search .search-status");
            window.texts = [];
            new MutationObserver(() => window.texts.push(status.textContent)).observe(status, { childList: true });
        }""")
        page.locator("dialog.search input[type=search]").fill("самовар")
        expect(status).to_contain_text("не загрузился")
        assert page.evaluate("window.texts[0]") == "Ищем…"
        page.unroute("**/tokens/**")
        page.keyboard.press("Enter")
        assert shown(page, "самовар", "dialog") == ["Маття и самовар"]
        page.close()


@pytest.mark.browser
def test_who_was_offline_when_the_search_opened_can_try_again(site: Path, browser: Browser) -> None:
    with serving(site) as address:
        page = browser.new_page()
        page.goto(f"{address}exchange/ru/")
        page.route("**/search/panel*.js*", lambda route: route.abort())
        page.keyboard.press("/")
        expect(page.locator("dialog.search .search-status")).to_contain_text("не загрузился")
        page.unroute("**/search/panel*.js*")
        page.locator("dialog.search input[type=search]").fill("самовар")
        page.keyboard.press("Enter")
        assert shown(page, "самовар", "dialog") == ["Маття и самовар"]
        page.close()

"""Filters in a reader's browser: programs and reports narrowed down in place, all of it in reach without script."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from card_reports import CARDS
from catalogs import ROOT, catalog_of
from conftest import Shared, serving
from old_browsers import in_old_browsers
from other_sites import almost_empty, write

pytestmark = pytest.mark.browser

CATALOG = catalog_of(ROOT)
PREFIXES = {"ja": "", "ru": "ru/"}
MANY = 57
"""More reports than one page shows, and than one piece of cards holds."""
HOSTILE = 'A <img src="x" onerror="document.title = 1"> & B'


@contextmanager
def watched(browser: Browser, **options: Any) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what was asked for. Whatever it says on the console is a failure."""
    context = browser.new_context(viewport={"width": 375, "height": 800}, **options)
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    yield page, asked
    assert said == []
    context.close()


def titles(page: Page) -> list[str]:
    return page.locator(".report-title a").all_inner_texts()


# ---- Reports --------------------------------------------------------------------------------------------------------


@in_old_browsers
@pytest.mark.parametrize("language", PREFIXES)
def test_several_filters_together_show_the_reports_that_fit_all(
    published: str, browser: Browser, language: str
) -> None:
    wanted = [
        each.shown_in(language).header.title
        for each in CATALOG.reports
        if "culture" in each.main.header.program and each.main.header.direction == "outbound" and each.date.year == 2018
    ]
    assert 1 < len(wanted) < len(CATALOG.reports)
    with watched(browser) as (page, asked):
        page.goto(f"{published}{PREFIXES[language]}reports/", wait_until="networkidle")
        everything = titles(page)
        assert not [url for url in asked if url.endswith(".json")], "nothing is asked for before a filter is used"
        for name, value in {"program": "culture", "direction": "outbound", "year": "2018"}.items():
            page.locator(f"select[name={name}]").select_option(value)
        expect(page.locator(".finder [role=status]")).to_contain_text(str(len(wanted)))
        expect(page.locator(".report-line")).to_have_count(len(wanted))
        assert titles(page) == wanted
        assert len([url for url in asked if url.endswith(".json")]) == 2
        page.locator(".report-title a").first.click()
        expect(page.locator("h1")).to_contain_text(wanted[0])
        page.go_back()
        expect(page.locator(".report-line")).to_have_count(len(wanted))
        page.locator(".finder button").click()
        expect(page.locator(".report-line")).to_have_count(len(everything))
        assert titles(page) == everything


@pytest.mark.parametrize("language", PREFIXES)
def test_cards_are_the_same_whoever_made_them(published: str, browser: Browser, language: str) -> None:
    with watched(browser) as (page, _):
        page.goto(f"{published}{PREFIXES[language]}reports/language/ja/")
        by_the_server = page.evaluate(CARDS)
        page.goto(f"{published}{PREFIXES[language]}reports/?language=ja")
        expect(page.locator(".report-line")).to_have_count(len(by_the_server))
        assert page.evaluate(CARDS) == by_the_server


def test_when_nothing_arrives_the_list_stays_and_the_next_try_asks_again(published: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    broken = True

    def answer(route: Route) -> None:
        if broken:
            route.fulfill(status=200, content_type="application/json", body="<html>no, this is the wifi</html>")
        else:
            route.continue_()

    page.route("**/*.json", answer)
    page.goto(f"{published}ru/reports/")
    before = titles(page)
    page.locator("select[name=program]").select_option("culture")
    expect(page.locator(".finder [role=status]")).to_contain_text("Список не загрузился")
    assert titles(page) == before
    broken = False
    page.locator("select[name=year]").select_option("2018")
    expect(page.locator(".finder [role=status]")).to_contain_text("рассказ")
    assert len(titles(page)) < len(before)
    context.close()


@pytest.mark.parametrize("language", PREFIXES)
def test_without_script_everything_is_there_and_lists_are_links(
    published: str, browser: Browser, language: str
) -> None:
    with watched(browser, java_script_enabled=False) as (page, _):
        page.goto(f"{published}{PREFIXES[language]}reports/")
        expect(page.locator(".finder")).to_be_hidden()
        page.locator(".filter-row a[href$='program/culture/']").click()
        expect(page.locator(".report-line")).to_have_count(len(CATALOG.reports_of("program", "culture")))
        page.locator("details.lists summary").click()
        page.locator(".lists a[href$='partner/kfu/']").click()
        expect(page.locator(".report-line")).to_have_count(len(CATALOG.reports_of("partner", "kfu")))


# ---- Many reports, one of them hostile ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def many(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = almost_empty(
        tmp_path_factory.mktemp("many") / "project", languages=("ru", "ja"), body="{{ report_list }}\n\n## A\n\nB"
    )
    for number in range(MANY):
        day = f"{2020 + number % 2}-01-{number // 2 + 1:02}"
        direction = "outbound" if number % 3 else "inbound"
        title = HOSTILE if number == 1 else f"№ {number}"
        header = f"title: '{title}'\ndate: {day}\nauthor: A\ndirection: {direction}"
        write(folder / "activity_reports" / f"{day}-many" / "ru.md", f"---\n{header}\n---\n\nТекст.\n")
    return shared.built(folder)


def test_long_lists_come_in_steps_and_titles_are_text(many: Path, browser: Browser) -> None:
    outbound = len([number for number in range(MANY) if number % 3])
    with serving(many) as address, watched(browser) as (page, asked):
        page.goto(address)
        expect(page.locator(".pager")).to_be_visible()
        page.locator("select[name=direction]").select_option("outbound")
        expect(page.locator(".finder [role=status]")).to_have_text("38 рассказов")
        expect(page.locator(".report-line")).to_have_count(20)
        expect(page.locator(".pager")).to_be_hidden()
        assert len([url for url in asked if "/cards/" in url]) == 1
        page.get_by_role("button", name="Показать ещё").click()
        expect(page.locator(".report-line")).to_have_count(outbound)
        expect(page.locator(".reports-more")).to_be_hidden()
        assert page.evaluate("document.activeElement.closest('li') === document.querySelectorAll('.report-line')[20]")
        assert HOSTILE in titles(page)
        assert page.locator(".report-title img").count() == 0
        assert len(set(titles(page))) == outbound
        page.locator(".finder button").click()
        expect(page.locator(".pager")).to_be_visible()

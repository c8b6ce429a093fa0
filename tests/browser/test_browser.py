"""The site in a real browser, below a sub-path: ways from page to page. What holds for every page: test_accessibility."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import Launch

pytestmark = pytest.mark.browser


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 375, "height": 800})
    yield context.new_page()
    context.close()


def test_the_switch_leads_to_the_same_page_and_back(published: str, open_page: Page) -> None:
    open_page.goto(f"{published}partners/asu/")
    open_page.get_by_role("link", name="Русский").click()
    expect(open_page).to_have_url(f"{published}ru/partners/asu/")
    expect(open_page.locator("h1")).to_have_text("Алтайский государственный университет")
    open_page.get_by_role("link", name="日本語").click()
    expect(open_page).to_have_url(f"{published}partners/asu/")


def test_an_unknown_address_offers_the_way_home_in_both_languages(published: str, open_page: Page) -> None:
    open_page.goto(f"{published}ru/nowhere/at/all/")
    expect(open_page.get_by_role("heading", name="Страница не найдена")).to_be_visible()
    open_page.locator('section[lang="ru"]').get_by_role("link").click()
    expect(open_page).to_have_url(f"{published}ru/")


def test_the_site_can_be_read_without_script(browser: Browser, published: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{published}ru/")
    page.get_by_role("navigation").get_by_role("link", name="Результаты").first.click()
    expect(page.locator("table.mobility")).to_be_visible()
    page.get_by_role("link", name="日本語").click()
    expect(page.locator("table.mobility")).to_contain_text("合計")
    context.close()


def test_the_marks_on_the_map_can_be_reached_by_keyboard(published: str, open_page: Page) -> None:
    open_page.goto(published)
    mark = open_page.locator(".map svg:visible a").first
    mark.focus()
    open_page.keyboard.press("Enter")
    expect(open_page).to_have_url(f"{published}cities/kazan/")


def test_the_browser_is_the_same_whoever_sits_before_the_machine(
    launch: Launch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its language decides in what order a day is typed."""
    for name, value in {"LC_ALL": "ja_JP.UTF-8", "LANGUAGE": "ja", "TZ": "Pacific/Kiritimati"}.items():
        monkeypatch.setenv(name, value)
    opened = launch()
    asked = "[navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone]"
    assert opened.new_page().evaluate(asked) == ["en-US", "UTC"]
    opened.close()

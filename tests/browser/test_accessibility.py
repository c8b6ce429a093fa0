"""The frame of the real site: its menu, its first stop, light and dark."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from old_browsers import in_old_browsers
from program_site.site.style_sheet import FOLDER

pytestmark = pytest.mark.browser

COLOURS = sorted(
    {*re.findall(r"(--[\w-]+):", (FOLDER / "colours.css").read_text(encoding="utf-8"))} - {"--own", "--own-cover"}
)


@in_old_browsers
def test_the_keyboard_opens_the_menu_and_leaves_it(browser: Browser, published: str) -> None:
    page = browser.new_page(viewport={"width": 640, "height": 800})
    page.goto(f"{published}ru/partners/kfu/")
    menu, button = page.locator(".site-nav"), page.locator(".menu-open")
    expect(menu).not_to_be_visible()
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(menu.get_by_role("link", name="Результаты")).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).not_to_be_visible()
    expect(button).to_be_focused()
    button.press(" ")
    menu.get_by_role("link", name="Результаты").click()
    expect(page).to_have_url(f"{published}ru/results/")
    expect(menu).not_to_be_visible()
    page.close()


def test_the_menu_opens_without_script(browser: Browser, published: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 375, "height": 700})
    page = context.new_page()
    page.goto(f"{published}ru/partners/kfu/")
    page.locator(".menu-open").click()
    page.locator(".site-nav").get_by_role("link", name="Результаты").click()
    expect(page).to_have_url(f"{published}ru/results/")
    context.close()


def test_a_wide_page_has_its_sections_in_a_row_and_no_button(browser: Browser, published: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{published}ru/partners/kfu/")
    sections = page.locator(".site-nav a")
    assert len({box["y"] for each in sections.all() if (box := each.bounding_box())}) == 1
    expect(page.locator(".site-nav .here")).to_have_text("Партнёры")
    expect(page.locator(".menu-open")).not_to_be_visible()
    beside = page.locator(".siblings")
    expect(beside.get_by_role("link", name="КФУ", exact=True)).to_have_attribute("aria-current", "page")
    expect(beside.get_by_role("link", name="Представительства и центры")).to_be_visible()
    page.close()


def test_pages_for_those_who_keep_the_site_are_in_no_menu_and_one_link_away(browser: Browser, published: str) -> None:
    page = browser.new_page()
    page.goto(published)
    assert not page.locator(".site-nav a[href*='editing'], .site-nav a[href*='accepting']").count()
    page.locator(".site-footer a[href$='about/editing/']").click()
    expect(page.locator(".siblings a[href*='accepting']")).to_be_visible()
    page.close()


def test_the_first_stop_leads_past_the_frame(browser: Browser, published: str) -> None:
    page = browser.new_page()
    page.goto(published)
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('main'))")
    page.close()


@in_old_browsers
def test_light_and_dark_follow_the_system_until_chosen_and_stay_as_chosen(browser: Browser, published: str) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()

    def colours() -> list[str]:
        """What every colour of the style sheet is now."""
        found: list[str] = page.evaluate(
            "(names) => names.map((name) => getComputedStyle(document.documentElement).getPropertyValue(name))", COLOURS
        )
        return found

    page.goto(f"{published}ru/")
    light = colours()
    assert all(light)
    page.emulate_media(color_scheme="dark")
    dark = colours()
    assert not {*enumerate(dark)} & {*enumerate(light)}, "every colour has its own in the dark"
    page.emulate_media(color_scheme="light")
    page.get_by_role("button", name="тёмное").press("Enter")
    assert colours() == dark
    page.goto(f"{published}about/")
    assert colours() == dark
    page.emulate_media(media="print")
    ink = COLOURS.index("--ink")
    assert colours()[ink] == light[ink], "nothing dark is printed"
    page.emulate_media(media="screen")
    expect(page.get_by_role("button", name="暗い")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("Object.keys(localStorage)") == ["/exchange/scheme"]
    page.get_by_role("button", name="自動").click()
    assert colours() == light
    context.close()


@pytest.mark.parametrize("width", [320, 390, 768])
def test_a_finger_hits_the_cells_of_the_menu(browser: Browser, published: str, width: int) -> None:
    """44 pixels high, in each language, the entries of the open menu too."""
    for prefix in ("", "ru/"):
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.goto(published + prefix)
        page.locator(".menu-open").click()
        boxes = page.locator(".site-tools a:visible, .site-nav a:visible").evaluate_all(
            "(all) => all.map((each) => [each.textContent.trim(), each.getBoundingClientRect().height, each.getBoundingClientRect().width])"
        )
        assert len(boxes) > 8
        assert [each for each in boxes if each[1] < 44 or each[2] < 44] == []
        page.close()


def test_tables_laid_out_as_blocks_are_tables_for_screen_readers(browser: Browser, published: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(f"{published}ru/programs/")
    table = page.get_by_role("table").first
    assert table.get_by_role("row").count() > 3
    assert table.get_by_role("rowheader").count() > 3
    page.close()

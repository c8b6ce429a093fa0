"""The frame of the real site: its menu, its first stop, light and dark, the way back to the top."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser


def test_the_keyboard_opens_the_menu_and_leaves_it(browser: Browser, published: str) -> None:
    page = browser.new_page(viewport={"width": 640, "height": 800})
    page.goto(f"{published}ru/partners/kfu/")
    menu, button = page.locator(".site-nav"), page.locator(".md-header button.menu")
    expect(menu).not_to_be_visible()
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(menu.get_by_role("link").first).to_be_focused()
    summary = menu.locator("summary", has_text="Результаты")
    summary.press("Enter")
    expect(menu.get_by_role("link", name="Научный обмен")).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).not_to_be_visible()
    expect(button).to_be_focused()
    page.close()


def test_a_wide_page_has_its_links_beside_the_text_and_no_menu(browser: Browser, published: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{published}ru/partners/kfu/")
    expect(page.locator(".site-nav").get_by_role("link", name="КФУ", exact=True)).to_have_attribute(
        "aria-current", "page"
    )
    expect(page.locator(".site-nav").get_by_role("link", name="Офис Университета Канадзавы в Казани")).to_be_visible()
    expect(page.locator(".md-header button.menu")).not_to_be_visible()
    page.close()


def test_the_first_stop_leads_past_the_frame(browser: Browser, published: str) -> None:
    page = browser.new_page()
    page.goto(published)
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('main'))")
    page.close()


def test_light_and_dark_follow_the_system_until_chosen_and_stay_as_chosen(browser: Browser, published: str) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(f"{published}ru/")
    body, button = page.locator("body"), page.get_by_role("button", name="Включить тёмное оформление")
    page.emulate_media(color_scheme="dark")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="light")
    button.press("Enter")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.get_by_role("button", name="Включить светлое оформление")).to_be_focused()
    page.goto(f"{published}about/")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate("Object.keys(localStorage)") == ["/exchange/scheme"]
    context.close()


def test_the_way_back_to_the_top_appears_when_one_turns_back(browser: Browser, published: str) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 700}, reduced_motion="reduce")
    page.goto(f"{published}milestones/")
    button = page.locator(".md-top")
    expect(button).not_to_be_visible()
    page.mouse.wheel(0, 3000)
    page.wait_for_function("scrollY > 1000")
    page.mouse.wheel(0, -200)
    button.click()
    page.wait_for_function("scrollY === 0")
    expect(button).not_to_be_visible()
    page.close()

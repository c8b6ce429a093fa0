"""One page of every type, in both languages: readable, reachable and silent for everybody, at any width and zoom."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from visiting import PAGE_TYPES, Visit, visit_all

pytestmark = pytest.mark.browser

FAULTS = {
    "violations": "axe-core finds nothing against WCAG 2.2 A and AA, light and dark, wide and narrow",
    "too_wide": "nothing sticks out sideways at 320 pixels, and at a zoom of 200 %",
    "cut": "no text is cut",
    "unreached": "the Tab key reaches everything that can be used, and goes on from it",
    "unseen": "what has the focus shows it, and nothing lies over it",
    "said": "nothing is said on the console, and nothing is missing on the server",
    "strangers": "no other host is asked",
    "kept": "no cookie, and nothing else is kept in the browser",
}


@pytest.fixture(scope="module")
def visits(browser: Browser, published: str) -> dict[str, Visit]:
    return visit_all(browser, published)


@pytest.mark.parametrize("fault", FAULTS, ids=FAULTS.values())
def test_on_every_type_of_page(visits: dict[str, Visit], fault: str) -> None:
    found = {address: getattr(visit, fault) for address, visit in visits.items()}
    missing = {"ru/nowhere/", "nowhere/"} if fault == "said" else set()  # the browser says there that it found nothing
    assert {address: faults for address, faults in found.items() if faults and address not in missing} == {}


def test_without_script_every_page_has_its_text(visits: dict[str, Visit], browser: Browser, published: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for address in PAGE_TYPES:
        page.goto(f"{published}ru/{address}")
        assert page.locator("h1, h2").first.is_visible(), address
        if address != "write/":  # its form needs script, and says so
            assert len(page.locator("main").inner_text()) > 0.95 * visits[f"ru/{address}"].words, address
    context.close()


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

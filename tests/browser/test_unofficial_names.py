"""The note behind the mark of an unofficial name, by touch and keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from old_browsers import BROWSERS


@pytest.mark.browser
@pytest.mark.parametrize(
    ("browser", "scripts"), [(None, True), (None, False), *((each, True) for each in BROWSERS)], indirect=["browser"]
)
def test_the_mark_explains_itself_by_touch_and_keyboard(published: str, browser: Browser, scripts: bool) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 700}, has_touch=True, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{published}ru/programs/")
    sign, note = page.locator("button.sign").first, page.locator("#unofficial-note")
    expect(note).to_be_hidden()
    sign.tap()
    expect(note).to_be_visible()
    box = note.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 375
    note.get_by_role("button", name="Закрыть").tap()
    expect(note).to_be_hidden()
    sign.focus()
    page.keyboard.press("Enter")
    expect(note).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ru/about/translations/#unofficial-names")
    context.close()

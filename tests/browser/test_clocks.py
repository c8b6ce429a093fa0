"""What the reader's clock decides: what time it is where a partner is. Calls have tests of their own."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from clocks import reader

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("partners/kfu/", "現在 水曜日 7:49"),
        ("ru/cities/vladivostok/", "Сейчас: среда 14:49"),
    ],
)
def test_the_time_there_stands_beside_the_difference(
    published: str, browser: Browser, address: str, shown: str
) -> None:
    with reader(browser, published + address, "2026-11-25T04:49:20Z", "America/New_York") as opened:
        expect(opened.locator(".local-time")).to_have_text(shown)
        expect(opened.locator(".local-time time")).to_have_attribute("datetime", "2026-11-25T04:49Z")
        expect(opened.locator(".strip")).to_contain_text("UTC+")
        opened.clock.run_for(60_000)
        expect(opened.locator(".local-time time")).to_have_attribute("datetime", "2026-11-25T04:50Z")
        expect(opened.locator(".local-time time")).to_contain_text(":50")


def test_a_browser_that_does_not_know_the_place_says_nothing(published: str, browser: Browser) -> None:
    with reader(browser, "about:blank", "2026-11-25T04:49Z") as opened:
        opened.route(
            "**/partners/kfu/",
            lambda route: route.fulfill(
                response=(answer := route.fetch()), body=answer.text().replace("Europe/Moscow", "Europe/Atlantis")
            ),
        )
        opened.goto(f"{published}partners/kfu/")
        expect(opened.locator(".strip")).to_contain_text("UTC+3")
        expect(opened.locator(".local-time")).to_be_hidden()

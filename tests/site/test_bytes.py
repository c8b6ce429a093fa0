"""What a reader's telephone has to fetch, as a real browser does from a server that compresses as hosts do."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from compressing import compressing

WITHOUT_PHOTOS = "reports/2019-02-22-sample-bus-timetable/"
LIMIT = 80_000
OUR_FRAME = 50_000
"""Without the pictures of other reports beside it: what every page costs, so that growth is noticed where it begins."""


@pytest.mark.browser
@pytest.mark.parametrize("language", ["", "ru/"])
def test_a_report_without_photos_is_light(browser: Browser, site: Path, language: str) -> None:
    fetched: dict[str, int] = {}
    context = browser.new_context(viewport={"width": 375, "height": 800}, device_scale_factor=2)
    page = context.new_page()
    with compressing(site) as address:
        page.on("requestfinished", lambda each: fetched.setdefault(each.url, each.sizes()["responseBodySize"]))
        page.goto(f"{address}{language}{WITHOUT_PHOTOS}", wait_until="networkidle")
        context.close()
    assert len(fetched) > 5
    assert sum(fetched.values()) <= LIMIT, fetched
    frame = {url: size for url, size in fetched.items() if "/photos/" not in url}
    assert sum(frame.values()) <= OUR_FRAME, frame


def test_nothing_is_published_that_no_page_uses(site: Path) -> None:
    assert not [*(site / "assets").rglob("javascripts"), *site.rglob("*lunr*"), *site.rglob("*.js.map")]
    for style in (site / "assets" / "stylesheets").glob("*.css"):
        assert style.name in (site / "index.html").read_text(encoding="utf-8")

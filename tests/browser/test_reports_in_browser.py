"""Reports in a browser: photos looked at large, and old addresses that lead on."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from conftest import SITE_URL, Shared, build, serving
from dropped_report import ADDRESS, in_two_languages, one, page
from old_browsers import in_old_browsers


@pytest.fixture(scope="module")
def two_languages(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shared.built(in_two_languages(tmp_path_factory.mktemp("translated") / "project"))


@pytest.mark.browser
def test_an_old_address_leads_to_the_new_one_in_both_languages(project: Path, tmp_path: Path, browser: Browser) -> None:
    (project / "data" / "redirects.yml").write_text(
        "- {from: partners/old-name/, to: partners/kfu/}\n- {from: news/2018.html/, to: reports/year/2018/}\n",
        encoding="utf-8",
    )
    target = tmp_path / "site" / "exchange"
    result = build(project, target)
    assert result.returncode == 0, result.stderr
    with serving(tmp_path / "site") as address:
        visitor = browser.new_page(java_script_enabled=False)
        for prefix in ("", "ru/"):
            for old, new in (("partners/old-name/", "partners/kfu/"), ("news/2018.html/", "reports/year/2018/")):
                visitor.goto(f"{address}exchange/{prefix}{old}")
                visitor.wait_for_url(f"{address}exchange/{prefix}{new}")
                assert visitor.locator("html").get_attribute("lang") == (prefix.strip("/") or "ja")
        visitor.close()
    moved = page(target, "ru/partners/old-name/")
    assert one(moved, "link[rel=canonical]")["href"] == f"{SITE_URL}ru/partners/kfu/"
    assert one(moved, "meta[name=robots]")["content"] == "noindex"
    assert "old-name" not in (target / "sitemap.xml").read_text(encoding="utf-8")


@in_old_browsers
@pytest.mark.browser
def test_photos_are_looked_at_large_by_keyboard(two_languages: Path, browser: Browser) -> None:
    with serving(two_languages) as address:
        visitor = browser.new_page(viewport={"width": 375, "height": 700})
        said: list[str] = []
        visitor.on("console", lambda message: said.append(message.text))
        visitor.goto(f"{address}ru/{ADDRESS}")
        visitor.locator(".photo > a").first.focus()
        visitor.keyboard.press("Enter")
        viewer = visitor.locator("dialog.viewer")
        viewer.wait_for()
        assert viewer.locator("img").get_attribute("alt") == "Замёрзшая река"
        shown = visitor.locator(".viewer img")
        assert shown.evaluate("each => each.decode().then(() => each.naturalWidth)") == 1200
        visitor.keyboard.press("ArrowRight")
        assert viewer.locator("figcaption").inner_text() == "切符を買いました"
        assert viewer.locator("figcaption").get_attribute("lang") == "ja"
        visitor.keyboard.press("ArrowLeft")
        visitor.keyboard.press("ArrowLeft")
        assert viewer.locator("img").get_attribute("alt") == "Фотография 2 (без описания)"
        visitor.keyboard.press("Escape")
        assert not viewer.is_visible()
        assert visitor.evaluate("document.activeElement.matches('.photo > a')")
        assert said == []
        visitor.close()

"""A site that is searched in a browser, and how tests ask it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from conftest import build, lay_project, serving

TRAVELS = {
    "2018-03-01-rails": (
        "ja",
        "鉄道の旅",
        "シベリア鉄道に乗り、北海道の友人と黒パンを食べることにしました。",
    ),
    "2018-03-02-centre": ("ja", "交流センターの一日", "交流センターで留学の相談をしました。"),
    "2018-03-03-parts": ("ja", "交流の記録", "センターという言葉と交流という言葉が離れて出てきます。" * 20),
    "2018-03-04-hokkaido": ("ru", "Ёлка на Хоккайдо", "Мой японский друг с острова Хоккайдо получил стипендию."),
}
"""Words the site itself need not hold: name of the folder, language, title, text."""


def lay_and_build(place: Path) -> None:
    lay_project(place / "project")
    for folder, (language, title, text) in TRAVELS.items():
        report = place / "project" / "activity_reports" / folder
        report.mkdir()
        header = f"---\ntitle: {title}\ndate: {folder[:10]}\nauthor: 見本 花子\nsample: true\n---\n"
        (report / f"{language}.md").write_text(f"{header}\n{text}\n", encoding="utf-8")
    result = build(place / "project", place / "site" / "exchange", SEARCH="true")
    assert result.returncode == 0, result.stderr


@contextmanager
def reader(browser: Browser, site: Path, prefix: str, width: int = 1100) -> Iterator[Page]:
    with serving(site) as address:
        page = browser.new_page(viewport={"width": width, "height": 800})
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{address}exchange/{prefix}")
        yield page
        assert complaints == []
        page.close()


def find(page: Page, words: str, place: str = "dialog") -> list[str]:
    """The titles of what is found, best first; in the dialog, or on the search page (`section`)."""
    page.locator(f"{place}.search input[type=search]").fill(words)
    return shown(page, words, place)


def shown(page: Page, words: str, place: str) -> list[str]:
    script = "([words, place]) => document.querySelector(`${place}.search`).dataset.shown === words"
    page.wait_for_function(script, arg=[words, place])
    return page.locator(f"{place}.search .search-results strong").all_inner_texts()


def said(page: Page) -> str:
    return page.locator("dialog.search .search-status").inner_text()

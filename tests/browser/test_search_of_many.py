"""The search among a thousand reports: pages that answer come first, and little is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from bench.content import reports
from bench.names import read_names
from markupsafe import escape
from playwright.sync_api import Browser, Page

from compressing import compressing
from program_site.site.addresses import Addresses
from program_site.site.search.index import Known, index_files
from program_site.site.site import FRAME

ANSWERS = {
    "ja": {"study/": ("留学案内", "図書館の使い方"), "library/": ("図書館", "本があります。")},
    "ru": {"study/": ("Учёба", "Как записаться в библиотеку"), "library/": ("Библиотека", "Здесь книги.")},
}
"""Pages that hold a word that hundreds of reports hold as well: title and heading by address."""
WORDS = {"ja": "図書館", "ru": "библиотека"}
LONGER = {"ja": "カザン連邦大学の図書館", "ru": "библиотека университета в Казани"}
PAGE = """<!doctype html><meta charset="utf-8"><script type="module">
import { openIndex } from "./search/index.js";
import { find } from "./search/query.js";
import "./search/excerpt.js";
window.sought = async (language, words) => {
  const index = await openIndex(new URL(`../search-index/${language}/start.json`, location.href));
  const { pages } = await find(index, words, language === "ru");
  return Promise.all(pages.slice(0, 8).map(async ({ page, piece }) => (await index.piece(page, piece))[0]));
};
</script>"""


@dataclass(frozen=True)
class Asked:
    page: Page
    fetched: dict[str, int]
    scripts: int
    """The bytes of what is fetched before the first query."""

    def find(self, language: str, words: str) -> list[str]:
        self.fetched.clear()
        found: list[str] = self.page.evaluate(
            "([language, words]) => window.sought(language, words)", [language, words]
        )
        return found


def lay(place: Path) -> list[tuple[str, Path]]:
    said = {
        f"{'' if language == 'ja' else 'ru/'}{address}index.html": f'<div data-search="page"><h1>{title}</h1><h2>{heading}</h2></div>'
        for language, pages in ANSWERS.items()
        for address, (title, heading) in pages.items()
    }
    for report in reports(1000, read_names(), photos=0):
        for language, folder in (("ja", ""), ("ru", "ru/")):
            text = report.shown_in(language)
            blocks = "".join(f"<p>{escape(block)}</p>" for block in text.body.split("\n\n"))
            html = (
                f'<article data-search="report"><h1 lang="{text.language}">{escape(text.title)}</h1>{blocks}</article>'
            )
            said[f"{folder}reports/{report.slug}/index.html"] = html
    for path, html in said.items():
        (place / path).parent.mkdir(parents=True)
        (place / path).write_text(f"<html><body>{html}</body></html>", encoding="utf-8")
    return [(path, place / path) for path in said]


@pytest.fixture(scope="module")
def asked(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    folder = tmp_path_factory.mktemp("many")
    known = {language: Known({}, ()) for language in ANSWERS}
    files = dict(index_files(lay(folder / "pages"), Addresses(("ja", "ru"), "/"), known))
    files |= {f"assets/search/{each.name}": each.read_bytes() for each in (FRAME / "assets/search").glob("*.js")}
    files["assets/index.html"] = PAGE.encode()
    for path, content in files.items():
        (folder / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "site" / path).write_bytes(content)
    with compressing(folder / "site") as address:
        page, fetched = browser.new_page(), dict[str, int]()
        page.on("response", lambda each: fetched.__setitem__(each.url, int(each.headers.get("content-length", 0))))
        page.goto(f"{address}assets/")
        page.wait_for_function("Boolean(window.sought)")
        yield Asked(page, fetched, sum(size for url, size in fetched.items() if url.endswith(".js")))
        page.close()


@pytest.mark.browser
@pytest.mark.parametrize("language", ANSWERS)
def test_pages_that_answer_come_before_reports_that_mention_a_word(asked: Asked, language: str) -> None:
    folder = "" if language == "ja" else "ru/"
    titled, headed, *others = asked.find(language, WORDS[language])
    assert (titled, headed) == (f"{folder}library/", f"{folder}study/")
    assert len(others) == 6
    assert all("/reports/" in f"/{each}" for each in others)


@pytest.mark.browser
@pytest.mark.parametrize("language", ANSWERS)
def test_a_query_fetches_little(asked: Asked, language: str) -> None:
    for words in (WORDS[language], LONGER[language]):
        asked.find(language, words)
        assert 0 < sum(asked.fetched.values()) < 40_000 - asked.scripts, words

"""The search in a reader's browser: it finds what the site says, in the reader's language, and loads nothing before."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import Shared, build, files_below, lay_project, serving
from program_site.build.cache import cache_is_off

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


@pytest.fixture(scope="module")
def searched(shared: Shared) -> Path:
    """A project with a few reports more than the real one, and its site with the search index; below a sub-path."""
    return shared.once("search", lay_and_build)


@pytest.fixture(scope="module")
def site(searched: Path) -> Path:
    return searched / "site"


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
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(f"{address}exchange/{prefix}")
        yield page
        assert said == []
        page.close()


def find(page: Page, words: str) -> list[str]:
    """The titles of what is found, best first."""
    page.locator("dialog.search input[type=search]").fill(words)
    page.wait_for_function("words => document.querySelector('dialog.search').dataset.shown === words", arg=words)
    return page.locator(".search-results strong").all_inner_texts()


QUERIES = {
    "ru/": {
        "Казань": "Казань",
        "Казани": "Казань",
        "университет": "Казанский федеральный университет",
        "университета": "Казанский федеральный университет",
        "университеты": "Казанский федеральный университет",
        "стипендия": "Поездка в Россию: студентам из Японии",
        "японский": "Учёба в Канадзаве: студентам из России",
        "Хоккайдо": "Ёлка на Хоккайдо",
        "елка": "Ёлка на Хоккайдо",
        "ёлка": "Ёлка на Хоккайдо",
        "самовар": "Маття и самовар",
        "КФУ": "Казанский федеральный университет",
    },
    "": {
        "カザン": "カザン連邦大学",
        "大学": "カザン連邦大学",
        "留学": "留学案内",
        "北海道": "鉄道の旅",
        "シベリア鉄道": "鉄道の旅",
        "食べる": "鉄道の旅",
        "交流センター": "交流センターの一日",
        "先制医療": "先制医療プログラム",
        "サモワール": "抹茶とサモワール",
    },
}


@pytest.mark.browser
@pytest.mark.parametrize("prefix", QUERIES)
def test_every_query_finds_its_page(site: Path, browser: Browser, prefix: str) -> None:
    with reader(browser, site, prefix) as page:
        page.keyboard.press("/")
        missing = {
            words: found for words, title in QUERIES[prefix].items() if title not in (found := find(page, words))
        }
        assert missing == {}


@pytest.mark.browser
def test_what_stands_there_letter_by_letter_comes_first(site: Path, browser: Browser) -> None:
    with reader(browser, site, "") as page:
        page.keyboard.press("Control+k")
        found = find(page, "交流センター")
        assert found[0] == "交流センターの一日"
        assert found.index("交流センターの一日") < (found.index("交流の記録") if "交流の記録" in found else len(found))
        assert find(page, "カザン連邦大学")[0] == "カザン連邦大学"


@pytest.mark.browser
def test_nothing_is_fetched_before_the_search_is_opened_and_little_after(site: Path, browser: Browser) -> None:
    with reader(browser, site, "ru/about/") as page:
        fetched: dict[str, int] = {}
        page.on("response", lambda answer: fetched.__setitem__(answer.url, len(answer.body())))
        page.reload()
        page.wait_for_load_state("networkidle")
        assert not [url for url in fetched if "pagefind" in url]
        page.locator("a.search-open").click()
        assert find(page, "самовар") == ["Маття и самовар"]
        assert 0 < sum(size for url, size in fetched.items() if "/pagefind/" in url) < 260_000, "before compression"


@pytest.mark.browser
def test_the_search_is_used_by_keyboard_alone_and_on_a_telephone(site: Path, browser: Browser) -> None:
    with reader(browser, site, "ru/", width=360) as page:
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.type") == "search"
        find(page, "самовар")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        for _ in range(4):
            page.keyboard.press("Tab")
            if page.evaluate("Boolean(document.activeElement.closest('.search-results'))"):
                break
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("/ru/reports/2018-07-05-sample-tea-and-samovar/"))
        page.keyboard.press("/")
        page.keyboard.press("Escape")
        assert not page.locator("dialog.search").is_visible()


@pytest.mark.browser
def test_kinds_narrow_what_is_found_and_reports_show_their_photo(site: Path, browser: Browser) -> None:
    with reader(browser, site, "") as page:
        page.keyboard.press("/")
        everything = find(page, "カザン連邦大学")
        page.locator("dialog.search label", has_text="都市").click()
        expect(page.locator(".search-results li")).to_have_count(1)
        assert page.locator(".search-results strong").all_inner_texts() == ["カザン"]
        assert len(everything) > 1
        page.locator("dialog.search label", has_text="Activity Report").click()
        find(page, "サモワール")
        photo = page.locator(".search-results img").first
        photo.wait_for()
        assert photo.evaluate("each => each.decode().then(() => each.naturalWidth)") > 0


@pytest.mark.browser
def test_an_original_is_not_found_among_the_pages_of_another_language(site: Path, browser: Browser) -> None:
    with reader(browser, site, "ru/") as page:
        page.keyboard.press("/")
        assert find(page, "シベリア鉄道") == []
        assert "Ничего не нашлось" in page.locator(".search-status").inner_text()


@pytest.mark.browser
def test_a_title_cannot_bring_markup_into_the_results(site: Path, browser: Browser) -> None:
    with reader(browser, site, "") as page:
        page.keyboard.press("/")
        find(page, "大学")
        assert (
            page.locator(".search-results").evaluate("each => each.querySelectorAll('script, iframe, a a').length") == 0
        )


@pytest.mark.browser
def test_without_script_the_search_says_what_to_do(site: Path, browser: Browser) -> None:
    with serving(site) as address:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{address}exchange/ru/")
        page.locator("a.search-open").click()
        assert "нужен JavaScript" in page.locator(".notice").inner_text()
        assert page.locator("article a").count() >= 4
        context.close()


@pytest.mark.skipif(cache_is_off(), reason="the index is kept in the cache")
def test_the_index_is_kept_as_long_as_the_pages_are_the_same(searched: Path, tmp_path: Path) -> None:
    """Pagefind puts the kinds into another order each time, so the bytes are the same only because the index is kept."""
    shutil.copytree(searched, tmp_path / "own")
    project, site = tmp_path / "own" / "project", tmp_path / "own" / "site"
    before = files_below(site / "exchange" / "pagefind")
    (kept,) = (project / ".cache" / "search").iterdir()
    assert build(project, site / "exchange", SEARCH="true").returncode == 0
    assert files_below(site / "exchange" / "pagefind") == before
    page = project / "docs" / "ja" / "about" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n新しい一文です。\n", encoding="utf-8")
    assert build(project, site / "exchange", SEARCH="true").returncode == 0
    (other,) = (project / ".cache" / "search").iterdir()
    assert other != kept
    assert not [name for name in before if "-ui" in name], "Pagefind's own surfaces are not published"

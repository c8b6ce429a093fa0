"""The search in a reader's browser: it finds what the site says, in the reader's language, and loads nothing before."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Response, expect

from compressing import compressing
from conftest import Shared, build, files_below, serving
from old_browsers import in_old_browsers
from searching import find, lay_and_build, reader


@pytest.fixture(scope="module")
def searched(shared: Shared) -> Path:
    """A project with a few reports more than the real one, and its site with the search index; below a sub-path."""
    return shared.once("search", lay_and_build)


@pytest.fixture(scope="module")
def site(searched: Path) -> Path:
    return searched / "site"


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
        "シベリア 黒パン": "鉄道の旅",
        "交流センター": "交流センターの一日",
        "先制医療": "先制医療プログラム",
        "サモワール": "抹茶とサモワール",
    },
}


@in_old_browsers
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
    queries = {"ru/about/": ("самовар", "Казанский университет"), "about/": ("サモワール", "カザン連邦大学")}
    with compressing(site / "exchange") as address:
        for path, all_words in queries.items():
            for words in all_words:
                page = browser.new_page()
                fetched: dict[str, int] = {}
                page.on("response", lambda answer, to=fetched: to.__setitem__(answer.url, bytes_of(answer)))
                page.goto(address + path)
                page.wait_for_load_state("networkidle")
                assert not [url for url in fetched if "/search-index/" in url or "/search/" in url]
                before = {*fetched}
                page.locator("a.search-open").click()
                assert find(page, words)
                assert 0 < sum(size for url, size in fetched.items() if url not in before) < 40_000, words
                page.close()


def bytes_of(answer: Response) -> int:
    """As they come over the line; pictures are no part of what the search needs."""
    return 0 if "/photos/" in answer.url else int(answer.headers.get("content-length", 0))


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
        expect(page.locator(".search-results strong").first).to_have_text("カザン")
        assert {*page.locator(".search-marks").all_inner_texts()} == {"都市"}
        assert len(everything) > page.locator(".search-results li").count()
        page.locator("dialog.search label", has_text="Activity Report").click()
        find(page, "サモワール")
        photo = page.locator(".search-results img").first
        photo.wait_for()
        assert photo.evaluate("each => each.decode().then(() => each.naturalWidth)") > 0


@pytest.mark.browser
def test_an_original_without_translation_is_found_in_both_languages_and_says_so(site: Path, browser: Browser) -> None:
    with reader(browser, site, "ru/") as page:
        page.keyboard.press("/")
        assert find(page, "シベリア鉄道") == ["鉄道の旅"]
        (entry,) = page.locator(".search-results li").all()
        assert entry.locator("strong").get_attribute("lang") == "ja"
        assert entry.locator("mark").first.inner_text() == "シベリア鉄道"
        assert "японский" in entry.locator("small:not(.search-marks)").inner_text()
        entry.locator("a").click()
        page.wait_for_url(re.compile("/ru/reports/2018-03-01-rails/"))


@pytest.mark.browser
def test_a_word_is_shown_where_it_stands_from_the_beginning_of_a_word(site: Path, browser: Browser) -> None:
    with reader(browser, site, "ru/") as page:
        page.keyboard.press("/")
        find(page, "университета")
        for excerpt in page.locator(".search-results strong + span").all():
            text = excerpt.inner_text().removeprefix("… ")
            title, *_ = text.split()
            assert title in page_text(site, excerpt.evaluate("each => each.closest('a').href")).split(), text
            assert {word.lower()[:11] for word in excerpt.locator("mark").all_inner_texts()} <= {"университет"}


def page_text(site: Path, address: str) -> str:
    """What a page says, with blanks where one element ends and another begins, and where no line may end."""
    html = (site / urlsplit(address).path.lstrip("/") / "index.html").read_text(encoding="utf-8")
    return " ".join(re.sub("<[^>]+>", " ", html).replace("\u2060", "").split())


@pytest.mark.browser
def test_pages_for_those_who_keep_the_site_are_not_found(site: Path, browser: Browser) -> None:
    with reader(browser, site, "") as page:
        page.keyboard.press("/")
        for words in ("プルリクエスト", "誤りの一覧", "サイトの内容を直す", "翻訳の状況"):
            find(page, words)
            links = page.locator(".search-results a").evaluate_all("all => all.map(each => each.href)")
            assert not [link for link in links if re.search("/editing|/problems/|/accepting/|/translations/", link)]


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
        assert page.locator("main li a").count() >= 4
        context.close()


def test_the_index_is_the_same_wherever_it_is_made(searched: Path, tmp_path: Path) -> None:
    made = files_below(searched / "site" / "exchange" / "search-index")
    assert build(searched / "project", tmp_path / "other", SEARCH="true", CACHE="off", PROCESSES="1").returncode == 0
    assert files_below(tmp_path / "other" / "search-index") == made

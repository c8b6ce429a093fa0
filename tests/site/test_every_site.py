"""The site of this checkout, whatever its data: every page there in every language, every link right, nothing left over."""

from __future__ import annotations

import functools
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from catalogs import loaded
from conftest import SITE_URL
from own_pages import CATALOG, LISTS, PAGES, PARALLEL, PREFIXES, ROOT, TRANSLATED, UNLISTED
from program_site.i18n.localizer import Localizer
from program_site.intake.issue_templates import check_templates
from program_site.validation.configuration import check_configuration


@functools.cache
def parsed(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


def page(site: Path, language: str, address: str) -> BeautifulSoup:
    return parsed(site / PREFIXES[language] / address / "index.html")


def html_files(site: Path) -> dict[str, BeautifulSoup]:
    return {path.relative_to(site).as_posix(): parsed(path) for path in sorted(site.rglob("*.html"))}


def attribute(tag: Tag, name: str) -> str:
    value = tag[name]
    assert isinstance(value, str)
    return value


def urls(address: str) -> dict[str, str]:
    """Where a page is in each language."""
    return {language: SITE_URL + prefix + address for language, prefix in PREFIXES.items()}


def target(site: Path, url: str) -> Path:
    """The file a URL of the site is served from."""
    path = site / unquote(urlsplit(url).path.removeprefix(urlsplit(SITE_URL).path))
    return path / "index.html" if url.split("#")[0].endswith("/") else path


def test_the_content_has_no_mistakes() -> None:
    problems = [*loaded(ROOT).problems, *check_configuration(ROOT, CATALOG), *check_templates(ROOT, CATALOG)]
    assert [Localizer("en").problem(problem) for problem in problems] == []


def test_every_page_exists_in_every_language_and_no_other(site: Path) -> None:
    addresses = [*PAGES, *PARALLEL, *(redirect.old for redirect in CATALOG.redirects)]
    expected = {f"{prefix}{address}index.html" for prefix in PREFIXES.values() for address in addresses}
    assert set(html_files(site)) == expected | {"404.html"}


@pytest.mark.parametrize("language", PREFIXES)
def test_the_page_says_which_language_it_is_in(site: Path, language: str) -> None:
    for address in PAGES:
        html = page(site, language, address).html
        assert html is not None
        assert html["lang"] == language, address


def test_every_link_image_script_and_anchor_leads_somewhere(site: Path) -> None:
    broken: list[str] = []
    for file, soup in html_files(site).items():
        here = SITE_URL + file.removesuffix("index.html")
        for tag in soup.select("a[href], link[href], img[src], script[src], use[href]"):
            url = urljoin(here, attribute(tag, "href" if tag.has_attr("href") else "src"))
            if not url.startswith(SITE_URL):
                continue
            found, fragment = target(site, url), unquote(urlsplit(url).fragment)
            if not found.is_file():
                broken.append(f"{file}: {url}")
            elif fragment and not parsed(found).find(id=fragment):
                broken.append(f"{file}: no {fragment} in {url}")
    assert not broken


def test_nothing_is_loaded_from_anywhere_else(site: Path) -> None:
    outside = [
        f"{file}: {tag}"
        for file, soup in html_files(site).items()
        for tag in soup.select("script[src], link[rel=stylesheet], link[rel=preconnect], img[src], iframe, source")
        if urlsplit(attribute(tag, "src" if tag.has_attr("src") else "href")).netloc
    ]
    assert not outside
    for sheet in (site / "assets").rglob("*.css"):
        assert not re.search(r"url\(['\"]?(https?:)?//", sheet.read_text(encoding="utf-8")), sheet


@pytest.mark.parametrize("address", TRANSLATED)
def test_the_languages_point_to_each_other(site: Path, address: str) -> None:
    expected = urls(address)
    for language in PREFIXES:
        soup = page(site, language, address)
        links = {attribute(tag, "hreflang"): attribute(tag, "href") for tag in soup.select("head link[hreflang]")}
        assert links == {**expected, "x-default": SITE_URL + address}
        canonical = soup.select_one("link[rel=canonical]")
        assert canonical is not None
        assert canonical["href"] == expected[language]
        assert not soup.select("meta[name=robots]")


@pytest.mark.parametrize("address", PAGES)
def test_the_switch_keeps_the_page(site: Path, address: str) -> None:
    for language, here in urls(address).items():
        links = page(site, language, address).select(".language-switch a")
        assert {attribute(tag, "hreflang"): urljoin(here, attribute(tag, "href")) for tag in links} == urls(address)
        assert [attribute(tag, "hreflang") for tag in links if tag.has_attr("aria-current")] == [language]


def test_titles_and_descriptions_are_there_and_differ(site: Path) -> None:
    for language in PREFIXES:
        titles: dict[str, str] = {}
        for address in PAGES:
            soup = page(site, language, address)
            assert soup.title
            assert soup.title.string
            description = soup.select_one("meta[name=description]")
            assert description is not None
            assert len(attribute(description, "content")) > 10, address
            assert titles.setdefault(soup.title.string, address) == address
            assert len(soup.select("h1")) == 1, address


def test_the_site_map_lists_each_text_once_with_its_true_alternates(site: Path) -> None:
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    root = ET.fromstring((site / "sitemap.xml").read_bytes())
    found = {
        str(entry.findtext("s:loc", namespaces=space)): {
            str(link.get("hreflang")): str(link.get("href")) for link in entry.findall("x:link", space)
        }
        for entry in root.findall("s:url", space)
    }
    reports = {report.address: report.texts.keys() for report in CATALOG.reports}
    expected: dict[str, dict[str, str]] = {}
    samples = {report.address for report in CATALOG.reports if report.sample}
    for address in sorted({*PAGES} - samples - UNLISTED):
        own = {language: url for language, url in urls(address).items() if language in reports.get(address, PREFIXES)}
        expected |= {url: own if len(own) > 1 else {} for url in own.values()}
    assert found == expected
    assert all(target(site, url).is_file() for url in found)


def test_nothing_of_the_machinery_is_left_in_the_pages(site: Path) -> None:
    for path in site.rglob("*.html"):
        html = re.sub(
            r'<script type="application/json".*?</script>', "", path.read_text(encoding="utf-8"), flags=re.DOTALL
        )
        for leftover in ("x-layout-", "reports/layout", "{{ ", "{% ", "[[ ", "[% ", "generated</", "Undefined"):
            assert leftover not in html, f"{leftover} in {path}"


@pytest.mark.parametrize("language", PREFIXES)
def test_every_page_but_reports_is_at_most_three_links_from_home(site: Path, language: str) -> None:
    here = SITE_URL + PREFIXES[language]

    def led_to(url: str) -> set[str]:
        links = parsed(target(site, url)).select("a[href]")
        return {urljoin(url, attribute(tag, "href")).split("#")[0] for tag in links}

    reached = new = {here}
    for _ in range(3):
        new = {url for each in new for url in led_to(each) if url.startswith(here) and url.endswith("/")} - reached
        reached = reached | new
    assert {here + address for address in TRANSLATED if address not in LISTS} <= reached

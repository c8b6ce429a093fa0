"""The feed: valid, whole, and announced on every page of its language."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

from conftest import SITE_URL, Shared
from dropped_report import ADDRESS, SLUG, in_one_language, in_two_languages, one, page
from feed_checker import feed_problems


@pytest.fixture(scope="module")
def one_language(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shared.built(in_one_language(tmp_path_factory.mktemp("dropped") / "project"))


@pytest.fixture(scope="module")
def two_languages(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shared.built(in_two_languages(tmp_path_factory.mktemp("translated") / "project"))


@pytest.mark.parametrize("prefix", ["", "ru/"])
def test_the_feed_is_valid_and_holds_the_whole_report(one_language: Path, two_languages: Path, prefix: str) -> None:
    for site in (one_language, two_languages):
        xml = (site / prefix / "feed.xml").read_bytes()
        assert feed_problems(xml, f"{SITE_URL}{prefix}feed.xml") == []
    feed = BeautifulSoup((two_languages / prefix / "feed.xml").read_bytes(), "xml")
    entry = next(each for each in feed.select("entry") if SLUG in each.select("id")[0].get_text())
    content = BeautifulSoup(entry.select("content")[0].get_text(), "lxml")
    assert ("雪でした" if not prefix else "Шёл снег") in content.get_text()
    assert all(str(image["src"]).startswith(f"{SITE_URL}photos/") for image in content.select("img"))
    assert next(author.get_text(strip=True) for author in entry.select("author")) in ("見本 花子", "Ханако Михон")
    assert len(feed.select("entry")) <= 20


def test_samples_say_in_the_feed_what_they_are(one_language: Path) -> None:
    feed = BeautifulSoup((one_language / "feed.xml").read_bytes(), "xml")
    for entry in feed.select("entry"):
        assert ("見本です" in entry.select("content")[0].get_text()) == ("-sample-" in entry.select("id")[0].get_text())


def test_every_page_announces_the_feed_of_its_language(one_language: Path) -> None:
    for address, feed in (
        ("", "feed.xml"),
        (ADDRESS, "feed.xml"),
        ("ru/", "ru/feed.xml"),
        (f"ru/{ADDRESS}", "ru/feed.xml"),
    ):
        link = one(page(one_language, address), 'link[type="application/atom+xml"]')
        assert urljoin(f"/{address}", str(link["href"])) == f"/{feed}"

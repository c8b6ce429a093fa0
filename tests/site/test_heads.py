"""What a page says of itself to those who show a link to it: its own words, a picture of its kind, icons."""

from __future__ import annotations

import io
from collections import defaultdict
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from conftest import SITE_URL

LANGUAGES = {"ja": "", "ru": "ru/"}
PICTURES = {
    "": "share/site.jpg",
    "programs/": "share/programs.jpg",
    "programs/culture/": "share/programs.jpg",
    "partners/kfu/": "share/partners.jpg",
    "cities/kazan/": "share/partners.jpg",
    "offices/": "share/offices.jpg",
    "study-abroad/inbound/": "share/study-abroad.jpg",
    "results/": "share/results.jpg",
    "reports/": "share/reports.jpg",
    "reports/year/2018/": "share/reports.jpg",
    "reports/2019-02-22-sample-bus-timetable/": "share/reports.jpg",
    "about/": "share/site.jpg",
}


def head_of(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


def said(soup: BeautifulSoup, selector: str, name: str = "content") -> str:
    (found,) = soup.select(selector)
    return str(found[name])


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("", "日露をつなぐ未来共創リーダー育成プログラム"),
        ("partners/", "海外連携機関｜日露をつなぐ未来共創リーダー育成プログラム"),
        (
            "ru/partners/",
            "Зарубежные партнёры — Программа подготовки лидеров, вместе создающих будущее Японии и России",
        ),
    ],
)
def test_a_title_ends_in_the_whole_name_of_the_project(address: str, title: str, site: Path) -> None:
    head = head_of(site / address / "index.html").head
    assert head is not None
    assert head.select("title")[0].get_text() == title


@pytest.mark.parametrize("prefix", LANGUAGES.values(), ids=LANGUAGES)
def test_no_two_pages_have_the_same_title_or_description(site: Path, prefix: str) -> None:
    """But copies in a language that a report was not written in, which no search engine shows."""
    titles, descriptions = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for path in sorted((site / prefix).rglob("index.html")):
        address = path.relative_to(site).as_posix()
        soup = head_of(path)
        if (not prefix and address.startswith("ru/")) or soup.select("meta[name=robots][content=noindex]"):
            continue
        assert soup.title
        titles[soup.title.text].append(address)
        descriptions[said(soup, "meta[name=description]")].append(address)
    assert [each for each in [*titles.values(), *descriptions.values()] if len(each) > 1] == []


@pytest.mark.parametrize("prefix", LANGUAGES.values(), ids=LANGUAGES)
def test_every_kind_of_page_has_a_picture_for_links(site: Path, prefix: str) -> None:
    for address, picture in PICTURES.items():
        assert said(head_of(site / prefix / address / "index.html"), "meta[property='og:image']") == SITE_URL + picture
        with Image.open(site / picture) as opened:
            assert opened.size == (1200, 630)
        assert (site / picture).stat().st_size < 60_000


def test_icons_are_there_in_their_sizes(site: Path) -> None:
    soup = head_of(site / "ru" / "results" / "index.html")
    found = {
        str(link["href"]).rsplit("/", 1)[1]: (
            site / urljoin("/ru/results/", str(link["href"])).lstrip("/")
        ).read_bytes()
        for link in soup.select("link[rel=icon], link[rel=apple-touch-icon]")
    }
    assert found.pop("logo.svg").startswith(b"<svg")
    sizes = {name: Image.open(io.BytesIO(data)).size for name, data in found.items()}
    assert sizes == {"icon-32.png": (32, 32), "touch-icon.png": (180, 180)}
    assert len(soup.select("meta[name=theme-color][media]")) == 2

"""Small sites of other programs: how tests make them, build them, and look at what came out."""

from __future__ import annotations

import datetime
import functools
import json
import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import yaml
from bs4 import BeautifulSoup, Tag

from conftest import ROOT, SITE_URL, build
from language_marks import without_marks
from line_breaks import breaking_anywhere

SHIOSAI = ROOT / "tests" / "sites" / "shiosai"
IN_TIME = str(int(datetime.datetime(2025, 8, 1, tzinfo=datetime.UTC).timestamp()))
"""While its call is open and all that its data tell of has been: else `check` asks whether the dates are right."""
PROSE = ["", "partners/", "stories/", "about/"]
GENERATED = [
    "programs/coast/", "partners/lagoon/", "partners/riverbend/", "partners/faro/", "offices/pier/",
    "cities/suva/", "cities/brisbane/", "cities/valparaiso/",
]  # fmt: skip
BOTH, ENGLISH_ONLY = "reports/2025-02-10-lagoon-morning/", "reports/2025-05-20-night-bus/"
LISTS = [
    f"reports/{kind}/"
    for kind in (
        "program/coast", "partner/faro", "partner/lagoon", "direction/outbound", "language/en", "language/ja", "year/2025",
    )
]  # fmt: skip
PAGES = [*PROSE, *GENERATED, BOTH, ENGLISH_ONLY, *LISTS]
PARALLEL = f"{BOTH}parallel/"
"""Both texts of a report side by side: no page that the site map names."""

OF_THE_KANAZAWA_PROGRAM = re.compile(
    r"kanazawa|kaga\b|kazan|russia|rutenkai|kfu|ishikawa|hakusan"
    r"|金沢|加賀|石川|白山|日露|ロシア|露|カザン|канадзав|казан|росси|русск|япони",
    re.IGNORECASE,
)


# ---- Making sites ---------------------------------------------------------------------------------------------------


def copied(site: Path, folder: Path) -> Path:
    """A copy of a small site at another place, with a logo."""
    shutil.copytree(site, folder)
    (folder / "docs" / "assets").mkdir()
    shutil.copy(ROOT / "docs" / "assets" / "logo.svg", folder / "docs" / "assets")
    edit(folder / "mkdocs.yml", "../../../", f"{ROOT.as_posix()}/")
    return folder


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def built(folder: Path, **environment: str) -> Path:
    """The site, built strictly; a traceback or a warning is a failure, with all that was said."""
    result = build(folder, folder / "site", **environment)
    said = result.stdout + result.stderr
    assert result.returncode == 0, said
    return folder / "site"


def lay_icon(folder: Path) -> None:
    """Without one browsers ask the host for one, and say that they got none."""
    (folder / "docs" / "assets").mkdir(exist_ok=True)
    shutil.copy(ROOT / "docs" / "assets" / "icon-32.png", folder / "docs" / "assets")


def almost_empty(folder: Path, *, languages: tuple[str, ...] = ("en",), config: str = "", body: str = "Hello.") -> Path:
    """What must be there and nothing else: who speaks, where it stands, and a first page."""
    said = dict.fromkeys(languages, "Fictional")
    project = {
        "languages": list(languages),
        **dict.fromkeys(("name", "short_name", "vision", "introduction", "scheme"), said),
        "university": {
            **{"name": said, "city": said, "latitude": 33.29, "longitude": 134.15},
            **{"timezone": "Asia/Tokyo", "website": "https://empty.example/"},
        },
        "period": {"start": "2025", "end": "2027"},
        "as_of": "2025-06-30",
        "partners_total": 0,
        "source": "nothing",
    }
    write(folder / "data" / "project.yml", json.dumps(project))
    write(folder / "data" / "sources.yml", json.dumps([{"id": "nothing", "title": said, "publisher": said}]))
    for code in languages:
        write(folder / "docs" / code / "index.md", f"---\ntitle: Fictional\ndescription: Fictional.\n---\n\n{body}\n")
    lay_icon(folder)
    plugin = [{"locale": code, "name": code, "default": code == languages[0], "build": True} for code in languages]
    own = {
        "site_name": "Fictional",
        "site_url": SITE_URL,
        "theme": {"name": "material", "font": False},
        "hooks": [str(ROOT / "hooks" / "site_events.py")],
        "plugins": [{"i18n": {"docs_structure": "folder", "languages": plugin}}],
    }
    own = _merged(own, yaml.safe_load(config) or {})
    write(folder / "mkdocs.yml", json.dumps(own))
    return folder


PALETTE = "theme: {palette: [{scheme: default, toggle: {icon: material/weather-night, name: Dark}}]}\n"
"""Light and dark, as the theme's own examples have it."""

NAVIGATION = "nav: [Home: index.md]\n"


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    both = {
        key: _merged(below[key], value) if isinstance(below.get(key), dict) else value for key, value in above.items()
    }
    return {**below, **both}


# ---- Looking at sites -----------------------------------------------------------------------------------------------


@functools.cache
def parsed(path: Path) -> BeautifulSoup:
    return BeautifulSoup(without_marks(breaking_anywhere(path.read_text(encoding="utf-8"))), "lxml")


def page(site: Path, address: str) -> BeautifulSoup:
    return parsed(site / address / "index.html")


def text(soup: BeautifulSoup | Tag | None) -> str:
    assert soup is not None
    return re.sub(r"\s+", " ", soup.get_text(" ")).strip()


def article(site: Path, address: str) -> str:
    return text(page(site, address).main)


def addresses(site: Path) -> set[str]:
    return {path.parent.relative_to(site).as_posix() + "/" for path in site.rglob("index.html")} - {"./"} | {""}


def attribute(tag: Tag, name: str) -> str:
    value = tag[name]
    assert isinstance(value, str)
    return value


def alternates(soup: BeautifulSoup) -> dict[str, str]:
    found = soup.select("link[rel~=alternate][hreflang]")
    return {attribute(link, "hreflang"): attribute(link, "href") for link in found}


def canonical(soup: BeautifulSoup) -> str:
    link = soup.select_one("link[rel=canonical]")
    assert link is not None
    return attribute(link, "href")


def locations(site: Path) -> set[str]:
    root = ET.parse(site / "sitemap.xml").getroot()
    return {str(each.text) for each in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}


def broken_links(site: Path) -> list[str]:
    broken: list[str] = []
    for file in sorted(site.rglob("*.html")):
        here = SITE_URL + file.relative_to(site).as_posix().removesuffix("index.html")
        for tag in parsed(file).select("a[href], link[href], img[src], script[src]"):
            url = urljoin(here, attribute(tag, "href" if tag.has_attr("href") else "src"))
            if not url.startswith(SITE_URL):
                continue
            path = site / urlsplit(url).path.removeprefix(urlsplit(SITE_URL).path)
            target = path / "index.html" if urlsplit(url).path.endswith("/") else path
            anchor = urlsplit(url).fragment
            if not target.is_file() or (anchor and parsed(target).find(id=anchor) is None):
                broken.append(f"{file.relative_to(site).parent.as_posix()} → {url.removeprefix(SITE_URL)}")
    return broken

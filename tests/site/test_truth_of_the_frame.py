"""What every page of the real site says besides its own text: that the project has ended, and that this is not its site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from line_breaks import breaking_anywhere
from own_pages import CATALOG, PREFIXES
from program_site.i18n.localizer import Localizer

PROJECT = CATALOG.project
REDIRECT = re.compile(r'<meta http-equiv="?refresh', re.IGNORECASE)


def pages(site: Path) -> Iterator[tuple[str, BeautifulSoup]]:
    """Every page but those that only lead to another."""
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        if not REDIRECT.search(html):
            yield path.relative_to(site).as_posix(), BeautifulSoup(breaking_anywhere(html), "lxml")


def things(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in some JSON, however deep."""
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from things(each)


def test_every_page_says_once_in_its_language_that_the_project_has_ended(site: Path) -> None:
    assert PROJECT.period.ended
    assert PROJECT.website is not None
    for name, soup in pages(site):
        bands = soup.select(".band")
        languages = list(PREFIXES) if name == "404.html" else [str(soup.html["lang"]) if soup.html else ""]
        assert [each["lang"] for each in bands] == languages, name
        for language, band in zip(languages, bands, strict=True):
            day = Localizer(language).day(PROJECT.as_of).replace("\xa0", " ")
            assert day in band.get_text(), name
            assert band.select(f'a[href="{PROJECT.website}"]'), name


def test_every_page_leads_to_the_official_site_at_its_foot_and_says_that_it_is_another(site: Path) -> None:
    for name, soup in pages(site):
        (foot,) = soup.select(".site-footer")
        assert foot.select(f'a[href="{PROJECT.website}"]'), name
        language = str(soup.html["lang"]) if soup.html else ""
        assert PROJECT.is_official or Localizer(language).t("not_official") in foot.get_text(), name


def test_nothing_to_press_stands_in_a_link(site: Path) -> None:
    """As the mark of an unofficial name would, where the name is a link."""
    for name, soup in pages(site):
        assert not soup.select("a button, a a, a summary, button a"), name


def test_nothing_tells_machines_that_the_university_publishes_this(site: Path) -> None:
    names = {text.text for text in PROJECT.university.name.root.values()}
    found = [
        json.loads(script.get_text())
        for _, soup in pages(site)
        for script in soup.select('script[type="application/ld+json"]')
    ]
    found += [json.loads(path.read_text(encoding="utf-8")) for path in (site / "data").glob("*.json")]
    assert len(found) > 20
    for thing in (each for whole in found for each in things(whole)):
        for role in ("publisher", "dc:publisher", "creator", "author", "organizer"):
            # A source names who published that source.
            said = json.dumps(thing.get(role), ensure_ascii=False) if "id" not in thing else ""
            assert not [name for name in names if f'"{name}"' in said], (role, thing)
    for prefix in PREFIXES.values():
        assert not [name for name in names if name in (site / prefix / "feed.xml").read_text(encoding="utf-8")]


@pytest.mark.skipif(not CATALOG.has_only_samples, reason="somebody wrote a report")
@pytest.mark.parametrize("language", PREFIXES)
def test_with_samples_alone_no_page_counts_reports(site: Path, language: str) -> None:
    localizer = Localizer(language)
    counted = {localizer.t("filters.reports", n=n).replace("\xa0", " ") for n in range(1, len(CATALOG.reports) + 1)}
    for name, soup in pages(site):
        if soup.html and soup.html["lang"] == language and "write/" not in name:  # there numbers are examples
            said = " ".join(soup.get_text(" ").split())
            assert not [each for each in counted if re.search(rf"(?<!\d){re.escape(each)}", said)], name


@pytest.mark.skipif(not CATALOG.has_only_samples, reason="somebody wrote a report")
@pytest.mark.parametrize("language", PREFIXES)
def test_a_sample_says_so_wherever_its_title_goes(site: Path, language: str) -> None:
    say = Localizer(language).t
    for report in CATALOG.reports:
        path = site / PREFIXES[language] / report.address / "index.html"
        soup = BeautifulSoup(breaking_anywhere(path.read_text(encoding="utf-8")), "lxml")
        for shown in ("title", "h1"):
            (found,) = soup.select(shown) if shown == "h1" else soup.select("head > title")
            assert found.get_text(strip=True).startswith(say("sample")), (report.slug, shown)
        for tag in soup.select('meta[name=description], meta[property="og:title"], meta[property="og:description"]'):
            assert say("sample").lower() in str(tag["content"]).lower(), (report.slug, tag)
        assert not soup.select('script[type="application/ld+json"]'), "no machine takes it for an article"
    feed = (site / PREFIXES[language] / "feed.xml").read_text(encoding="utf-8")
    assert not [each.slug for each in CATALOG.reports if each.slug in feed]

"""The page of the desk: found by those who are sent there, and by nobody else."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from catalogs import ROOT
from conftest import SITE_URL, Shared
from other_sites import IN_TIME, SHIOSAI, attribute, copied, locations, page, parsed
from program_site.site.site import Site, prepare

PREFIXES = {"ja": "", "ru": "ru/"}
LED_FROM = {"about/editing/", "write/accepting/", "edit/"}
"""The guides of those who work there."""


@pytest.mark.parametrize(("language", "prefix"), PREFIXES.items())
def test_search_engines_are_asked_to_stay_away(site: Path, language: str, prefix: str) -> None:
    soup = page(site, f"{prefix}edit/")
    assert soup.html
    assert soup.html["lang"] == language
    assert [each["content"] for each in soup.select("meta[name=robots]")] == ["noindex"]
    assert not soup.select("link[rel=canonical], link[hreflang]")
    assert not soup.select("main[data-search]")
    assert len(soup.select("h1")) == 1


def test_the_site_map_does_not_tell_of_it(site: Path) -> None:
    assert len(locations(site)) > 50
    assert [each for each in locations(site) if "/edit/" in each] == []


def test_only_the_guides_of_staff_lead_there(site: Path) -> None:
    """No menu and no foot does: both stand on every page."""
    leading: set[str] = set()
    for file in sorted(site.rglob("*.html")):
        here = SITE_URL + file.relative_to(site).as_posix().removesuffix("index.html")
        to = {urlsplit(urljoin(here, attribute(link, "href"))).path for link in parsed(file).select("a[href]")}
        if to & {urlsplit(f"{SITE_URL}{prefix}edit/").path for prefix in PREFIXES.values()}:
            leading.add(file.parent.relative_to(site).as_posix().removeprefix("ru/") + "/")
    assert leading <= LED_FROM
    assert "write/accepting/" in leading
    for prefix in PREFIXES.values():
        for nav in page(site, f"{prefix}edit/").select("nav.site-nav a, footer a"):
            assert not attribute(nav, "href").endswith("edit/")


@pytest.mark.parametrize(("language", "prefix"), PREFIXES.items())
def test_what_it_works_from_lies_where_it_says(site: Path, language: str, prefix: str) -> None:
    soup = page(site, f"{prefix}edit/")
    data = soup.find(id="desk-data")
    assert data
    named = json.loads(data.get_text())
    here = f"{SITE_URL}{prefix}edit/"
    path = urljoin(here, named["data"]).removeprefix(SITE_URL)
    assert json.loads((site / path).read_text(encoding="utf-8"))["language"] == language
    for each in soup.select("main link[rel=stylesheet]"):
        assert (site / urljoin(here, attribute(each, "href")).removeprefix(SITE_URL)).is_file()
    tasks = [attribute(each, "value") for each in soup.select("input[name=task]")]
    assert tasks == [each["id"] for each in json.loads((site / path).read_text(encoding="utf-8"))["tasks"]]


def filled(site: Site, language: str) -> str:
    return site.fill(language, "edit/", "<p>{{ desk }}</p>")


@pytest.mark.parametrize("language", PREFIXES)
def test_the_upload_page_is_that_of_the_repository(language: str) -> None:
    known = filled(prepare(ROOT, SITE_URL, "https://github.com/a/b/", ("ja", "ru")), language)
    assert known.count('href="https://github.com/a/b/upload/main/data/inbox"') == 2, "of change files and of workbooks"
    assert "/upload/" not in filled(prepare(ROOT, SITE_URL, None, ("ja", "ru")), language)


@pytest.mark.parametrize("language", PREFIXES)
def test_mail_is_offered_where_an_address_is_known(language: str, project: Path) -> None:
    assert "mailto:" not in filled(prepare(ROOT, SITE_URL, None, ("ja", "ru")), language)
    file = project / "data" / "project.yml"
    file.write_text(file.read_text("utf-8") + "\ncontact: desk@university.edu\n", encoding="utf-8")
    assert 'href="mailto:desk@university.edu"' in filled(prepare(project, SITE_URL, None, ("ja", "ru")), language)


def test_a_site_without_the_guides_has_no_desk(shared: Shared, tmp_path: Path) -> None:
    site = shared.built(copied(SHIOSAI, tmp_path / "project"), SOURCE_DATE_EPOCH=IN_TIME)
    assert not (site / "edit").exists()
    assert [*(site / "assets").glob("desk/*.json")] == []

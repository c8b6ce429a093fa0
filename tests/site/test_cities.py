"""Cities: what a city's page gathers through its partners, and where it stands on the map."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from catalogs import catalog_of
from conftest import SITE_URL
from other_sites import SHIOSAI, attribute, copied, edit, text, write
from program_site.content.catalog import Catalog
from program_site.load import load
from program_site.site.addresses import Addresses
from program_site.site.pages import draw_map, fill_shortcodes, generated_pages
from program_site.site.view import View

ADDRESSES = Addresses(("en", "ja"), SITE_URL)


@pytest.fixture
def shiosai(tmp_path: Path) -> Path:
    """Suva has a partner with an office, Brisbane and Valparaíso one partner each."""
    return copied(SHIOSAI, tmp_path / "project")


def page(catalog: Catalog, city: str, language: str = "en") -> BeautifulSoup:
    (found,) = (each for each in generated_pages(catalog, ADDRESSES, language) if each.address == f"cities/{city}/")
    return BeautifulSoup(found.html, "lxml")


def sections(soup: BeautifulSoup) -> dict[str, list[str]]:
    """The links below each heading of a city's page, as `kind/id`."""
    found: dict[str, list[str]] = {}
    for heading in soup.select("h2"):
        section = heading.find_parent("section")
        assert section
        links = section.select(".section-body > ul")[0].select(":not(.source) > a[href]")
        found[attribute(heading, "id")] = [attribute(link, "href").strip("./") for link in links]
    return found


def tell(project: Path, folder: str, **header: str) -> None:
    """Lay down a report in English."""
    fields = {"title": folder, "date": folder[:10], "author": "Sam", **header}
    lines = "".join(f"{name}: {value}\n" for name, value in fields.items())
    write(project / "activity_reports" / folder / "en.md", f"---\n{lines}---\n\nA day.\n")


def test_a_city_s_page_gathers_what_its_partner_has() -> None:
    catalog = catalog_of(SHIOSAI)
    assert sections(page(catalog, "suva")) == {
        "partners": ["partners/lagoon"],
        "programs": ["programs/coast"],
        "offices": ["offices/pier"],
        "reports": ["reports/2025-02-10-lagoon-morning"],
    }
    assert sections(page(catalog, "brisbane")).keys() == {"partners", "programs"}


def test_a_city_s_page_says_its_name_in_other_languages_and_what_time_it_is_there() -> None:
    catalog = catalog_of(SHIOSAI)
    english = page(catalog, "valparaiso")
    assert [text(each) for each in english.select(".other-name [lang=ja]")] == ["バルパライソ"]
    ((label, value),) = [[text(part) for part in cell.select("dt, dd")] for cell in english.select(".strip > div")]
    assert label == "Local time"
    assert value.endswith("4, 13 hours behind Shiosai")
    japanese = page(catalog, "valparaiso", "ja")
    assert text(japanese.h1) == "バルパライソ"
    assert [text(each) for each in japanese.select(".other-name [lang=en]")] == ["Valparaíso"]


def test_a_name_that_is_the_same_everywhere_is_said_once(shiosai: Path) -> None:
    edit(shiosai / "data" / "cities.yml", "{en: Suva, ja: スバ}", "{en: Suva, ja: Suva}")
    assert not page(load(shiosai).checked(), "suva").select(".other-name")


def test_partners_of_one_city_share_its_page(shiosai: Path) -> None:
    """A program or a report of both partners stands there once."""
    edit(shiosai / "data" / "partners.yml", "city: brisbane", "city: suva")
    tell(shiosai, "2025-03-01-two-hosts", partner="[riverbend, lagoon]")
    tell(shiosai, "2025-01-05-river", partner="riverbend")
    tell(shiosai, "2025-06-01-elsewhere", partner="faro")
    tell(shiosai, "2025-06-02-nowhere")
    catalog = load(shiosai).checked()
    assert sections(page(catalog, "suva")) == {
        "partners": ["partners/lagoon", "partners/riverbend"],
        "programs": ["programs/coast"],
        "offices": ["offices/pier"],
        "reports": [
            "reports/2025-03-01-two-hosts",
            "reports/2025-02-10-lagoon-morning",
            "reports/2025-01-05-river",
        ],
    }  # fmt: skip
    assert sections(page(catalog, "brisbane")) == {}


def test_a_report_comes_from_where_its_original_says(shiosai: Path) -> None:
    """The Japanese text is a translation; a slip in its header moves nothing."""
    edit(shiosai / "activity_reports" / "2025-02-10-lagoon-morning" / "ja.md", "partner: lagoon", "partner: riverbend")
    catalog = load(shiosai).checked()
    assert [len(catalog.reports_from(city.id)) for city in catalog.cities] == [1, 0, 1]


def test_an_office_is_in_the_city_of_its_host_not_of_its_owner(shiosai: Path) -> None:
    edit(shiosai / "data" / "offices.yml", "host: lagoon", "owner: lagoon")
    catalog = load(shiosai).checked()
    assert [office.id for office in catalog.offices_at("lagoon")] == ["pier"]
    assert catalog.offices_in("suva") == []


def test_a_city_without_a_partner_has_a_page_and_a_mark(shiosai: Path) -> None:
    edit(shiosai / "data" / "partners.yml", "city: brisbane", "city: suva")
    catalog = load(shiosai).checked()
    empty = page(catalog, "brisbane")
    assert text(empty.h1) == "Brisbane"
    assert "UTC+10" in text(empty)
    assert empty.select("h2, ul") == []
    view = View(catalog, ADDRESSES, "en", "")
    drawn = BeautifulSoup(fill_shortcodes("<p>{{ map }}</p>", view, draw_map(catalog, shiosai)), "lxml")
    marks = {
        attribute(mark, "href"): [text(title) for title in mark.select("title")]
        for mark in drawn.select("svg.map-wide a")
    }
    assert marks == {
        "cities/suva/": ["Suva — Lagoon University, Riverbend Institute"],
        "cities/brisbane/": [],
        "cities/valparaiso/": ["Valparaíso — Lighthouse University"],
    }
    assert [text(each) for each in drawn.select(".map-list li")] == [
        "Suva Lagoon University , Riverbend Institute",
        "Brisbane",
        "Valparaíso Lighthouse University",
    ]

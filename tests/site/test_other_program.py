"""Another university uses the generator: its own data, pages, reports and configuration, and not a line of code.

`sites/shiosai/` is the university, with English and Japanese. Of it, and of a site with next to nothing, variants are
made here in the way a person would: by editing data, pages and mkdocs.yml.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

from conftest import ROOT, SITE_URL, Shared
from other_sites import (
    BOTH,
    ENGLISH_ONLY,
    IN_TIME,
    OF_THE_KANAZAWA_PROGRAM,
    PAGES,
    PARALLEL,
    SHIOSAI,
    addresses,
    alternates,
    article,
    attribute,
    broken_links,
    canonical,
    copied,
    edit,
    locations,
    page,
    text,
)
from program_site.i18n.localizer import Localizer
from program_site.load import load
from program_site.site.addresses import Addresses
from program_site.site.map.world_map import DrawnMap, draw
from program_site.site.pages import draw_map
from program_site.site.view import View
from program_site.text.clock import STOPPED


@pytest.fixture(scope="module")
def shiosai(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """English at the root, Japanese below /ja/."""
    return shared.built(copied(SHIOSAI, tmp_path_factory.mktemp("shiosai") / "project"), SOURCE_DATE_EPOCH=IN_TIME)


# ---- The university in English and Japanese -------------------------------------------------------------------------


def test_its_data_are_without_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STOPPED, IN_TIME)
    assert [(problem.code, problem.path, problem.line) for problem in load(SHIOSAI).problems] == []


def test_every_page_is_there_in_both_languages_and_no_other(shiosai: Path) -> None:
    assert addresses(shiosai) == {f"{prefix}{address}" for prefix in ("", "ja/") for address in [*PAGES, PARALLEL]}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_each_page_says_its_language(shiosai: Path, language: str) -> None:
    for address in PAGES:
        html = page(shiosai, address if language == "en" else f"ja/{address}").html
        assert html is not None
        assert html["lang"] == language, address


def test_the_switch_keeps_the_page(shiosai: Path) -> None:
    for address in PAGES:
        for prefix in ("", "ja/"):
            links = page(shiosai, prefix + address).select(".language-switch a")
            found = {attribute(link, "hreflang"): attribute(link, "href") for link in links}
            here = SITE_URL + prefix + address
            assert {code: urljoin(here, href) for code, href in found.items()} == {
                "en": SITE_URL + address,
                "ja": f"{SITE_URL}ja/{address}",
            }, here


def test_search_engines_learn_of_both_languages(shiosai: Path) -> None:
    for address in set(PAGES) - {ENGLISH_ONLY}:
        for prefix in ("", "ja/"):
            soup = page(shiosai, prefix + address)
            english, japanese = SITE_URL + address, f"{SITE_URL}ja/{address}"
            assert alternates(soup) == {"en": english, "ja": japanese, "x-default": english}, address
            assert canonical(soup) == SITE_URL + prefix + address


def test_the_site_map_names_each_text_once(shiosai: Path) -> None:
    texts = {f"{prefix}{address}" for prefix in ("", "ja/") for address in PAGES} - {f"ja/{ENGLISH_ONLY}"}
    assert locations(shiosai) == {SITE_URL + address for address in texts}


def test_every_link_leads_somewhere(shiosai: Path) -> None:
    assert broken_links(shiosai) == []


def test_a_partner_page_says_who_and_where_and_what_time_it_is_there(shiosai: Path) -> None:
    assert "UTC+10, 1 hour ahead of Shiosai" in article(shiosai, "partners/riverbend/")
    assert "UTC+12, 3 hours ahead of Shiosai" in article(shiosai, "partners/lagoon/")
    behind = article(shiosai, "partners/faro/")
    assert re.search(r"UTC[-\N{MINUS SIGN}]4, 13 hours behind Shiosai", behind)
    assert page(shiosai, "partners/faro/").select("main a[href='https://faro.example/']")
    assert "Universidad del Faro" in behind
    assert "Founded 1968" in article(shiosai, "partners/lagoon/")
    assert "Pier Office" in article(shiosai, "partners/lagoon/")
    japanese = article(shiosai, "ja/partners/faro/")
    assert all(word in japanese for word in ("灯台大学", "バルパライソ", "海岸セメスター", "潮騒市"))


def test_half_hours_are_written_as_clocks_show_them(tmp_path: Path) -> None:
    """Adelaide is UTC+9:30, Kathmandu UTC+5:45; nobody writes UTC+9.5."""
    folder = copied(SHIOSAI, tmp_path / "project")
    edit(folder / "data" / "cities.yml", "Australia/Brisbane", "Australia/Adelaide")
    catalog = load(folder).checked()
    view = View(catalog, Addresses(("en", "ja"), SITE_URL), "en", "")
    assert "UTC+9:30" in view.clocks.difference(catalog.city_of(catalog.partner("riverbend")))


def test_a_call_is_on_the_home_page_with_its_dates_and_nothing_that_can_become_false(shiosai: Path) -> None:
    english, japanese = article(shiosai, ""), article(shiosai, "ja/")
    assert "Coast Semester in spring 2026" in english
    assert "Opens Sunday, June 15, 2025 Closes Sunday, August 31, 2025" in english
    assert "Dates are in the university’s local time (Shiosai, UTC+9)." in english
    assert text(page(shiosai, "").select_one(".call-state")) == ""
    assert "2026年春の海岸セメスター" in japanese
    assert "2025年6月15日" in japanese
    assert "https://shiosai.example/apply" in english


def test_english_dates_years_numbers_and_plurals(shiosai: Path) -> None:
    about, home = article(shiosai, "about/"), article(shiosai, "")
    assert "State shown June 30, 2025" in about
    assert "Period April 2024 – FY 2027" in about
    assert "Planned Actual Of plan Planned Actual Of plan 2024 6 9 150% 0 1 Total 6 9 150% 0 1" in about
    assert "Outbound: 9 students ( 150% of the plan), inbound: 1 student." in about
    assert "May 7, 2024 Agreement with" in about
    assert "Event planned" in about
    assert "October 2024" in article(shiosai, "offices/pier/")
    assert "July 2025 added later" in article(shiosai, "partners/faro/")
    assert "Postcards sent home 1,234" in home
    assert "Tide Pool Fund tr." in about


def test_one_partner_is_spoken_of_in_the_singular() -> None:
    assert "1 are" not in Localizer("en").t("partners_shown", n=1)


def test_a_report_in_english_only_is_shown_to_japanese_readers_as_it_is(shiosai: Path) -> None:
    soup = page(shiosai, f"ja/{ENGLISH_ONLY}")
    body = soup.select_one(".report-body")
    assert body is not None
    assert body["lang"] == "en"
    assert "A second blanket." in text(body)
    assert "英語" in text(soup.select_one(".remark"))
    assert canonical(soup) == SITE_URL + ENGLISH_ONLY
    assert alternates(soup) == {}
    assert soup.select_one("meta[name=robots][content=noindex]")
    assert "英語" in article(shiosai, "ja/stories/")
    assert not page(shiosai, ENGLISH_ONLY).select("meta[name=robots]")


def test_a_report_in_both_languages_is_told_in_each(shiosai: Path) -> None:
    assert "A morning on the lagoon" in article(shiosai, BOTH)
    assert "ラグーンの朝" in article(shiosai, f"ja/{BOTH}")


def test_a_report_leads_back_to_the_page_that_lists_the_reports(shiosai: Path) -> None:
    """This site lists them on stories/, not on reports/."""
    links = [urljoin(SITE_URL + BOTH, attribute(link, "href")) for link in page(shiosai, BOTH).select("main a")]
    assert f"{SITE_URL}stories/" in links


def test_pages_speak_only_of_this_university(shiosai: Path) -> None:
    files = [*shiosai.rglob("*.html"), *shiosai.rglob("*.xml"), *shiosai.rglob("*.txt")]
    found = {str(path.relative_to(shiosai)): _foreign(path) for path in files if _foreign(path)}
    assert files
    assert found == {}


def test_the_shared_styles_speak_of_no_university(shiosai: Path) -> None:
    files = [path for path in (shiosai / "assets").iterdir() if path.suffix in {".css", ".js", ".svg"}]
    assert files
    assert {path.name: _foreign(path) for path in files if _foreign(path)} == {}


def _foreign(path: Path) -> set[str]:
    return {found.lower() for found in OF_THE_KANAZAWA_PROGRAM.findall(path.read_text(encoding="utf-8"))}


def test_templates_hold_no_words_of_their_own() -> None:
    """Words stand in messages/, where each language has its own."""
    found: dict[str, list[str]] = {}
    folder = ROOT / "hooks" / "program_site" / "site" / "page_templates"
    for template in sorted(folder.rglob("*.html")):
        plain = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "", template.read_text(encoding="utf-8"), flags=re.DOTALL)
        soup = BeautifulSoup(plain, "lxml")
        labels = [
            attribute(tag, name) for name in ("aria-label", "title", "alt") for tag in soup.find_all(**{name: True})
        ]
        words = re.findall(r"[^\W\d_]{2,}(?: [^\W\d_]+)*", " | ".join([soup.get_text(" | "), *labels]))
        if words:
            found[template.relative_to(folder).as_posix()] = words
    assert found == {}


# ---- The map --------------------------------------------------------------------------------------------------------


def marks(site: Path, address: str, kind: str = "wide") -> tuple[list[float], dict[str, tuple[float, float]]]:
    """The edges of the map, and the place of each name on it."""
    drawing = page(site, address).select_one(f".map-{kind}")
    assert drawing is not None
    assert "nan" not in str(drawing).lower()
    assert "inf" not in str(drawing.select("path, circle")).lower()
    left, top, width, height = (float(part) for part in attribute(drawing, "viewbox").split())
    places = {}
    for circle in drawing.select("circle"):
        assert circle.parent is not None
        places[text(circle.parent.find("text"))] = float(attribute(circle, "cx")), float(attribute(circle, "cy"))
    return [left, top, left + width, top + height], places


def test_the_map_shows_every_city(shiosai: Path) -> None:
    for kind in ("wide", "narrow"):
        (left, top, right, bottom), places = marks(shiosai, "", kind)
        assert set(places) == {"Shiosai", "Suva", "Brisbane", "Valparaíso"}
        assert all(left < x < right and top < y < bottom for x, y in places.values())
    assert "バルパライソ" in marks(shiosai, "ja/")[1]


def test_on_the_map_north_is_up_and_east_is_right(shiosai: Path) -> None:
    _, places = marks(shiosai, "")
    home, brisbane, suva = places["Shiosai"], places["Brisbane"], places["Suva"]
    assert home[0] < brisbane[0] < suva[0]
    assert home[1] < suva[1] < brisbane[1]


TOKYO, FIJI, SAMOA, ADELAIDE, CHILE = (139.7, 35.7), (178.4, -18.1), (-171.8, -13.8), (138.6, -34.9), (-71.6, -33.0)
CAPE_TOWN, SYDNEY, LONDON, ALASKA, CHUKOTKA = (18.4, -33.9), (151.2, -33.9), (0.0, 51.5), (-165.4, 64.5), (177.5, 64.7)


@pytest.mark.parametrize(
    ("places", "as_it_should"),
    [
        pytest.param([CHUKOTKA, ALASKA], lambda a, b: a[0] < b[0], id="both-sides-of-180"),
        pytest.param([TOKYO, FIJI, SAMOA], lambda a, b, c: a[0] < b[0] < c[0] and a[1] < c[1], id="across-the-pacific"),
        pytest.param([CAPE_TOWN, SYDNEY, SAMOA], lambda a, b, c: a[0] < b[0] < c[0] and c[1] < b[1], id="south-only"),
        pytest.param([TOKYO, ADELAIDE], lambda a, b: a[1] < b[1], id="one-below-the-other"),
        pytest.param([TOKYO, TOKYO], lambda a, b: a == b, id="partner-in-the-same-city"),
        pytest.param([LONDON, TOKYO, CHILE, SYDNEY], lambda a, b, c, d: b[1] < d[1] and a[1] < c[1], id="all-over"),
    ],
)
def test_any_places_give_a_map_that_can_be_looked_at(
    places: list[tuple[float, float]], as_it_should: Callable[..., bool]
) -> None:
    drawn: DrawnMap = draw(places, ROOT / "data" / "map" / "land-50m.geojson")
    assert all(math.isfinite(number) for place in drawn.places for number in place)
    for crop in (drawn.wide, drawn.narrow):
        right, bottom = crop.left + crop.frame.width, crop.top + crop.frame.height
        assert all(crop.left <= x <= right and crop.top <= y <= bottom for x, y in map(crop.place, drawn.places))
    assert as_it_should(*drawn.places)


def test_two_cities_of_one_name_are_two_marks(tmp_path: Path) -> None:
    folder = copied(SHIOSAI, tmp_path / "project")
    edit(folder / "data" / "cities.yml", "{en: Brisbane, ja: ブリスベン}", "{en: Suva, ja: スバ}")
    catalog = load(folder).checked()
    site_map = draw_map(catalog, folder)
    assert site_map is not None
    assert len({(mark.x, mark.y) for mark in site_map.view(site_map.drawn.wide, "en").cities}) == 3

"""Another university uses the generator: its own data, pages, reports and configuration, and not a line of code.

`sites/shiosai/` is the university, with English and Japanese. Of it, and of a site with next to nothing, variants are
made here in the way a person would: by editing data, pages and mkdocs.yml.
"""

from __future__ import annotations

import functools
import json
import math
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from conftest import ROOT, SITE_URL, build
from program_site.addresses import Addresses
from program_site.loading import load
from program_site.pages import draw_map, part_names
from program_site.rendering import View
from program_site.wording import Voice
from program_site.world_map import WIDTH, DrawnMap, draw
from program_site.yaml_source import read_yaml

SHIOSAI = ROOT / "tests" / "sites" / "shiosai"
PROSE = ["", "partners/", "stories/", "about/"]
GENERATED = ["programs/coast/", "partners/lagoon/", "partners/riverbend/", "partners/faro/", "offices/pier/"]
BOTH, ENGLISH_ONLY = "reports/2025-02-10-lagoon-morning/", "reports/2025-05-20-night-bus/"
PAGES = [*PROSE, *GENERATED, BOTH, ENGLISH_ONLY]

OF_THE_KANAZAWA_PROGRAM = re.compile(
    r"kanazawa|kaga\b|kazan|russia|rutenkai|kfu|ishikawa|hakusan"
    r"|金沢|加賀|石川|白山|日露|ロシア|露|カザン|канадзав|казан|росси|русск|япони",
    re.IGNORECASE,
)


# ---- Making sites ---------------------------------------------------------------------------------------------------


def copied(site: Path, folder: Path) -> Path:
    """A copy of a small site at another place, with the shared styles."""
    shutil.copytree(site, folder)
    shutil.copytree(ROOT / "docs" / "assets", folder / "docs" / "assets")
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


@pytest.fixture(scope="module")
def shiosai(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """English at the root, Japanese below /ja/."""
    return built(copied(SHIOSAI, tmp_path_factory.mktemp("shiosai") / "project"))


@pytest.fixture(scope="module")
def with_korean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a third language, for which the generator has no words of its own, and a partner more."""
    folder = copied(SHIOSAI, tmp_path_factory.mktemp("korean") / "project")
    partner = """
- id: atoll
  name: {en: Atoll College, ja: 環礁カレッジ}
  city: {en: Apia, ja: アピア}
  latitude: -13.83
  longitude: -171.76
  timezone: Pacific/Apia
  website: https://atoll.example/
"""
    with (folder / "data" / "partners.yml").open("a", encoding="utf-8") as file:
        file.write(partner)
    edit(folder / "data" / "project.yml", "languages: [en, ja]", "languages: [en, ko, ja]")
    edit(folder / "data" / "project.yml", "partners_total: 3", "partners_total: 4")
    for file in (folder / "data").glob("*.yml"):
        data = read_yaml(file.read_text(encoding="utf-8"), file.name).value
        write(file, json.dumps(_also_in_korean(data), default=lambda date: date.text))
    for page in (folder / "docs" / "en").rglob("*.md"):
        text = page.read_text(encoding="utf-8").replace("title: ", "title: 한국어 ")
        write(folder / "docs" / "ko" / page.relative_to(folder / "docs" / "en"), text)
    edit(
        folder / "mkdocs.yml",
        "        - locale: ja",
        "        - {locale: ko, name: 한국어, build: true}\n        - locale: ja",
    )
    return built(folder)


def _also_in_korean(value: Any) -> Any:
    if isinstance(value, dict):
        if "en" in value:
            english = value["en"]["text"] if isinstance(value["en"], dict) else value["en"]
            return {**value, "ko": f"한국어 {english}"}
        return {key: _also_in_korean(inner) for key, inner in value.items()}
    return [_also_in_korean(inner) for inner in value] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def in_one_language(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same in English alone."""
    folder = copied(SHIOSAI, tmp_path_factory.mktemp("english") / "project")
    edit(folder / "data" / "project.yml", "languages: [en, ja]", "languages: [en]")
    shutil.rmtree(folder / "docs" / "ja")
    for text in (folder / "activity_reports").rglob("ja.md"):
        text.unlink()
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    write(folder / "mkdocs.yml", re.sub(r" +- locale: ja.*?(?=\nmarkdown_extensions)", "", config, flags=re.DOTALL))
    return built(folder)


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
    shutil.copytree(ROOT / "docs" / "assets", folder / "docs" / "assets")
    plugin = [{"locale": code, "name": code, "default": code == languages[0], "build": True} for code in languages]
    own = {
        "site_name": "Fictional",
        "site_url": SITE_URL,
        "theme": {"name": "material", "custom_dir": str(ROOT / "overrides"), "font": False},
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
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


def page(site: Path, address: str) -> BeautifulSoup:
    return parsed(site / address / "index.html")


def text(soup: BeautifulSoup | Tag | None) -> str:
    assert soup is not None
    return re.sub(r"\s+", " ", soup.get_text(" ")).strip()


def article(site: Path, address: str) -> str:
    return text(page(site, address).article)


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


# ---- The university in English and Japanese -------------------------------------------------------------------------


def test_its_data_are_without_problems() -> None:
    assert [(problem.code, problem.path, problem.line) for problem in load(SHIOSAI).problems] == []


def test_every_page_is_there_in_both_languages_and_no_other(shiosai: Path) -> None:
    assert addresses(shiosai) == {f"{prefix}{address}" for prefix in ("", "ja/") for address in PAGES}


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
    assert "https://faro.example/" in behind
    assert "Name (Spanish) Universidad del Faro" in behind
    assert "Founded 1968" in article(shiosai, "partners/lagoon/")
    assert "Pier Office" in article(shiosai, "partners/lagoon/")
    japanese = article(shiosai, "ja/partners/faro/")
    assert all(word in japanese for word in ("灯台大学", "バルパライソ", "海岸セメスター", "潮騒市"))


def test_half_hours_are_written_as_clocks_show_them(tmp_path: Path) -> None:
    """Adelaide is UTC+9:30, Kathmandu UTC+5:45; nobody writes UTC+9.5."""
    folder = copied(SHIOSAI, tmp_path / "project")
    edit(folder / "data" / "partners.yml", "Australia/Brisbane", "Australia/Adelaide")
    catalog = load(folder).checked()
    view = View(catalog, Addresses(("en", "ja"), SITE_URL), "en", "")
    assert "UTC+9:30" in view.clock(catalog.partner("riverbend"))


def test_an_open_call_is_on_the_home_page(shiosai: Path) -> None:
    english, japanese = article(shiosai, ""), article(shiosai, "ja/")
    assert "Coast Semester in spring 2026" in english
    assert "June 15, 2025 – August 31, 2025" in english
    assert "2026年春の海岸セメスター" in japanese
    assert "2025年6月15日" in japanese
    assert "https://shiosai.example/apply" in english


def test_english_dates_years_numbers_and_plurals(shiosai: Path) -> None:
    about, home = article(shiosai, "about/"), article(shiosai, "")
    assert "As of June 30, 2025." in about
    assert "Period April 2024 – FY 2027" in about
    assert "FY 2024 6 9 150%" in about
    assert "FY 2024 0 1 Total 0 1" in about
    assert "May 7, 2024 Agreement" in about
    assert "FY 2026 Event planned" in about
    assert "October 2024" in article(shiosai, "offices/pier/")
    assert "September 2025 added later" in article(shiosai, "partners/faro/")
    assert "Postcards sent home 1,234" in home
    assert "Tide Pool Fund tr." in about


def test_one_partner_is_spoken_of_in_the_singular() -> None:
    assert "1 are" not in Voice("en").say("partners_shown", n=1)


def test_a_report_in_english_only_is_shown_to_japanese_readers_as_it_is(shiosai: Path) -> None:
    soup = page(shiosai, f"ja/{ENGLISH_ONLY}")
    body = soup.select_one(".report-body")
    assert body is not None
    assert body["lang"] == "en"
    assert "A second blanket." in text(body)
    assert "英語" in text(soup.select_one(".notice"))
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
    links = [urljoin(SITE_URL + BOTH, attribute(link, "href")) for link in page(shiosai, BOTH).select("article a")]
    assert f"{SITE_URL}stories/" in links


def test_pages_speak_only_of_this_university(shiosai: Path) -> None:
    files = [*shiosai.rglob("*.html"), *shiosai.rglob("*.xml"), *shiosai.rglob("*.txt")]
    found = {str(path.relative_to(shiosai)): _foreign(path) for path in files if _foreign(path)}
    assert files
    assert found == {}


def test_the_shared_styles_speak_of_no_university(shiosai: Path) -> None:
    files = [path for path in (shiosai / "assets").iterdir() if path.is_file()]
    assert files
    assert {path.name: _foreign(path) for path in files if _foreign(path)} == {}


def _foreign(path: Path) -> set[str]:
    return {found.lower() for found in OF_THE_KANAZAWA_PROGRAM.findall(path.read_text(encoding="utf-8"))}


def test_templates_hold_no_words_of_their_own() -> None:
    """Words stand in messages/, where each language has its own."""
    found: dict[str, list[str]] = {}
    folder = ROOT / "hooks" / "program_site" / "page_templates"
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


def marks(site: Path, address: str) -> tuple[float, dict[str, tuple[float, float]]]:
    """The height of the map, and the place of each name on it."""
    drawing = page(site, address).select_one(".map svg")
    assert drawing is not None
    assert "nan" not in str(drawing).lower()
    assert "inf" not in str(drawing.select("path, circle")).lower()
    box = [float(part) for part in attribute(drawing, "viewbox").split()]
    assert box[:3] == [0, 0, WIDTH]
    places = {}
    for circle in drawing.select("circle"):
        assert circle.parent is not None
        places[text(circle.parent.find("text"))] = float(attribute(circle, "cx")), float(attribute(circle, "cy"))
    return box[3], places


def test_the_map_shows_every_city(shiosai: Path) -> None:
    height, places = marks(shiosai, "")
    assert set(places) == {"Shiosai", "Suva", "Brisbane", "Valparaíso"}
    assert all(0 < x < WIDTH and 0 < y < height for x, y in places.values())
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
    assert all(0 <= x <= WIDTH and 0 <= y <= drawn.height for x, y in drawn.places)
    assert 120 <= drawn.height <= 1.5 * WIDTH, "too flat or too high to be looked at"
    assert as_it_should(*drawn.places)


def test_two_cities_of_one_name_are_two_marks(tmp_path: Path) -> None:
    folder = copied(SHIOSAI, tmp_path / "project")
    edit(folder / "data" / "partners.yml", "{en: Brisbane, ja: ブリスベン}", "{en: Suva, ja: スバ}")
    catalog = load(folder).checked()
    drawn = draw_map(catalog, folder)
    assert drawn is not None
    cities = View(catalog, Addresses(("en", "ja"), SITE_URL), "en", "").cities(drawn)
    assert len({(city.x, city.y) for city in cities}) == 3


# ---- A third language: data, pages and configuration only -----------------------------------------------------------


def test_a_third_language_is_whole(with_korean: Path) -> None:
    pages = [*PAGES, "partners/atoll/"]
    assert addresses(with_korean) == {f"{prefix}{address}" for prefix in ("", "ko/", "ja/") for address in pages}
    html = page(with_korean, "ko/partners/atoll/").html
    assert html is not None
    assert html["lang"] == "ko"
    assert set(alternates(page(with_korean, "ko/about/"))) == {"en", "ko", "ja", "x-default"}
    links = page(with_korean, "ja/about/").select(".language-switch a")
    assert [text(link) for link in links] == ["English", "한국어", "日本語"]
    assert f"{SITE_URL}ko/partners/atoll/" in locations(with_korean)
    assert f"{SITE_URL}ko/{BOTH}" not in locations(with_korean)


def test_where_the_generator_lacks_a_language_its_words_are_english(with_korean: Path) -> None:
    partner = article(with_korean, "ko/partners/riverbend/")
    assert "한국어 Riverbend Institute" in partner
    assert "Local time" in partner
    assert "2025년 6월 30일" in article(with_korean, "ko/about/")


def test_english_words_keep_english_plurals_on_the_pages_of_another_language(with_korean: Path) -> None:
    """Korean has one form for all numbers; the English word that stands in has two."""
    assert "1 hour ahead" in article(with_korean, "ko/partners/riverbend/")


def test_a_message_file_gives_the_generator_words_even_if_it_is_only_begun(tmp_path: Path) -> None:
    """A translator adds messages/ko.yml and goes on another day; until then the rest is English."""
    hooks = tmp_path / "hooks"
    shutil.copytree(ROOT / "hooks", hooks, ignore=shutil.ignore_patterns("__pycache__"))
    words = {"name": "한국어", "page": {"home": "처음", "not_found": "이 페이지는 없습니다"}}
    write(hooks / "program_site" / "messages" / "ko.yml", json.dumps(words))
    folder = almost_empty(
        tmp_path / "project", languages=("ko",), config=PALETTE + NAVIGATION, body="{{ project_facts }}"
    )
    edit(folder / "mkdocs.yml", f"{ROOT.as_posix()}/hooks", hooks.as_posix())
    site = built(folder, PYTHONPATH=str(hooks))
    assert "이 페이지는 없습니다" in text(parsed(site / "404.html").body)
    assert "University" in article(site, "")


def test_every_link_leads_somewhere_in_three_languages(with_korean: Path) -> None:
    assert broken_links(with_korean) == []


def test_a_language_with_a_region_can_be_used(tmp_path: Path) -> None:
    site = built(almost_empty(tmp_path / "project", languages=("en", "pt-BR"), config=PALETTE + NAVIGATION))
    html = page(site, "pt-BR/").html
    assert html is not None
    assert str(html["lang"]).startswith("pt")
    assert [text(link) for link in page(site, "").select(".language-switch a")] == ["English", "Português (Brasil)"]


# ---- One language ---------------------------------------------------------------------------------------------------


def test_a_site_in_one_language_is_whole(in_one_language: Path) -> None:
    assert addresses(in_one_language) == set(PAGES)
    assert locations(in_one_language) == {SITE_URL + address for address in PAGES}


def test_a_site_in_one_language_offers_no_other(in_one_language: Path) -> None:
    for address in PAGES:
        soup = page(in_one_language, address)
        assert alternates(soup) == {}, address
        assert not soup.select(".language-switch a"), address
    assert len(parsed(in_one_language / "404.html").select("section[lang]")) == 1


# ---- Next to nothing ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "config",
    [
        pytest.param("", id="nothing-set"),
        pytest.param(PALETTE, id="no-navigation"),
        pytest.param(NAVIGATION, id="no-palette"),
        pytest.param(NAVIGATION + "theme: {palette: {primary: teal}}", id="one-palette"),
        pytest.param(NAVIGATION + "theme: {palette: [{scheme: slate}]}", id="palette-without-toggle"),
        pytest.param(PALETTE + "nav: [Home: index.md, Partners: ['partners/*']]", id="folder-without-pages"),
        pytest.param(PALETTE + NAVIGATION + "repo_url: https://git.example/site", id="repository"),
    ],
)
def test_an_almost_empty_site_can_be_built(tmp_path: Path, config: str) -> None:
    site = built(almost_empty(tmp_path / "project", config=config))
    assert addresses(site) == {""}
    assert locations(site) == {SITE_URL}
    assert "Hello." in article(site, "")
    assert (site / "404.html").is_file()


def test_parts_with_nothing_to_show_show_nothing(tmp_path: Path) -> None:
    """No heading above nothing, no table of headings only, no empty list."""
    body = "\n\n".join(f"{{{{ {name} }}}}" for name in part_names())
    soup = page(built(almost_empty(tmp_path / "project", config=PALETTE + NAVIGATION, body=body)), "").article
    assert soup is not None
    lists = [tag for tag in soup.select("ul, ol, dl, tbody") if not tag.find(["li", "div", "tr"])]
    rows = [tag for tag in soup.select("tbody tr") if not tag.find("td")]
    assert [str(tag) for tag in (*lists, *rows)] == []
    for one, following in pairwise(soup.find_all(["h2", "h3"])):
        assert one.find_next_sibling() != following, text(one)


@pytest.mark.parametrize("config", ["use_directory_urls: false", "plugins: [search]", "docs_dir: pages"])
def test_an_engine_that_is_set_up_otherwise_is_refused_in_words(tmp_path: Path, config: str) -> None:
    folder = almost_empty(tmp_path / "project", config=config)
    (folder / "pages").mkdir()
    result = build(folder, folder / "site")
    said = result.stdout + result.stderr
    assert result.returncode == 1
    assert "mkdocs.yml:1 [C102] The site needs the plugin i18n, the folder docs/ and use_directory_urls: true." in said
    assert "Traceback" not in said
    assert not (folder / "site").exists()

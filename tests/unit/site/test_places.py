"""Pages of partners and cities: what a partner was, how to study there, and what is said beside each program."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from catalogs import ROOT, catalog_of
from conftest import SITE_URL
from other_sites import SHIOSAI, attribute, text
from program_site.content.catalog import Catalog
from program_site.site.addresses import Addresses
from program_site.site.finishing import finishing_of
from program_site.site.pages import fill_shortcodes, foot
from program_site.site.view import View

CATALOG = catalog_of(ROOT)
UNKNOWN = "資料では確認できません"


def page(kind: str, identity: str, catalog: Catalog = CATALOG, language: str = "ja") -> BeautifulSoup:
    folder = "cities" if kind == "city" else f"{kind}s"
    view = View(catalog, Addresses((language, "ru"), SITE_URL), language, f"{folder}/{identity}/")
    (record,) = catalog.by_ids(folder, [identity])
    return BeautifulSoup(view.render(f"pages/{kind}.html", record=record), "lxml")


def answers(soup: BeautifulSoup) -> dict[str, str]:
    """The table on studying there."""
    rows = soup.select("#study ~ table tr")
    return {text(row.select("th")[0]).replace("、 ", "、"): text(row.select("td")[0]) for row in rows}


def test_a_partner_begins_with_what_it_was() -> None:
    for partner in CATALOG.partners:
        found = page("partner", partner.id).select(".role")
        assert len(found) == (partner.role is not None)
        if partner.role:
            assert text(found[0]).startswith(partner.role.text.in_language("ja"))
            assert found[0].select(".source a"), "it is cited"


def test_how_to_study_there_comes_from_answers_programs_and_official_sites() -> None:
    said = answers(page("partner", "kfu"))
    assert "募集はありません" in said["募集"]
    assert "文化交流プログラム：2～4週間" in said["期間"]
    assert "資料では確認できないこと 基礎科学プログラム、先端科学技術プログラム、先制医療プログラム" in said["期間"]
    assert said["使用言語、費用、保険、宿舎"] == UNKNOWN
    assert said["査証"] == f"{UNKNOWN} 確認先 駐日ロシア連邦大使館"
    assert said["相談先"].endswith("kpfu.ru")
    assert answers(page("partner", "krasgmu"))["期間"] == UNKNOWN


def test_a_city_names_the_sites_of_all_its_partners() -> None:
    assert answers(page("city", "kazan"))["相談先"].endswith("kpfu.ru 、 oncort.ru")


@pytest.mark.parametrize(("language", "first"), [("ja", "outbound"), ("ru", "inbound")])
@pytest.mark.parametrize(("kind", "identity"), [("partner", "kfu"), ("city", "kazan")])
def test_both_ways_lead_on_from_there_that_of_the_reader_first(
    kind: str, identity: str, language: str, first: str
) -> None:
    links = page(kind, identity, language=language).select("#study ~ .more a")
    ways = [attribute(link, "href").split("/")[-2] for link in links if "study-abroad" in attribute(link, "href")]
    assert ways[0] == first
    assert {*ways} == {"outbound", "inbound"}


def test_a_program_of_which_nothing_is_said_there_has_its_name_and_level_alone() -> None:
    rows = {text(row.select("a")[0]): row for row in page("partner", "kfu").select(".program-row")}
    assert text(rows["先制医療プログラム"]) == "先制医療プログラム 大学院"
    assert rows["基礎科学プログラム"].select(".source")


def test_a_page_with_signs_says_what_they_are_once() -> None:
    view = View(CATALOG, Addresses(("ja", "ru"), SITE_URL), "ru", "partners/kfu/")
    sign = str(view.sign(CATALOG.programs[0].name))
    assert sign
    assert view.localizer.t("unofficial_note") in foot(sign, view, None)
    note = view.render("shortcodes/translation_note.html")
    assert not foot(sign + note, view, None)
    assert not foot("<p>без знака</p>", view, None)


def test_without_answers_and_pages_nothing_is_said_of_studying_there() -> None:
    assert not page("partner", "kfu", replace(CATALOG, answers=(), prose=())).select("#study")
    assert not page("partner", "lagoon", catalog_of(SHIOSAI), "en").select("#study, .role")


@pytest.mark.parametrize("kind", ["partner", "program"])
def test_a_statement_about_a_program_stands_beside_it_alone(kind: str) -> None:
    (partner,) = CATALOG.by_ids("partners", ["kfu"])
    (statement,) = (each for each in partner.statements if "basic" in each.programs)
    words = statement.text.in_language("ja")
    assert text(page(kind, "kfu" if kind == "partner" else "basic")).count(words) == 1
    assert words not in text(page("program", "culture"))


@pytest.mark.parametrize("count", range(len(CATALOG.programs) + 1))
def test_no_statement_of_a_partner_is_lost_whatever_programs_wait(count: int) -> None:
    catalog = replace(CATALOG, programs=CATALOG.programs[:count])
    for partner in catalog.partners:
        said = text(page("partner", partner.id, catalog))
        for each in partner.statements:
            assert said.count(" ".join(each.text.in_language("ja").split())) == 1, partner.id


def test_reports_on_other_sites_are_led_to_from_their_programs_and_partners() -> None:
    (source,) = CATALOG.by_ids("sources", ["rutenkai-report-fefu"])
    for kind, identity, there in (
        ("partner", "fefu", True),
        ("partner", "febras", True),
        ("program", "advanced", True),
        ("city", "vladivostok", True),
        ("partner", "kfu", False),
        ("program", "basic", False),
    ):
        links = page(kind, identity).select("#reports-elsewhere + ul .rows-title a")
        assert (source.website in [attribute(link, "href") for link in links]) is there, identity


def test_the_list_of_partners_gives_each_its_city_and_its_programs() -> None:
    view = View(CATALOG, Addresses(("ja", "ru"), SITE_URL), "ja", "partners/")
    soup = BeautifulSoup(fill_shortcodes("<p>{{ partner_list }}</p>", view, None), "lxml")
    rows = soup.select(".city-rows > li")
    assert [text(row.select(".rows-title")[0]) for row in rows] == [
        each.name.in_language("ja") for each in CATALOG.cities
    ]
    for city, row in zip(CATALOG.cities, rows, strict=True):
        named = [attribute(link, "href") for link in row.select(":scope ul .rows-title a")]
        assert named == [f"{each.id}/" for each in CATALOG.partners_in(city.id)]


@pytest.mark.parametrize(
    ("before", "kept"),
    [("слово ", True), ("слово</em>\n", True), ("<p> ", False), ("</p> ", False)],
)
def test_no_line_begins_with_the_numbers_of_sources(before: str, kept: bool) -> None:
    done = finishing_of(CATALOG).put(f'{before}<span class="source">[1]</span>', "ru")
    assert ('\u00a0<span class="source">' in done) is kept
    assert finishing_of(CATALOG).put(done, "ru") == done

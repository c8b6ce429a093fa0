"""What the real site says to its visitors; that every page is there and every link right is asked in test_every_site."""

from __future__ import annotations

import functools
import re
from fractions import Fraction
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, Tag

from catalogs import catalog_of
from conftest import SITE_URL
from language_marks import without_marks
from line_breaks import breaking_anywhere
from own_pages import LISTS
from program_site.i18n.localizer import Localizer

ROOT = Path(__file__).resolve().parents[2]
CATALOG = catalog_of(ROOT)
assert CATALOG.mobility is not None
MOBILITY = CATALOG.mobility
LANGUAGES = {"ja": "", "ru": "ru/"}


@functools.cache
def parsed(path: Path) -> BeautifulSoup:
    return BeautifulSoup(without_marks(breaking_anywhere(path.read_text(encoding="utf-8"))), "lxml")


def page(site: Path, language: str, address: str) -> BeautifulSoup:
    return parsed(site / LANGUAGES[language] / address / "index.html")


def attribute(tag: Tag, name: str) -> str:
    value = tag[name]
    assert isinstance(value, str)
    return value


def text(soup: BeautifulSoup | Tag) -> str:
    return re.sub(r"\s+", " ", soup.get_text(" ")).strip()


def test_a_report_in_one_language_is_shown_honestly_in_the_other(site: Path) -> None:
    address = "reports/2018-09-10-sample-market/"
    copy, original = page(site, "ru", address), page(site, "ja", address)
    body = copy.select_one(".report-body")
    assert body is not None
    assert body["lang"] == "ja"
    assert text(body) == text(original.select_one(".report-body") or original)
    assert "он показан на языке оригинала (японский)" in text(copy)
    canonical = copy.select_one("link[rel=canonical]")
    assert canonical is not None
    assert canonical["href"] == SITE_URL + address
    assert copy.select("meta[name=robots][content=noindex]")
    assert not original.select("meta[name=robots]")
    assert not copy.select("head link[hreflang]")


def test_a_report_in_both_languages_is_a_pair(site: Path) -> None:
    address = "reports/2018-07-05-sample-tea-and-samovar/"
    for language, word in (("ja", "抹茶をたてて"), ("ru", "бамбуковым венчиком")):
        soup = page(site, language, address)
        assert word in text(soup)
        assert {attribute(tag, "hreflang") for tag in soup.select("head link[hreflang]")} == {"ja", "ru", "x-default"}


def test_samples_say_so_and_are_not_counted(site: Path) -> None:
    assert CATALOG.reports
    assert not CATALOG.counted_reports
    for language, word in (("ja", "これは見本です"), ("ru", "Это образец")):
        for report in CATALOG.reports:
            assert word in text(page(site, language, report.address))


@pytest.mark.parametrize("language", LANGUAGES)
def test_results_are_the_report_s_figures_with_computed_totals_and_rates(site: Path, language: str) -> None:
    table = page(site, language, "results/").select_one("table.mobility")
    assert table is not None
    rows = [[text(cell) for cell in row.select("td")] for row in table.select("tbody tr")]
    space = "" if language == "ja" else " "
    *years, totals, together = [[cell.replace("\xa0", " ") for cell in row] for row in rows]
    assert years[:2] == [
        ["20", "38", f"190{space}%", "5", "6", f"120{space}%"],
        ["35", "65", f"186{space}%", "17", "37", f"218{space}%"],
    ]
    rates = [Localizer(language).percent(each.rate or Fraction()) for each in (MOBILITY.outbound, MOBILITY.inbound)]
    assert totals == [
        *(str(MOBILITY.outbound.planned), str(MOBILITY.outbound.actual), rates[0].replace("\xa0", " ")),
        *(str(MOBILITY.inbound.planned), str(MOBILITY.inbound.actual), rates[1].replace("\xa0", " ")),
    ]
    (both,) = together  # of both, which the report does not add up
    assert {"77", "146", f"190{space}%"} <= {*re.findall(r"\d+(?: ?%)?", both)}


def test_every_bar_is_as_long_as_its_number_says(site: Path) -> None:
    rows = page(site, "ru", "results/").select(".chart .chart-row:has(.chart-bar)")
    assert len(rows) == len(MOBILITY.counted)
    for row, year in zip(rows, MOBILITY.counted, strict=True):
        for way in MOBILITY.ways:
            (side,) = row.select(f".chart-{way}")
            numbers = year.of(way)
            assert str(numbers.actual) in text(side).split()
            (bar,), (tick,) = side.select(".bar-actual"), side.select(".bar-planned")
            assert attribute(bar, "width") == f"{100 * (numbers.actual or 0) / MOBILITY.largest:.2f}%"
            assert attribute(tick, "x") == f"{100 * (numbers.planned or 0) / MOBILITY.largest:.2f}%"
            assert [attribute(drawing, "aria-hidden") for drawing in side.select("svg")] == ["true"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_figure_has_its_day_and_its_source(site: Path, language: str) -> None:
    localizer, programs, partners = Localizer(language), len(CATALOG.programs), CATALOG.partners_total
    assert partners is not None
    day = localizer.t("figures_on", date=localizer.day(CATALOG.project.as_of))
    said = [
        f"{programs} {localizer.t('figure.programs', n=programs)}",
        f"{partners.number} {localizer.t('figure.partners', n=partners.number)}",
    ]
    said = [" ".join(words.split()) for words in said]
    home = page(site, language, "")
    assert " ".join(day.split()) in " ".join(text(home).split())
    figures = home.select(".figures > div")
    read = [
        " ".join(text(part) for part in [each.select("dd")[0], *each.select("dt, .figure-note")]) for each in figures
    ]
    assert [words for words in said if not any(" ".join(each.split()).startswith(words) for each in read)] == []
    for each in figures:
        assert each.select(".source a")


def test_the_activity_reports_of_2019_are_a_dated_figure(site: Path) -> None:
    assert "79 公式サイトのActivity Report件数 2019年3月31日現在" in text(page(site, "ja", "results/"))
    assert "на 31 марта 2019" in text(page(site, "ru", "results/"))


def test_it_is_said_how_many_of_the_partners_are_shown(site: Path) -> None:
    total = CATALOG.partners_total
    assert total is not None
    shown, ja, ru = (
        len(CATALOG.partners_on(total.date)),
        Localizer("ja").day(total.date),
        Localizer("ru").day(total.date),
    )
    said = f"{ja}現在の海外連携機関は{total.number}機関です。このうち、公開資料で名称を確認できた{shown}機関を掲載しています。"
    assert (said in text(page(site, "ja", "partners/"))) == (shown < total.number)
    russian = re.search(
        rf"Показан\w* {shown} \w+ из {total.number} \(по состоянию на (.+?)\)\.", text(page(site, "ru", "partners/"))
    )
    assert (russian is not None) == (shown < total.number)
    assert russian is None or re.sub(r"\s", "", russian[1]) == re.sub(r"\s", "", ru)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_partner_page_carries_what_the_data_know(site: Path, language: str) -> None:
    for partner in CATALOG.partners:
        soup = page(site, language, f"partners/{partner.id}/")
        said = text(soup)
        for wording in partner.name.root.values():
            assert wording.text.replace("\xa0", " ") in said
        city = CATALOG.city_of(partner)
        links = {text(link): urljoin(SITE_URL, attribute(link, "href")) for link in soup.select(".strip a")}
        assert partner.website in {attribute(link, "href") for link in soup.select(".strip a")}
        assert links[city.name.in_language(language)].endswith(f"cities/{city.id}/")
        for statement in (*partner.statements, *([partner.role] if partner.role else [])):
            assert statement.text.in_language(language).replace("\xa0", " ") in said
        for milestone in CATALOG.milestones_of("partners", partner.id):
            assert milestone.title.in_language(language).replace("\xa0", " ") in said
        for office in CATALOG.offices_at(partner.id):
            assert office.name.in_language(language).replace("\xa0", " ") in said
        assert (str(partner.founded) in said) if partner.founded else ("創立" not in said)


def test_what_is_unknown_leaves_no_row(site: Path) -> None:
    headings = [text(cell) for cell in page(site, "ja", "partners/febras/").select(".strip dt")]
    assert "創立" not in headings
    assert "ウェブサイト" in headings
    headings = [text(cell) for cell in page(site, "ru", "offices/krasnoyarsk-station/").select(".strip dt")]
    assert "Дата открытия" not in headings
    assert "Где находится" in headings


def test_translations_that_are_no_official_names_are_marked(site: Path) -> None:
    soup = page(site, "ru", "programs/culture/")
    mark = soup.select_one("h1 .mark")
    assert mark is not None
    assert text(mark) == "наш перевод"
    assert soup.find(id=attribute(mark, "popovertarget"))
    for address in ("programs/", "offices/", "partners/kfu/"):
        assert page(site, "ru", address).select(".sign[aria-label]"), address
    for address in ("programs/culture/", "programs/", "offices/"):
        assert not page(site, "ja", address).select(".mark, .sign"), address


def test_plans_and_later_facts_are_marked(site: Path) -> None:
    soup = page(site, "ja", "milestones/")
    consortium, camp, office = (soup.find(id=name) for name in ("consortium", "summer-camp-2019", "kazan-office"))
    assert isinstance(consortium, Tag)
    assert isinstance(camp, Tag)
    assert isinstance(office, Tag)
    later = {each.id: each.date.last > CATALOG.project.as_of for each in CATALOG.milestones}
    assert not consortium.select(".tag-planned"), "what came of it says more"
    (bare, *_) = (each.id for each in CATALOG.milestones if each.planned and not each.outcome)
    assert soup.select(f"#{bare} .tag-planned")
    assert not camp.select(".tag-planned")
    assert bool(camp.select(".tag-added")) == later["summer-camp-2019"]
    assert not office.select(".tag-planned")
    assert bool(office.select(".tag-added")) == later["kazan-office"]
    (plan,) = (each for each in CATALOG.milestones if each.id == "consortium")
    outcome = plan.outcome and plan.outcome.date
    assert bool(consortium.select(".outcome .tag-added")) == (
        outcome is not None and outcome.last > CATALOG.project.as_of
    )


def test_every_source_is_listed(site: Path) -> None:
    soup = page(site, "ja", "sources/")
    for source in CATALOG.sources:
        assert soup.find(id=f"source-{source.id}")


def test_the_page_for_unknown_addresses_speaks_both_languages(site: Path) -> None:
    soup = parsed(site / "404.html")
    assert {attribute(tag, "lang") for tag in soup.select("section[lang]")} == {"ja", "ru"}
    assert "ページが見つかりません" in text(soup)
    assert "Страница не найдена" in text(soup)
    for tag in soup.select("a[href], link[href], script[src]"):
        link = attribute(tag, "href" if tag.has_attr("href") else "src")
        assert link.startswith(("/exchange/", "https://", "#")), link


def test_the_map_marks_every_city_once(site: Path) -> None:
    for language in LANGUAGES:
        home = SITE_URL + LANGUAGES[language]
        cities = [(each.name.in_language(language), f"{home}cities/{each.id}/") for each in CATALOG.cities]
        for names in (".map-wide a", ".map-narrow a", ".map-list strong a"):
            links = page(site, language, "").select(names)
            marks = [(text(link.find("text") or link), urljoin(home, attribute(link, "href"))) for link in links]
            assert marks == cities


def test_pages_that_speak_of_figures_or_applying_say_of_which_day(site: Path) -> None:
    for address in ("", "results/", "study-abroad/", "study-abroad/outbound/", "study-abroad/inbound/", "programs/"):
        assert Localizer("ja").t("on_day", date=Localizer("ja").day(CATALOG.project.as_of)) in text(
            page(site, "ja", address)
        )
        assert "2021年度で終了" in text(page(site, "ja", address)), address


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_reports_leads_to_every_other_list(site: Path, language: str) -> None:
    here = SITE_URL + LANGUAGES[language] + "reports/"
    reached = {
        urljoin(here, attribute(tag, "href"))
        for tag in page(site, language, "reports/").select(".legend a, .filters a")
    }
    assert reached == {SITE_URL + LANGUAGES[language] + address for address in LISTS}

"""Milestones by fiscal year: each of them once, those of no known day last, the notable ones large."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from catalogs import ROOT, catalog_of
from conftest import SITE_URL
from program_site.content.catalog import Catalog
from program_site.load import load
from program_site.site.addresses import Addresses
from program_site.site.view import View
from program_site.text.when import fiscal_year
from smallest import PROJECT, lay

CATALOG = catalog_of(ROOT)


def shown(catalog: Catalog, language: str, topic: str | None = None) -> BeautifulSoup:
    view = View(catalog, Addresses(catalog.languages, SITE_URL), language, "milestones/")
    return BeautifulSoup(view.render("shortcodes/milestones.html", argument=topic, map=None), "lxml")


def years(soup: BeautifulSoup) -> dict[str, list[str]]:
    """The ids of the entries below each heading."""
    return {
        str(heading["id"]).removeprefix("fiscal-"): [str(each["id"]) for each in below(heading).select("li")]
        for heading in soup.select("h2")
    }


def below(heading: Tag) -> Tag:
    found = heading.find_next_sibling()
    assert isinstance(found, Tag)
    return found


@pytest.mark.parametrize("language", ["ja", "ru"])
def test_every_milestone_stands_once_below_its_year(language: str) -> None:
    found = years(shown(CATALOG, language))
    assert [*found] == sorted(found, reverse=True), "the newest year first"
    year_of = {each.id: str(fiscal_year(each.date.last, 4)) for each in CATALOG.milestones}
    assert sorted((entry, year) for year, entries in found.items() for entry in entries) == sorted(year_of.items())


@pytest.mark.parametrize("language", ["ja", "ru"])
def test_what_is_only_known_by_its_year_ends_it(language: str) -> None:
    milestones = {each.id: each for each in CATALOG.milestones}
    for entries in years(shown(CATALOG, language)).values():
        dated = [milestones[each].date.month is not None for each in entries]
        assert dated == sorted(dated, reverse=True)
        days = [milestones[each].date.last for each in entries if milestones[each].date.month]
        assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("language", ["ja", "ru"])
def test_the_links_to_the_years_count_what_stands_below_them(language: str) -> None:
    soup = shown(CATALOG, language)
    counted = {
        str(link["href"]): int("".join(filter(str.isdigit, link.select("span")[0].get_text())))
        for link in soup.select(".years a")
    }
    assert counted == {f"#fiscal-{year}": len(entries) for year, entries in years(soup).items()}


@pytest.mark.parametrize("language", ["ja", "ru"])
def test_large_is_what_the_project_counts_among_its_notable_results(language: str) -> None:
    soup = shown(CATALOG, language)
    notable = {each.id for each in CATALOG.milestones if each.good_practice}
    assert notable
    assert {str(each["id"]) for each in soup.select("li.feature")} == notable
    named = {str(each["id"]) for each in soup.select("li:has([role=img][aria-label])")}
    assert named == notable, "who does not see the size hears it"


def test_a_heading_says_the_year_with_its_number_large() -> None:
    for language, words in (("ja", "2018年度"), ("ru", "2018/19 финансовый год")):
        (heading,) = shown(CATALOG, language).select("#fiscal-2018")
        assert heading.get_text() == words
        assert heading.select(".year")[0].get_text() == words.removesuffix("年度").removesuffix(" финансовый год")


def test_below_its_year_an_entry_does_not_say_it_again() -> None:
    undated = next(each for each in CATALOG.milestones if each.date.fiscal_start)
    time = shown(CATALOG, "ja").select(f"#{undated.id} time")[0]
    assert (time.get_text(), time["datetime"]) == ("年度内", undated.date.iso)
    alone = shown(CATALOG, "ja", undated.kind).select(f"#{undated.id} time")[0]
    assert alone.get_text() == f"{undated.date.year}年度", "in a list of a topic nothing else says it"


def test_years_that_begin_in_january_are_years(tmp_path: Path) -> None:
    project = (PROJECT / "data" / "project.yml").read_text(encoding="utf-8") + "fiscal_year_start_month: 1\n"
    entries = "".join(
        f"- {{id: {name}, date: {day}, kind: event, title: {{ja: 会, ru: Встреча}}}}\n"
        for name, day in (("whole", "FY2018"), ("march", "2018-03"), ("former", "2017-12"))
    )
    catalog = load(lay(tmp_path, {"data/project.yml": project, "data/milestones.yml": entries})).checked()
    soup = shown(catalog, "ja")
    assert years(soup) == {"2018": ["march", "whole"], "2017": ["former"]}
    assert [each.get_text() for each in soup.select("h2")] == ["2018年", "2017年"]
    assert soup.select("#whole time")[0].get_text() == "年内"


def test_what_came_of_a_plan_stands_in_the_place_of_its_tag() -> None:
    soup = shown(CATALOG, "ja")
    planned = [each for each in CATALOG.milestones if each.planned]
    assert any(each.outcome for each in planned)
    for each in planned:
        tags = soup.select(f"#{each.id} .entry-kind .tag")
        assert [tag.get_text() for tag in tags] == ([] if each.outcome else ["予定"])
    for outcome in soup.select(".outcome"):
        assert outcome.get_text(" ", strip=True).endswith(("後日追記", "]")), "a tag stands at the end"


def test_one_year_needs_no_headings() -> None:
    first = CATALOG.milestone_years()[0][1]
    soup = shown(replace(CATALOG, milestones=tuple(first)), "ja")
    assert not soup.select("h2, .years")
    assert [str(each["id"]) for each in soup.select("li")] == [each.id for each in first]


def test_a_fiscal_year_begins_in_april_here() -> None:
    assert fiscal_year(datetime.date(2019, 3, 31), 4) == 2018
    assert fiscal_year(datetime.date(2019, 4, 1), 4) == 2019

"""What a card says of a report: a photo, or in its place a cover of words."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag

from catalogs import ROOT, catalog_of
from conftest import SITE_URL
from program_site.content.reports.report import Report
from program_site.site.addresses import Addresses
from program_site.site.view import View

CATALOG = catalog_of(ROOT)
(WITH_WORDS,) = (each for each in CATALOG.reports if not each.photos)
"""The one sample without a photo: inbound, from Vladivostok, of the third program."""


def card(report: Report, language: str = "ru") -> Tag:
    view = View(CATALOG, Addresses(("ja", "ru"), SITE_URL), language, "")
    (line,) = BeautifulSoup(view.card_html(report), "lxml").select("li")
    return line


def said(line: Tag, selector: str) -> list[str]:
    return [each.get_text(strip=True) for each in line.select(selector)]


def changed(**header: object) -> Report:
    texts = {
        code: replace(text, header=text.header.model_copy(update=header)) for code, text in WITH_WORDS.texts.items()
    }
    return replace(WITH_WORDS, texts=texts)


@pytest.mark.parametrize("language", ["ja", "ru"])
def test_a_cover_stands_exactly_where_there_is_no_photo(language: str) -> None:
    assert any(each.photos for each in CATALOG.reports)
    for report in CATALOG.reports:
        line = card(report, language)
        assert bool(line.select("img")) != bool(line.select(".cover"))
        assert bool(line.select(".cover")) == (not report.photos), report.slug


def test_a_cover_quotes_the_summary_once_and_says_who_went_where() -> None:
    line = card(WITH_WORDS)
    summary = WITH_WORDS.main.header.summary
    assert summary
    assert said(line, ".cover-quote") == [summary]
    assert line.get_text().count(summary) == 1
    assert said(line, ".cover-foot > span") == ["Павел Примеров", "Владивосток → Канадзава"]
    assert "program-green" in line.select(".cover")[0]["class"]
    assert [each["aria-label"] for each in line.select(".swatch")] == ["Программа передовых наук и технологий"]


@pytest.mark.parametrize(
    ("header", "route"),
    [
        ({"direction": "outbound"}, "Канадзава → Владивосток"),
        ({"direction": None}, "Владивосток"),
        ({"direction": "outbound", "partner": ("kfu", "rkod", "isu")}, "Канадзава → Казань, Иркутск"),
        ({"partner": ()}, None),
    ],
)
def test_the_way_is_that_of_the_student(header: dict[str, object], route: str | None) -> None:
    assert said(card(changed(**header)), ".cover-route") == ([route] if route else [])


def test_without_a_summary_the_title_stands_on_the_cover_and_nowhere_else() -> None:
    line = card(changed(summary=None))
    assert said(line, ".cover .report-title a") == [WITH_WORDS.main.header.title]
    assert len(line.select("a")) == 1
    assert not line.select(".cover-quote")


def test_of_several_programs_all_are_shown_and_the_first_gives_the_ground() -> None:
    line = card(changed(program=("medical", "basic")))
    assert [each["class"] for each in line.select(".swatch")] == [
        ["swatch", "program-purple"],
        ["swatch", "program-indigo"],
    ]
    assert line.select(".cover")[0]["class"] == ["cover", "program-purple"]
    assert card(changed(program=())).select(".cover")[0]["class"] == ["cover"]
    assert not card(changed(program=())).select(".swatch")


def test_a_card_is_one_link() -> None:
    for report in CATALOG.reports:
        assert len(card(report).select("a, button")) == 1, report.slug


def few(reports: Sequence[Report], language: str) -> list[Report]:
    return View(CATALOG, Addresses(("ja", "ru"), SITE_URL), language, "").lists.few_for_readers(reports)


@pytest.mark.parametrize("language", ["ja", "ru"])
def test_readers_are_offered_what_they_can_read_newest_first(language: str) -> None:
    readable = [each for each in CATALOG.reports if language in each.texts]
    others = [each for each in CATALOG.reports if language not in each.texts]
    assert few(CATALOG.reports, language) == readable[:3]
    mixed = [others[0], readable[0], others[1], others[2]]
    assert few(mixed, language) == mixed[:3], "others fill up what is left, and the order stays"
    assert few(readable[:1], language) == readable[:1]


def test_a_sample_was_never_published() -> None:
    day = datetime.date(2020, 5, 4)
    assert replace(WITH_WORDS, committed=day).came_in is None
    assert replace(changed(sample=False), committed=day).came_in == day

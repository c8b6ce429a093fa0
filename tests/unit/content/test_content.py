"""The project's own content: what it promises of itself, one test per file.

Nothing here, nor in other tests of the real site, may forbid what staff do every year: a partner, a call, a year of figures.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from pydantic import BaseModel

from catalogs import loaded
from program_site.content.data.fields import source_of
from program_site.content.data.files import MANY, ONE
from program_site.content.data.mobility import total
from program_site.i18n.localizer import say_problem

ROOT = Path(__file__).resolve().parents[3]
LOADED = loaded(ROOT)
CATALOG = LOADED.checked()
CONTENT = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("data/*.yml", "docs/*/**/*.md", "activity_reports/*/*.md")
    for path in ROOT.glob(pattern)
)


@pytest.mark.parametrize("path", CONTENT)
def test_the_file_has_no_problem(path: str) -> None:
    assert [say_problem(problem, "en") for problem in LOADED.problems if problem.path == path] == []


def test_pages_name_the_sentence_of_a_source_that_readers_cannot_open() -> None:
    """As records do, of which the checks tell."""
    quoted = {source.id for source in CATALOG.sources if source.is_quoted}
    cited = {(page.path, said) for page in CATALOG.prose for name, said, _ in page.shortcodes if name == "cite"}
    assert [each for each in cited if each[1] in quoted] == []


MADE = {"rubric_results"}
"""Data files that a command makes of what staff have: there need be none."""


def test_every_kind_of_record_has_its_file() -> None:
    assert {path.stem for path in (ROOT / "data").glob("*.yml")} | MADE == {*ONE, *MANY}


def used_sources() -> set[str]:
    """Every source named anywhere in the data."""
    used = {CATALOG.project.source}

    def walk(value: object) -> None:
        if isinstance(value, BaseModel):
            for name in type(value).model_fields:
                inner = getattr(value, name)
                if name in ("source", "sources") and isinstance(inner, tuple) and value is not CATALOG:
                    used.update(each for each in inner if isinstance(each, str))
                walk(inner)
        elif isinstance(value, list | tuple):
            for each in value:
                walk(each)

    for field in vars(CATALOG):
        if field not in ("reports", "prose", "sources"):
            walk(getattr(CATALOG, field))
    return used


def test_no_source_is_listed_for_nothing() -> None:
    """The land of the map and one page that prose links to are named by no record."""
    assert {source.id for source in CATALOG.sources} - used_sources() == {"natural-earth", "jsps-gaiyou"}


def test_the_figures_are_those_of_the_interim_report() -> None:
    mobility = CATALOG.mobility
    assert mobility is not None
    found = [
        (each.year, *each.outbound.model_dump().values(), *each.inbound.model_dump().values())
        for each in mobility.years
    ]
    assert found[:2] == [(2017, 20, 38, 5, 6), (2018, 35, 65, 17, 37)]
    reported = mobility.years[:2]
    assert total(year.outbound for year in reported).model_dump() == {"planned": 55, "actual": 103}
    assert total(year.inbound for year in reported).model_dump() == {"planned": 22, "actual": 43}
    assert mobility.note is not None
    assert "含んでいます" in mobility.note.in_language("ja")  # the report: 「増加分を含んでいる」


def test_totals_and_rates_are_typed_nowhere() -> None:
    for path in [*ROOT.glob("data/*.yml"), *ROOT.glob("docs/**/*.md")]:
        found = re.search(r"(?<!yml:)\b(103|187|195)\b|\b43(人|名| студ)", path.read_text(encoding="utf-8"))
        assert found is None, f"{path}: {found}"


def test_no_more_partners_are_named_than_there_are() -> None:
    for each in CATALOG.project.partners_total:
        assert len(CATALOG.partners_on(each.date)) <= each.number


def test_facts_after_the_day_of_the_snapshot_name_their_source() -> None:
    for milestone in CATALOG.milestones:
        if not milestone.planned and milestone.date.first > CATALOG.project.as_of:
            assert milestone.source, milestone.id
        if milestone.outcome:
            assert milestone.outcome.source, milestone.id


def test_plans_are_those_of_the_main_source() -> None:
    for milestone in CATALOG.milestones:
        if milestone.planned:
            assert {*map(source_of, milestone.source)} <= {CATALOG.project.source}, milestone.id


@pytest.mark.parametrize(
    "page", sorted(path.relative_to(ROOT / "docs/ja").as_posix() for path in ROOT.glob("docs/ja/**/*.md"))
)
def test_both_languages_of_a_page_have_the_same_parts_and_sections(page: str) -> None:
    texts = {language: (ROOT / "docs" / language / page).read_text(encoding="utf-8") for language in ("ja", "ru")}
    shapes = {
        language: (
            Counter(re.findall(r"\{\{.*?\}\}", text)),
            [len(marks) for marks in re.findall(r"^(#+) ", text, re.M)],
        )
        for language, text in texts.items()
    }
    assert shapes["ja"] == shapes["ru"]

"""Fiscal years begin when `data/project.yml` says: two programs in one process may differ."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from program_site.content.catalog import Catalog
from program_site.i18n.localizer import Localizer
from program_site.load import load
from program_site.tables.exports import exports
from program_site.text.records import Reading
from program_site.text.when import When, fiscal_year
from smallest import PROJECT, lay

MILESTONES = """\
- {id: september, date: 2018-09-30, kind: event, title: {ja: 九月, ru: Сентябрь}, source: [interim-report]}
- {id: october, date: 2018-10-01, kind: event, title: {ja: 十月, ru: Октябрь}, source: [interim-report]}
- {id: year, date: FY2018, kind: event, title: {ja: 年度, ru: Год}, source: [later-report]}
"""
MOBILITY = """\
years:
  - year: 2018
    outbound: {planned: 1, actual: 1}
    inbound: {planned: 1, actual: 1}
    source: [later-report]
source: [interim-report]
"""


def catalog(root: Path, start: str) -> Catalog:
    """The smallest site, with its fiscal years beginning in another month."""
    project = (PROJECT / "data" / "project.yml").read_text(encoding="utf-8")
    files: dict[str, str | None] = {"data/milestones.yml": MILESTONES, "data/mobility.yml": MOBILITY}
    return load(lay(root, {**files, "data/project.yml": project + start})).checked()


@pytest.mark.parametrize(
    ("start", "first", "last"),
    [(4, "2018-04-01", "2019-03-31"), (10, "2018-10-01", "2019-09-30"), (1, "2018-01-01", "2018-12-31")],
)
def test_a_fiscal_year_has_twelve_months(start: int, first: str, last: str) -> None:
    when = TypeAdapter(When).validate_python("FY2018", context=Reading((), {}, fiscal_start=start))
    assert (when.first.isoformat(), when.last.isoformat(), str(when)) == (first, last, "FY2018")
    for day in (when.first, when.last):
        assert fiscal_year(day, start) == 2018
    assert fiscal_year(when.last + datetime.timedelta(days=1), start) == 2019


def test_each_site_has_its_own_beginning(tmp_path: Path) -> None:
    april = catalog(tmp_path / "april", "")
    october = catalog(tmp_path / "october", "fiscal_year_start_month: 10\n")
    assert [year for year, _ in april.milestone_years()] == [2018]
    assert [(year, [each.id for each in found]) for year, found in october.milestone_years()] == [
        (2018, ["october", "year"]),
        (2017, ["september"]),
    ]
    assert october.project.period.end.last == datetime.date(2022, 9, 30)
    assert april.project.period.end.last == datetime.date(2022, 3, 31)
    assert october.fiscal(2018).first == datetime.date(2018, 10, 1)


@pytest.mark.parametrize(
    ("start", "said"), [("", "April to March"), ("fiscal_year_start_month: 10\n", "October to September")]
)
def test_readers_of_the_tables_are_told_the_months(start: str, said: str, tmp_path: Path) -> None:
    mobility = next(each for each in exports(catalog(tmp_path, start)) if each.kind == "mobility")
    metadata = json.loads(mobility.files()[mobility.schema])
    (column,) = [each for each in metadata["tableSchema"]["columns"] if each["name"] == "fiscal_year"]
    months = {each["@language"]: each["@value"] for each in column["dc:description"]}
    first, last = said.split(" to ")
    number = {"April": 4, "March": 3, "October": 10, "September": 9}
    for language, text in months.items():
        assert Localizer(language).month(number[first]) in text
        assert Localizer(language).month(number[last]) in text


def test_a_fiscal_year_that_begins_in_january_is_called_a_year() -> None:
    when = When(2018, fiscal_start=1)
    assert [Localizer(language).when(when) for language in ("ja", "ru")] == [
        Localizer(language).t("year", year=2018) for language in ("ja", "ru")
    ]


def test_no_other_month_is_taken(tmp_path: Path) -> None:
    project = (PROJECT / "data" / "project.yml").read_text(encoding="utf-8")
    found = load(lay(tmp_path, {"data/project.yml": f"{project}fiscal_year_start_month: 13\n"})).problems
    assert [each.code for each in found] == ["D124"]

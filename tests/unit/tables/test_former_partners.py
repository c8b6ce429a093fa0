"""Figures of a day after partners joined and left: what came later changes nothing of an earlier day."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from typing import Any

import pytest

from catalogs import ROOT, catalog_of
from program_site.content.catalog import Catalog
from program_site.content.data.partners import Partner
from program_site.content.data.partners_total import PartnersTotal
from program_site.i18n.localizer import Localizer
from program_site.tables.evaluation.forms import FORMS
from program_site.tables.evaluation.state import State
from program_site.tables.evaluation.tables import evaluation
from program_site.tables.rows import TABLES
from program_site.text.when import When

CATALOG = catalog_of(ROOT)
DAY = datetime.date(2019, 3, 31)
LATER = datetime.date(2026, 11, 30)


def another(identity: str, **values: Any) -> Partner:
    return CATALOG.partners[0].model_copy(update={"id": identity, **values})


JOINED = another("joined-2026", joined=When(2026, 4))
CAME_AND_LEFT = another("left-2022", joined=When(2020, 4), left=When(2022, 3))
TOTALS = (
    PartnersTotal(number=10, date=DAY),
    PartnersTotal.model_construct(number=11, date=datetime.date(2026, 4, 1), source=("ku-en-97257",)),
)
BOTH = replace(
    CATALOG,
    partners=(*CATALOG.partners, JOINED, CAME_AND_LEFT),
    project=CATALOG.project.model_copy(update={"partners_total": TOTALS}),
)


def made(catalog: Catalog, day: datetime.date, form: str = "json", language: str = "ja") -> bytes:
    return FORMS[form](evaluation(State(catalog, day), Localizer(language)))


def partners(catalog: Catalog, day: datetime.date, language: str = "en") -> Any:
    return json.loads(made(catalog, day, "json", language))["tables"]["partners"]


@pytest.mark.parametrize("form", ["md", "csv", "json"])
@pytest.mark.parametrize("language", ["ja", "ru", "en"])
def test_the_report_of_2019_stays_to_the_digit_after_one_joined_in_2026_and_another_left_in_2022(
    form: str, language: str
) -> None:
    assert made(BOTH, DAY, form, language) == made(CATALOG, DAY, form, language)
    table = partners(BOTH, DAY)
    assert len(table["rows"]) == 8
    assert table["notes"] == [
        "The project counts 10 partners in all (as of March 31, 2019); listed are those that the site names."
    ]


def test_one_of_the_eight_that_leaves_later_was_still_there_in_2019() -> None:
    first, *others = CATALOG.partners
    left = replace(CATALOG, partners=(first.model_copy(update={"left": When(2022, 3)}), *others))
    assert made(left, DAY) == made(CATALOG, DAY)


def test_of_a_later_day_the_former_ones_stand_last_with_their_dates() -> None:
    table = partners(BOTH, LATER)
    assert [row["until"] for row in table["rows"]] == [None] * 9 + ["2022-03"]
    assert table["notes"][0].startswith("The project counts 11 partners in all (as of April 1, 2026)")
    assert table["notes"][1].startswith("Source: ")


@pytest.mark.parametrize(
    ("day", "former"),
    [(datetime.date(2020, 4, 29), None), (datetime.date(2022, 3, 30), False), (datetime.date(2022, 3, 31), True)],
)
def test_a_month_counts_from_its_last_day(day: datetime.date, former: bool | None) -> None:
    found = [each.is_former(day) for each in State(BOTH, day).partners if each.id == "left-2022"]
    assert found == ([] if former is None else [former])


@pytest.mark.parametrize("day", [datetime.date(2019, 3, 30), datetime.date(2026, 3, 31)])
def test_the_total_of_a_day_is_the_last_that_is_known_by_then_and_says_its_own_date(day: datetime.date) -> None:
    notes = partners(BOTH, day)["notes"]
    assert [note for note in notes if "counts" in note] == [
        f"The project counts {each.number} partners in all (as of March 31, 2019); listed are those that the site names."
        for each in TOTALS[:1]
        if each.date <= day
    ]


def test_a_closed_office_stands_last() -> None:
    first, *others = CATALOG.offices
    closed = replace(CATALOG, offices=(first.model_copy(update={"closed": When(2021)}), *others))
    assert made(closed, DAY) == made(CATALOG, DAY)
    rows = json.loads(made(closed, LATER))["tables"]["offices"]["rows"]
    assert [row["until"] for row in rows] == [None] * (len(rows) - 1) + ["2021"]


def test_the_exports_tell_who_is_a_former_partner_by_the_day_of_the_build() -> None:
    for today, former in ((datetime.date(2022, 3, 30), False), (LATER, True)):
        rows = {row["id"]: row for row in TABLES["partners"](replace(BOTH, today=today))}
        assert (rows["left-2022"]["joined"], rows["left-2022"]["left"]) == ("2020-04", "2022-03")
        assert rows["left-2022"]["is_former"] is former
        assert not rows["kfu"]["is_former"]

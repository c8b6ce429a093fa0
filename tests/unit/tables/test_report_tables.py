"""The reports of an evaluation: by fiscal year, program and partner, and each by its title and address."""

from __future__ import annotations

import datetime
import json
from typing import Any

from catalogs import ROOT, catalog_of
from program_site.content.catalog import Catalog
from program_site.i18n.localizer import Localizer
from program_site.load import load
from program_site.tables.evaluation.forms import FORMS
from program_site.tables.evaluation.state import State
from program_site.tables.evaluation.tables import evaluation
from smallest import lay

DAY = datetime.date(2026, 11, 30)


def tables(catalog: Catalog, day: datetime.date = DAY) -> Any:
    made = evaluation(State(catalog, day), Localizer("en"), "https://site.example/")
    return json.loads(FORMS["json"](made))["tables"]


def report(day: str, title: str, more: str = "") -> str:
    return f"---\ntitle: {title}\ndate: {day}\nauthor: A\n{more}---\n本文です。\n"


def site(folder: Any) -> Catalog:
    return load(
        lay(
            folder,
            {
                "activity_reports/2018-03-31-last/ja.md": report("2018-03-31", "年度末", "program: culture\n"),
                "activity_reports/2018-04-01-first/ru.md": report("2018-04-01", "Весна", "partner: kfu\n"),
                "activity_reports/2019-02-15-both/ja.md": report(
                    "2019-02-15", "冬", "program: culture\npartner: kfu\n"
                ),
                "activity_reports/2019-02-16-sample/ja.md": report(
                    "2019-02-16", "見本", "sample: true\npartner: kfu\n"
                ),
            },
        )
    ).checked()


def test_reports_are_counted_by_year_program_and_partner_without_samples(tmp_path: Any) -> None:
    found = tables(site(tmp_path))
    assert found["reports_by_year"]["rows"] == [
        {"fiscal_year": "FY2017", "reports": 1},
        {"fiscal_year": "FY2018", "reports": 2},
    ]
    assert [list(row.values()) for row in found["reports_by_program"]["rows"]] == [
        ["文化交流プログラム", 2],
        ["not stated", 1],
    ]
    assert [list(row.values()) for row in found["reports_by_partner"]["rows"]] == [
        ["カザン連邦大学", 2],
        ["not stated", 1],
    ]


def test_the_list_names_each_with_its_address(tmp_path: Any) -> None:
    rows = tables(site(tmp_path))["report_list"]["rows"]
    assert rows[1] == {
        "date": "2018-04-01",
        "title": "Весна",
        "program": None,
        "partner": "カザン連邦大学",
        "language": "Russian",
        "address": "https://site.example/ru/reports/2018-04-01-first/",
    }
    assert [row["address"] for row in rows if row["language"] == "Japanese"] == [
        "https://site.example/reports/2018-03-31-last/",
        "https://site.example/reports/2019-02-15-both/",
    ]


def test_of_an_earlier_day_later_reports_are_not_there(tmp_path: Any) -> None:
    assert [row["title"] for row in tables(site(tmp_path), datetime.date(2018, 3, 31))["report_list"]["rows"]] == [
        "年度末"
    ]


def test_where_there_are_only_samples_there_is_no_such_table() -> None:
    found = tables(catalog_of(ROOT), datetime.date(2019, 3, 31))
    assert not [name for name in found if name.startswith("report") and name != "reports"]

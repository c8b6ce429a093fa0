"""The data to take along: every number of the pages, in files that a spreadsheet and a program can read."""

from __future__ import annotations

import csv
import datetime
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

from catalogs import ROOT, catalog_of
from conftest import SITE_URL
from other_sites import SHIOSAI
from program_site.content.data.fields import source_of
from program_site.i18n.localizer import Localizer
from program_site.tables.exports import Export, exports

CATALOG = catalog_of(ROOT)
assert CATALOG.mobility is not None
MOBILITY = CATALOG.mobility
SOURCES = list(dict.fromkeys(map(source_of, MOBILITY.source)))
TABLES = {export.kind: export for export in exports(CATALOG)}


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def as_csv(export: Export) -> bytes:
    return export.files()[f"data/{export.kind}.csv"]


def as_json(export: Export) -> Any:
    return json.loads(export.files()[f"data/{export.kind}.json"])


def test_the_figures_are_a_row_for_each_year_and_direction() -> None:
    rows = [{**row} for row in read_csv(as_csv(TABLES["mobility"]))]
    assert [tuple(row.values())[:5] for row in rows[:4]] == [
        ("2017", "outbound", "20", "38", "1.9"),
        ("2017", "inbound", "5", "6", "1.2"),
        ("2018", "outbound", "35", "65", "1.8571"),
        ("2018", "inbound", "17", "37", "2.1765"),
    ]
    told = ("; ".join(SOURCES), CATALOG.project.as_of.isoformat(), "CC BY 4.0")
    for row in rows:
        assert (row["source"], row["as_of"], row["licence"]) == told
        assert "含んでいます" in row["note_ja"]


def test_the_json_says_whose_the_figures_are_and_what_they_come_to() -> None:
    read = as_json(TABLES["mobility"])
    operator = CATALOG.project.operator
    assert read.get("publisher") == (operator and operator.name.root)
    assert read["licence"]["website"] == "https://creativecommons.org/licenses/by/4.0/"
    assert [source["id"] for source in read["sources"]] == SOURCES
    outbound = {name: sum(row[name] for row in read["rows"][::2]) for name in ("planned", "actual")}
    rate, years = round(outbound["actual"] / outbound["planned"], 4), [row["fiscal_year"] for row in read["rows"][::2]]
    assert read["totals"]["outbound"] == {**outbound, "rate": rate, "fiscal_years": years}
    assert [row["actual"] for row in read["rows"]][:4] == [38, 6, 65, 37]


def test_a_spreadsheet_knows_the_encoding_and_the_lines() -> None:
    content = as_csv(TABLES["mobility"])
    assert content.startswith("\ufefffiscal_year,".encode())
    assert content.count(b"\r\n") == content.count(b"\n") == 1 + 2 * len(MOBILITY.years)


@pytest.mark.parametrize("kind", TABLES)
def test_both_forms_hold_the_same_and_every_row_has_every_column(kind: str) -> None:
    rows = as_json(TABLES[kind])["rows"]
    assert [list(row) for row in rows] == [list(rows[0])] * len(rows)
    assert [[plain(cell) for cell in row.values()] for row in rows] == [
        [*row.values()] for row in read_csv(as_csv(TABLES[kind]))
    ]


def plain(cell: Any) -> str:
    if isinstance(cell, list):
        return "; ".join(cell)
    return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)


@pytest.mark.parametrize("language", ["ja", "ru", "en"])
def test_every_table_and_column_is_explained(language: str) -> None:
    localizer = Localizer(language)
    named = {f"export.{kind}" for kind in TABLES} | {
        f"column.{name}" for each in TABLES.values() for name in each.columns()
    }
    assert [key for key in sorted(named) if not localizer.has(key)] == []


def test_ids_lead_to_rows_of_other_tables() -> None:
    ids = {kind: {row["id"] for row in export.rows} for kind, export in TABLES.items() if kind != "mobility"}
    for export in TABLES.values():
        for row in export.rows:
            for column, table in {"source": "sources", "partners": "partners", "programs": "programs"}.items():
                assert {*(row.get(column) or ())} <= ids[table]  # type: ignore[misc]


def test_a_translation_that_is_no_official_name_says_so() -> None:
    offices = {row["id"]: row for row in TABLES["offices"].rows}
    assert offices["kfu-kanazawa-office"]["unofficial"] == ["ru", "en"]


def test_plans_and_what_came_later_are_told_apart() -> None:
    reported = CATALOG.project.model_copy(update={"as_of": datetime.date(2019, 3, 31)})
    (milestones,) = (each for each in exports(replace(CATALOG, project=reported)) if each.kind == "milestones")
    found = {row["id"]: (row["is_planned"], row["added_later"]) for row in milestones.rows}
    assert (found["consortium"], found["kazan-office"], found["summer-camp-2019"]) == (
        (True, False), (False, False), (False, True),
    )  # fmt: skip


@pytest.mark.parametrize(("language", "localizer"), [("", Localizer("ja")), ("ru/", Localizer("ru"))])
def test_the_results_page_offers_the_files_with_form_and_size(site: Path, language: str, localizer: Localizer) -> None:
    soup = BeautifulSoup((site / language / "results" / "index.html").read_text(encoding="utf-8"), "lxml")
    offered = {urljoin(f"{SITE_URL}{language}results/", str(link["href"])): link for link in soup.select(".files a")}
    assert set(offered) == {f"{SITE_URL}{path}" for export in TABLES.values() for path in export.forms()}
    size = localizer.size(len(as_csv(TABLES["mobility"]))).replace("\xa0", " ")
    assert size in offered[f"{SITE_URL}data/mobility.csv"].get_text().replace("\xa0", " ")
    for export in TABLES.values():
        for path, content in export.files().items():
            assert (site / path).read_bytes() == content


def test_machines_are_told_of_the_figures_and_their_files(site: Path) -> None:
    soup = BeautifulSoup((site / "results" / "index.html").read_text(encoding="utf-8"), "lxml")
    block = soup.select_one('script[type="application/ld+json"]')
    assert block is not None
    dataset, *others = json.loads(str(block.string))["@graph"]
    assert (dataset["@type"], dataset["temporalCoverage"]) == (
        "Dataset",
        f"2017-04-01/{max(each.year for each in MOBILITY.years) + 1}-03-31",
    )
    assert dataset["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert {each["@type"] for each in others} == {"Dataset"}
    assert len(others) == len(TABLES) - 1
    assert all(each["license"] and each["distribution"] and len(each["description"]) >= 50 for each in others)
    assert [(each["encodingFormat"], each["contentUrl"]) for each in dataset["distribution"]] == [
        ("text/csv", f"{SITE_URL}data/mobility.csv"),
        ("application/json", f"{SITE_URL}data/mobility.json"),
    ]


def test_another_program_exports_what_it_has_in_its_own_languages() -> None:
    tables = {export.kind: export for export in exports(catalog_of(SHIOSAI))}
    assert set(tables["partners"].columns()["name"]) == {"name_en", "name_ja", "name_es"}
    assert tables["mobility"].rows[1]["rate"] is None, "nothing was planned"
    assert tables["mobility"].rows[0]["licence"] is None, "it names none"


# ---- CSV on the Web ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", TABLES)
def test_a_schema_describes_every_column_in_order(kind: str) -> None:
    export = TABLES[kind]
    schema = json.loads(export.files()[f"data/{kind}.csv-metadata.json"])
    assert schema["url"] == f"{kind}.csv"
    assert as_json(export)["schema"] == f"{kind}.csv-metadata.json"
    columns = schema["tableSchema"]["columns"]
    assert [each["titles"] for each in columns] == list(export.rows[0])
    assert {value["@language"] for each in columns for value in each["dc:description"]} == {"ja", "ru"}
    keys = schema["tableSchema"]["primaryKey"]
    assert len({tuple(row[key] for key in keys) for row in export.rows}) == len(export.rows)  # type: ignore[arg-type]


READ = {"integer": int, "number": float, "boolean": {"true": True, "false": False}.__getitem__, "string": str}


@pytest.mark.parametrize("kind", TABLES)
def test_a_reader_of_the_schema_gets_from_csv_what_json_holds(kind: str) -> None:
    schema = json.loads(TABLES[kind].files()[f"data/{kind}.csv-metadata.json"])
    for written, meant in zip(read_csv(as_csv(TABLES[kind])), as_json(TABLES[kind])["rows"], strict=True):
        for column in schema["tableSchema"]["columns"]:
            text, value = written[column["name"]], meant[column["name"]]
            if separator := column.get("separator"):
                assert (text.split(separator) if text else []) == (value or [])
            elif value is not None:
                assert READ[column["datatype"]](text) == value


def test_the_folder_of_the_data_leads_to_the_page_that_describes_them(site: Path) -> None:
    for language in ("", "ru/"):
        assert "results/" in (site / language / "data" / "index.html").read_text(encoding="utf-8")

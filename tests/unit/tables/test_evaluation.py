"""What an evaluation asks for: the figures of a day, in every form and language, and what is wrong with an option."""

from __future__ import annotations

import csv
import datetime
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from catalogs import ROOT, catalog_of
from other_sites import SHIOSAI
from program_site.__main__ import main
from program_site.content.catalog import Catalog
from program_site.i18n.localizer import Localizer
from program_site.load import load
from program_site.tables.evaluation.forms import FORMS
from program_site.tables.evaluation.state import State
from program_site.tables.evaluation.tables import Evaluation, evaluation
from program_site.text.when import When
from smallest import PROJECT

CATALOG = catalog_of(ROOT)
DAY = datetime.date(2019, 3, 31)


REPORTED = "20人 38人 5人 6人 35人 65人 17人 37人"
"""The numbers of the interim report's table, copied from its text: 2017 and 2018, out and in, planned and actual."""


def of_day(day: datetime.date, language: str = "ja", catalog: Catalog = CATALOG) -> Evaluation:
    return evaluation(State(catalog, day), Localizer(language))


def tables(day: datetime.date, language: str = "ja") -> Any:
    return json.loads(FORMS["json"](of_day(day, language)))["tables"]


def test_the_day_of_the_interim_report_gives_its_table_to_the_digit() -> None:
    first, second, *_ = tables(DAY)["mobility"]["rows"]
    numbers = [
        f"{row[f'{direction}_{kind}']}人"
        for row in (first, second)
        for direction in ("outbound", "inbound")
        for kind in ("planned", "actual")
    ]
    assert " ".join(numbers) == REPORTED


def test_with_its_totals_and_rates_it_reads_like_this() -> None:
    said = FORMS["md"](of_day(DAY)).decode()
    assert [
        line for line in said.splitlines() if line.startswith(("| 2017年度 | 20", "| 2018年度 | 35", "| 合計 | 55"))
    ] == [
        "| 2017年度 | 20 | 38 | 190% | 5 | 6 | 120% |",
        "| 2018年度 | 35 | 65 | 186% | 17 | 37 | 218% |",
        "| 合計 | 55 | 103 | 187% | 22 | 43 | 195% |",
    ]
    assert "増加分を含んでいます" in said


def test_it_names_the_79_reports_of_the_source_and_counts_no_sample() -> None:
    found = tables(DAY)
    assert found["figures"]["rows"] == [{"date": "2019-03-31", "value": 79, "label": "公式サイトのActivity Report件数"}]
    assert {row["reports"] for row in found["reports"]["rows"]} == {0}


@pytest.mark.parametrize(
    ("day", "years", "running"),
    [
        (datetime.date(2018, 3, 30), [], ["2017年度"]),
        (datetime.date(2018, 3, 31), ["FY2017"], []),
        (datetime.date(2018, 4, 1), ["FY2017"], ["2018年度"]),
        (DAY, ["FY2017", "FY2018"], []),
        (datetime.date(2020, 3, 31), ["FY2017", "FY2018"], []),
    ],
)
def test_a_year_counts_once_it_is_over(day: datetime.date, years: list[str], running: list[str]) -> None:
    table = tables(day)["mobility"]
    assert [row["fiscal_year"] for row in table["rows"]][:-1] == years
    assert [note[:6] for note in table["notes"] if "まだ" in note] == running


def test_milestones_are_those_that_had_happened() -> None:
    titles = [row["title"] for row in tables(DAY)["milestones"]["rows"]]
    assert titles[0] == "事業開始"
    assert "クラスノヤルスク医科大学内に海外教育研究拠点を設置" in titles
    assert not [title for title in titles if "コンソーシアム" in title or "IJSP" in title or "合宿" in title]


def test_a_plan_is_told_by_the_date_of_its_outcome() -> None:
    rows = tables(datetime.date(2020, 3, 31))["milestones"]["rows"]
    assert [row["date"] for row in rows if "コンソーシアム" in row["title"]] == ["2019-07-16"]
    assert [row["date"] for row in rows if "合宿" in row["title"]] == ["2019-07-08/2019-07-15"]
    assert not [row for row in rows if "IJSP" in row["title"]]


@pytest.mark.parametrize(
    ("day", "offices"),
    [
        (datetime.date(2018, 8, 31), []),
        (datetime.date(2018, 9, 30), ["kazan-office"]),
        (
            DAY,
            [
                "kazan-office",
                "kfu-kanazawa-office",
                "sdgs-geo-ecopark",
                "shiramine-seminar-house",
                "krasnoyarsk-station",
            ],
        ),
    ],
)
def test_offices_are_those_then_in_being(day: datetime.date, offices: list[str]) -> None:
    assert [office.id for office, _ in State(CATALOG, day).offices] == offices


@pytest.mark.parametrize(("day", "count"), [(datetime.date(2017, 7, 31), 0), (datetime.date(2017, 8, 1), 8), (DAY, 8)])
def test_partners_are_there_from_the_beginning(day: datetime.date, count: int) -> None:
    assert len(State(CATALOG, day).partners) == count


def test_a_partner_that_joined_later_is_not_there_before() -> None:
    first, *others = CATALOG.partners
    later = replace(CATALOG, partners=(first.model_copy(update={"joined": When(2019, 4)}), *others))
    assert [len(State(later, day).partners) for day in (DAY, datetime.date(2019, 4, 30))] == [7, 8]


@pytest.mark.parametrize("language", ["ja", "ru", "en"])
@pytest.mark.parametrize(
    "catalog", [CATALOG, catalog_of(SHIOSAI), load(PROJECT).checked()], ids=["own", "other", "small"]
)
@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_every_program_in_every_language(form: str, catalog: Catalog, language: str) -> None:
    assert FORMS[form](of_day(datetime.date(2026, 3, 31), language, catalog))


def test_reports_are_counted_by_language_direction_and_program() -> None:
    found = of_day(datetime.date(2026, 3, 31), "en", catalog_of(SHIOSAI))
    table = next(each for each in found.tables if each.key == "reports")
    total = table.rows[0][2]
    assert total == len(catalog_of(SHIOSAI).counted_reports)
    languages = [row[2] for row in table.rows if row[0] == "Original language"]
    assert sum(count for count in languages if isinstance(count, int)) == total


def test_a_workbook_holds_numbers_and_shows_rates_as_percents() -> None:
    book = openpyxl.load_workbook(io.BytesIO(FORMS["xlsx"](of_day(DAY, "ru"))))
    sheet = book["Число студентов  план и факт"]
    assert [cell.value for cell in sheet[4]] == ["2017/18 финансовый год", 20, 38, "=C4/B4", 5, 6, "=F4/E4"]
    assert sheet["D4"].number_format == "0%"
    assert len(book.sheetnames) == len(of_day(DAY).tables)


def test_csv_opens_in_a_spreadsheet() -> None:
    content = FORMS["csv"](of_day(DAY))
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert ["FY2017", "20", "38", "1.9", "5", "6", "1.2"] in rows


# ---- The command -------------------------------------------------------------------------------------------------


def command(*arguments: str, root: Path = PROJECT) -> int:
    return main(["--root", str(root), "figures", *arguments])


def test_without_a_day_it_is_the_one_the_site_shows(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert command("--lang", "en") == 0
    assert b"as of March 31, 2019" in capfdbinary.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--as-of", "2019/3/31", "--lang", "ja"], "「2019/3/31」は日付として読み取れません。→ 次の形で指定してください: --as-of 2019-03-31"),
        (["--as-of", "平成31年3月31日", "--lang", "ja"], "「平成31年3月31日」は日付として読み取れません。→ 次の形で指定してください: --as-of 2019-03-31"),
        (["--as-of", "", "--lang", "en"], "“” cannot be read as a date. → Write it like this: --as-of 2019-02-15"),
        (["--as-of", "31.03.2019", "--lang", "ru"], "«31.03.2019» не похоже на дату. → Запишите её так: --as-of 2019-03-31"),
        (["--format", "pdf", "--lang", "ru"], "Для --format значение «pdf» не подходит. → Укажите одно из этих: md, xlsx, csv, json"),
        (["--lang", "fr"], "--lang に「fr」は指定できません。→ 次のどれかを指定してください: en, ja, ru"),
        (["--format", "xlsx", "--lang", "en"], "An xlsx workbook cannot be printed. → Name a file: --output figures.xlsx"),
    ],
)  # fmt: skip
def test_a_wrong_option_is_said_in_the_language_of_its_user(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    assert command(*arguments) == 2
    assert capsys.readouterr().err.strip() == said


def test_the_name_of_the_file_says_the_form(tmp_path: Path) -> None:
    assert command("--output", str(tmp_path / "f.xlsx")) == 0
    assert (tmp_path / "f.xlsx").read_bytes().startswith(b"PK")
    assert [path.name for path in tmp_path.iterdir()] == ["f.xlsx"]


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("--output", str(tmp_path / "none" / "f.csv"), "--lang", "en") == 1
    assert "cannot be written (No such file or directory). →" in capsys.readouterr().err
    (tmp_path / "g.csv").mkdir()
    assert command("--output", str(tmp_path / "g.csv"), "--lang", "en") == 1
    assert list((tmp_path / "g.csv").iterdir()) == []


@pytest.mark.parametrize("name", ["f.docx", "f.xls", "f.ods", "f.pdf", "f.xlsm", "f", "f."])
def test_no_other_kind_of_file_is_written_under_its_name(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("--output", str(tmp_path / name), "--lang", "en") == 2
    assert capsys.readouterr().err.strip() == (
        f"Nothing can be written under the name {tmp_path / name}. "
        "→ End the name of the file in one of these: .md, .xlsx, .csv, .json"
    )
    for option in (["figures"], ["import-mobility"], ["import-rubric"]):
        given = ["--template", str(tmp_path / name), "--lang", "en"]
        assert main(["--root", str(ROOT), *option, *given]) == 2
        assert capsys.readouterr().err.strip().endswith(" in one of these: .xlsx, .csv")
    assert list(tmp_path.iterdir()) == []


def test_the_form_and_the_name_of_the_file_are_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("--format", "csv", "--output", str(tmp_path / "f.xlsx"), "--lang", "ja") == 2
    assert capsys.readouterr().err.strip().endswith("→ ファイル名の終わりを、次のどれかにしてください: .csv")
    assert command("--format", "csv", "--output", str(tmp_path / "F.CSV")) == 0


def test_broken_data_are_said_and_nothing_is_written(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "data" / "mobility.yml").write_text("years: 5\n", encoding="utf-8")
    assert command("--output", str(project / "f.csv"), "--lang", "en", root=project) == 1
    assert "data/mobility.yml:1 [D125]" in capsys.readouterr().err
    assert not (project / "f.csv").exists()

"""`figures --rows`: the table that a ministry asks for, from a sheet that never comes into the repository."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from program_site.__main__ import main
from program_site.content.catalog import Catalog
from program_site.i18n.localizer import Localizer
from program_site.load import load
from program_site.messages import available
from program_site.tables.evaluation.forms import FORMS
from program_site.tables.evaluation.state import State
from program_site.tables.evaluation.tables import evaluation
from program_site.tables.imports.rows_sheet import read_rows, template
from program_site.tables.spreadsheets.reading import read_grids
from program_site.tables.spreadsheets.workbook import workbook
from student_sheets import HEADING, LINES, MOBILITY, site_and_sheet


def figures(site: Path, *arguments: str) -> int:
    return main(["--root", str(site), "figures", "--lang", "ja", *arguments])


def table(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))["tables"]["mobility_rows"]


def test_every_group_stands_in_the_table_with_its_full_number(tmp_path: Path) -> None:
    site, sheet = site_and_sheet(tmp_path)
    assert figures(site, "--rows", str(sheet), "--output", str(tmp_path / "f.json")) == 0
    made = table(tmp_path / "f.json")
    assert [[*row.values()] for row in made["rows"]] == [
        ["FY2018", "派遣", "文化交流プログラム", "カザン連邦大学", "学士課程", "1か月未満", "単位取得あり", "対面", None, 27],
        ["FY2018", "派遣", "文化交流プログラム", "カザン連邦大学", "修士課程（博士前期課程）", "1年以上", "単位取得なし", "対面とオンラインの併用", None, 3],
        ["FY2018", "受入", None, "カザン連邦大学", None, None, None, None, None, 8],
    ]  # fmt: skip
    assert made["notes"] == ["学内用の表です。5人未満のグループを含むので、公開しないでください。"]


def test_people_see_the_total_of_every_year_and_direction_and_programs_add_up_themselves(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site, sheet = site_and_sheet(tmp_path)
    assert figures(site, "--rows", str(sheet)) == 0
    lines = [line.strip("| ").split(" | ") for line in capsys.readouterr().out.splitlines()]
    assert [[line[1], line[-1]] for line in lines if line[2:3] == ["合計"]] == [["派遣", "30"], ["受入", "8"]]
    assert figures(site, "--rows", str(sheet), "--output", str(tmp_path / "f.csv")) == 0
    assert "FY2018,派遣,合計" not in (tmp_path / "f.csv").read_text(encoding="utf-8-sig")
    assert figures(site, "--rows", str(sheet), "--output", str(tmp_path / "f.xlsx")) == 0
    page = openpyxl.load_workbook(tmp_path / "f.xlsx").worksheets[1]
    assert [row[-1].value for row in page.iter_rows(4, 8)] == [27, 3, "=SUM(J4:J5)", 8, "=SUM(J7)"]


@pytest.mark.parametrize("form", FORMS)
def test_it_comes_in_every_form(form: str, tmp_path: Path) -> None:
    site, sheet = site_and_sheet(tmp_path)
    assert figures(site, "--rows", str(sheet), "--output", str(tmp_path / f"f.{form}")) == 0
    assert (tmp_path / f"f.{form}").stat().st_size > 500


def test_plan_and_outcome_of_the_same_students_stand_beside_each_other(tmp_path: Path) -> None:
    lines = "2018,outbound,culture,,,,,,plan,35\n2018,outbound,culture,,,,,,actual,10\n2018,outbound,culture,,,,,,,20\n"
    site, sheet = site_and_sheet(tmp_path)
    sheet.write_text(f"{HEADING.replace('人数', 'Planned or actual,人数')}\n{lines}", encoding="utf-8")
    assert figures(site, "--rows", str(sheet)) == 1, "the kind of the last one is not said"
    sheet.write_text(
        sheet.read_text(encoding="utf-8").replace("plan,", "planned,").replace(",,20", ",実績,20"), encoding="utf-8"
    )
    assert figures(site, "--rows", str(sheet), "--output", str(tmp_path / "f.json")) == 0
    assert [(row["planned"], row["actual"]) for row in table(tmp_path / "f.json")["rows"]] == [(35, 30)]


def test_sums_that_differ_from_the_data_are_named_with_both_numbers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site, sheet = site_and_sheet(tmp_path, LINES.replace(",8\n", ",9\n"))
    assert figures(site, "--rows", str(sheet), "--output", str(tmp_path / "f.json")) == 1
    assert capsys.readouterr().err == (
        "2018年度 受入・実績: 表の合計は 9、data/mobility.yml では 8 です。→ 正しいほうに合わせてください。何も書き換えていません。\n"
    )
    assert not (tmp_path / "f.json").exists()
    assert (site / "data" / "mobility.yml").read_text(encoding="utf-8") == MOBILITY


@pytest.mark.parametrize("which", ["rows", "output", "template"])
def test_nothing_of_it_lies_in_the_repository(which: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site, sheet = site_and_sheet(tmp_path)
    inside = site / "docs" / ".." / "students.csv"
    if which == "rows":
        inside.write_bytes(sheet.read_bytes())
    given = {"rows": [str(inside)], "output": [str(sheet), "--output", str(inside)], "template": []}
    arguments = ["--template", str(inside)] if which == "template" else ["--rows", *given[which]]
    before = sorted(site.rglob("*"))
    assert figures(site, *arguments) == 2
    said = capsys.readouterr()
    assert "リポジトリの中にあり" in said.err
    assert said.out == ""
    assert sorted(site.rglob("*")) == before


def test_a_link_to_a_sheet_in_the_repository_is_inside(tmp_path: Path) -> None:
    site, sheet = site_and_sheet(tmp_path)
    (site / "s.csv").write_bytes(sheet.read_bytes())
    (tmp_path / "link.csv").symlink_to(site / "s.csv")
    assert figures(site, "--rows", str(tmp_path / "link.csv")) == 2


def test_years_that_are_not_over_are_left_out_and_named(tmp_path: Path) -> None:
    site, sheet = site_and_sheet(tmp_path, f"{LINES}2019,派遣,,,,,,,12\n")
    assert figures(site, "--rows", str(sheet), "--as-of", "2019-03-31", "--output", str(tmp_path / "f.json")) == 0
    made = table(tmp_path / "f.json")
    assert {row["fiscal_year"] for row in made["rows"]} == {"FY2018"}
    assert made["notes"][0].startswith("2019年度は、この日にはまだ終わっていないため")
    assert figures(site, "--rows", str(sheet), "--output", str(tmp_path / "g.json")) == 0, "as of today"
    assert {row["fiscal_year"] for row in table(tmp_path / "g.json")["rows"]} == {"FY2018", "FY2019"}


def test_mistakes_are_said_with_their_cells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = "2018,派遣,kulture,kfu,学部,1か月,はい,対面,x\n来年,,,,,,,,5\n"
    site, sheet = site_and_sheet(tmp_path, lines)
    assert figures(site, "--rows", str(sheet)) == 1
    assert capsys.readouterr().err.splitlines() == [
        "students.csv I2 [S108] 「x」は、0以上の整数として読み取れません。→ 数字だけを書いてください。例: 38",
        "students.csv C2 [S120] ここに「kulture」は書けません。→ 次のどれかを書いてください: culture",
        "students.csv E2 [S120] ここに「学部」は書けません。→ 次のどれかを書いてください: 学士課程, 大学院, 修士課程（博士前期課程）, 博士課程（博士後期課程）, その他の課程",
        "students.csv F2 [S120] ここに「1か月」は書けません。→ 次のどれかを書いてください: 1か月未満, 1か月以上3か月未満, 3か月以上6か月未満, 6か月以上1年未満, 1年以上",
        "students.csv A3 [S113] 「来年」は、年度として読み取れません。→ 年度が始まる年を書いてください。例: 2019",
        "students.csv B3 [S112] このセルに値がありません。→ 値を書くか、行の全体を空にしてください。",
    ]


# ---- The template ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", available())
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_template_is_filled_in_and_read(language: str, ending: str, tmp_path: Path) -> None:
    site, _ = site_and_sheet(tmp_path)
    path = tmp_path / f"t.{ending}"
    assert main(["--root", str(site), "figures", "--lang", language, "--template", str(path)]) == 0
    filled = ["2018", Localizer(language).t("direction.inbound"), *[""] * 6, Localizer(language).t("field.actual"), 8]
    if ending == "csv":
        path.write_text(f"{path.read_text(encoding='utf-8')}{','.join(map(str, filled))}\n", encoding="utf-8")
    else:
        book = openpyxl.load_workbook(path)
        book.worksheets[0].append([each or None for each in filled])
        book.save(path)
    assert main(["--root", str(site), "figures", "--lang", language, "--rows", str(path), "--format", "csv"]) == 0
    assert main(["--root", str(site), "figures", "--lang", language, "--template", str(path)]) == 1, "it is there"


@pytest.mark.parametrize("language", available())
def test_all_that_the_template_offers_is_understood_in_every_language(language: str, tmp_path: Path) -> None:
    """What one language calls a level or a length, a user of another may get in a sheet."""
    site, _ = site_and_sheet(tmp_path)
    catalog, localizer = load(site).checked(), Localizer(language)
    sheet = template(catalog, localizer)
    choices = [line.partition(": ")[2].split(", ") for line in sheet.above[1:]]
    most = max(map(len, choices))
    rows = [
        [2018, *(each[place % len(each)] for each in choices), 1] for place in range(most)
    ]  # the columns between year and number, in their order
    path = tmp_path / "all.xlsx"
    path.write_bytes(workbook([type(sheet)(sheet.title, sheet.heading, rows, sheet.above)]))
    grids, problems = read_grids(path)
    read, more = read_rows(path.name, grids, catalog, Localizer("en"))
    assert [*problems, *more] == []
    assert {row.length for row in read} == {
        "under_1_month",
        "from_1_month",
        "from_3_months",
        "from_6_months",
        "from_1_year",
    }
    assert {row.online for row in read} == {True, False, "hybrid"}
    assert {row.credits for row in read} == {True, False}


# ---- Without a sheet ---------------------------------------------------------------------------------------------------

ROWS = """\
rows:
  - {year: 2018, direction: outbound, kind: actual, number: 20, program: culture, partner: kfu}
  - {year: 2018, direction: outbound, kind: actual, number: 7, program: culture}
  - {year: 2018, direction: outbound, kind: actual, number: 3, level: doctor}
"""


def of_data(tmp_path: Path, mobility: str, day: str = "2019-03-31") -> tuple[Catalog, Any]:
    site, _ = site_and_sheet(tmp_path, mobility=mobility)
    catalog = load(site).checked()
    made = evaluation(State(catalog, datetime.date.fromisoformat(day)), Localizer("ja"))
    return catalog, json.loads(FORMS["json"](made))["tables"]


def test_of_rows_in_the_data_only_groups_that_may_be_published_are_told(tmp_path: Path) -> None:
    _, tables = of_data(tmp_path, MOBILITY + ROWS)
    assert [(row["program"], row["partner"], row["actual"]) for row in tables["mobility_rows"]["rows"]] == [
        ("文化交流プログラム", "カザン連邦大学", 20),
        (None, None, 10),
    ]
    assert "mobility_rows" not in of_data(tmp_path / "b", MOBILITY)[1]
    assert "mobility_rows" not in of_data(tmp_path / "c", MOBILITY + ROWS, "2019-03-30")[1]


LATER = """\
years:
  - year: 2018
    outbound: {planned: 35, actual: 30}
    inbound: {planned: 17, actual: 8}
  - year: 2019
    outbound: {planned: 40}
    inbound: {planned: 25, actual: 31}
    source: [annual-report]
source: [interim-report]
"""


def test_a_plan_without_outcome_is_no_part_of_totals_and_every_year_has_its_source(tmp_path: Path) -> None:
    sources = "- {id: interim-report, title: {ja: 中間報告, ru: отчёт}, publisher: {ja: 大学, ru: Вуз}}\n"
    sources += "- {id: annual-report, title: {ja: 年次報告, ru: отчёт}, publisher: {ja: 大学, ru: Вуз}}\n"
    site, _ = site_and_sheet(tmp_path, mobility=LATER)
    (site / "data" / "sources.yml").write_text(sources, encoding="utf-8")
    for day, last in (("2019-03-31", "FY2018"), ("2020-03-31", "FY2019")):
        assert figures(site, "--as-of", day, "--output", str(tmp_path / f"{day}.json")) == 0
        mobility = json.loads((tmp_path / f"{day}.json").read_text(encoding="utf-8"))["tables"]["mobility"]
        assert mobility["rows"][-2]["fiscal_year"] == last
    rows, notes = mobility["rows"], mobility["notes"]
    assert [*rows[1].values()] == ["FY2019", 40, None, None, 25, 31, 1.24]
    assert [*rows[2].values()] == ["合計", 35, 30, 0.8571, 42, 39, 0.9286]
    assert notes == [
        "派遣の合計は、計画と実績の両方が分かっている2018年度だけのものです。",
        "2018年度の出典：中間報告",
        "2019年度の出典：年次報告",
    ]

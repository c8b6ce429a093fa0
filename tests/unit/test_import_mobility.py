"""A year's figures from a spreadsheet: what is understood, what is refused, and what becomes of data/mobility.yml."""

from __future__ import annotations

import io
import os
import pty
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from conftest import ROOT, environment
from program_site.__main__ import main
from program_site.content.data.mobility import Mobility, MobilityYear, Numbers
from program_site.i18n.localizer import Localizer
from program_site.load import load
from program_site.tables.imports.mobility_file import with_years
from program_site.tables.imports.mobility_sheet import read_years
from program_site.tables.spreadsheets.reading import read_grids
from sheets import cases, lay_sheet, lay_workbook, read_case

CATALOG = load(ROOT, only=()).checked()
PROJECT = ROOT / "tests" / "cases" / "project"
HEADING = ["年度", "派遣・計画", "派遣・実績", "受入・計画", "受入・実績"]
ROW = [2019, 40, 52, 20, 31]
YEAR = MobilityYear(year=2019, outbound=Numbers(planned=40, actual=52), inbound=Numbers(planned=20, actual=31))
RUSSIAN = (
    "Год;План: выезд за рубеж;Факт: выезд за рубеж;План: приём иностранных студентов;Факт: приём иностранных студентов"
)


def said(path: Path, language: str = "ja") -> list[str]:
    localizer = Localizer(language)
    grids, problems = read_grids(path)
    if not problems:
        _, problems = read_years(path.name, grids, CATALOG, localizer)
    return [localizer.problem(problem) for problem in sorted(problems, key=lambda each: (each.path, each.line))]


def years(path: Path) -> tuple[MobilityYear, ...]:
    grids, problems = read_grids(path)
    assert problems == []
    found, problems = read_years(path.name, grids, CATALOG, Localizer("ja"))
    assert problems == []
    return found


@pytest.mark.parametrize("path", cases("mobility"), ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path) -> None:
    case = read_case(path)
    assert said(lay_sheet(tmp_path, case), case["lang"]) == case["problems"].splitlines(), case["why"]
    assert path.stem.startswith("good_") == (not case["problems"])


# ---- Files as programs save them ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(",".join(HEADING), code) for code in ("utf-8", "utf-8-sig", "cp932", "utf-16", "euc_jp")]
    + [(RUSSIAN, code) for code in ("utf-8", "utf-8-sig", "cp1251", "utf-16", "koi8-r")],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_csv_in_the_encodings_of_spreadsheets(text: str, encoding: str, end: str, tmp_path: Path) -> None:
    sign = ";" if text == RUSSIAN else ","
    path = tmp_path / "figures.csv"
    path.write_bytes(f"{text}{end}{sign.join(map(str, ROW))}{end}".encode(encoding))
    assert years(path) == (YEAR,)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_with_any_delimiter(delimiter: str, tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text("\n".join(delimiter.join(map(str, line)) for line in (HEADING, ROW)), encoding="utf-8")
    assert years(path) == (YEAR,)


def test_a_formula_counts_by_the_value_its_program_saved(tmp_path: Path) -> None:
    path = lay_workbook(tmp_path / "f.xlsx", {"S": [HEADING, [2019, "=20+20", 52, 20, 31]]})
    path.write_bytes(repacked(path.read_bytes(), "<v></v>", "<v>40</v>"))
    assert years(path) == (YEAR,)


def repacked(book: bytes, old: str, new: str) -> bytes:
    """The same workbook with another text in its sheets."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as source, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("xl/worksheets/"):
                content = content.replace(b"<v />", b"<v></v>").replace(b"<v/>", b"<v></v>")
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            target.writestr(name, content)
    return written.getvalue()


def book(rows: Sequence[Sequence[Any]] = (HEADING, ROW)) -> bytes:
    written = io.BytesIO()
    made = openpyxl.Workbook()
    for row in rows:
        made.worksheets[0].append(row)
    made.save(written)
    return written.getvalue()


def test_rows_without_cells_do_not_count(tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    path.write_bytes(repacked(book(), "</sheetData>", '<row r="1048576" ht="12.8" customHeight="1"></row></sheetData>'))
    assert years(path) == (YEAR,)


def bomb() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 50_000_000)
    return written.getvalue()


def entities() -> bytes:
    declared = '<!DOCTYPE a [<!ENTITY b "bb">]><worksheet'
    return repacked(book(), "<worksheet", declared)


HOSTILE: dict[str, tuple[str, bytes, str]] = {
    "a zip bomb": ("f.xlsx", bomb(), "S103"),
    "entities": ("f.xlsx", entities(), "S103"),
    "a cell at the end of the world": ("f.xlsx", repacked(book(), 'r="E2"', 'r="XFD1048576"'), "S103"),
    "cells without a place at the end of the world": (
        "f.xlsx",
        repacked(book(), "</sheetData>", '<row r="1048576"><c><v>1</v></c></row></sheetData>'),
        "S103",
    ),
    "everything merged": (
        "f.xlsx",
        repacked(book(), "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "S103",
    ),
    "half a workbook": ("f.xlsx", book()[:2000], "S101"),
    "a ZIP that is no workbook": ("f.xlsx", b"PK\x05\x06" + bytes(18), "S101"),
    "an old workbook": ("f.xls", b"\xd0\xcf\x11\xe0" + bytes(600), "S102"),
    "a password": ("f.xlsx", b"\xd0\xcf\x11\xe0" + bytes(600), "S102"),
    "another kind": ("f.ods", book(), "S102"),
    "noise": ("f.csv", bytes(range(128, 256)) * 3, "S104"),
    "a million delimiters": ("f.csv", b"," * 1_000_000, "S103"),
    "six megabytes": ("f.csv", b"1\n" * 3_000_000, "S103"),
    "a long field": ("f.csv", b'"' + b"a" * 200_000, "S101"),
    "nothing": ("f.csv", b"", "S110"),
    "an empty workbook": ("f.xlsx", book([]), "S110"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_words(name: str, tmp_path: Path) -> None:
    file, content, code = HOSTILE[name]
    (tmp_path / file).write_bytes(content)
    (line,) = said(tmp_path / file)
    assert line.startswith(f"{file}:1 [{code}] ")


def test_a_folder_or_a_device_is_no_sheet(tmp_path: Path) -> None:
    (tmp_path / "f.xlsx").mkdir()
    os.mkfifo(tmp_path / "f.csv")
    assert [said(tmp_path / name)[0][:14].rstrip() for name in ("f.xlsx", "f.csv")] == [
        "f.xlsx:1 [S102",
        "f.csv:1 [S102]",
    ]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert said(tmp_path / "none.xlsx", "en")[0].startswith(
        "none.xlsx:1 [S101] This table cannot be opened (No such file"
    )


# ---- The data file -----------------------------------------------------------------------------------------------

FILE = """\
# 交流学生数
years:
  - year: 2018   # 本格開始
    outbound: {planned: 35, actual: 65}  # 暫定
    inbound:
      planned: 17
      actual: 37   # 3月末
# 注
note: {ja: 注, ru: Примечание}
"""
OLDER = MobilityYear(year=2016, outbound=Numbers(planned=1, actual=2), inbound=Numbers(planned=3, actual=4))
CHANGED = MobilityYear(year=2018, outbound=Numbers(planned=35, actual=66), inbound=Numbers(planned=17, actual=100))
ADDED = "  - year: 2019\n    outbound: {planned: 40, actual: 52}\n    inbound: {planned: 20, actual: 31}\n"


@pytest.mark.parametrize(
    ("years", "old", "new"),
    [
        ([CHANGED], ["actual: 65}  # 暫定", "actual: 37   # 3月末"], ["actual: 66}  # 暫定", "actual: 100   # 3月末"]),
        ([YEAR], ["# 3月末\n"], ["# 3月末\n" + ADDED]),
        ([YEAR, YEAR.model_copy(update={"year": 2020})], ["# 3月末\n"], ["# 3月末\n" + ADDED + ADDED.replace("2019", "2020")]),
        ([OLDER], ["years:\n"], ["years:\n  - year: 2016\n    outbound: {planned: 1, actual: 2}\n    inbound: {planned: 3, actual: 4}\n"]),
        ([], [""], [""]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_only_numbers_change_and_every_remark_stays(
    years: list[MobilityYear], old: list[str], new: list[str], end: str, mark: str
) -> None:
    expected = FILE
    for before, after in zip(old, new, strict=True):
        expected = expected.replace(before, after, 1)
    assert with_years(mark + FILE.replace("\n", end), years) == mark + expected.replace("\n", end)


def test_the_last_line_may_lack_its_end() -> None:
    short = FILE[: FILE.index("# 注")].rstrip("\n")
    assert with_years(short, [YEAR]) == f"{short}\n{ADDED}"


@pytest.mark.parametrize(
    "text",
    [
        "years: [{year: 2018, outbound: {planned: 1, actual: 2}}]\n",
        "years:\n  - {year: 2019}\n",
        "a: b: c\n",
        "- 1\n",
        "years:\n",
    ],
)
def test_a_file_of_another_form_is_left_alone(text: str) -> None:
    assert with_years(text, [YEAR]) is None


def test_without_a_file_there_is_a_new_one(tmp_path: Path) -> None:
    shutil.copytree(PROJECT, tmp_path, dirs_exist_ok=True)
    sheet = lay_workbook(tmp_path / "f.xlsx", {"S": [HEADING, ROW]})
    assert main(["--root", str(tmp_path), "import-mobility", str(sheet), "--yes"]) == 0
    mobility = load(tmp_path).checked().mobility
    assert mobility is not None
    assert mobility.years == (YEAR,)


# ---- The command -------------------------------------------------------------------------------------------------


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The smallest site with the real figures."""
    shutil.copytree(PROJECT, tmp_path, dirs_exist_ok=True)
    figures = (ROOT / "data" / "mobility.yml").read_text(encoding="utf-8")
    (tmp_path / "data" / "mobility.yml").write_text(
        figures.replace("interim-report-2019", "interim-report"), encoding="utf-8"
    )
    return tmp_path


def command(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), "import-mobility", *arguments])


@pytest.mark.parametrize("language", ["ja", "ru", "en"])
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_template_is_filled_in_and_taken_back(
    data: Path, language: str, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = data / f"figures.{ending}"
    assert command(data, "--template", str(sheet), "--lang", language) == 0
    assert command(data, str(sheet), "--lang", language) == 0, "as it is it changes nothing"
    before = (data / "data" / "mobility.yml").read_text(encoding="utf-8")
    fill_in(sheet)
    capsys.readouterr()
    assert command(data, str(sheet), "--lang", language, "--yes") == 0
    shown = capsys.readouterr().out.splitlines()
    assert [line.rpartition(": ")[2] for line in shown[:4]] == ["– → 40", "– → 52", "– → 20", "– → 31"]
    after = (data / "data" / "mobility.yml").read_text(encoding="utf-8")
    assert after == before.replace("actual: 37}\n", "actual: 37}\n" + ADDED)
    mobility: Mobility | None = load(data, only=()).checked().mobility
    assert mobility is not None
    assert mobility.years[-1] == YEAR


def fill_in(path: Path) -> None:
    if path.suffix == ".csv":
        path.write_text(path.read_text(encoding="utf-8-sig").replace("2019,,,,", "2019,40,52,20,31"), encoding="utf-8")
        return
    filled = openpyxl.load_workbook(path)
    sheet: Any = filled.worksheets[0]
    for place, value in zip(("B5", "C5", "D5", "E5"), ROW[1:], strict=True):
        sheet[place] = value
    filled.save(path)


def test_a_template_never_goes_over_a_file(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "f.xlsx").write_bytes(b"my work")
    assert command(data, "--template", str(data / "f.xlsx"), "--lang", "en") == 1
    assert "is there already" in capsys.readouterr().err
    assert (data / "f.xlsx").read_bytes() == b"my work"


@pytest.mark.parametrize(("answer", "written"), [(b"y\n", True), (b"\n", False)])
def test_at_a_terminal_it_asks_first(answer: bytes, written: bool, data: Path) -> None:
    sheet = lay_workbook(data / "f.xlsx", {"S": [HEADING, ROW]})
    before = (data / "data" / "mobility.yml").read_bytes()
    ours, theirs = pty.openpty()
    whole = [sys.executable, "-m", "program_site", "--root", str(data), "import-mobility", str(sheet), "--lang", "en"]
    process = subprocess.Popen(whole, stdin=theirs, stdout=subprocess.PIPE, env=environment())
    os.close(theirs)
    os.write(ours, answer)
    shown, _ = process.communicate(timeout=60)
    os.close(ours)
    assert "2019, outbound, Planned: – → 40" in shown.decode().replace("fiscal year ", "").replace("FY", "")
    assert ((data / "data" / "mobility.yml").read_bytes() != before) == written
    assert process.returncode == (0 if written else 1)


def test_one_mistake_keeps_everything_as_it_was(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = lay_workbook(data / "f.xlsx", {"Sheet1": [HEADING, ROW, [2020, 1, 2, "x", 4]]})
    before = (data / "data" / "mobility.yml").read_bytes()
    assert command(data, str(sheet), "--yes", "--lang", "ru") == 1
    assert (
        capsys.readouterr().err
        == "f.xlsx Sheet1!D3 [S108] «x» — не целое число от нуля. → Впишите только цифры, например: 38\n"
    )
    assert (data / "data" / "mobility.yml").read_bytes() == before
    assert sorted(path.name for path in (data / "data").iterdir() if path.name.startswith(".")) == []


@pytest.mark.parametrize(("arguments", "code"), [([], 1), (["--lang", "xx", "f.xlsx"], 2)])
def test_what_is_missing_is_said(
    arguments: list[str], code: int, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(data, *arguments) == code
    assert "usage" not in capsys.readouterr().err

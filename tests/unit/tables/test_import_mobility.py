"""A year's figures from a spreadsheet: what is understood, what is refused, and what becomes of data/mobility.yml."""

from __future__ import annotations

from pathlib import Path

import pytest

from mobility_sheets import HEADING, ROW, YEAR, book, repacked, said, years
from sheets import cases, lay_sheet, lay_workbook, read_case

RUSSIAN = (
    "Год;План: выезд за рубеж;Факт: выезд за рубеж;План: приём иностранных студентов;Факт: приём иностранных студентов"
)


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


def test_rows_without_cells_do_not_count(tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    path.write_bytes(repacked(book(), "</sheetData>", '<row r="1048576" ht="12.8" customHeight="1"></row></sheetData>'))
    assert years(path) == (YEAR,)

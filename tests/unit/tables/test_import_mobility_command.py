"""`import-mobility`: the template and the way back, what it asks, and what it leaves alone."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from conftest import ROOT
from mobility_sheets import ADDED, HEADING, ROW, YEAR
from program_site.__main__ import main
from program_site.content.data.mobility import Mobility
from program_site.load import load
from sheets import lay_workbook
from smallest import PROJECT

SOURCED = YEAR.model_copy(update={"source": ("later-report",)})


def test_without_a_file_there_is_a_new_one(tmp_path: Path) -> None:
    shutil.copytree(PROJECT, tmp_path, dirs_exist_ok=True)
    sheet = lay_workbook(tmp_path / "f.xlsx", {"S": [[*HEADING, "出典"], [*ROW, "later-report"]]})
    assert main(["--root", str(tmp_path), "import-mobility", str(sheet), "--yes"]) == 0
    mobility = load(tmp_path).checked().mobility
    assert mobility is not None
    assert mobility.years == (SOURCED,)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The smallest site with the real figures."""
    shutil.copytree(PROJECT, tmp_path, dirs_exist_ok=True)
    figures = (ROOT / "data" / "mobility.yml").read_text(encoding="utf-8")
    (tmp_path / "data" / "mobility.yml").write_text(
        re.sub(r"(?m)^source: .*", "source: [interim-report]", figures), encoding="utf-8"
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
    assert [re.findall(r"[：:] ?(\d+)$", line) for line in shown[1:5]] == [["40"], ["52"], ["20"], ["31"]]
    assert re.search(r"[：:] ?(Later report|年次報告|Годовой отчёт)$", shown[5])
    after = (data / "data" / "mobility.yml").read_text(encoding="utf-8")
    assert after == before.replace("actual: 37}\n", f"actual: 37}}\n{ADDED}    source: [later-report]\n")
    mobility: Mobility | None = load(data, only=()).checked().mobility
    assert mobility is not None
    assert mobility.years[-1] == SOURCED


def test_a_plan_comes_first_and_its_outcome_a_year_later(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = data / "data" / "mobility.yml"
    before = path.read_text(encoding="utf-8")
    plan = lay_workbook(data / "f.xlsx", {"S": [[*HEADING, "出典"], [2019, 40, None, 20, None, "later-report"]]})
    assert command(data, str(plan), "--yes", "--lang", "en") == 0
    planned = "  - year: 2019\n    outbound: {planned: 40}\n    inbound: {planned: 20}\n    source: [later-report]\n"
    assert path.read_text(encoding="utf-8") == before.replace("actual: 37}\n", "actual: 37}\n" + planned)
    outcome = lay_workbook(data / "f.xlsx", {"S": [HEADING, ROW]})
    assert command(data, str(outcome), "--yes", "--lang", "en") == 0
    known = planned.replace("40}", "40, actual: 52}").replace("20}", "20, actual: 31}")
    assert path.read_text(encoding="utf-8") == before.replace("actual: 37}\n", "actual: 37}\n" + known)
    assert command(data, str(plan), "--yes", "--lang", "en") == 0, "an empty cell takes no number away"
    assert path.read_text(encoding="utf-8") == before.replace("actual: 37}\n", "actual: 37}\n" + known)
    capsys.readouterr()


def test_a_year_without_a_source_of_its_own_is_named_and_not_written(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = lay_workbook(data / "f.xlsx", {"S": [HEADING, ROW]})
    before = (data / "data" / "mobility.yml").read_bytes()
    assert command(data, str(sheet), "--yes", "--lang", "en") == 1
    assert "data/mobility.yml:13 [D215] Fiscal year 2019 was not over" in capsys.readouterr().err
    assert (data / "data" / "mobility.yml").read_bytes() == before, "it would keep the site from being built"


def fill_in(path: Path) -> None:
    if path.suffix == ".csv":
        text = path.read_text(encoding="utf-8-sig").replace("2019,,,,,", "2019,40,52,20,31,later-report")
        path.write_text(text, encoding="utf-8")
        return
    filled = openpyxl.load_workbook(path)
    sheet: Any = filled.worksheets[0]
    for place, value in zip(("B5", "C5", "D5", "E5", "F5"), [*ROW[1:], "later-report"], strict=True):
        sheet[place] = value
    filled.save(path)


def test_a_template_never_goes_over_a_file(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "f.xlsx").write_bytes(b"my work")
    assert command(data, "--template", str(data / "f.xlsx"), "--lang", "en") == 1
    assert "is there already" in capsys.readouterr().err
    assert (data / "f.xlsx").read_bytes() == b"my work"


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

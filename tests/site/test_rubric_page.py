"""The page of the rubric: as it was without results, a picture and a table with them."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup

from conftest import build
from line_breaks import breaking_anywhere
from program_site.__main__ import main
from program_site.load import load
from program_site.tables.exports import exports
from rubric_sheets import CATALOG, answers, sheet_of


def test_the_real_data_hold_no_results() -> None:
    assert CATALOG.rubric_results == ()
    assert "rubric_results" not in {export.kind for export in exports(CATALOG)}


def test_the_page_of_the_real_site_is_as_it_was(site: Path) -> None:
    soup = BeautifulSoup((site / "quality" / "index.html").read_text(encoding="utf-8"), "lxml")
    assert soup.select(".means, .counts") == []


def test_with_results_the_page_has_a_picture_and_a_table(project: Path, tmp_path: Path) -> None:
    rows = [[*row[:-1], ""] if row[:3] == [2018, "派遣", "事前"] and row[3] == 0 else row for row in answers()]
    assert main(["--root", str(project), "import-rubric", str(sheet_of(tmp_path, rows)), "--yes"]) == 0
    result = build(project, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    for language, group in (("", "2018年度 派遣"), ("ru/", "поездки в Россию, 2018/19")):
        text = breaking_anywhere((tmp_path / "site" / language / "quality" / "index.html").read_text(encoding="utf-8"))
        soup = BeautifulSoup(text, "lxml")
        heads = [head.get_text(" ", strip=True) for head in soup.select(".means .group th")]
        assert len(heads) == 3, "all together and two groups"
        assert heads[1].startswith(group)
        assert len(soup.select(".means .mean svg rect")) == 3 * 5 * 2
        assert soup.select(".means [style], .counts [style]") == []
        assert {len(row.find_all("td")) for row in soup.select(".counts tbody tr:not(.group)")} == {8}
        assert "2017" not in " ".join(heads)
        fewer = [row.get_text(" ", strip=True) for row in soup.select(".means tbody tr:not(.group) th .hint")]
        assert len(fewer) == 2, "one question was not answered by all: of its group, and of all together"
        assert ("6" in fewer[1], "8" in fewer[1]) == (True, True)
    table = next(export for export in exports(load(project).checked()) if export.kind == "rubric_results")
    assert len(table.rows) == 2 * 5 * 2
    assert (tmp_path / "site" / "data" / "rubric_results.csv").is_file()

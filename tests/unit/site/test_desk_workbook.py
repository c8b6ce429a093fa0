"""The workbook that the desk hands out: what is published, and nothing of what waits."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from desk_data import SECRET, lay_data, with_secrets
from program_site.intake.changes.from_workbook import changes_of_workbook
from program_site.load import load_data
from program_site.site.desk.files import desk_files
from program_site.tables.spreadsheets.reading import read_grids
from program_site.tables.workbook.base import base_in


def test_the_workbook_tells_nothing_of_what_waits(tmp_path: Path) -> None:
    """Nor does what it hides: the values that it was made from."""
    root = lay_data(tmp_path / "project", with_secrets({"draft": True}))
    books = [output for output in desk_files(load_data(root)) if output.path.endswith(".xlsx")]
    assert [output.path for output in books] == ["assets/desk/data-ja.xlsx", "assets/desk/data-ru.xlsx"]
    path = tmp_path / "data.xlsx"
    for output in books:
        path.write_bytes(output.read())
        grids, problems = read_grids(path)
        base = base_in(grids)
        assert problems == []
        assert base
        shown = [cell.text for grid in grids for row in grid.rows for cell in row]
        assert not [text for text in shown if SECRET in text.lower()]
        assert SECRET not in json.dumps(asdict(base), ensure_ascii=False).lower()
        assert base.data["partners"]


def test_the_workbook_of_the_site_changes_nothing_by_itself(tmp_path: Path) -> None:
    """What waits stays where it is, although the workbook does not know of it."""
    root = lay_data(tmp_path / "project", with_secrets({"draft": True}))
    (book,) = (output for output in desk_files(load_data(root)) if output.path.endswith("ru.xlsx"))
    path = tmp_path / "data.xlsx"
    path.write_bytes(book.read())
    assert changes_of_workbook(path, root, "ru") == ([], [])

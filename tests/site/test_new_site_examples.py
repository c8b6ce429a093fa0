"""Examples in remarks of another program's data: what staff make of them is good."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_new_site import given

from program_site.commands.new_site.answers import complete
from program_site.commands.new_site.laying import lay_out
from program_site.load import load


@pytest.mark.parametrize("name", ["calls", "news", "contacts"])
def test_an_example_in_remarks_is_good_once_its_signs_are_taken_away(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    lay_out(complete(given(("en", "ja"))), folder)
    path = folder / "data" / f"{name}.yml"
    _, example = path.read_text(encoding="utf-8").removesuffix("[]\n").split("\n#\n")
    path.write_text(re.sub("(?m)^# ", "", example), encoding="utf-8")
    loaded = load(folder)
    assert [problem for problem in loaded.problems if not problem.warning] == []
    assert len(getattr(loaded.checked(), name)) == 1

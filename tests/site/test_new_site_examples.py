"""A new site is laid out with examples and is whole with them; once its project is real, they are mistakes."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from program_site.commands.new_site.answers import BY_LANGUAGE, Given, complete
from program_site.commands.new_site.laying import lay_out
from program_site.load import load
from program_site.text.clock import STOPPED

LANGUAGES = ("en", "ja")
COMING: dict[str, Given] = {
    **{field: dict.fromkeys(LANGUAGES, f"Fictional {field}") for field in BY_LANGUAGE},
    **{"languages": LANGUAGES, "latitude": "47.2", "longitude": "-1.55", "timezone": "Europe/Paris"},
    **{"website": "https://northport.example/", "start": "2091-04", "end": "2095", "as_of": "2090-09-30"},
    **{"contact": "exchange@northport.example", "open_licence": "true"},
}
"""Of a project that has not begun yet."""


@pytest.fixture(autouse=True)
def _in_the_year_before_it_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STOPPED, str(int(datetime.datetime(2090, 12, 1, tzinfo=datetime.UTC).timestamp())))


def test_once_the_project_is_filled_in_every_example_that_is_left_is_a_mistake(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert lay_out(complete(COMING), folder) == ()
    assert load(folder).is_example
    project = folder / "data" / "project.yml"
    own = re.sub(r"\(Example\) |（例）", "", project.read_text(encoding="utf-8"))
    project.write_text(own, encoding="utf-8")
    loaded = load(folder)
    assert not loaded.is_example
    assert {problem.code for problem in loaded.problems} == {"D278"}
    files = {
        path.name: re.sub("(?m)^#.*", "", path.read_text(encoding="utf-8")) for path in (folder / "data").glob("*.yml")
    }
    with_examples = {name for name, text in files.items() if "example-" in text}
    assert len(with_examples) > 5
    assert {Path(problem.path).name for problem in loaded.problems} >= with_examples


@pytest.mark.parametrize("name", ["calls", "news", "contacts"])
def test_an_example_in_remarks_is_good_once_its_signs_are_taken_away(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    lay_out(complete(COMING), folder)
    path = folder / "data" / f"{name}.yml"
    _, example = path.read_text(encoding="utf-8").removesuffix("[]\n").split("\n#\n")
    path.write_text(re.sub("(?m)^# ", "", example), encoding="utf-8")
    loaded = load(folder)
    assert [problem for problem in loaded.problems if not problem.warning] == []
    assert len(getattr(loaded.checked(), name)) == 1

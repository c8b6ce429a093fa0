"""The desk finds the same changes as Python does, and knows as the writer does what a file holds after them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from desk_modules import asked, scripts_page
from desk_states import States, generated_states, tidy
from program_site.intake.changes.change_file import Change
from program_site.intake.changes.differing import changes_between
from program_site.intake.changes.putting import put
from program_site.text.yaml_rendering import as_block
from program_site.text.yaml_source import read_yaml
from program_site.text.yaml_writing import plain_values

pytestmark = pytest.mark.browser


@pytest.fixture
def page(telephone: BrowserContext) -> Iterator[Page]:
    with scripts_page(telephone) as page:
        yield page


def in_python(states: States) -> list[dict[str, Any]]:
    return [each.model_dump(mode="json") for each in changes_between(*states)]


@pytest.mark.parametrize("number", [500, pytest.param(5_000, marks=pytest.mark.proof)])
def test_the_desk_finds_the_changes_that_python_finds(page: Page, number: int) -> None:
    cases = generated_states(number)
    found = asked(page, "changes.js", "changesBetween", cases)
    wrong = [(each, known) for each, known in zip(cases, found, strict=True) if known != in_python(each)]
    assert wrong[:1] == []


@pytest.mark.parametrize("number", [500, pytest.param(5_000, marks=pytest.mark.proof)])
def test_the_changes_lead_from_one_state_to_the_other(page: Page, number: int) -> None:
    """But for the order of items that are known by a key, which no change speaks of."""
    cases = [each._replace(new=tidy(each.new)) for each in generated_states(number)]
    after = asked(page, "changes.js", "applied", [(each.old, in_python(each)) for each in cases])
    wrong = [
        (each, state)
        for each, state in zip(cases, after, strict=True)
        if [*changes_between(each.file, state, each.new)]
    ]
    assert wrong[:1] == []


@pytest.mark.parametrize("number", [40, pytest.param(500, marks=pytest.mark.proof)])
def test_a_file_holds_after_them_what_the_writer_puts_there(page: Page, tmp_path: Path, number: int) -> None:
    cases = [each for each in generated_states(number) if isinstance(each.old, dict | list)]
    after = asked(page, "changes.js", "applied", [(each.old, in_python(each)) for each in cases])
    told = 0
    for states, known in zip(cases, after, strict=True):
        written = put(lay(tmp_path, states), [*map(Change.model_validate, in_python(states))])
        told += bool(written.problems)
        for path, text in written.texts.items() if not written.problems else ():
            stands_there = plain_values(read_yaml(text.decode(), path).value)
            assert [*changes_between(states.file, stands_there, known)] == [], states
    assert told < len(cases) / 10


def lay(folder: Path, states: States) -> Path:
    """A data file with the old state, and nothing else."""
    (folder / "data").mkdir(exist_ok=True)
    text = "\n".join([*as_block(states.old, 0), ""])
    (folder / "data" / f"{states.file}.yml").write_text(text, encoding="utf-8")
    return folder

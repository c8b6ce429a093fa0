"""Sequences of tasks by the hundred, with answers of all kinds: what the desk hands in is right, or somebody is told what is not."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from desk_data import lay_data, values_in
from desk_modules import scripts_page
from desk_records import MILD, ODD, whole_record, with_mistake
from program_site.content.data.files import ONE
from program_site.i18n.localizer import say_problem
from program_site.intake.changes.change_file import read_change_file
from program_site.intake.changes.putting import put
from program_site.load import Data, load_data
from program_site.site.desk.files import desk_of
from program_site.site.desk.published import published_files
from program_site.site.desk.tasks import TASKS, Task

pytestmark = pytest.mark.browser

MOST_TASKS = 4
TOLD_LATER = {"D106", "D244", "D295", "P209"}
"""Whether a photo, a document or a picture is there is known where the files are; and no control makes half of a name."""
DRIVE = """async ([desk, sequences]) => {
    const { State } = await import("/assets/desk/state.js");
    const { problemsIn } = await import("/assets/desk/checking.js");
    const { differenceOf } = await import("/assets/desk/difference.js");
    const { entriesOf } = await import("/assets/desk/tasks.js");
    const { readDraft } = await import("/assets/desk/draft.js");
    return sequences.map((steps) => {
        const state = new State(desk);
        const told = [];
        for (const { task, file, entry, answers } of steps) {
            const definition = desk.tasks.find(({ id }) => id === task);
            const entries = definition.how === "change" ? entriesOf(state.known, definition, file) : [];
            if (definition.how === "change" && !entries.length) continue;
            const now = state.begin(definition, file, entries.length ? entries[entry % entries.length].place : null);
            Object.assign(now.edit.value, answers);
            const wrong = problemsIn(now, state.known).filter(({ warning }) => !warning);
            told.push(...wrong.map(({ code }) => code));
            if (!wrong.length) state.finish();
            else {
                delete state.open[state.now];
                state.now = null;
            }
        }
        const kept = readDraft(JSON.stringify({ version: 1, ...state.kept }), desk);
        const again = new State(desk);
        again.restore(kept);
        const file = JSON.stringify(state.file);
        return { file, same: JSON.stringify(again.file) === file, told, lines: differenceOf(desk, state.changes("")) };
    });
}"""
"""Does tasks as somebody at the desk would who gives up what is refused; and opens the draft of all that again."""


@pytest.fixture
def page(telephone: BrowserContext) -> Iterator[Page]:
    with scripts_page(telephone) as page:
        yield page


def answers(task: Task, file: str, chance: random.Random) -> dict[str, Any]:
    """A whole record, often with something wrong in it; of one that is there already, some of its fields."""
    record = whole_record(file, chance)
    if chance.random() < 0.3:
        others = [] if file in ONE else values_in_file(file)
        record = with_mistake(file, record, others, chance.choice((ODD, MILD)), chance)
    if task.field:
        items = [each for each in record.get(task.field) or [] if isinstance(each, dict)]
        record = chance.choice(items) if items else {}
    if task.how == "add":
        return record | ({"id": f"new-{chance.randrange(10**6)}"} if "id" in record else {})
    keys = ("id", "year", "from", "report", "languages", "source", "fiscal_year_start_month")
    changed = [name for name in record if name not in keys]
    return {name: record[name] for name in chance.sample(changed, min(len(changed), 2))}


def values_in_file(file: str) -> list[Any]:
    found: list[Any] = values_in(Path(__file__).parents[2], file) or []
    return found


def sequences(number: int) -> Iterator[list[dict[str, Any]]]:
    for seed in range(number):
        chance = random.Random(seed)
        steps = []
        for _ in range(chance.randint(1, MOST_TASKS)):
            task = chance.choice(TASKS)
            file = chance.choice(task.files)
            steps.append({"task": task.id, "file": file, "entry": chance.randrange(100), "answers": answers(task, file, chance)})  # fmt: skip
        yield steps


def stopping(data: Data) -> Counter[tuple[str, str]]:
    return Counter(
        (each.code, say_problem(each, "en").partition("] ")[2]) for each in data.problems if not each.warning
    )


@pytest.mark.parametrize("number", [10, pytest.param(500, marks=pytest.mark.proof)])
def test_any_sequence_of_tasks_is_right_or_refused_in_words(page: Page, tmp_path: Path, number: int) -> None:
    root = lay_data(tmp_path)
    data = load_data(root)
    desk = json.loads(json.dumps(desk_of(data, published_files(data), "ja")))
    before, texts = stopping(data), {path: path.read_bytes() for path in (root / "data").glob("*.yml")}
    told: Counter[str] = Counter()
    right, late = 0, Counter[str]()
    for done in page.evaluate(DRIVE, [desk, [*sequences(number)]]):
        told.update(done["told"])
        assert done["same"]
        read = read_change_file(done["file"].encode(), "change.json")
        if not done["lines"]:
            assert json.loads(done["file"])["changes"] == []
            continue
        assert read.changes
        put_in = put(root, read.changes.changes)
        assert [say_problem(each, "en") for each in put_in.problems] == []
        for path, text in put_in.texts.items():
            (root / path).write_bytes(text)
        new = stopping(load_data(root)) - before
        late.update(code for code, _ in new)
        right += not new
        for path, known in texts.items():
            path.write_bytes(known)
    assert told
    assert right > number // 3
    assert late.keys() <= TOLD_LATER, late

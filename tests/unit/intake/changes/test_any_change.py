"""Whatever change comes for the data as they are: it is refused in words and nothing is touched, or the site is right with it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from generated import bounded, say_all
from program_site.content.data.files import MANY, ONE
from program_site.content.record_names import names_in
from program_site.intake.changes.change_file import Change, read_change_file
from program_site.intake.changes.putting import put
from program_site.intake.changes.taking_in import take_in
from program_site.intake.changes.words import said, words_of
from program_site.load import load
from program_site.tables.workbook.reading import read_data
from program_site.text.problems import Problem

DATA, _ = read_data(ROOT)


def find(root: Path) -> Iterable[Problem]:
    return load(root, only=()).problems


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("any-change")
    for part in ("data", "docs"):
        shutil.copytree(ROOT / part, place / part, symlinks=True)
    return place


def files(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "data").glob("*.yml")}


# ---- Changes of what is there ----------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    [
        "カザン",
        "Казань",
        "a: b # c",
        "2019-04",
        "yes",
        "",
        "2022",
        "kfu",
        "https://example.org/x",
        "'",
        "\u202e",
        "\x00",
    ]
)
VALUES = st.none() | WORDS | st.integers(0, 3000) | st.booleans() | st.lists(WORDS, max_size=2) | st.dictionaries(st.sampled_from(["ja", "ru", "text", "id"]), WORDS, max_size=3)  # fmt: skip


def alike(file: str, place: list[Any]) -> list[Any]:
    """What other records have at this place: there it is right."""
    names = [part for part in place[1:] if isinstance(part, str)]
    found: list[Any] = DATA[file] if file in MANY and len(place) > 1 and len(names) == len(place) - 1 else []
    for name in names:
        found = [each[name] for each in found if isinstance(each, dict) and name in each]
    return found


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """Another value anywhere in the data, which says rightly what stands there now; or something new."""
    file = draw(st.sampled_from([name for name in (*ONE, *MANY) if name in DATA]))
    place: list[Any] = []
    here: Any = DATA[file]
    while isinstance(here, list | dict) and here and len(place) < 8:
        if isinstance(here, dict):
            if len(place) > 1 and draw(st.booleans()):
                break
            place.append(draw(st.sampled_from([*here, "note", "left"])))
            here = here.get(place[-1])
            continue
        told = [each["id"] for each in here if isinstance(each, dict) and "id" in each]
        if len(told) < len(here):  # a list whose items nothing tells apart is one value
            break
        place.append({"id": draw(st.sampled_from([*told, "new-one"]))})
        here = next((each for each in here if each["id"] == place[-1]["id"]), None)
    new = draw(st.sampled_from(others) if (others := alike(file, place)) and draw(st.booleans()) else VALUES)
    if len(place) == 1 and here is None and isinstance(new, dict):
        new = {**new, "id": "new-one"}
    if not place:
        place, here = [{"id": "new-one"}], None
    return Change.model_validate({"file": file, "place": place, "old": here, "new": new})


@pytest.mark.proof  # each example reads the project several times
@bounded(20)
@given(
    st.lists(changes(), min_size=1, max_size=2, unique_by=lambda each: json.dumps([each.file, each.place], default=str))
)
def test_a_change_is_refused_whole_or_leaves_a_site_that_is_right(root: Path, made: list[Change]) -> None:
    before = files(root)
    taken = take_in(root, made, find)
    say_all(taken.problems)
    for language in ("ja", "ru"):
        said(made, words_of(language, ["ja", "ru"], 4), language, names_in(DATA, [language]))
    try:
        if taken.refused:
            assert (taken.written, files(root)) == ((), before)
            return
        assert [each for each in find(root) if each.stops] == [], "as it was right before"
        again = take_in(root, made, find)
        assert (again.written, again.problems) == ((), ())
    finally:
        for name, data in before.items():
            (root / "data" / name).write_bytes(data)
        for path in (root / "data").glob("*.yml"):
            if path.name not in before:
                path.unlink()


# ---- Files from anywhere ---------------------------------------------------------------------------------------------

HOSTILE = st.sampled_from(
    [
        "../secrets",
        "partners",
        "mobility",
        "id",
        "name",
        "years",
        "",
        "\ud800",
        "\x00",
        "\u202e",
        "x" * 30_000,
        "..",
        "/etc/passwd",
    ]
)
ODD = st.none() | st.booleans() | st.integers(-5, 10**30) | st.floats() | HOSTILE | st.text(max_size=5)
JSON = st.recursive(
    ODD, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(HOSTILE, inner, max_size=3), max_leaves=10
)
PARTS = (
    st.sampled_from(
        [
            "partners",
            "name",
            "ru",
            "years",
            "id",
            0,
            1,
            {"id": "kfu"},
            {"id": "gone"},
            {"year": 2018},
            {},
            [],
            -1,
            {"id": [1]},
        ]
    )
    | JSON
)
ANY_CHANGE = st.fixed_dictionaries(
    {"file": st.sampled_from([*ONE, *MANY]) | HOSTILE, "place": st.lists(PARTS, max_size=4) | JSON},
    optional={"old": JSON, "new": JSON, "more": JSON},
)
ANY_FILE = st.fixed_dictionaries(
    {"version": st.just(1) | JSON, "task": st.just("x") | JSON, "language": st.just("ja") | JSON, "changes": st.lists(ANY_CHANGE, min_size=1, max_size=2) | JSON},
    optional={"seen": JSON},
)  # fmt: skip


@bounded(1000)
@given(JSON | ANY_FILE)
def test_no_file_is_an_accident(root: Path, told: Any) -> None:
    data = json.dumps(told).encode()
    before = files(root)
    read = read_change_file(data, "change.json")
    say_all(read.problems)
    assert (read.changes is None) == bool(read.problems)
    if read.changes:
        done = put(root, read.changes.changes)
        say_all(done.problems)
        assert all(name.startswith("data/") and ".." not in name for name in done.texts)
        for text in done.texts.values():
            text.decode()
    assert files(root) == before


@bounded(300)
@given(st.binary(max_size=60))
def test_no_bytes_are_an_accident(data: bytes) -> None:
    assert read_change_file(data, "change.json").changes is None

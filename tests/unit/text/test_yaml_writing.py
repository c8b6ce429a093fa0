"""Putting values into YAML: what is asked for stands there then, and nothing else has moved."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from conftest import ROOT
from generated import bounded
from program_site.text.yaml_source import Unquoted, read_yaml
from program_site.text.yaml_writing import with_value

FILES = sorted((ROOT / "data").glob("*.yml"))
TRICKY = [
    "カザン", "текст: с двоеточием", "# не примечание", "a #b", "NO", "yes", "null", "~", "2022-03-31", "2019-07", "12", "1_000",
    "0x1F", "12:30", "it's", "\"q\" 'r'", "a, b", "[x]", "{y}", "- dash", "key: value", "  blank ", "@at", "%p", "C:\\x", "*a", "&b",
    "!t", "?", "two\nlines", "a\u2028b", "длинный текст " * 12, "",
]  # fmt: skip
PLAIN = some.sampled_from(TRICKY) | some.text(max_size=30) | some.integers(-9999, 99999) | some.booleans()
NAMES = some.sampled_from(["ja", "ru", "text", "source", "name", "new_field"])
VALUES = some.recursive(
    PLAIN,
    lambda inner: some.dictionaries(NAMES, inner, min_size=1, max_size=3) | some.lists(inner, min_size=1, max_size=3),
    max_leaves=6,
)
Place = tuple[str | int, ...]


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value.text if isinstance(value, Unquoted) else value


def data_of(text: str) -> Any:
    read = read_yaml(text.lstrip("\ufeff").replace("\r\n", "\n"), "x.yml")
    assert read.problems == ()
    return plain(read.value)


def places(value: Any, place: Place = ()) -> Iterator[Place]:
    """Of every value, and of one more in each list and mapping."""
    if place:
        yield place
    if isinstance(value, dict):
        for key, each in value.items():
            yield from places(each, (*place, key))
        yield (*place, "new_field")
    if isinstance(value, list):
        for number, each in enumerate(value):
            yield from places(each, (*place, number))
        yield (*place, len(value))


def changed(whole: Any, place: Place, value: Any) -> Any:
    """What is to stand in the file then. What holds nothing goes."""
    made = copy.deepcopy(whole)
    holders = [made]
    for part in place[:-1]:
        holders.append(holders[-1][part])
    last, holder = place[-1], holders[-1]
    if value is not None and isinstance(last, int) and last == len(holder):
        holder.append(value)
    elif value is not None:
        holder[last] = value
    else:
        for part, each in zip(reversed(place), reversed(holders), strict=True):
            if isinstance(each, list) or part in each:
                del each[part]
            if each:
                break
    return made


def remarks(text: str) -> list[str]:
    return [row.strip() for row in text.splitlines() if row.lstrip().startswith("#")]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_written_already_changes_no_byte(file: Any) -> None:
    text = file.read_bytes().decode()
    whole = data_of(text)
    for place in [*places(whole)][::25]:
        here = whole
        try:
            for part in place:
                here = here[part]
        except (KeyError, IndexError):
            continue
        assert with_value(text, place, here) == text, place


@pytest.mark.parametrize("blank", ["\xa0", "\u3000", "\u2003"])
def test_a_blank_that_nobody_sees_is_quoted(blank: str) -> None:
    for text in (blank, f"a{blank}", f"{blank}a"):
        made = with_value("- a\n", (1,), text)
        assert made is not None
        assert data_of(made) == ["a", text]


@bounded(2000)
@given(file=some.sampled_from(FILES), data=some.data())
def test_what_is_asked_for_stands_there_and_all_else_as_it_stood(file: Any, data: some.DataObject) -> None:
    text = file.read_bytes().decode()
    if data.draw(some.booleans(), "line ends of Windows"):
        text = "\ufeff" + text.replace("\n", "\r\n")
    whole = data_of(text)
    place = data.draw(some.sampled_from([*places(whole)] or [(0,)]), "place")
    exists = place[-1] != "new_field" and place != (len(whole) if isinstance(whole, list) else -1,)
    value = data.draw(some.none() | VALUES if exists else VALUES, "value")
    made = with_value(text, place, value)
    assert made is not None
    wanted = changed(whole, place, value) if value is not None or not _is_new(whole, place) else whole
    assert data_of(made) == wanted
    assert made.count("\r\n") == (made.count("\n") if text.startswith("\ufeff") else 0)
    if value is not None and not isinstance(whole, list):
        assert set(remarks(text)) <= set(remarks(made))
    if isinstance(whole, list) and place:  # other records stand as they stood, letter by letter
        for number, record in enumerate(records(text)):
            assert number == place[0] or record in made


def _is_new(whole: Any, place: Place) -> bool:
    try:
        for part in place:
            whole = whole[part]
    except (KeyError, IndexError):
        return True
    return False


def records(text: str) -> list[str]:
    """The lines of each record of a list, without the empty ones round it."""
    newline = "\r\n" if "\r\n" in text else "\n"
    parts = (newline + text).split(f"{newline}- ")[1:]
    return [part.split(f"{newline}#")[0].strip() for part in parts]


CASES: list[tuple[str, str, Place, Any, str]] = [
    ("a number", "a: 1 # one\nb: 2\n", ("a",), 3, "a: 3 # one\nb: 2\n"),
    ("quotes stay", "a: 'x'\n", ("a",), "y", "a: 'y'\n"),
    ("a day needs none", "a: 2022-01-01\n", ("a",), "2022-03-31", "a: 2022-03-31\n"),
    ("a word that YAML misreads", "a: x\n", ("a",), "no", 'a: "no"\n'),
    ("an empty list", "# none\n[]\n", (0,), {"id": "x"}, "# none\n- id: x\n"),
    ("nothing but remarks", "# none\n", (0,), {"id": "x"}, "# none\n- id: x\n"),
    ("no line end at the end", "- id: x", (1,), {"id": "y"}, "- id: x\n- id: y\n"),
    ("apart as the others are", "- id: x\n\n- id: y\n", (2,), {"id": "z"}, "- id: x\n\n- id: y\n\n- id: z\n"),
    ("the last one leaves a list", "- id: x\n", (0,), None, "[]\n"),
    ("in brackets", "a: [x, y]\n", ("a", 2), "z", "a: [x, y, z]\n"),
    ("out of brackets", "a: [x, y]\n", ("a", 0), None, "a: [y]\n"),
    ("the last one takes its field along", "a: [x]\nb: 1\n", ("a",), None, "b: 1\n"),
    ("the first of a record", "- id: x\n  a: 1\n", (0, "id"), None, "- a: 1\n"),
    ("a list item by item", "a:\n  - x # one\n  - y\n", ("a",), ["x", "z", "y"], "a:\n  - x # one\n  - z\n  - y\n"),
    ("a language more", "- name: {ja: x}\n", (0, "name", "ru"), "y", "- name: {ja: x, ru: y}\n"),
    ("a field where there is none", "- id: x\n", (0, "name", "ru"), "y", "- id: x\n  name: {ru: y}\n"),
    ("a text of several lines", "a: |\n  x\n  y\nb: 1\n", ("a",), "z", "a: z\nb: 1\n"),
    ("a remark below stays", "a: 1\n# of b\nb: 1\n", ("a",), None, "# of b\nb: 1\n"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "place", "value", "after"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_it_is_written_as_people_would(before: str, place: Place, value: Any, after: str) -> None:
    assert with_value(before, place, value) == after


def test_a_new_field_takes_its_place_among_the_others() -> None:
    text = "- id: x\n  name: y\n  source: [a]\n"
    order = ["id", "name", "joined", "source"]
    assert (
        with_value(text, (0, "joined"), "2026-04-01", order)
        == "- id: x\n  name: y\n  joined: 2026-04-01\n  source: [a]\n"
    )


@pytest.mark.parametrize("text", ["a: [", "a: &b 1\n", "a: 1\na: 2\n", "a: 1\r\nb: 2\n"])
def test_what_cannot_be_read_whole_is_left_alone(text: str) -> None:
    assert with_value(text, ("a",), "x") is None


def test_yes_is_not_one_and_nothing_is_not_false() -> None:
    assert with_value("a: 1\n", ("a",), True) == "a: true\n"
    assert with_value("a: false\n", ("a",), 0) == "a: 0\n"
    assert with_value("a: [1, 2]\n", ("a",), [True, 2]) == "a: [true, 2]\n"

"""YAML with lines: nothing is guessed, and nothing that is written can make it crash."""

from __future__ import annotations

from typing import Any

import pytest

from program_site.text.yaml_source import Unquoted, YamlSource, read_yaml


def read(text: str) -> YamlSource:
    return read_yaml(text, "data/x.yml")


def found(text: str) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in read(text).problems]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("Kazan", "Kazan"),
        ("カザン：一日目", "カザン：一日目"),
        ('"NO"', "NO"),
        ("'12:30'", "12:30"),
        ("yes please", "yes please"),
        ("1e3", "1e3"),
        ("55", 55),
        ("-55", -55),
        ("0", 0),
        ("55.80", 55.8),
        ("true", True),
        ("False", False),
        ("NO", Unquoted("NO")),
        ("on", Unquoted("on")),
        ("12:30", Unquoted("12:30")),
        ("2019-02-15", Unquoted("2019-02-15")),
        ("0123", Unquoted("0123")),
        ("1_000", Unquoted("1_000")),
        ("0x1f", Unquoted("0x1f")),
        (".5", Unquoted(".5")),
        ("~", Unquoted("~")),
        ("null", Unquoted("null")),
        ("", Unquoted("")),
        ("=", Unquoted("=")),
    ],
)
def test_a_value_is_what_stands_there(written: str, value: Any) -> None:
    source = read(f"key: {written}\n")
    assert source.problems == ()
    assert source.value == {"key": value}
    assert type(source.value["key"]) is type(value)


def test_lines_are_those_of_the_file() -> None:
    source = read_yaml("a: 1\nb:\n  - c: 2\n    d: |\n      text\n  - e\n", "ru.md", first_line=11)
    assert source.value == {"a": 1, "b": [{"c": 2, "d": "text\n"}, "e"]}
    lines = {("a",): 11, ("b",): 12, ("b", 0): 13, ("b", 0, "c"): 13, ("b", 0, "d"): 14, ("b", 1): 16}
    assert {location: source.line_of(location) for location in lines} == lines


def test_what_is_not_there_has_the_line_of_what_is_round_it() -> None:
    source = read("- a: 1\n- b:\n    c: 2\n")
    assert source.line_of((1, "b", "missing")) == 2
    assert source.present((1, "b", "missing", "deeper")) == (1, "b")
    assert source.line_of((7,)) == 1


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "---\n"])
def test_an_empty_file_is_no_mistake(text: str) -> None:
    source = read(text)
    assert source.problems == ()
    assert source.value in ({}, Unquoted(""))


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a: &x b\n", [("D120", 1)]),
        ("a: b\nc: *x\n", [("D120", 2)]),
        ("a: !!python/object/apply:os.system [ls]\n", [("D120", 1)]),
        ("a: !x b\n", [("D120", 1)]),
        ("a: b\n<<: {c: d}\n", [("D120", 2)]),
        ("a: b\n? [c]\n: d\n", [("D120", 2)]),
        ("a: b\n\tc: d\n", [("D118", 2)]),
        ("a:\tb\n", [("D118", 1)]),
        ("a: b: c\n", [("D119", 1)]),
        ("a: b\nc: d: e\n", [("D119", 2)]),
        ("a: 1\nb: 2\na: 3\na: 4\n", [("D103", 3), ("D103", 4)]),
        ("a: {b: c, d}\n", [("D135", 1)]),
        ("a: {b: c,\n  d\n}\n", [("D135", 2)]),
        ("a: {b:c}\n", [("D138", 1)]),
        ("a:b\n", [("D138", 1)]),
        ("a：b\nc：d\n", [("D137", 1), ("D137", 2)]),
        ("a: b\nc: #1 d\n", [("D143", 2)]),
        ("a: b\n  c: d\n", [("D117", 2)]),
        ("a: @b\n", [("H105", 1)]),
        ("a: b\n---\nc: d\n", [("D165", 2)]),
        ("- a\nb: c\n", [("D117", 2)]),
        ("[" * 30 + "]" * 30, [("D106", 1)]),
    ],
)
def test_a_mistake_of_form_has_its_code_and_line(text: str, problems: list[tuple[str, int]]) -> None:
    assert found(text) == problems


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5000,
        "{a: " * 5000,
        "- " * 5000,
        f"a: {'9' * 5000}\n",
        "a: b\0c\n",
        "a: b\x90c\n",
        "a: b\ufffe\n",
        "a: *\n",
        "a: %b\n",
        "%YAML 9.9\n---\na: b\n",
        "? \n",
        ": :\n",
        "a: |9\n b\n",
        'a: "\\q"\n',
        "\u2028a: b",
    ],
)
def test_nothing_makes_it_crash(text: str) -> None:
    """Either it is read, or the mistake is named in a line that the file has."""
    source = read(text)
    assert (source.value is None) == bool(source.problems)
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in source.problems)


@pytest.mark.parametrize("text", ["a: 'b\n", "a: [1, 2\n", 'a: "b\nc: d\n', "a: {b: c\n"])
def test_something_never_closed_is_reported_where_it_begins(text: str) -> None:
    assert found(text) == [("H106", 1)]


@pytest.mark.parametrize("line", ["title：雪", "title:雪", "title 雪"])
@pytest.mark.parametrize("before", ["", "author: Anna\n", "author: Anna\nplace: Kazan\n"])
def test_a_line_without_its_colon_is_reported_itself(before: str, line: str) -> None:
    """Not the next line, in which there is no mistake; and not as a second colon, when there is not one."""
    ((code, where),) = found(f"{before}{line}\ndate: 2019-02-15\n")
    assert where == before.count("\n") + 1
    assert code in ("D185", "D137", "D138")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: {b:2018, c: 1}\n", {"a": {"b": 2018, "c": 1}}),
        ("a: {b:雪}\n", {"a": {"b": "雪"}}),
        ("a: {b: 1, b:2}\n", {"a": {"b": 1}}),
        ("a: #1 b\nc: d\n", {"a": "#1 b", "c": "d"}),
        ("a: {b: c, d}\n", {"a": {"b": "c"}}),
    ],
)
def test_after_a_slip_reading_goes_on_with_what_was_meant(text: str, value: Any) -> None:
    """So that the one mistake is not said a second time, as a missing field."""
    source = read(text)
    assert len(source.problems) == 1
    assert source.value == value


@pytest.mark.parametrize("text", ["a:\n", "a: # remark\n", "a: {b: }\n", "a: {b: c, d:}\n", "a: {b:, c: d}\n"])
def test_a_field_that_is_merely_empty_is_no_slip(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["text: #remark\n  ja: a\n", "text: #remark\n  - a\n", "text: a #remark\n"])
def test_a_remark_is_no_slip_where_a_value_stands(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "key"), [("- a: " + "[" * 30 + "]" * 30, "a"), ("[" * 30 + "]" * 30, "…")])
def test_what_is_too_deep_is_said_by_its_field(text: str, key: str) -> None:
    (problem,) = read(text).problems
    assert (problem.code, problem.values["key"]) == ("D106", key)

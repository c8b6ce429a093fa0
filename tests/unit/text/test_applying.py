"""Applying edits: only what stands there is replaced, everything else of a file stays byte for byte."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generated import bounded
from program_site.text.applying import apply, changed_text, resaved
from program_site.text.edits import Edit, Rename, Replace, line_edit
from program_site.text.problems import Problem

LINES = st.lists(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8), min_size=1, max_size=6)


def replace(line: int, column: int, before: str, after: str) -> Replace:
    return Replace("a.yml", line, column, before, after)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([replace(1, 3, "b", "x")], "a: x\nc: d\n"),
        ([replace(1, 3, "b", "x"), replace(2, 3, "d", "y")], "a: x\nc: y\n"),
        ([replace(1, 0, "a", "k"), replace(1, 3, "b", "x")], "k: x\nc: d\n"),
        ([replace(1, 0, "a: b\n", "")], "c: d\n"),
        ([replace(2, 0, "", "---\n")], "a: b\n---\nc: d\n"),
        ([replace(3, 0, "", "e\n")], "a: b\nc: d\ne\n"),
        ([replace(1, 3, "b\nc", "x")], "a: x: d\n"),
        ([replace(1, 3, "z", "x")], None),
        ([replace(9, 0, "", "x")], None),
        ([replace(1, 0, "a: b", "x"), replace(1, 3, "b", "y")], None),
        ([replace(2, 0, "", "x"), replace(2, 0, "", "y")], None),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_changes_of_a_text(changes: list[Replace], expected: str | None, line_end: str, mark: str) -> None:
    def saved(text: str) -> bytes:
        return (mark + text.replace("\n", line_end)).encode()

    assert changed_text(saved("a: b\nc: d\n"), changes) == (None if expected is None else saved(expected))


@bounded(200)
@given(LINES, st.data())
def test_a_line_becomes_another_and_no_other_changes(lines: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(lines) - 1))
    after = data.draw(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8))
    ends = data.draw(st.lists(st.sampled_from(["\n", "\r\n", "\r"]), min_size=len(lines), max_size=len(lines)))
    text = "".join(line + end for line, end in zip(lines, ends, strict=True))
    edit = line_edit("a", number + 1, lines[number], after)
    made = changed_text(text.encode(), [each for each in edit.changes if isinstance(each, Replace)])
    lines[number] = after
    assert made == "".join(line + end for line, end in zip(lines, ends, strict=True)).encode()


@bounded(200)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.sampled_from(["utf-8", "utf-16-le"]))
def test_a_text_saved_anew_is_the_same_text(text: str, encoding: str) -> None:
    expected = re.sub("\r\n|\r", "\n", text.lstrip("\ufeff"))
    assert resaved(text.encode(encoding), encoding) == expected.encode()


def never(data: bytes, how: str) -> bytes:
    raise AssertionError(how)


def of(path: str, *changes: Replace | Rename) -> Problem:
    return Problem("D112", path, 1, edit=Edit(changes, "x"))


def test_an_edit_is_applied_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("a: b\n", encoding="utf-8")
    (tmp_path / "b.yml").write_text("c: d\n", encoding="utf-8")
    half = of("a.yml", replace(1, 3, "b", "x"), Replace("b.yml", 1, 0, "not there", "y"))
    assert apply(tmp_path, [half], never) == []
    assert (tmp_path / "a.yml").read_text(encoding="utf-8") == "a: b\n"


def test_of_two_edits_that_meet_the_first_is_applied(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("a: b\n", encoding="utf-8")
    edits = [of("a.yml", replace(1, 3, "b", "x")), of("a.yml", replace(1, 0, "a: b", "y"))]
    assert len(apply(tmp_path, edits, never)) == 1
    assert (tmp_path / "a.yml").read_text(encoding="utf-8") == "a: x\n"


def test_no_file_is_ever_overwritten_by_another(tmp_path: Path) -> None:
    for name in ("a.jpg", "b.jpg", "c.jpg"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    edits = [
        of("a.jpg", Rename("a.jpg", "b.jpg")),
        of("a.jpg", Rename("a.jpg", "d.jpg")),
        of("c.jpg", Rename("c.jpg", "d.jpg")),
    ]
    assert len(apply(tmp_path, edits, never)) == 1
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {
        "d.jpg": "a.jpg",
        "b.jpg": "b.jpg",
        "c.jpg": "c.jpg",
    }

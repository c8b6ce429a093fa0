"""The file of marks: one line a translation, whoever writes it and however it is broken."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import ROOT
from marks import PARTNERS, SEA, SNOW, TEA, mark, project, told, translated
from program_site.content.data.marks import FILE
from program_site.load import load


def test_a_mark_is_a_line_that_stays_the_same_everywhere(tmp_path: Path) -> None:
    mark(project(tmp_path, told(SNOW)), PARTNERS)
    head, *lines = (tmp_path / FILE).read_bytes().decode().splitlines(keepends=True)
    assert head.startswith("# ")
    assert lines == ["data/partners.yml kfu.statements.text ja 401d69cc876f ru 24a7b14b1db1\n"]


def test_to_mark_again_changes_no_byte_and_does_not_touch_the_file(tmp_path: Path) -> None:
    mark(project(tmp_path, told(SNOW, TEA)))
    before, then = (tmp_path / FILE).read_bytes(), (tmp_path / FILE).stat().st_mtime_ns
    mark(project(tmp_path, told(TEA, SNOW)))
    assert ((tmp_path / FILE).read_bytes(), (tmp_path / FILE).stat().st_mtime_ns) == (before, then)


def test_to_mark_one_file_leaves_the_lines_of_the_others_alone(tmp_path: Path) -> None:
    def lines() -> set[str]:
        return {line for line in (tmp_path / FILE).read_text(encoding="utf-8").splitlines() if PARTNERS not in line}

    mark(project(tmp_path, told(SNOW)))
    before = lines()
    project(tmp_path, told(("大雪", "Снег")))
    cities = tmp_path / "data" / "cities.yml"
    cities.write_text(cities.read_text(encoding="utf-8").replace("カザン", "カザン市"), encoding="utf-8")
    mark(tmp_path, PARTNERS)
    assert lines() == before
    assert [text.path for text in translated(tmp_path).of("older")] == ["data/cities.yml"]


def test_the_marks_of_two_people_can_simply_be_put_together(tmp_path: Path) -> None:
    """As git does with `merge=union`: in any order, twice, with marks of what is gone."""
    mark(project(tmp_path, told(SNOW, TEA)))
    one = (tmp_path / FILE).read_text(encoding="utf-8")
    mark(project(tmp_path, told(("大雪", "Снегопад"), TEA, SEA)))
    (tmp_path / FILE).write_text((tmp_path / FILE).read_text(encoding="utf-8") + one, encoding="utf-8")
    assert {standing for _, standing in translated(tmp_path).standings} == {"current"}


BAD = {
    "half a line at the end": b"data/partners.yml kfu.stat",
    "a clash": b"<<<<<<< HEAD\n=======\n>>>>>>> b1\n",
    "no text": b"\xff\xfe\x00\x01",
    "a control sign": b"data/a.yml \x07\n",
    "something else": "- {ja: 雪}\n".encode(),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_a_broken_file_warns_once_and_the_next_mark_makes_it_anew(bad: bytes, tmp_path: Path) -> None:
    mark(project(tmp_path, told(SNOW)))
    good = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(good + bad)
    (problem,) = load(tmp_path).problems
    assert (problem.code, problem.path, problem.stops) == ("D195", FILE, False)
    assert problem.line == good.count(b"\n") + 1
    mark(tmp_path)
    assert (tmp_path / FILE).read_bytes() == good


def test_line_ends_of_windows_and_further_remarks_do_not_matter(tmp_path: Path) -> None:
    mark(project(tmp_path, told(SNOW)))
    text = (tmp_path / FILE).read_text(encoding="utf-8")
    (tmp_path / FILE).write_bytes(b"\xef\xbb\xbf# mine\r\n\r\n" + text.replace("\n", "\r\n").encode())
    assert load(tmp_path).problems == ()
    assert not translated(tmp_path).of("new")


def test_to_mark_makes_no_page_of_a_report_anew(tmp_path: Path) -> None:
    """Their key holds the words of the catalog; those of a set would be in another order in every process."""
    before = repr(load(project(tmp_path, told(SNOW))).checked())
    mark(tmp_path)
    assert repr(load(tmp_path).checked()) == before


def test_it_costs_some_milliseconds() -> None:
    data = translated(ROOT)

    def seconds() -> float:
        begin = time.process_time()
        assert len(replace(data).standings) == len(data.texts) > 100
        return time.process_time() - begin

    assert min(seconds() for _ in range(3)) < 0.2, "once at least without Python tidying up after other tests"

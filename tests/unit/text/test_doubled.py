"""What stands twice in a list is found in any list, and taken out with nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generated import bounded
from program_site.text.applying import changed_text
from program_site.text.doubled import doubled
from program_site.text.edits import Replace
from program_site.text.yaml_source import read_yaml

IDS = some.lists(some.sampled_from(["kfu", "asu", "isu", "far-east", "北", "Казань"]), min_size=1, max_size=7)


def in_a_line(ids: list[str]) -> str:
    return f"  partners: [{', '.join(ids)}]\n"


def in_lines(ids: list[str]) -> str:
    return "  partners:\n" + "".join(f"    - {each}\n" for each in ids)


def in_brackets_over_lines(ids: list[str]) -> str:
    return "  partners: [\n" + "".join(f"    {each},\n" for each in ids) + "  ]\n"


def mended(text: str) -> str:
    """As `check --fix` does, one edit after another."""
    for _ in range(10):
        edits = [problem.edit for problem in doubled(read_yaml(text, "a.yml")) if problem.edit]
        if not edits:
            return text
        made = changed_text(text.encode(), [each for each in edits[0].changes if isinstance(each, Replace)])
        assert made is not None
        text = made.decode()
    raise AssertionError("never done")


@bounded(300)
@given(ids=IDS, write=some.sampled_from([in_a_line, in_lines, in_brackets_over_lines]))
def test_each_is_left_once_in_its_place(ids: list[str], write: object) -> None:
    assert callable(write)
    before, after = "# remark\n- id: culture\n", "  name: {ja: 文化, ru: Культура}   # another\n"
    text = before + write(ids) + after
    found = list(doubled(read_yaml(text, "a.yml")))
    left = list(dict.fromkeys(ids))
    assert len(found) == len(ids) - len(left)
    assert mended(text) == before + write(left) + after


def test_a_remark_beside_it_is_not_lost() -> None:
    (problem,) = doubled(read_yaml("a:\n  - kfu # the first\n  - kfu # the second\n", "a.yml"))
    assert problem.line == 3
    assert problem.edit is None


@pytest.mark.parametrize("text", ["a: [1, 1, 2]\n", "a: [{b: 1}, {b: 1}]\n", "a: [kfu]\nb: [kfu]\n", "a: [kfu, KFU]\n"])
def test_nothing_is_said_of_numbers_of_records_and_of_several_lists(text: str) -> None:
    assert list(doubled(read_yaml(text, "a.yml"))) == []


def test_two_authors_may_have_one_name() -> None:
    text = "author: [Anna, Anna]\ntags: [snow, snow]\n"
    (problem,) = doubled(read_yaml(text, "a.yml"), of_report=True)
    assert (problem.values["key"], problem.warning) == ("tags", True)

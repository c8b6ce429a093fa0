"""Anonymous answers become counts of groups: none of a single person is written, said, or to be found by subtracting."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from generated import bounded
from program_site.__main__ import main
from program_site.content.data.rubric_results import FEWEST, RubricResult, groups
from program_site.i18n.localizer import Localizer
from program_site.load import load
from program_site.tables.imports.rubric_sheet import Answered, aggregated, read_answers, too_near
from program_site.tables.spreadsheets.reading import read_grids
from rubric_sheets import ABILITIES, CATALOG, RUBRIC, Row, answers, sheet_of
from sheets import cases, lay_sheet, read_case
from smallest import PROJECT


@pytest.mark.parametrize("path", cases("rubric"), ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path) -> None:
    case = read_case(path)
    sheet, localizer = lay_sheet(tmp_path, case), Localizer(case["lang"])
    grids, problems = read_grids(sheet)
    assert problems == []
    _, problems = read_answers(sheet.name, grids, CATALOG, localizer)
    said = [localizer.problem(problem) for problem in sorted(problems, key=lambda each: (each.path, each.line))]
    assert said == case["problems"].splitlines(), case["why"]
    assert path.stem.startswith("good_") == (not case["problems"])


# ---- What is counted ---------------------------------------------------------------------------------------------


def answered(before: Sequence[int], after: Sequence[int], year: int = 2018) -> Answered:
    """Everybody answers the same to all abilities."""
    sides = [[dict.fromkeys(ABILITIES, level) for level in side] for side in (before, after)]
    return Answered(year, "outbound", *sides)


FIVE = [0, 1, 1, 2, 3]


def test_the_counts_of_a_group() -> None:
    found = aggregated(answered(FIVE, [1, 2, 2, 3, 3, 3]), RUBRIC)
    assert found is not None
    assert (found.before["recognition"], found.after["recognition"]) == ((1, 2, 1, 1), (0, 1, 2, 3))
    (group,) = groups(RUBRIC, [found])
    assert (group.before, group.after) == (5, 6)
    assert [(each.before.mean, each.after.mean, each.change) for each in group.compared] == [
        (Fraction(7, 5), Fraction(14, 6), Fraction(14, 15))
    ] * 5


@pytest.mark.parametrize(
    ("before", "after"),
    [(FIVE[:4], FIVE), (FIVE, FIVE[:4]), ([], FIVE), (FIVE, []), ([2] * 9, FIVE), (FIVE, [3] * 9)],
    ids=["few before", "few after", "none before", "none after", "alike before", "alike after"],
)
def test_a_group_that_would_tell_of_single_people_is_not_there(before: list[int], after: list[int]) -> None:
    assert aggregated(answered(before, after), RUBRIC) is None


def test_only_the_ability_that_all_rated_alike_is_left_out() -> None:
    group = answered(FIVE, FIVE)
    for each in group.before:
        each["recognition"] = 1  # type: ignore[index]
    found = aggregated(group, RUBRIC)
    assert found is not None
    assert set(found.before) == set(found.after) == set(ABILITIES) - {"recognition"}


def test_no_representation_of_answers_shows_them() -> None:
    assert repr(answered(FIVE, FIVE)) == "Answered(year=2018, direction='outbound')"


def test_all_together_are_those_that_are_shown_so_nothing_is_left_by_subtracting() -> None:
    shown = [each for each in (aggregated(answered(FIVE, FIVE, year), RUBRIC) for year in (2017, 2018)) if each]
    assert aggregated(answered(FIVE[:4], FIVE, 2019), RUBRIC) is None
    together, *apart = groups(RUBRIC, shown)
    assert together.result is None
    for number, each in enumerate(together.compared):
        counts = zip(*(group.compared[number].before.counts for group in apart), strict=True)
        assert each.before.counts == tuple(map(sum, counts))


@pytest.mark.parametrize(
    ("old", "new", "near"),
    [
        ((FIVE, FIVE), (FIVE, FIVE), False),
        ((FIVE, FIVE), ([*FIVE, 1], FIVE), True),
        ((FIVE, FIVE), (FIVE, [*FIVE, 1, 1, 1, 1]), True),
        ((FIVE, FIVE), ([*FIVE, *FIVE], FIVE), False),
        ((FIVE, FIVE), ([*FIVE, *FIVE], [*FIVE, *FIVE]), False),
        ((FIVE, FIVE), ([0, 1, 1, 2, 2], FIVE), True),
        (([*FIVE, 2], FIVE), (FIVE, FIVE), True),
    ],
    ids=["same", "one more", "four more", "five more", "five more on both sides", "one other", "one less"],
)
def test_two_versions_of_a_group_do_not_tell_what_a_few_answered(
    old: tuple[list[int], list[int]], new: tuple[list[int], list[int]], near: bool
) -> None:
    first, second = (aggregated(answered(*each), RUBRIC) for each in (old, new))
    assert first is not None
    assert second is not None
    assert too_near(first, second) == near


def test_an_ability_that_was_left_out_does_not_come_in_with_one_more_answer() -> None:
    """It was left out because all had answered alike: whoever came later would be seen to be the one that did not."""
    first = answered(FIVE, FIVE)
    for each in first.before:
        each["recognition"] = 2  # type: ignore[index]
    second = Answered(2018, "outbound", [*first.before, {"recognition": 0}], first.after)
    old, new = aggregated(first, RUBRIC), aggregated(second, RUBRIC)
    assert old is not None
    assert new is not None
    assert (old.before.keys() ^ new.before.keys()) == {"recognition"}
    assert too_near(old, new)
    assert too_near(new, old)


LEVELS = st.lists(st.integers(0, 3), max_size=12)
ANSWERS = st.lists(st.dictionaries(st.sampled_from(ABILITIES), st.integers(0, 3), min_size=1), max_size=14)
"""Not everybody answers every question."""


@given(ANSWERS, ANSWERS)
@bounded(200)
def test_every_ability_counts_those_who_answered_it(before: list[dict[str, int]], after: list[dict[str, int]]) -> None:
    found = aggregated(Answered(2018, "outbound", [*before], [*after]), RUBRIC)
    told = {*found.before, *found.after} if found else set()
    for ability in ABILITIES:
        sides = [[answer[ability] for answer in side if ability in answer] for side in (before, after)]
        assert (ability in told) == all(len(side) >= FEWEST and len(set(side)) > 1 for side in sides)
        if found and ability in told:
            for counts, side in zip((found.before[ability], found.after[ability]), sides, strict=True):
                assert counts == tuple(side.count(level) for level in RUBRIC.levels)


@given(ANSWERS, ANSWERS, st.data())
@bounded(200)
def test_what_fewer_than_five_wrote_later_is_refused(
    before: list[dict[str, int]], after: list[dict[str, int]], data: st.DataObject
) -> None:
    """However they were added: as new answers, or to questions that had been left empty."""
    later = [{**answer} for answer in before]
    for _ in range(data.draw(st.integers(1, FEWEST - 1))):
        free = [answer for answer in later if len(answer) < len(ABILITIES)]
        if not free or data.draw(st.booleans()):
            later.append(free_answer := {})
        else:
            free_answer = data.draw(st.sampled_from(free))
        ability = data.draw(st.sampled_from([each for each in ABILITIES if each not in free_answer]))
        free_answer[ability] = data.draw(st.integers(0, 3))
    old, new = (aggregated(Answered(2018, "outbound", [*side], [*after]), RUBRIC) for side in (before, later))
    if old and new:
        assert too_near(old, new) == (old != new)


@given(st.lists(st.tuples(LEVELS, LEVELS), max_size=4))
@bounded(60)
def test_whatever_was_answered_every_count_is_of_a_group_that_is_large_enough(
    sides: list[tuple[list[int], list[int]]],
) -> None:
    found = [aggregated(answered(*each, year=2010 + number), RUBRIC) for number, each in enumerate(sides)]
    for result in found:
        for moment in (result.before, result.after) if result else ():
            for counts in moment.values():
                assert sum(counts) >= FEWEST
                assert max(counts) < sum(counts)


# ---- The command -------------------------------------------------------------------------------------------------


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The smallest site with the real rubric."""
    root = tmp_path / "project"
    shutil.copytree(PROJECT, root)
    text = (ROOT / "data" / "rubric.yml").read_text(encoding="utf-8")
    text = re.sub(r"source: \[.*?\]", "source: [interim-report]", text)
    (root / "data" / "rubric.yml").write_text(text, encoding="utf-8")
    return root


def command(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), "import-rubric", *arguments])


def results(root: Path) -> tuple[RubricResult, ...]:
    return load(root).checked().rubric_results


def test_only_counts_are_written(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = sheet_of(tmp_path, list(answers()))
    assert command(data, str(sheet), "--yes", "--lang", "ja") == 0
    said = capsys.readouterr().out
    assert "2017年度 派遣: 事前か事後の回答が5件に満たない" in said
    assert "2018年度 受入: 事前 n = 6, 事後 n = 7" in said
    written = (data / "data" / "rubric_results.yml").read_text(encoding="utf-8")
    assert "2017" not in written
    assert [(each.year, each.direction) for each in results(data)] == [(2018, "outbound"), (2018, "inbound")]
    assert results(data)[0].before["cultural-tolerance"] == (3, 2, 2, 2)
    new = {path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file()}
    old = {path.relative_to(PROJECT).as_posix() for path in PROJECT.rglob("*") if path.is_file()}
    assert new - old == {"data/rubric.yml", "data/rubric_results.yml"}


def test_the_order_of_the_answers_leaves_no_trace(data: Path, tmp_path: Path) -> None:
    rows = list(answers())
    assert command(data, str(sheet_of(tmp_path, rows)), "--yes") == 0
    first = (data / "data" / "rubric_results.yml").read_bytes()
    (data / "data" / "rubric_results.yml").unlink()
    random.Random(7).shuffle(rows)
    assert command(data, str(sheet_of(tmp_path, rows)), "--yes") == 0
    assert (data / "data" / "rubric_results.yml").read_bytes() == first


def test_one_more_answer_waits_for_four_others(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(answers())
    assert command(data, str(sheet_of(tmp_path, rows)), "--yes", "--lang", "en") == 0
    before = (data / "data" / "rubric_results.yml").read_bytes()
    more: Row = [2018, "派遣", "事後", 3, 3, 3, 3, 3]
    capsys.readouterr()
    assert command(data, str(sheet_of(tmp_path, [*rows, more])), "--yes", "--lang", "en") == 1
    assert "differs from the result that is there by fewer than 5 answers" in capsys.readouterr().out
    assert (data / "data" / "rubric_results.yml").read_bytes() == before
    assert command(data, str(sheet_of(tmp_path, [*rows, *[more] * 5])), "--yes") == 0
    assert sum(results(data)[0].after["recognition"]) == 13


def test_the_same_again_changes_nothing_and_other_groups_stay(data: Path, tmp_path: Path) -> None:
    assert command(data, str(sheet_of(tmp_path, list(answers()))), "--yes") == 0
    assert command(data, str(sheet_of(tmp_path, list(answers()))), "--yes") == 0
    later: list[Row] = [[2019, *row[1:]] for row in answers(2) if row[0] == 2018]
    assert command(data, str(sheet_of(tmp_path, later)), "--yes") == 0
    assert [each.year for each in results(data)] == [2018, 2018, 2019, 2019]


def test_without_a_yes_nothing_is_written(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(data, str(sheet_of(tmp_path, list(answers()))), "--lang", "en") == 1
    assert "add --yes" in capsys.readouterr().out
    assert not (data / "data" / "rubric_results.yml").exists()


def test_a_sheet_of_answers_does_not_belong_into_the_repository(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(data, str(sheet_of(data, list(answers()))), "--yes", "--lang", "ru") == 0
    assert "answers.xlsx лежит внутри репозитория" in capsys.readouterr().out


@pytest.mark.parametrize("language", ["ja", "ru", "en"])
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_template_asks_for_no_name_and_can_be_read(
    language: str, ending: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = data.parent / f"answers.{ending}"
    assert command(data, "--template", str(sheet), "--lang", language) == 0
    assert command(data, str(sheet), "--lang", language) == 1
    assert "[S118]" in capsys.readouterr().err, "it is understood, and empty"


def test_without_a_rubric_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(PROJECT, tmp_path, dirs_exist_ok=True)
    assert command(tmp_path, "x.csv", "--lang", "en") == 1
    assert capsys.readouterr().out.startswith("There is no data/rubric.yml.")

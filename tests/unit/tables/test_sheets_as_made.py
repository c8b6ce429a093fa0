"""Sheets as people make and programs save them: the same numbers are read, whatever stands around them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generated import bounded
from mobility_sheets import CATALOG, HEADING, ROW, YEAR
from program_site.content.data.mobility import MobilityYear
from program_site.i18n.localizer import Localizer
from program_site.tables.imports.mobility_sheet import read_years
from program_site.tables.imports.recognising import table_in
from program_site.tables.imports.rubric_sheet import Answered, read_answers
from program_site.tables.spreadsheets.cells import Cell, whole_number
from program_site.tables.spreadsheets.reading import read_grids
from program_site.tables.spreadsheets.repeats import said_once
from program_site.text.problems import Problem
from rubric_sheets import ABILITIES, RUBRIC
from sheets import cases, lay_sheet, lay_workbook, read_case

TITLES = st.lists(
    st.sampled_from(
        [
            "様式1、交流学生数",
            "学生数,派遣,受入,計画,実績,概数,速報,国別,大学別",
            "Сведения; план; факт; по странам; по вузам; на 1 апреля",
            "Форма, «Мобильность», за год, по программам, по странам, по вузам",
            "①Ⅲ㎝㈱",
            "年度",
        ]
    ),
    max_size=3,
)


def read(path: Path) -> tuple[MobilityYear, ...]:
    grids, problems = read_grids(path)
    years, more = read_years(path.name, grids, CATALOG, Localizer("ja"))
    assert [*problems, *more] == []
    return years


@given(
    st.sampled_from([",", ";", "\t"]),
    TITLES,
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp", "iso2022_jp"]),
    st.sampled_from(["{}", "{}人", "{}名", "{},0", "{}.0", "{} 人"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
@bounded(150)
def test_any_delimiter_below_any_titles_in_any_encoding(
    tmp_path_factory: pytest.TempPathFactory, delimiter: str, titles: list[str], encoding: str, form: str, end: str
) -> None:
    assume(not (delimiter == "," and "," in form))
    rows = [HEADING, [ROW[0], *(form.format(number) for number in ROW[1:])]]
    text = end.join([*titles, *(delimiter.join(map(str, row)) for row in rows), ""])
    try:
        content = text.encode(encoding)
    except UnicodeEncodeError:
        assume(False)
    path = tmp_path_factory.mktemp("sheet") / "f.csv"
    path.write_bytes(content)
    assert read(path) == (YEAR,)


@pytest.mark.parametrize("merged", [(), ("A1:A2", "B1:C1", "D1:E1")])
@pytest.mark.parametrize("kinds_above", [True, False])
def test_two_rows_of_headings_give_each_column_its_numbers(
    merged: tuple[str, ...], kinds_above: bool, tmp_path: Path
) -> None:
    upper, lower = ("計画", "実績"), ("派遣", "受入")
    row = [2019, 40, 20, 52, 31]
    if not kinds_above:
        upper, lower, row = lower, upper, list(ROW)
    sheet = [["年度", upper[0], None, upper[1], None], [None, *lower, *lower], row]
    assert read(lay_workbook(tmp_path / "f.xlsx", {"S": sheet}, merged)) == (YEAR,)


@given(
    st.integers(0, 999_999), st.sampled_from(["{}", "{}人", "{} чел.", "{}名", "人 {}", "{:,}", "{:,} чел", "{:,},0"])
)
@bounded(100)
def test_a_number_with_a_word_for_people_is_that_number(number: int, form: str) -> None:
    written = form.format(number)
    spaced = re.sub(",(?=[0-9]{3})", "\u00a0", written)
    assert {whole_number(Cell(text, "f.csv", "B2", 2)) for text in (written, spaced)} == {number}


@given(st.text("0123456789,. 人校約～-（）%計", min_size=1, max_size=8))
@bounded(200)
def test_what_is_read_has_its_digits_and_no_others(text: str) -> None:
    number = whole_number(Cell(text, "f.csv", "B2", 2))
    if isinstance(number, int):
        assert set(re.sub(r"[0-9]", "", text)) <= set(",. 人")
        assert str(number) in re.sub(r"[^0-9]", "", text)
    else:
        assert number.code in ("S108", "S109", "S112")


READABLE = [path for kind in ("mobility", "rubric") for path in cases(kind) if path.stem.startswith("good_")]


@pytest.mark.parametrize("path", READABLE, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_can_be_read_is_recognised(path: Path, tmp_path: Path) -> None:
    """Nobody says which table it is who puts it into the inbox; answers of single people must be known as such."""
    grids, _ = read_grids(lay_sheet(tmp_path, read_case(path)))
    assert table_in(grids, CATALOG, Localizer("ja")) == path.parent.name


# ---- Answers -----------------------------------------------------------------------------------------------------

LEVEL = st.one_of(st.none(), st.sampled_from(RUBRIC.levels))
PERSON = st.tuples(*[st.lists(LEVEL, min_size=len(ABILITIES), max_size=len(ABILITIES))] * 2)


def answers(path: Path) -> dict[str, Counter[tuple[str, int]]]:
    """How often each level of each ability was answered, before and after."""
    grids, problems = read_grids(path)
    groups, more = read_answers(path.name, grids, CATALOG, Localizer("ja"))
    assert not problems
    assert {each.code for each in more} <= {"S118"}
    (group,) = groups or (Answered(2018, "outbound"),)
    return {
        moment: Counter(item for answer in getattr(group, moment) for item in answer.items())
        for moment in ("before", "after")
    }


@given(st.lists(PERSON, min_size=1, max_size=12))
@bounded(40)
def test_both_layouts_count_the_same_answers_and_no_others(
    tmp_path_factory: pytest.TempPathFactory, people: list[tuple[list[int | None], list[int | None]]]
) -> None:
    folder = tmp_path_factory.mktemp("answers")
    group = [2018, "派遣"]
    long = [[*group, moment, *side] for person in people for moment, side in zip(("事前", "事後"), person, strict=True)]
    wide = [[*group, *(level for both in zip(*person, strict=True) for level in both)] for person in people]
    two = [f"{ability}({moment})" for ability in ABILITIES for moment in ("Pre", "После")]
    first = lay_workbook(folder / "long.xlsx", {"S": [["年度", "派遣・受入", "時期", *ABILITIES], *long]})
    second = lay_workbook(folder / "wide.xlsx", {"S": [["年度", "派遣・受入", *two], *wide]})
    counted = {
        moment: Counter(
            (ability, level)
            for person in people
            for ability, level in zip(ABILITIES, person[place], strict=True)
            if level is not None
        )
        for place, moment in enumerate(("before", "after"))
    }
    assert answers(first) == answers(second) == counted


# ---- What is said of it ------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.sampled_from("BC"), st.integers(2, 30), st.sampled_from(["S108", "S112"])), unique=True))
@bounded(100)
def test_what_a_column_repeats_is_said_once_and_names_every_cell(found: list[tuple[str, int, str]]) -> None:
    ordered = sorted(found, key=lambda each: each[1])
    problems = [
        Problem(code, "f.xlsx", row, {"value": str(row)}, cell=f"Sheet!1!{column}{row}")
        for column, row, code in ordered
    ]
    said = said_once(problems)
    named: list[tuple[str, int, str]] = []
    for each in said:
        named.append((re.sub(r".*!|[0-9]", "", each.cell or ""), each.line, each.code))
        for run in filter(None, each.also.split(", ")):
            first, _, last = run.partition("–")
            rows = range(int(first[1:]), int((last or first)[1:]) + 1)
            named += [(first[0], row, each.code) for row in rows]
    assert sorted(named) == sorted(found)
    assert len(said) == len({(column, code) for column, _, code in found})

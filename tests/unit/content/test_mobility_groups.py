"""Which groups of students are published: none in which people can be guessed, not even by adding up and subtracting."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generated import bounded
from program_site.content.data.mobility import DETAILS, Cell, MobilityRow, sums
from program_site.content.data.mobility_groups import joined, published
from program_site.content.data.rubric_results import FEWEST


def row(number: int, program: str | None = None, partner: str | None = None, **more: Any) -> MobilityRow:
    said = {
        "year": 2018,
        "direction": "outbound",
        "kind": "actual",
        "number": number,
        "program": program,
        "partner": partner,
    }
    return MobilityRow.model_construct(**{**said, **more})


def told(rows: list[MobilityRow]) -> set[tuple[Any, ...]]:
    return {(*(value for value in each.details if value is not None), each.number) for each in published(rows)}


def test_groups_that_are_large_enough_stay_as_they_are() -> None:
    assert told([row(5, "a", "x"), row(20, "a", "y"), row(0, "b", "x")]) == {
        ("a", "x", 5),
        ("a", "y", 20),
        ("b", "x", 0),
    }


def test_small_groups_of_one_program_are_joined_and_keep_it() -> None:
    assert told([row(20, "a", "x"), row(3, "a", "y"), row(4, "a", "z")]) == {("a", "x", 20), ("a", 7)}


def test_joined_groups_keep_all_they_have_in_common() -> None:
    assert told([row(3, "a", "y", level="master"), row(4, "a", "z", level="master")]) == {("a", "master", 7)}


def test_small_groups_of_several_programs_are_joined_to_one_of_no_program() -> None:
    assert told([row(20, "a", "x"), row(3, "b", "y"), row(4, "c", "z")]) == {("a", "x", 20), (7,)}


def test_one_hidden_group_beside_a_total_would_be_no_secret() -> None:
    """Whoever knows 33 and sees 20 and 10 knows the 3 as well: they go into the smallest of the others."""
    assert told([row(20, "a", "x"), row(10, "b", "x"), row(3, "c", "y")]) == {("a", "x", 20), (13,)}
    assert told([row(20, "a", "x"), row(10, "b", "x"), row(3, "b", "y")]) == {("a", "x", 20), ("b", 13)}


def test_what_is_small_in_all_is_told_by_its_total_alone() -> None:
    assert told([row(2, "a"), row(2, "b")]) == set()


def test_years_directions_and_plans_are_groups_of_their_own() -> None:
    assert told([row(3, "a"), row(3, "b"), row(4, "a", year=2019), row(9, "a", kind="planned")]) == {(6,), ("a", 9)}


ROWS = st.lists(
    st.builds(
        lambda year, kind, number, program, partner, level, online: row(
            number, program, partner, year=year, kind=kind, level=level, online=online
        ),
        st.sampled_from([2018, 2019]),
        st.sampled_from(["planned", "actual"]),
        st.integers(0, 9),
        st.sampled_from([None, "a", "b"]),
        st.sampled_from([None, "x", "y"]),
        st.sampled_from([None, "master", "doctor"]),
        st.sampled_from([None, True, False, "hybrid"]),
    ),
    max_size=12,
)


@bounded(2000)
@given(ROWS)
def test_published_groups_are_large_and_add_up_to_the_totals(rows: list[MobilityRow]) -> None:
    groups = published(rows)
    assert not [each for each in groups if 0 < each.number < FEWEST]
    totals: dict[Cell, int] = {cell: number for cell, number in sums(rows).items() if number >= FEWEST}
    assert {cell: number for cell, number in sums(groups).items() if number} == totals


@bounded(2000)
@given(ROWS)
def test_nothing_that_is_published_is_untrue(rows: list[MobilityRow]) -> None:
    """A group has no more people than the rows that share all it tells; and what is told of is told once."""
    groups = published(rows)
    for group in groups:
        alike = [each for each in rows if each.cell == group.cell and _covers(group, each)]
        assert sum(each.number for each in alike) >= group.number
    assert len(joined(groups)) == len(groups)


@bounded(2000)
@given(ROWS)
def test_every_row_goes_whole_into_a_group_of_five_or_more(rows: list[MobilityRow]) -> None:
    """So no sum or difference of published numbers tells of fewer: each is made of whole groups."""
    for row_ in joined(rows):
        total = sum(each.number for each in rows if each.cell == row_.cell)
        if row_.number and total >= FEWEST:
            assert any(
                _covers(group, row_) and group.number >= row_.number
                for group in published(rows)
                if group.cell == row_.cell
            )


def _covers(group: MobilityRow, each: MobilityRow) -> bool:
    return all(getattr(group, name) in (None, getattr(each, name)) for name in DETAILS)

"""Students sent and received: totals and rates are computed, never written, and only of what is known."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generated import bounded
from program_site.content.data.mobility import (
    Cell,
    Disagreement,
    Mobility,
    MobilityRow,
    MobilityYear,
    Numbers,
    disagreements,
    total,
)


def numbers(planned: int, actual: int | None = None) -> Numbers:
    return Numbers(planned=planned, actual=actual)


def row(year: int, number: int, **details: Any) -> MobilityRow:
    return MobilityRow.model_construct(
        **{"year": year, "direction": "outbound", "kind": "actual", "number": number, **details}
    )


@pytest.mark.parametrize(
    ("planned", "actual", "rate"),
    [
        (20, 38, Fraction(19, 10)),
        (5, 6, Fraction(6, 5)),
        (10, 0, Fraction(0)),
        (0, 0, None),
        (0, 5, None),
        (20, None, None),
    ],
)
def test_the_rate_is_actual_by_planned(planned: int, actual: int | None, rate: Fraction | None) -> None:
    assert numbers(planned, actual).rate == rate


TWO_YEARS = (
    MobilityYear(year=2017, outbound=numbers(20, 38), inbound=numbers(5, 6)),
    MobilityYear(year=2018, outbound=numbers(35, 65), inbound=numbers(17, 37)),
)
PLAN = MobilityYear(year=2019, outbound=numbers(40), inbound=numbers(25, 31))


def test_totals_are_over_all_years_and_one_direction() -> None:
    mobility = Mobility(years=TWO_YEARS)
    assert mobility.outbound == numbers(55, 103)
    assert mobility.inbound == numbers(22, 43)
    assert mobility.outbound.rate == Fraction(103, 55)


def test_a_total_covers_the_years_that_can_be_compared_and_says_which() -> None:
    mobility = Mobility(years=(*TWO_YEARS, PLAN))
    outbound, inbound = mobility.total("outbound"), mobility.total("inbound")
    assert (outbound.numbers, [each.year for each in outbound.years]) == (numbers(55, 103), [2017, 2018])
    assert (inbound.numbers, [each.year for each in inbound.years]) == (numbers(47, 74), [2017, 2018, 2019])


def test_both_directions_are_added_up_where_they_tell_of_the_same_years() -> None:
    together = Mobility(years=TWO_YEARS).together
    assert together is not None
    assert (together.numbers, [each.year for each in together.years]) == (numbers(77, 146), [2017, 2018])
    assert Mobility(years=(*TWO_YEARS, PLAN)).together is None  # of 2019 only those who came are known
    assert Mobility(years=(MobilityYear(year=2019, outbound=numbers(9), inbound=numbers(9)),)).together is None


def test_plans_alone_have_no_total() -> None:
    assert Mobility(years=(PLAN,)).total("outbound").years == ()


def test_a_year_without_a_plan_is_no_part_of_a_total_of_years_that_have_one() -> None:
    covered = Mobility(years=TWO_YEARS, rows=(row(2019, 30),)).total("outbound")
    assert (covered.numbers, [each.year for each in covered.years]) == (numbers(55, 103), [2017, 2018])


def test_where_no_plan_is_known_the_total_is_of_those_who_went() -> None:
    mobility = Mobility(rows=(row(2018, 20), row(2019, 30)))
    total_of_all = mobility.total("outbound")
    assert (total_of_all.numbers.planned, total_of_all.numbers.actual, len(total_of_all.years)) == (None, 50, 2)
    assert mobility.inbound.rate is None


def test_the_longest_bar_stands_for_the_largest_number_of_a_year_planned_or_actual() -> None:
    years = [MobilityYear(year=2017 + n, outbound=numbers(9, 2), inbound=numbers(1, 1)) for n in range(2)]
    assert Mobility(years=tuple(years)).largest == 9
    assert Mobility(years=(*years, MobilityYear(year=2019, outbound=numbers(90), inbound=numbers(1)))).largest == 90


def test_a_direction_of_which_nothing_is_known_is_none_of_its_ways() -> None:
    assert Mobility(years=TWO_YEARS).ways == ("outbound", "inbound")
    assert Mobility(rows=(row(2018, 20),)).ways == ("outbound",)


def test_the_total_of_nothing_is_nothing() -> None:
    assert total(iter(())) == numbers(0, 0)


# ---- Rows ------------------------------------------------------------------------------------------------------------


def test_a_year_without_totals_is_added_up_from_its_rows() -> None:
    rows = (row(2019, 20, program="a", source=("x",)), row(2019, 12, source=("y",)), row(2019, 9, kind="planned"))
    *stated, added = Mobility(years=TWO_YEARS, rows=rows).counted
    assert tuple(stated) == TWO_YEARS
    assert (added.year, added.source) == (2019, ("x", "y"))
    assert (added.outbound.planned, added.outbound.actual) == (9, 32)
    assert (added.inbound.planned, added.inbound.actual) == (None, None)


def test_rows_fill_in_what_a_year_does_not_state() -> None:
    (year,) = Mobility(years=(PLAN,), rows=(row(2019, 33),)).counted
    assert (year.outbound, year.inbound) == (numbers(40, 33), numbers(25, 31))


def test_what_is_stated_and_added_up_must_agree() -> None:
    rows = [row(2018, 60), row(2018, 35, kind="planned"), row(2017, 1, direction="inbound"), row(2020, 5)]
    assert list(disagreements(TWO_YEARS, rows)) == [
        Disagreement(Cell(2017, "inbound", "actual"), 1, 6),
        Disagreement(Cell(2018, "outbound", "actual"), 60, 65),
    ]


@bounded(2000)
@given(
    st.lists(
        st.tuples(st.integers(2010, 2014), st.sampled_from(["outbound", "inbound"]), st.integers(0, 400_000)),
        min_size=1,
    )
)
def test_rows_in_any_order_add_up_to_the_same(drawn: list[tuple[int, str, int]]) -> None:
    rows = [row(year, number, direction=way, partner=str(place)) for place, (year, way, number) in enumerate(drawn)]
    mobility = Mobility.model_construct(years=(), rows=tuple(rows), note=None, source=())
    assert mobility.counted == mobility.model_copy(update={"rows": tuple(reversed(rows))}).counted
    for way in ("outbound", "inbound"):
        wanted = sum(number for _, direction, number in drawn if direction == way)
        assert (mobility.total("outbound" if way == "outbound" else "inbound").numbers.actual or 0) == wanted

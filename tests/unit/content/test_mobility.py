"""Students sent and received: totals and rates are computed, never written."""

from __future__ import annotations

from fractions import Fraction

import pytest

from program_site.content.data.mobility import Mobility, MobilityYear, Numbers, total


def numbers(planned: int, actual: int) -> Numbers:
    return Numbers(planned=planned, actual=actual)


@pytest.mark.parametrize(
    ("planned", "actual", "rate"),
    [(20, 38, Fraction(19, 10)), (5, 6, Fraction(6, 5)), (10, 0, Fraction(0)), (0, 0, None), (0, 5, None)],
)
def test_the_rate_is_actual_by_planned(planned: int, actual: int, rate: Fraction | None) -> None:
    assert numbers(planned, actual).rate == rate


def test_totals_are_over_all_years_and_one_direction() -> None:
    mobility = Mobility(
        years=(
            MobilityYear(year=2017, outbound=numbers(20, 38), inbound=numbers(5, 6)),
            MobilityYear(year=2018, outbound=numbers(35, 65), inbound=numbers(17, 37)),
        )
    )
    assert mobility.outbound == numbers(55, 103)
    assert mobility.inbound == numbers(22, 43)
    assert mobility.outbound.rate == Fraction(103, 55)


def test_the_longest_bar_stands_for_the_largest_number_totals_included() -> None:
    years = [MobilityYear(year=2017 + n, outbound=numbers(9, 2), inbound=numbers(1, 1)) for n in range(2)]
    assert Mobility(years=tuple(years)).largest == 18


def test_the_total_of_nothing_is_nothing() -> None:
    assert total(iter(())) == numbers(0, 0)

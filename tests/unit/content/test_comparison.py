"""The comparison of the programs: a column for each difference, the rest once for all of them."""

from __future__ import annotations

from typing import Any

import pytest

from catalogs import ROOT, catalog_of
from program_site.content.comparison import FACTS, compared
from program_site.content.data.programs import Program

PROGRAMS = catalog_of(ROOT).programs


def with_(program: Program, **values: Any) -> Program:
    return program.model_copy(update=values)


def test_those_of_the_site_differ_in_four_facts_and_share_the_others() -> None:
    assert compared(PROGRAMS, earned_together=True) == (("who", "field", "length", "hosts"), ("directions", "earns"))


def test_a_fact_in_which_one_differs_is_a_column() -> None:
    first, *others = PROGRAMS
    differing, common = compared((with_(first, directions=("outbound",)), *others), earned_together=False)
    assert {"directions", "earns"} <= {*differing}
    assert common == ()


def test_whom_a_program_is_for_differs_by_its_level_or_by_its_own_words() -> None:
    first, second, *_ = PROGRAMS
    same = with_(second, level=first.level, who=None)
    assert "who" in compared((first, same), earned_together=False)[1]
    assert "who" in compared((first, with_(same, who=second.field)), earned_together=False)[0]


@pytest.mark.parametrize("count", [1, 2])
def test_what_is_known_of_none_is_neither(count: int) -> None:
    bare = with_(PROGRAMS[0], length=None, earns=(), partners=())
    differing, common = compared((bare,) * count, earned_together=False)
    assert not {"length", "earns", "hosts"} & {*differing, *common}


def test_a_single_program_has_nothing_in_common_with_others() -> None:
    known = with_(PROGRAMS[0], earns=("credits",))
    assert compared((known,), earned_together=False) == (FACTS, ())

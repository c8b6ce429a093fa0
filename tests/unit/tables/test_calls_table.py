"""The table of calls: moments with their offset from UTC."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from program_site.content.catalog import Catalog
from program_site.load import load
from program_site.tables.rows import TABLES
from smallest import lay

CALLS = """\
- {id: day, title: {ja: 夏, ru: Лето}, opens: 2030-04-01, closes: 2030-05-15, directions: [outbound]}
- {id: hour, title: {ja: 冬, ru: Зима}, opens: 2030-04-01 09:00, closes: 2030-05-15 12:00 Europe/Moscow, directions: [inbound]}
"""


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    root: Path = lay(tmp_path_factory.mktemp("calls"), {"data/calls.yml": CALLS})
    return load(root).checked()


def test_calls_open_and_close_at_moments(catalog: Catalog) -> None:
    day, hour = TABLES["calls"](catalog)
    assert (day["opens"], day["closes"]) == ("2030-04-01T00:00+09:00", "2030-05-16T00:00+09:00")
    assert (hour["opens"], hour["closes"]) == ("2030-04-01T09:00+09:00", "2030-05-15T12:00+03:00")


@pytest.mark.parametrize(
    ("today", "over"),
    [
        (datetime.date(2030, 5, 15), []),  # what closes at an hour of this day is still open when it begins
        (datetime.date(2030, 5, 16), ["day", "hour"]),
    ],
)
def test_what_was_closed_before_the_day_of_the_build_is_over(
    catalog: Catalog, today: datetime.date, over: list[str]
) -> None:
    current, closed = replace(catalog, today=today).calls_by_state()
    assert [call.id for call in closed] == over
    assert {call.id for call in (*current, *closed)} == {"day", "hour"}

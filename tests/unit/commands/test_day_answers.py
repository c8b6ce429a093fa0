"""Days as people type them in a conversation: understood, or objected to in the words of the question."""

from __future__ import annotations

import argparse
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generated import bounded
from program_site.commands.day_answers import DayAnswers
from program_site.i18n.localizer import Localizer
from program_site.text.records import Reading


def answers(language: str) -> DayAnswers:
    return DayAnswers(argparse.Namespace(), Localizer(language), Reading((), {}), asks=True)


@pytest.mark.parametrize("language", ["ja", "ru", "en"])
@pytest.mark.parametrize(
    "typed",
    [
        "2018-12-01",
        "2018年12月1日",
        "1 декабря 2018",
        "平成30年12月1日",
        "Dec 1, 2018",
        "２０１８／１２／１",
        "20181201",
    ],
)
def test_a_day_that_can_mean_only_one_is_taken(language: str, typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert answers(language).understood(typed) == "2018-12-01"
    said = capsys.readouterr().out
    as_said = typed == "2018-12-01" or (language, typed) == ("ja", "2018年12月1日")  # which needs no second saying
    assert said == "" if as_said else " = " in said


def test_the_dialogue_s_language_says_what_stands_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert answers("ru").understood("02.03.2019") == "2019-03-02"
    assert answers("en").understood("02/03/2019") == ""
    assert "→ Type one of these: 2019-02-03, 2019-03-02" in capsys.readouterr().out


@pytest.mark.parametrize("language", ["ja", "ru", "en"])
@pytest.mark.parametrize("typed", ["скоро", "2019-02-30", "x", "date: \x1b[2J"])
def test_nonsense_gets_an_example_of_today(language: str, typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert answers(language).understood(typed) == ""
    said = capsys.readouterr().out
    assert str(datetime.datetime.now(tz=datetime.UTC).year) in said
    assert "date: 20" not in said
    assert "\x1b" not in said


@bounded(300)
@given(typed=some.text(max_size=30))
def test_whatever_is_typed_is_answered(typed: str) -> None:
    day = answers("ja").understood(typed)
    assert day == "" or datetime.date.fromisoformat(day)

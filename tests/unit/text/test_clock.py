"""One clock: nothing else asks what day it is, and it can be stopped, but not at nonsense."""

from __future__ import annotations

import ast
import datetime
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT, environment
from generated import say_all
from program_site.text.clock import STOPPED, latest_today, now, today, today_here
from program_site.text.problems import ProblemsFound

CORE = ROOT / "hooks" / "program_site"
ASKED = {
    "datetime.datetime": {"now", "today", "utcnow"},
    "datetime.date": {"today"},
    "datetime": {"now", "today", "utcnow"},
    "date": {"today"},
    "time": {"time", "time_ns", "localtime", "gmtime", "ctime", "strftime"},
}
"""What of Python's own tells the time. How long something takes is another question: `time.monotonic`."""
NO_DATE_OF_A_BUILD = {
    "build/key_value_cache.py": "when an entry of a cache was last asked for, to throw away the oldest"
}


def questions(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in ASKED.get(ast.unparse(node.value), ()):
            yield f"{path.relative_to(CORE).as_posix()}:{node.lineno} {ast.unparse(node)}"
        if (
            isinstance(node, ast.ImportFrom)
            and node.module == "time"
            and {each.name for each in node.names} & ASKED["time"]
        ):
            yield f"{path.relative_to(CORE).as_posix()}:{node.lineno} from time import …"


def test_nothing_else_asks_what_day_it_is() -> None:
    asking = [found for path in sorted(CORE.rglob("*.py")) for found in questions(path)]
    assert {found.partition(":")[0] for found in asking} == {"text/clock.py", *NO_DATE_OF_A_BUILD}


@pytest.mark.parametrize(
    ("seconds", "zone", "day"),
    [
        ("1900076399", "Asia/Tokyo", "2030-03-18"),
        ("1900076400", "Asia/Tokyo", "2030-03-19"),
        ("1900076400", "Europe/Moscow", "2030-03-18"),
        ("0", "UTC", "1970-01-01"),
    ],
)
def test_a_day_begins_at_midnight_of_its_zone(
    seconds: str, zone: str, day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(STOPPED, seconds)
    assert today(zone).isoformat() == day


def test_a_stopped_clock_stops_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STOPPED, "1900076400")
    assert now() == datetime.datetime(2030, 3, 18, 15, tzinfo=datetime.UTC)
    assert latest_today() == datetime.date(2030, 3, 19)
    assert abs(today_here() - datetime.date(2030, 3, 18)) <= datetime.timedelta(days=1)


def test_a_clock_that_is_not_stopped_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STOPPED, "")
    before = datetime.datetime.now(datetime.UTC)
    assert before <= now() <= datetime.datetime.now(datetime.UTC)


@pytest.mark.parametrize(
    "value",
    ["yesterday", "2030-03-19", "1.5", "9" * 30, "0x10", " ", "\u001b[31m", "x" * 500, "253402300799", "-62135596800"],
)
def test_nonsense_is_said(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STOPPED, value)
    with pytest.raises(ProblemsFound) as raised:
        now()
    assert [problem.code for problem in raised.value.problems] == ["D255"]
    say_all(raised.value.problems)


@pytest.mark.parametrize("command", ["check", "figures", "translations"])
def test_a_command_says_it_and_does_nothing(command: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "program_site", "--root", str(ROOT), command],
        capture_output=True, encoding="utf-8", env=environment(SOURCE_DATE_EPOCH="yesterday", LANG="en_US.UTF-8"), timeout=60,
    )  # fmt: skip
    assert ran.returncode == 1
    assert ran.stderr.startswith("SOURCE_DATE_EPOCH:1 [D255] ")
    assert ran.stdout == ""

"""Work spread over processes: in order, whole, and with what fails."""

from __future__ import annotations

import os
import signal

import pytest

from program_site.build.processes import spread


@pytest.mark.parametrize("processes", ["1", "2", "3"])
def test_results_come_in_the_order_of_the_items(processes: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROCESSES", processes)
    assert spread(lambda number: number * number, range(333)) == [number * number for number in range(333)]


def test_what_fails_in_a_process_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROCESSES", "2")
    with pytest.raises(ZeroDivisionError):
        spread(lambda number: 1 // (number - 200), range(333))


def test_the_work_of_a_killed_process_is_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROCESSES", "2")
    me = os.getpid()

    def work(number: int) -> int:
        if number == 100 and os.getpid() != me:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert spread(work, range(333)) == list(range(333))

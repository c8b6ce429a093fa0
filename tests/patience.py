"""How long a test waits for a browser."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

_PATIENCE = 120
"""Seconds for one test in a browser: the slowest takes a tenth on two busy cores."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """A browser that never answers is a failure with the name of its test, and not a run without an end."""
    waits = hasattr(signal, "SIGALRM") and item.get_closest_marker("browser") and not item.get_closest_marker("proof")
    if waits:
        signal.signal(signal.SIGALRM, _give_up)
        signal.alarm(_PATIENCE)
    try:
        return (yield)
    finally:
        if waits:
            signal.alarm(0)


def _give_up(*_: object) -> None:
    raise TimeoutError(f"no answer from the browser within {_PATIENCE} seconds")

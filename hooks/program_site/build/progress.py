"""Signs of life during long work, so that nobody takes it for a hang."""

import logging
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")

log = logging.getLogger("program_site")
_INTERVAL = 2.0
"""Seconds."""


def followed(items: Iterable[Item], what: str, total: int) -> Iterator[Item]:
    """The items as they come, with a line in the log every few seconds that says how many came."""
    logged = time.monotonic()
    for number, item in enumerate(items, start=1):
        if time.monotonic() - logged >= _INTERVAL:
            logged = time.monotonic()
            log.info("%s: %d / %d", what, number, total)
        yield item

"""Work over many reports at once: spread over processes, with the same results in the same order as without them."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_FEW = 40
"""Fewer items than this take less time than starting processes."""

_task: tuple[Callable[[Any], Any], Sequence[Any]]
"""What the processes work on. They are forked, and so find here what was put here before; nothing is sent to them."""


def process_count() -> int:
    """As many as this process may use, or what PROCESSES in the environment says."""
    wanted = os.environ.get("PROCESSES", "")
    if wanted.isdecimal():
        return int(wanted)
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def spread(task: Callable[[Item], Result], items: Sequence[Item], pieces: int = 8) -> list[Result]:
    """`[task(item) for item in items]`; results must be of what can be pickled. Raises what `task` raises.

    Each process takes some `pieces` of the items in a row: many, so that none is left with a long rest; one, where
    neighbours share what is made for them.
    """
    global _task
    if len(items) < _FEW or process_count() < 2 or not _can_fork():
        return [task(item) for item in items]
    _task = (task, items)
    size = -(-len(items) // (process_count() * pieces))
    parts = [range(start, min(start + size, len(items))) for start in range(0, len(items), size)]
    try:
        # Looking for garbage takes a third of the time, and a process that soon ends needs none.
        with ProcessPoolExecutor(process_count(), multiprocessing.get_context("fork"), initializer=gc.disable) as pool:
            return [result for piece in pool.map(_part, parts) for result in piece]
    except BrokenProcessPool:  # one was killed, for want of memory say: alone it takes longer and less of it
        return [task(item) for item in items]


def _part(part: range) -> list[Any]:
    task, items = _task
    return [task(items[number]) for number in part]


def _can_fork() -> bool:
    """On Linux, and as long as no other thread runs: a thread's lock would be copied without the thread."""
    return sys.platform == "linux" and threading.active_count() == 1

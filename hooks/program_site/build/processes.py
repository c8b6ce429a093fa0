"""Spread work on many items over processes: the same results in the same order as in one."""

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
"""Fewer items take less time than the start of the processes."""

_task: tuple[Callable[[Any], Any], Sequence[Any]]
"""What the processes work on. They are forked, so they find it here; nothing is sent to them."""


def process_count() -> int:
    """As many as this process may use, or what PROCESSES in the environment says."""
    wanted = os.environ.get("PROCESSES", "")
    if wanted.isdecimal():
        return int(wanted)
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def spread(task: Callable[[Item], Result], items: Sequence[Item], pieces: int = 8) -> list[Result]:
    """`[task(item) for item in items]`; results must be picklable. Raises what `task` raises.

    Each process takes `pieces` runs of neighbouring items: many, so that all end at about the same time; one, where
    neighbours share what is made for them.
    """
    global _task
    if len(items) < _FEW or process_count() < 2 or not _can_fork():
        return [task(item) for item in items]
    _task = (task, items)
    size = -(-len(items) // (process_count() * pieces))
    parts = [range(start, min(start + size, len(items))) for start in range(0, len(items), size)]
    try:
        # Garbage collection takes a third of the time, and a process that soon ends needs none.
        with ProcessPoolExecutor(process_count(), multiprocessing.get_context("fork"), initializer=gc.disable) as pool:
            return [result for piece in pool.map(_part, parts) for result in piece]
    except BrokenProcessPool:  # one was killed, for lack of memory say: one process takes longer and needs less
        return [task(item) for item in items]


def _part(part: range) -> list[Any]:
    task, items = _task
    return [task(items[number]) for number in part]


def _can_fork() -> bool:
    """On Linux, while no other thread runs: a fork would copy a thread's lock without the thread."""
    return sys.platform == "linux" and threading.active_count() == 1

"""From save to served: how long after a report was written the preview shows it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from bench.building import Say
from bench.laying import Laid
from bench.measuring import Failed, surroundings

_PATIENCE = 300
_REST = 2.0
"""Seconds between two saves: people do not save twice in one."""


def serve_in_turn(laid: Sequence[Laid], number: int, rounds: int, say: Say) -> Iterator[dict[str, Any]]:
    for each in laid:
        with _serving(each) as page:
            _wait(page, each.slug)
            for turn in range(rounds):
                time.sleep(_REST)
                word = f"save{turn + 1}"
                each.edit(word)
                seconds = _wait(page, word)
                say(f"N={number} save to served {each.contender.name}: {seconds:.2f} s")
                yield {"n": number, "contender": each.contender.name, "round": turn + 1, "seconds": round(seconds, 3)}


@contextmanager
def _serving(each: Laid) -> Iterator[str]:
    """The address of the report in a running preview."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with Path(each.folder.parent / f"{each.contender.name}.log").open("wb") as log:
        server = subprocess.Popen(
            each.contender.serve(port), cwd=each.folder, env=surroundings(each.contender.environment),
            stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
        try:
            yield f"http://127.0.0.1:{port}/reports/{each.slug}/"
        finally:
            _stop(server)


def _stop(server: subprocess.Popen[bytes]) -> None:
    """As Ctrl+C does, upon which a preview removes what it made; then for good. It has a process group of its own."""
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError, subprocess.TimeoutExpired):
            os.killpg(server.pid, sign)
            server.wait(timeout=20)
            return


def _wait(page: str, word: str) -> float:
    """Seconds until the page holds the word. Raises Failed."""
    begin = time.monotonic()
    while time.monotonic() - begin < _PATIENCE:
        try:
            with urllib.request.urlopen(page, timeout=_PATIENCE) as answer:
                if word.encode() in answer.read():
                    return time.monotonic() - begin
        except OSError:
            pass  # not there yet
        time.sleep(0.02)
    raise Failed(f"{word} is not on {page}")

"""A running `make serve`, and the patience to see it follow a change."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from conftest import environment
from line_breaks import breaking_anywhere

_PATIENCE = 40
"""Seconds; a rebuild takes about two, on a busy machine many more."""
_LOOK = 0.05
"""Seconds between two looks."""


@dataclass(frozen=True)
class Preview:
    """The preview of a project, and what it has said."""

    address: str
    log: Path

    def get(self, page: str) -> str:
        with urllib.request.urlopen(self.address + page, timeout=30) as answer:
            return str(answer.read().decode("utf-8"))

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def wait_for(self, page: str, word: str) -> str:
        """The page, as soon as it holds the word, wherever its lines may end."""
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            try:
                shown = self.get(page)
            except OSError:
                shown = ""
            if word in breaking_anywhere(shown):
                return shown
            time.sleep(_LOOK)
        raise AssertionError(f"{word} not on {page}\n{self.said()}")

    def wait_until_gone(self, page: str, word: str) -> None:
        deadline = time.monotonic() + _PATIENCE
        while word in breaking_anywhere(self.get(page)):
            assert time.monotonic() < deadline, f"{word} still on {page}\n{self.said()}"
            time.sleep(_LOOK)

    def wait_for_log(self, word: str) -> None:
        deadline = time.monotonic() + _PATIENCE
        while word not in self.said():
            assert time.monotonic() < deadline, self.said()
            time.sleep(_LOOK)


@contextmanager
def previewing(project: Path, log: Path) -> Iterator[Preview]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "-f", str(project / "mkdocs.yml"), "-a", f"127.0.0.1:{port}"]
    with log.open("w", encoding="utf-8") as output:
        server = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, env=environment())
        try:
            preview = Preview(f"http://127.0.0.1:{port}/exchange/", log)
            yield preview
            assert "Traceback" not in preview.said()
        finally:
            server.terminate()
            server.wait(timeout=20)

"""What a command costs: wall time, CPU time of all its processes, peak memory of the largest."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

_WRAPPER = Path(__file__).with_name("wrapper.py")


@dataclass(frozen=True)
class Cost:
    wall: float
    """Seconds."""
    cpu: float
    """Seconds, user and system."""
    peak_mb: float

    def __add__(self, other: Cost) -> Cost:
        """One after the other."""
        return Cost(self.wall + other.wall, self.cpu + other.cpu, max(self.peak_mb, other.peak_mb))


class Failed(Exception):
    """A command did not do its work; the message is what it said."""


def measure(commands: Sequence[list[str]], folder: Path, environment: dict[str, str]) -> Cost:
    """Of several commands, one after the other. Raises Failed."""
    total = Cost(0, 0, 0)
    for command in commands:
        total += _one(command, folder, environment)
    return total


def _one(command: list[str], folder: Path, environment: dict[str, str]) -> Cost:
    """What others wrote is on the disk before it begins: writing goes on after a build, at the cost of the next."""
    if hasattr(os, "sync"):
        os.sync()
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(_WRAPPER), *command],
        cwd=folder, env=surroundings(environment), capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    if done.returncode:
        raise Failed(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def surroundings(environment: dict[str, str]) -> dict[str, str]:
    """As on anybody's machine: Python keeps what it compiled of a program, whatever this shell says of that."""
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**own, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **environment}


def rounded(cost: Cost) -> dict[str, float]:
    return {name: round(value, 3) for name, value in asdict(cost).items()}

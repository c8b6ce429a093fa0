"""`python -m bench.setup`: the way from a fresh clone to the finished site, by pip as it was once, and by uv, in turn.

All packages lie on this machine before the first round, so what is measured is not the network: pip takes them from a
folder of wheels, uv from its cache. A clone is fresh in every round, and is not measured.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.machine import machine
from bench.measuring import Cost, Failed, measure
from bench.names import ROOT

BY_PIP = "16c1c0d"
"""The last commit that set itself up with pip alone."""
STEPS = {"set-up for `make site`": ".venv/site.stamp", "build": "site", "set-up for `make test`": ".venv/test.stamp"}
SITE = ("set-up for `make site`", "build")


@dataclass(frozen=True)
class Way:
    title: str
    commit: str
    installer: str
    """What a package installed this way says of who did it."""
    environment: dict[str, str]

    def measured(self, folder: Path) -> dict[str, Cost]:
        """Every step, each for a clone that has nothing yet. Raises Failed."""
        _clone(self.commit, folder)
        costs = {step: measure([["make", STEPS[step]]], folder, self.environment) for step in SITE}
        shutil.rmtree(folder / ".venv")
        step = next(step for step in STEPS if step not in costs)
        costs[step] = measure([["make", STEPS[step]]], folder, self.environment)
        said = {path.read_text(encoding="utf-8").strip() for path in folder.glob(".venv/lib/*/*/mkdocs-*/INSTALLER")}
        if said != {self.installer}:
            raise Failed(f"{self.title}: the packages were installed by {said or 'nobody'}")
        shutil.rmtree(folder)
        return costs


def _clone(commit: str, folder: Path) -> None:
    subprocess.run(["git", "clone", "--quiet", "--no-checkout", str(ROOT), str(folder)], check=True)
    subprocess.run(["git", "-C", str(folder), "checkout", "--quiet", commit], check=True)


def _ways(folder: Path) -> list[Way]:
    """Fetches every package, once."""
    none, yours, wheels = folder / "none", folder / "yours", folder / "wheels"
    for place in (none, yours):
        place.mkdir()
    (none / "uv").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (none / "uv").chmod(0o755)
    surroundings = {"MAKEFLAGS": "", "UV_CACHE_DIR": str(folder / "cache")}
    without = surroundings | {"PATH": f"{none}{os.pathsep}{os.environ['PATH']}"}
    first = folder / "first"
    _clone("HEAD", first)
    lists = [f"--requirement=requirements/{name}.txt" for name in ("uv", "test")]
    measure([["make", ".venv/test.stamp"]], first, without)
    fetch = ["sh", "requirements/pip.sh", "download", "--no-deps", "--require-hashes", f"--dest={wheels}"]
    measure([[*fetch, *lists]], first, without)
    shutil.copy(first / ".venv" / "bin" / "uv", yours)
    offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels), "UV_OFFLINE": "1"}
    return [
        Way(f"pip ({BY_PIP})", BY_PIP, "pip", without | offline),
        Way("uv, pinned", "HEAD", "uv", without | offline),
        Way("uv, yours", "HEAD", "uv", surroundings | offline | {"PATH": f"{yours}{os.pathsep}{os.environ['PATH']}"}),
    ]


def _table(ways: list[Way], rounds: list[dict[str, dict[str, Cost]]]) -> Iterator[str]:
    """Medians, with the share of the first way's wall time."""
    rows = {step: (step,) for step in STEPS} | {"fresh clone to finished `site/`": SITE}
    yield f"| wall s (CPU s) | {' | '.join(way.title for way in ways)} |"
    yield f"|---|{'---|' * len(ways)}"
    for row, steps in rows.items():
        costs = [[sum((each[way.title][step] for step in steps), Cost(0, 0, 0)) for each in rounds] for way in ways]
        first = median(cost.wall for cost in costs[0])
        cells = [
            f"{median(cost.wall for cost in each):.1f} ({median(cost.cpu for cost in each):.1f})"
            + (f", {median(cost.wall for cost in each) / first:.2f}" if each is not costs[0] else "")
            for each in costs
        ]
        yield f"| {row} | {' | '.join(cells)} |"


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.setup", description="Set up and build in turn, with pip and with uv.")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    on = machine()
    with tempfile.TemporaryDirectory(prefix="setup-") as name:
        folder = Path(name)
        ways = _ways(folder)
        rounds = []
        for number in range(1, given.rounds + 1):
            print(f"round {number} of {given.rounds}", file=sys.stderr, flush=True)
            rounds.append({way.title: way.measured(folder / "clone") for way in ways})
    print("\n".join(_table(ways, rounds)))
    print(f"\n{on['processor']}, {on['cores']} cores (load {on['load']} before); medians of {given.rounds} rounds.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Large photos to all their published sizes: this project beside sharp, in turn."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.building import Say
from bench.measuring import measure, rounded
from bench.names import ROOT
from bench.pool import lay_large
from bench.rivals import HERE


def process_in_turn(folder: Path, number: int, rounds: int, seed: int, say: Say) -> Iterator[dict[str, Any]]:
    paths = lay_large(folder / "photos", number, seed)
    size = sum(path.stat().st_size for path in paths) / len(paths) / 2**20
    say(f"{number} photos of 12 megapixels, {size:.1f} MB each")
    ours = [sys.executable, "-m", "bench.processing", str(folder)]
    commands = {"ours": (ours, ".cache")}
    if (HERE / "node_modules" / "sharp").is_dir() and shutil.which("node"):
        commands["sharp"] = (["node", str(HERE / "sharp.js"), str(folder)], "sharp")
    for turn in range(rounds):
        for name, (command, made) in commands.items():
            shutil.rmtree(folder / made, ignore_errors=True)
            modes = ("cold", "unchanged") if name == "ours" else ("cold",)
            for mode in modes:
                cost = measure([command], ROOT, {"PYTHONPATH": str(ROOT / "hooks")})
                say(f"photos {mode} {name}: {cost.wall:.2f} s, CPU {cost.cpu:.2f} s, {cost.peak_mb:.0f} MB")
                yield {"photos": number, "mode": mode, "contender": name, "round": turn + 1, **rounded(cost)}

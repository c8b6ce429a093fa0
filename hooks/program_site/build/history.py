"""The history of the repository: when each text of a folder was first committed, whatever it was called then."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from program_site.build.cache import cache_folder, read_entries, write_entries
from program_site.build.fingerprints import hash_of, toolchain_hash

Moments = Mapping[str, int]
"""By the path of a file below the root: seconds since 1970, by the clock of whoever committed it."""
_END = 253_370_764_800
"""The year 9999 begins: dates hold no later ones. A commit can have any number for its time."""
_ALIKE = "-M70%"
"""From how much the same on a text that goes in one place and comes in another has only been moved."""
_LOG = [
    "log", "-z", "--format=%x01%ct", "--full-history", "--topo-order", "--name-status", "--diff-filter=AR", _ALIKE, "-l1000", "-c",
    "--relative", "--no-color", "--no-ext-diff", "--no-textconv", "--no-show-signature",
]  # fmt: skip


def first_commits(root: Path, folder: str) -> Moments | None:
    """Of the texts in a folder below the root; None without a history: no git, no repository, or only the end of one.

    Git is asked for the history only when the newest commit is another one than before.
    """
    shallow, _, head = (_git(root, "rev-parse", "--is-shallow-repository", "HEAD") or "").strip().partition("\n")
    if shallow != "false":
        return None
    place = cache_folder(root, "history")
    file, key = place and place / f"{folder}.json", hash_of(toolchain_hash(), head)
    kept = read_entries(file)
    if kept.get("key") == key and isinstance(moments := kept.get("moments"), dict):
        return moments
    told = _git(root, *_LOG, head, "--", f":(glob){folder}/**/*.md")
    if told is None:
        return None
    moments = dict(sorted(_first(told).items()))
    write_entries(file, {"key": key, "moments": moments})
    return moments or None


def _git(root: Path, *command: str) -> str | None:
    """What git says; None where it is not there or fails. It never asks a server, nor follows what a hook of git set."""
    kept = {name: value for name, value in os.environ.items() if name not in ("GIT_DIR", "GIT_WORK_TREE")}
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *command], capture_output=True, env={**kept, "GIT_NO_LAZY_FETCH": "1"}
        )
    except OSError:
        return None
    return os.fsdecode(done.stdout) if done.returncode == 0 else None


def _first(told: str) -> dict[str, int]:
    """The earliest time at which each file was added, under any of its names.

    What git tells comes newest first, so that of a former name it is known already what it became.
    """
    first: dict[str, int] = {}
    became: dict[str, frozenset[str]] = {}
    for moment, before, path in _changes(told):
        now = became.get(path, frozenset([path]))
        if before:
            became[before] = now
        elif moment is not None:
            first |= {each: min(moment, first.get(each, moment)) for each in now}
    return first


def _changes(told: str) -> Iterator[tuple[int | None, str, str]]:
    """The time, the former path of what was moved, and the path. A time that no calendar has is none."""
    moment: int | None = None
    parts = iter(told.split("\0"))
    for part in parts:
        status = part.lstrip("\n")
        if status.startswith("\x01"):
            told_time = status[1:]
            moment = int(told_time) if told_time.isdigit() and int(told_time) < _END else None
        elif status[:1] == "R" and status[1:].isdigit():
            yield moment, next(parts), next(parts)
        elif status:
            yield moment, "", next(parts)

"""What reading a folder gave, for as long as a preview runs: a folder that did not change is not read again."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from program_site.content.reports.report import Report
from program_site.text.problems import Problem

Signature = tuple[tuple[str, int, int, int, int], ...]
"""Of each file: name, size, times of the last change of its content and its name, number on the disk."""
Known = tuple[Report | None, list[Problem]]


@dataclass
class Memory:
    """By the path of the folder. What it was read beside must not have changed."""

    _folders: dict[Path, tuple[Signature, Known]] = field(default_factory=dict)

    def recall(self, folder: Path) -> Known | None:
        kept = self._folders.get(folder)
        return kept[1] if kept and kept[0] == signature(folder) else None

    def note(self, folder: Path, before: Signature | None, known: Known) -> None:
        """`before` is the signature from before the folder was read: it may have changed since."""
        if before:
            self._folders[folder] = before, known


def signature(folder: Path) -> Signature | None:
    """None where there is more than plain files."""
    found: list[tuple[str, int, int, int, int]] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.is_file(follow_symlinks=False):
                    return None
                status = entry.stat(follow_symlinks=False)
                found.append((entry.name, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino))
    except OSError:
        return None
    return tuple(sorted(found))

"""Which files were seen before, by how the disk knows them: one that did not change is not even read."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_Status = list[int]
"""Size, times of the last change of the content and of the name, number on the disk: no change leaves all of them."""


class SeenFiles:
    """What was found out of files, as JSON holds it, by their path below the project's root."""

    def __init__(self, cache: Path) -> None:
        self._file = cache / "seen.json"
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            kept = {}
        self._kept: Mapping[str, list[object]] = kept if isinstance(kept, dict) else {}
        self._now: dict[str, list[object]] = {}
        self._asked: dict[str, _Status] = {}

    def recall(self, name: str, path: Path, made_with: object) -> object | None:
        """What was found with the same means of the file as it is now."""
        try:
            status = self._asked[name] = _status(path)
            then, found, means = self._kept[name]
        except (KeyError, ValueError, TypeError, OSError):
            return None
        if then != status or means != made_with:
            return None
        self._now[name] = self._kept[name]
        return found

    def note(self, name: str, made_with: object, found: object) -> None:
        """Kept with how the disk knew the file when it was asked for: who changes it while it is read is not overlooked."""
        if name in self._asked:
            self._now[name] = [self._asked[name], found, made_with]

    def save(self, root: Path) -> None:
        """Files that were not asked for are kept, those that are gone are forgotten."""
        others = {name: seen for name, seen in self._kept.items() if name not in self._now and (root / name).is_file()}
        kept = {**self._now, **others}
        if kept == self._kept:
            return
        with suppress(OSError):
            handle, temporary = tempfile.mkstemp(dir=self._file.parent, prefix=".new-")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(json.dumps(kept, separators=(",", ":")))
            Path(temporary).replace(self._file)


def _status(path: Path) -> _Status:
    status = os.lstat(path)
    return [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]

"""Which files of photos were seen before, by how the disk knows them: one that did not change is not even read."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypedDict

_Status = list[int]
"""Size, times of the last change of the content and of the name, number on the disk: no change leaves all of them."""


class Facts(TypedDict):
    """What is noted of a photo when its pictures are made."""

    located: bool
    sizes: list[tuple[int, int]]


class SeenPhotos:
    """Keys and facts of photos by their path below the project's root."""

    def __init__(self, cache: Path) -> None:
        self._file = cache / "seen.json"
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            kept = {}
        self._kept: Mapping[str, list[object]] = kept if isinstance(kept, dict) else {}
        self._now: dict[str, list[object]] = {}

    def recall(self, name: str, path: Path, recipe: str) -> tuple[str, Facts] | None:
        """Key and facts of a photo that was made with the same recipe from the file as it is now."""
        try:
            status, key, facts, made_with = self._kept[name]
            if made_with != recipe or status != _status(path):
                return None
            found = Facts(located=bool(facts["located"]), sizes=[(int(w), int(h)) for w, h in facts["sizes"]])  # type: ignore[index]
        except (KeyError, ValueError, TypeError, OSError):
            return None
        self._now[name] = self._kept[name]
        return str(key), found

    def note(self, name: str, path: Path, key: str, facts: Facts, recipe: str) -> None:
        with suppress(OSError):
            self._now[name] = [_status(path), key, facts, recipe]

    def save(self, root: Path) -> None:
        """Photos that were not asked for are kept, those that are gone are forgotten."""
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
    status = path.lstat()
    return [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]

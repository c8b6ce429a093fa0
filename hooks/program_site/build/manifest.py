"""What was published last: of each file its key, and how the disk knew it then, so that it need not be made to be compared."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from program_site.build.cache import cache_folder
from program_site.build.outputs import Output, key_of

Sight = tuple[int, int, int]
"""How the disk knows a file: size in bytes, times of the last change of its content and of its state in nanoseconds."""
_Seen = tuple[str, Sight]
"""The key a file was published with, and how the disk knew it then."""


def sight(path: Path) -> Sight:
    status = path.lstat()
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


TEMPORARY = ".new-"
"""What the names of files begin with that are not yet, or never became, a part of the site."""


class Scan:
    """What lies below a folder, as it is now: paths below it. Links are named and not followed.

    `.git` and the like at the top of a site belong to whoever put them there, and are left out of one that is not `whole`.
    """

    def __init__(self, folder: Path, whole: bool = True) -> None:
        self.files: dict[str, Sight] = {}
        self.folders: list[str] = []
        self.links: list[str] = []
        self._look(str(folder), "", not whole)

    def _look(self, folder: str, above: str, of_others: bool) -> None:
        with os.scandir(folder) as entries:
            for entry in entries:
                path = above + entry.name
                if of_others and path.startswith(".") and not path.startswith(TEMPORARY):
                    continue
                if entry.is_symlink():
                    self.links.append(path)
                elif entry.is_dir():
                    self.folders.append(path)
                    self._look(entry.path, path + "/", False)
                else:
                    status = entry.stat()
                    self.files[path] = status.st_size, status.st_mtime_ns, status.st_ctime_ns


class Published:
    """The files below one target. Any that were touched since count as unknown."""

    def __init__(self, root: Path, target: Path) -> None:
        self._file = _place(root, target, "json")
        self._target = target
        self._before = self._load()
        self._now: dict[str, _Seen] = {}

    def _load(self) -> dict[str, _Seen]:
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
            return {path: (str(key), (int(size), int(c), int(s))) for path, (key, (size, c, s)) in kept.items()}
        except (OSError, ValueError, AttributeError, TypeError):
            return {}

    def holds(self, output: Output, there: Sight | None) -> bool:
        """Whether the file is there as it was published, and would be made just so again."""
        seen = self._before.get(output.path)
        if there is None or seen is None or seen != (output.key, there):
            return False
        self._now[output.path] = seen
        return True

    def add(self, output: Output) -> None:
        """The file is there now."""
        if output.key is not None:
            self._now[output.path] = output.key, sight(self._target / output.path)

    def save(self) -> None:
        """Whole or not at all; without it the next build makes everything and finds it the same."""
        with suppress(OSError):
            handle, temporary = tempfile.mkstemp(dir=self._file.parent, prefix=TEMPORARY)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(json.dumps(self._now, separators=(",", ":")))
            Path(temporary).replace(self._file)


def is_as_made(root: Path, target: Path, made_from: str) -> bool:
    """Whether a target still is what was last made for it, and that from the same: then there is nothing to do."""
    try:
        kept = _place(root, target, "made").read_text(encoding="ascii").split()
        if kept[0] != made_from:
            return False
        there = Scan(target, whole=False)
        return not there.links and kept[1] == _state(there.files)
    except (OSError, UnicodeDecodeError, IndexError):
        return False


def note_as_made(root: Path, target: Path, made_from: str, files: Mapping[str, Sight]) -> None:
    """`files` are all of the target, of a build without any fault: what it found wrong would have to be said again."""
    with suppress(OSError):
        _place(root, target, "made").write_text(f"{made_from} {_state(files)}\n", encoding="ascii")


def _state(files: Mapping[str, Sight]) -> str:
    return key_of(sorted(files.items()))


def _place(root: Path, target: Path, kind: str) -> Path:
    name = hashlib.sha256(str(target.resolve()).encode()).hexdigest()[:20]
    return cache_folder(root, "published") / f"{name}.{kind}"

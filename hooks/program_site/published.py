"""What was published last: of each file its key, and how the disk knew it then, so that it need not be made to be compared."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from program_site.cache import cache_folder
from program_site.outputs import Output

_Seen = tuple[str, int, int]
"""Key, size in bytes, time of the last change in nanoseconds."""


TEMPORARY = ".new-"
"""What the names of files begin with that are not yet, or never became, a part of the site."""


class Scan:
    """What lies below a folder, as it is now: paths below it. Links are named and not followed.

    `.git` and the like at the top of a site belong to whoever put them there, and are left out of one that is not `whole`.
    """

    def __init__(self, folder: Path, whole: bool = True) -> None:
        self.files: dict[str, os.stat_result] = {}
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
                    self.files[path] = entry.stat()


class Published:
    """The files below one target. Any that were touched since count as unknown."""

    def __init__(self, root: Path, target: Path) -> None:
        name = hashlib.sha256(str(target.resolve()).encode()).hexdigest()[:20]
        self._file = cache_folder(root, "published") / f"{name}.json"
        self._target = target
        self._before = self._load()
        self._now: dict[str, _Seen] = {}

    def _load(self) -> dict[str, _Seen]:
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
            return {path: (str(seen[0]), int(seen[1]), int(seen[2])) for path, seen in kept.items()}
        except (OSError, ValueError, AttributeError, TypeError, IndexError):
            return {}

    def holds(self, output: Output, there: os.stat_result | None) -> bool:
        """Whether the file is there as it was published, and would be made just so again."""
        seen = self._before.get(output.path)
        if there is None or seen is None or seen != (output.key, there.st_size, there.st_mtime_ns):
            return False
        self._now[output.path] = seen
        return True

    def add(self, output: Output) -> None:
        """The file is there now."""
        if output.key is not None:
            status = os.lstat(self._target / output.path)
            self._now[output.path] = output.key, status.st_size, status.st_mtime_ns

    def save(self) -> None:
        """Whole or not at all; without it the next build makes everything and finds it the same."""
        with suppress(OSError):
            handle, temporary = tempfile.mkstemp(dir=self._file.parent, prefix=TEMPORARY)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(self._now, file, separators=(",", ":"))
            Path(temporary).replace(self._file)

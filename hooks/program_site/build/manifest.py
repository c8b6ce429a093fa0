"""The manifest of a published site: the input hash and the fingerprint of each file, so that it is not made to be compared."""

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from program_site.build.cache import cache_folder, read_entries, write_entries
from program_site.build.fingerprints import Fingerprint, FolderScan, fingerprint, hash_of
from program_site.build.outputs import Output
from program_site.text.files import replace_file

_Entry = tuple[str, Fingerprint]
"""The input hash a file was published with, and its fingerprint then."""


class Manifest:
    """Of one target. A file that was touched since counts as unknown; without a cache every file does."""

    def __init__(self, root: Path, target: Path) -> None:
        self._file = _cache_file(root, target, "json")
        self._target = target
        self._before = self._load()
        self._now: dict[str, _Entry] = {}

    def _load(self) -> dict[str, _Entry]:
        entries = read_entries(self._file).items()
        try:
            return {path: (str(key), (int(a), int(b), int(c), int(d))) for path, (key, (a, b, c, d)) in entries}
        except (ValueError, TypeError):
            return {}

    def is_current(self, output: Output, existing: Fingerprint | None) -> bool:
        """Whether the existing file is as it was published, and would be made just so again."""
        entry = self._before.get(output.path)
        if existing is None or entry is None or entry != (output.input_hash, existing):
            return False
        self._now[output.path] = entry
        return True

    def add(self, output: Output) -> None:
        """Record a file that has just been published."""
        if self._file and output.input_hash is not None:
            self._now[output.path] = output.input_hash, fingerprint(self._target / output.path)

    def save(self) -> None:
        write_entries(self._file, self._now)


def is_up_to_date(root: Path, target: Path, input_hash: str) -> bool:
    """Whether a target still is what was last made for it, and that from the same inputs: then there is nothing to do."""
    file = _cache_file(root, target, "built")
    try:
        built = file.read_text(encoding="ascii").split() if file else []
        if built[0] != input_hash:
            return False
        scan = FolderScan(target, skip_hidden=True)
        return not scan.links and built[1] == _hash(scan.files)
    except (OSError, UnicodeDecodeError, IndexError):
        return False


def record_build(root: Path, target: Path, input_hash: str, files: Mapping[str, Fingerprint]) -> None:
    """`files` are all of the target, of a build without any problem: a problem would have to be said again."""
    if file := _cache_file(root, target, "built"):
        with suppress(OSError):
            replace_file(file, f"{input_hash} {_hash(files)}\n".encode())


def _hash(files: Mapping[str, Fingerprint]) -> str:
    return hash_of(sorted(files.items()))


def _cache_file(root: Path, target: Path, kind: str) -> Path | None:
    folder = cache_folder(root, "published")
    return folder / f"{hashlib.sha256(str(target.resolve()).encode()).hexdigest()[:20]}.{kind}" if folder else None

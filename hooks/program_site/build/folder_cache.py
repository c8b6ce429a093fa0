"""What was made from folders, in memory: while a preview runs, a folder that did not change is not read again."""

from pathlib import Path
from typing import Generic, TypeVar

from program_site.build.cache import cache_is_off
from program_site.build.fingerprints import Fingerprint, FolderScan

Value = TypeVar("Value")
FolderFingerprint = tuple[tuple[str, Fingerprint], ...]
"""Name and fingerprint of each file."""


class FolderCache(Generic[Value]):
    """Values by folder, as long as all else that they are made from stays the same."""

    def __init__(self) -> None:
        self._entries: dict[Path, tuple[FolderFingerprint, Value]] = {}

    def get(self, folder: Path, current: FolderFingerprint | None) -> Value | None:
        entry = self._entries.get(folder)
        return entry[1] if entry and entry[0] == current else None

    def put(self, folder: Path, before: FolderFingerprint | None, value: Value) -> None:
        """`before` is the fingerprint from before the folder was read: a change in between is not overlooked."""
        if before and not cache_is_off():
            self._entries[folder] = before, value


def folder_fingerprint(folder: Path) -> FolderFingerprint | None:
    """None where there is more than plain files."""
    try:
        scan = FolderScan(folder)
    except OSError:
        return None
    return None if scan.folders or scan.links else tuple(sorted(scan.files.items()))

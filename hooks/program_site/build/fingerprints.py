"""Fingerprints: what tells, without a second look at the content, that a file, a value or the code is still the same."""

import functools
import hashlib
import os
import sys
from collections.abc import Iterable
from importlib import resources
from importlib.metadata import version
from pathlib import Path

from program_site.text.files import TEMPORARY

Fingerprint = tuple[int, int, int, int]
"""How the disk knows a file: size, times of the last change of content and state in nanoseconds, inode.

Tools that unpack or restore files set the first time, but nobody sets the second.
"""
FolderFingerprint = tuple[tuple[str, Fingerprint], ...]
"""Name and fingerprint of each file."""
_PACKAGES = ("comrak", "jinja2", "markupsafe", "nh3", "pydantic", "pyyaml", "babel", "budoux")


def fingerprint(path: Path | str) -> Fingerprint:
    """Of a file, or of a link itself. Raises OSError."""
    status = os.lstat(path)
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


class FolderScan:
    """Everything below a folder, by its path below it. Links are listed, never followed. Raises OSError.

    `skip_hidden` leaves out `.git` and the like at the top: in a published site they belong to whoever put them there.
    """

    def __init__(self, folder: Path, skip_hidden: bool = False) -> None:
        self.files: dict[str, Fingerprint] = {}
        self.folders: list[str] = []
        self.links: list[str] = []
        self._scan(str(folder), "", skip_hidden)

    def _scan(self, folder: str, above: str, skip_hidden: bool) -> None:
        with os.scandir(folder) as entries:
            for entry in entries:
                path = above + entry.name
                if skip_hidden and path.startswith(".") and not path.startswith(TEMPORARY):
                    continue
                if entry.is_symlink():
                    self.links.append(path)
                elif entry.is_dir():
                    self.folders.append(path)
                    self._scan(entry.path, path + "/", False)
                else:
                    self.files[path] = fingerprint(entry.path)


def folder_fingerprint(folder: Path) -> FolderFingerprint | None:
    """None where there is more than plain files."""
    try:
        scan = FolderScan(folder)
    except OSError:
        return None
    return None if scan.folders or scan.links else tuple(sorted(scan.files.items()))


def scan_all(places: Iterable[Path]) -> tuple[dict[str, Fingerprint], bool]:
    """Every file at and below some places, by its whole path, and whether there are links: their targets are not seen."""
    files: dict[str, Fingerprint] = {}
    has_links = False
    for place in dict.fromkeys(places):
        has_links |= place.is_symlink()
        if place.is_dir():
            scan = FolderScan(place)
            # What Python keeps beside our code appears while the first build runs, and says nothing new.
            files |= {f"{place}/{path}": each for path, each in scan.files.items() if "__pycache__/" not in path}
            has_links |= bool(scan.links)
        elif place.is_file():
            files[str(place)] = fingerprint(place)
    return files, has_links


def hash_of(*parts: object) -> str:
    """A hash of inputs: texts, numbers, frozen values, and tuples of them."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()


@functools.cache
def toolchain_hash() -> bytes:
    """A hash of what the site is made with: this package, every file of it, and what it builds on."""
    digest = hashlib.sha256()
    digest.update(sys.version.encode())
    for package in _PACKAGES:
        digest.update(f"{package}={version(package)}\n".encode())
    with resources.as_file(resources.files("program_site")) as folder:
        for file in sorted(folder.rglob("*")):
            if file.suffix != ".pyc" and file.is_file():
                digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.digest()

"""What was made of many small texts, kept in one file of `.cache/` under the hash of all it was made from."""

from __future__ import annotations

import functools
import hashlib
import sqlite3
import sys
import time
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from importlib import resources
from importlib.metadata import version
from pathlib import Path

from program_site.build.cache import cache_folder

_MOST = 20_000
"""Entries; those that were not asked for the longest go first."""
_PACKAGES = ("comrak", "jinja2", "markupsafe", "nh3", "pydantic", "pyyaml", "babel")
_AT_ONCE = 500
"""Keys in one question: SQLite takes no more than 999 values in some builds."""


@functools.cache
def recipe() -> bytes:
    """Stands for all that texts are made with: this package, every file of it, and what it builds on."""
    digest = hashlib.sha256()
    digest.update(sys.version.encode())
    for package in _PACKAGES:
        digest.update(f"{package}={version(package)}\n".encode())
    root = resources.files("program_site")
    with resources.as_file(root) as folder:
        for file in sorted(folder.rglob("*")):
            if file.suffix in (".py", ".html", ".yml"):
                digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.digest()


class Store:
    """Values by key, each with a rest that is fetched when it is wanted.

    A file that cannot be read or written is as good as empty: everything is made anew.
    """

    def __init__(self, root: Path, name: str) -> None:
        self._path = cache_folder(root, name) / "kept.sqlite"

    def get(self, keys: Iterable[str]) -> dict[str, bytes]:
        """What is kept of the keys; it counts as used today."""
        wanted, found = list(dict.fromkeys(keys)), dict[str, bytes]()
        if not wanted or not self._path.is_file():
            return found
        try:
            with closing(self._open()) as database, database:
                for start in range(0, len(wanted), _AT_ONCE):
                    some = wanted[start : start + _AT_ONCE]
                    marks = ",".join("?" * len(some))
                    found |= database.execute(f"SELECT key, value FROM kept WHERE key IN ({marks})", some)
                    question = f"UPDATE kept SET day = ? WHERE day != ? AND key IN ({marks})"
                    database.execute(question, (_today(), _today(), *some))
        except sqlite3.Error:
            self._forget()
        return found

    def rest(self, key: str) -> bytes | None:
        if not self._path.is_file():
            return None
        try:
            with closing(sqlite3.connect(self._path, timeout=20)) as database:
                row = database.execute("SELECT rest FROM kept WHERE key = ?", (key,)).fetchone()
                return bytes(row[0]) if row else None
        except (sqlite3.Error, TypeError):
            return None

    def put(self, values: Mapping[str, tuple[bytes, bytes]]) -> None:
        """Value and rest by key."""
        if not values:
            return
        try:
            with closing(self._open()) as database, database:
                rows = [(key, _today(), *both) for key, both in values.items()]
                database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)
                database.execute(
                    "DELETE FROM kept WHERE key IN (SELECT key FROM kept ORDER BY day DESC LIMIT -1 OFFSET ?)", (_MOST,)
                )
        except sqlite3.Error:
            self._forget()

    def _open(self) -> sqlite3.Connection:
        """Two builds at once wait for each other; one that is killed leaves the last whole state."""
        database = sqlite3.connect(self._path, timeout=20)
        database.execute("PRAGMA synchronous = OFF")  # a lost cache after a power cut is no loss
        database.execute("CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, day INTEGER, value BLOB, rest BLOB)")
        return database

    def _forget(self) -> None:
        """A file that is none of SQLite's, or broken."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)


def _today() -> int:
    return int(time.time()) // 86_400

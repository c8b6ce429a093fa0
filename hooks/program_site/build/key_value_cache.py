"""Many small values in one file of the cache, each under a hash of all that it was made from."""

import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from pathlib import Path

_MOST = 20_000
"""Entries; those that were not asked for the longest are evicted first."""
_AT_ONCE = 500
"""Keys in one query: SQLite takes no more than 999 values in some builds."""

_TABLE = "CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, day INTEGER, value BLOB, payload BLOB)"


class KeyValueCache:
    """Values by key, each with a payload that is fetched only when it is wanted.

    Without a folder, or with a file that cannot be read or written, it is empty: everything is made again.
    """

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / "entries.sqlite" if folder else None

    def get(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The values of those keys that have one; they count as used today."""
        wanted, values = list(dict.fromkeys(keys)), dict[str, bytes]()

        def read(database: sqlite3.Connection) -> None:
            for start in range(0, len(wanted), _AT_ONCE):
                some = wanted[start : start + _AT_ONCE]
                marks = ",".join("?" * len(some))
                values.update(database.execute(f"SELECT key, value FROM entries WHERE key IN ({marks})", some))
                query = f"UPDATE entries SET day = ? WHERE day != ? AND key IN ({marks})"
                database.execute(query, (_today(), _today(), *some))

        self._run(read)
        return values

    def get_payload(self, key: str) -> bytes:
        """Empty where there is none."""
        payloads: list[tuple[object]] = []
        query = "SELECT payload FROM entries WHERE key = ?"
        self._run(lambda database: payloads.extend(database.execute(query, (key,))))
        return next((payload for (payload,) in payloads if isinstance(payload, bytes)), b"")

    def put(self, entries: Mapping[str, tuple[bytes, bytes]]) -> None:
        """Value and payload by key."""
        rows = [(key, _today(), *entry) for key, entry in entries.items()]
        oldest = "SELECT key FROM entries ORDER BY day DESC LIMIT -1 OFFSET ?"

        def write(database: sqlite3.Connection) -> None:
            database.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", rows)
            database.execute(f"DELETE FROM entries WHERE key IN ({oldest})", (_MOST,))

        if rows:
            self._run(write)

    def _run(self, work: Callable[[sqlite3.Connection], object]) -> None:
        """One transaction. Two builds at once wait for each other; one that is killed leaves the last whole state.

        A file that is broken, or none of SQLite's, is deleted.
        """
        if not self._path:
            return
        try:
            with closing(sqlite3.connect(self._path, timeout=20)) as database, database:
                database.execute("PRAGMA synchronous = OFF")  # a lost cache after a power cut is no loss
                database.execute(_TABLE)
                work(database)
        except sqlite3.Error:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)


def _today() -> int:
    return int(time.time()) // 86_400

"""What was found out of files: one that did not change since is not even read."""

from pathlib import Path

from program_site.build.cache import read_entries, write_entries
from program_site.build.fingerprints import fingerprint


class FileCache:
    """Values as JSON holds them, by the path of the file below the project's root. Without a folder it holds nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._file = folder / "files.json" if folder else None
        self._before: dict[str, list[object]] = read_entries(self._file)
        self._now: dict[str, list[object]] = {}
        self._asked: dict[str, list[int]] = {}

    def get(self, name: str, path: Path, input_hash: str) -> object | None:
        """The value of the file as it is now, made from the same other inputs."""
        try:
            current = self._asked[name] = [*fingerprint(path)]
            known, value, known_hash = self._before[name]
        except (KeyError, ValueError, TypeError, OSError):
            return None
        if (known, known_hash) != (current, input_hash):
            return None
        self._now[name] = self._before[name]
        return value

    def put(self, name: str, input_hash: str, value: object) -> None:
        """Under the fingerprint from before the file was read: a change in between is not overlooked."""
        if name in self._asked:
            self._now[name] = [self._asked[name], value, input_hash]

    def save(self, root: Path) -> None:
        """Files that were not asked for stay, those that are gone are forgotten."""
        missing = self._before.keys() - self._now.keys()
        entries = {**{name: self._before[name] for name in missing if (root / name).is_file()}, **self._now}
        if entries != self._before:
            write_entries(self._file, entries)

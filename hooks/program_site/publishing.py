"""Publishing: what a finished build becomes on disk. Whole files only, unchanged ones untouched, stale ones gone."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path

_TEMPORARY = ".new-"


class Staging:
    """A folder of its own in which a site is built, so that a build that fails never touches the target."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.folder = Path(tempfile.mkdtemp(prefix="site-"))

    def pages(self) -> Iterator[tuple[str, str]]:
        """Path and HTML of every page that was built here."""
        for path in sorted(self.folder.rglob("*.html")):
            yield path.relative_to(self.folder).as_posix(), path.read_text(encoding="utf-8")

    def publish(self, extra: Iterable[tuple[str, bytes | Path]]) -> None:
        publish(self.folder, self.target, extra)

    def discard(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def publish(staging: Path | None, target: Path, extra: Iterable[tuple[str, bytes | Path]]) -> None:
    """Make `target` hold what `staging` holds and `extra` adds. Unchanged files are not touched, stale ones go last.

    `extra` names each file below the site's root with its content or where it lies; no more than one is held at a time.

    Without `staging` the files of `extra` are added to what is there. Raises OSError where `target` cannot be written.
    """
    if target.is_file() or (target.is_symlink() and not target.exists()):
        target.unlink(missing_ok=True)
    target.mkdir(parents=True, exist_ok=True)
    with _alone_in(target):
        _publish(staging, target, extra)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Wait until no other build publishes into the folder: two at once would take each other's files for stale ones.

    The folder itself is the lock, so that none is left behind by a build that was killed. Windows, and file systems
    of other machines, may have no such locks; there two builds at once remain unwise.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _publish(staging: Path | None, target: Path, extra: Iterable[tuple[str, bytes | Path]]) -> None:
    built = sorted(path for path in staging.rglob("*") if path.is_file()) if staging else []
    wanted: set[str] = set()
    # What the core makes goes before what the engine made at the same place.
    for name, content in chain(extra, ((path.relative_to(staging or path).as_posix(), path) for path in built)):
        if name not in wanted:
            wanted.add(name)
            _write(target, name, content.read_bytes() if isinstance(content, Path) else content)
    for path in sorted(target.rglob("*"), reverse=True) if staging else []:
        name = path.relative_to(target).as_posix()
        if name.startswith(".") and not name.startswith(_TEMPORARY):
            continue  # .git and the like at the top belong to whoever put them there
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif name not in wanted:
            path.unlink()


def _write(target: Path, name: str, data: bytes) -> None:
    """Atomically, so that a build that is killed leaves whole files only."""
    path = target / name
    for parent in reversed(path.relative_to(target).parents[:-1]):
        if (target / parent).is_symlink() or (target / parent).is_file():
            (target / parent).unlink()  # never write through a link to somewhere else
    if path.is_file() and not path.is_symlink() and path.read_bytes() == data:
        return
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=_TEMPORARY)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(temporary).chmod(0o644)
    Path(temporary).replace(path)

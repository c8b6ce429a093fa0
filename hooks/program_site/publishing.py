"""Publishing: what a finished build becomes on disk. Whole files only, unchanged ones untouched, stale ones gone."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

_TEMPORARY = ".new-"


class Staging:
    """A folder of its own in which a site is built, so that a build that fails never touches the target."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.folder = Path(tempfile.mkdtemp(prefix="site-"))

    def publish(self, extra: Mapping[str, bytes]) -> None:
        publish(self.folder, self.target, extra)

    def discard(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def publish(staging: Path | None, target: Path, extra: Mapping[str, bytes]) -> None:
    """Make `target` hold what `staging` holds and `extra` adds. Unchanged files are not touched, stale ones go last.

    Without `staging` the files of `extra` are added to what is there.
    """
    if target.is_file() or (target.is_symlink() and not target.exists()):
        target.unlink()
    wanted: dict[str, bytes | Path] = dict(extra)
    if staging:
        built = [path for path in staging.rglob("*") if path.is_file()]
        wanted = {**{path.relative_to(staging).as_posix(): path for path in sorted(built)}, **extra}
    for name, content in wanted.items():
        data = content.read_bytes() if isinstance(content, Path) else content
        _write(target, name, data)
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

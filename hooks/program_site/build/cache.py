"""The cache: `.cache/` beside the content. What lies there was expensive, and is made again when it is gone.

`CACHE=off` in the environment is the one switch for all caches: none is read and none is written.
"""

import atexit
import errno
import functools
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from program_site.text.files import TEMPORARY, replace_file


def cache_is_off() -> bool:
    return os.environ.get("CACHE") == "off"


def cache_folder(root: Path, name: str) -> Path | None:
    """`.cache/<name>`; None where the cache is off, or nothing can be written beside the content."""
    if cache_is_off():
        return None
    folder = root / ".cache" / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        return None


def work_folder(root: Path, name: str) -> Path:
    """A place for large files until they are published: the cache, or without one a new folder that goes with the process."""
    return cache_folder(root, name) or Path(tempfile.mkdtemp(prefix=f"{name}-", dir=_passing_folder()))


@functools.cache
def _passing_folder() -> str:
    folder = tempfile.mkdtemp(prefix="site-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def read_entries(file: Path | None) -> dict[str, Any]:
    """What a list in the cache holds; nothing where it is broken, or there is none."""
    try:
        entries = json.loads(file.read_text(encoding="utf-8")) if file else {}
    except (OSError, ValueError):
        return {}
    return entries if isinstance(entries, dict) else {}


def write_entries(file: Path | None, entries: Mapping[str, Any]) -> None:
    """Whole or not at all; without it the next build makes everything and finds it the same."""
    if file:
        with suppress(OSError):
            replace_file(file, json.dumps(entries, separators=(",", ":")).encode())


@contextmanager
def new_entry(entry: Path) -> Iterator[Path]:
    """A folder to make an entry in. It becomes the entry, whole, only if nothing fails; another build may be quicker."""
    entry.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=entry.parent))
    try:
        yield folder
        while True:
            try:
                folder.replace(entry)
                break
            except OSError as error:
                if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                    raise
                shutil.rmtree(entry, ignore_errors=True)  # an older one, or one that was made at the same time
    finally:
        shutil.rmtree(folder, ignore_errors=True)

"""The cache: `.cache/` beside the content. What lies there was expensive, and is made again when it is gone."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def cache_folder(root: Path, name: str) -> Path:
    """`.cache/<name>`, or a passing folder where nothing can be written beside the content."""
    folder = root / ".cache" / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        return Path(tempfile.mkdtemp(prefix=f"{name}-"))


@contextmanager
def making(entry: Path) -> Iterator[Path]:
    """A folder to make an entry in. It becomes the entry, whole, only if nothing went wrong; another build may be quicker."""
    entry.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".new-", dir=entry.parent))
    try:
        yield folder
        try:
            folder.replace(entry)
        except OSError:  # there already: made at the same time, or what a killed build left
            shutil.rmtree(entry, ignore_errors=True)
            folder.replace(entry)
    finally:
        shutil.rmtree(folder, ignore_errors=True)

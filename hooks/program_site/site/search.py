"""The search index: Pagefind reads the finished pages, one index per language, loaded by the reader's browser in pieces."""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from program_site.build.cache import new_entry, work_folder

FOLDER = "pagefind"
"""Where the index lies, below the site's root."""
FOUND = b"data-pagefind-body"
"""The attribute of what is indexed. Pages without it stay out of the index."""
_UNUSED = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")
"""Pagefind's user interfaces, which the site replaces by its own."""


class NoIndex(Exception):
    """Pagefind failed; the message is what it said."""


def index_files(pages: Iterable[tuple[str, Path]], root: Path) -> Iterator[tuple[str, Path]]:
    """The files of the index: path below the site's root, and where it lies. Raises NoIndex.

    `pages` are paths below the site's root, and where they lie now. `<html lang>` decides into which index each goes.
    `.cache/search` keeps the last index under the hash of its input: Pagefind writes the kinds in another order each time,
    so the same pages would give other bytes.
    """
    digest = hashlib.sha256(version("pagefind").encode())
    indexed: list[tuple[str, Path]] = []
    for path, file in sorted(pages):
        content = file.read_bytes()
        if FOUND in content:
            indexed.append((path, file))
            digest.update(f"\0{path}\0".encode() + hashlib.sha256(content).digest())
    if not indexed:
        return
    entry = work_folder(root, "search") / digest.hexdigest()
    if not (entry / "pagefind-entry.json").is_file():
        for former in entry.parent.iterdir():
            shutil.rmtree(former, ignore_errors=True)
        with new_entry(entry) as folder:
            _make(indexed, folder)
    for file in sorted(entry.rglob("*")):
        if file.is_file():
            yield f"{FOLDER}/{file.relative_to(entry).as_posix()}", file


def _make(pages: Iterable[tuple[str, Path]], folder: Path) -> None:
    """Run Pagefind's command line: its Python interface ends the server before all files are on disk."""
    with tempfile.TemporaryDirectory(prefix="search-") as work:
        for path, file in pages:
            (Path(work) / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, Path(work) / path)
        command = [sys.executable, "-m", "pagefind", "--site", work, "--output-path", str(folder)]
        result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace")
    if result.returncode:
        raise NoIndex(result.stderr.strip() or result.stdout.strip())
    for file in folder.iterdir():
        if file.name.startswith(_UNUSED):
            file.unlink()

"""Publish a finished build: whole files only, unchanged ones untouched, stale ones gone."""

import functools
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from program_site.build.fingerprints import Fingerprint, FolderScan, fingerprint
from program_site.build.manifest import Manifest, record_build
from program_site.build.outputs import Output
from program_site.build.processes import spread
from program_site.text.files import TEMPORARY

Pages = Iterable[tuple[str, Path]]
"""Every page: its path below the site's root, and where it lies until all is published."""


class Staging:
    """A folder in which the engine builds, so that a build that fails never touches the target."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="site-"))

    def discard(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def publish(
    built: Path | Collection[str],
    target: Path,
    outputs: Iterable[Output],
    root: Path,
    index: Callable[[Pages], Iterable[Output]] | None = None,
    input_hash: str | None = None,
) -> list[str]:
    """Make `target` hold what the engine `built` and what `outputs` add; returns the paths of the files it wrote.

    In the place of a folder, `built` names files of the target that stay as they are.

    Unchanged files are not touched, stale ones go last. All is made before the first file of the target is touched;
    `index` adds what is made from the pages. The cache below `root` holds the manifest, and the `input_hash` of the whole
    build if one is given.
    Raises OSError where `target` cannot be written.
    """
    if target.is_file() or (target.is_symlink() and not target.exists()):
        target.unlink(missing_ok=True)
    target.mkdir(parents=True, exist_ok=True)
    with _locked(target):
        publication = _Publication(built, target, Manifest(root, target))
        try:
            publication.make(outputs)
            if index:
                publication.make(index(publication.pages()))
            written = publication.put()
            if input_hash:
                record_build(root, target, input_hash, publication.files())
            return written
        finally:
            publication.discard()


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
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


class _Publication:
    """One publishing. New files lie in a folder inside the target until all are made; then they are only renamed."""

    def __init__(self, built: Path | Collection[str], target: Path, manifest: Manifest) -> None:
        self._target, self._manifest = target, manifest
        self._before = FolderScan(target, skip_hidden=True)
        self._folder = Path(tempfile.mkdtemp(dir=target, prefix=TEMPORARY))
        """New files, as they will lie in the target."""
        self._made_folders: set[str] = set()
        """Below it."""
        self._wanted: dict[str, bool] = {}
        """Every file of the site by its path, and whether it is new."""
        self._made: list[Output] = []
        self._built = (
            [Output(path, built / path) for path in sorted(FolderScan(built).files)] if isinstance(built, Path) else []
        )
        self._staying = () if isinstance(built, Path) else built

    def make(self, outputs: Iterable[Output]) -> None:
        """A file of the core replaces one of the engine at the same path."""
        outdated: list[Output] = []
        for output in (*outputs, *self._built):
            if output.path not in self._wanted:
                self._wanted[output.path] = False
                if not self._manifest.is_current(output, self._before.files.get(output.path)):
                    outdated.append(output)
        made = [output for output in outdated if callable(output.content)]
        for output, is_new in zip(made, spread(self._make, made, pieces=1), strict=True):
            self._wanted[output.path] = is_new
        for output in outdated:
            if not callable(output.content):  # to be compared or copied, which is less work than starting a process
                self._wanted[output.path] = self._make(output)
        self._made += outdated
        self._built = []
        for path in self._staying:
            self._wanted.setdefault(path, False)

    def _make(self, output: Output) -> bool:
        """Whether the content differs from the target's; then it is written into the folder of new files."""
        content = output.read()
        if output.path in self._before.files and (self._target / output.path).read_bytes() == content:
            return False
        self._write(output.path, content)
        return True

    def _write(self, path: str, content: bytes) -> None:
        """Without `pathlib`, which takes a third of the time where there are thousands of files."""
        folder = f"{self._folder}/{path.rpartition('/')[0]}"
        if folder not in self._made_folders:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103
            self._made_folders.add(folder)
        place = f"{self._folder}/{path}"
        with open(place, "wb") as file:  # noqa: PTH123
            file.write(content)
        os.chmod(place, 0o644)  # noqa: PTH101, readable for everybody, whatever the umask

    def pages(self) -> Iterator[tuple[str, Path]]:
        for path, is_new in sorted(self._wanted.items()):
            if path.endswith(".html"):
                yield path, (self._folder if is_new else self._target) / path

    def put(self) -> list[str]:
        for link in self._before.links:
            (self._target / link).unlink()  # never write through a link to somewhere else
        _merge(self._folder, self._target)
        for output in self._made:
            self._manifest.add(output)
        self._manifest.save()
        self._sweep()
        return [path for path, is_new in self._wanted.items() if is_new]

    def files(self) -> dict[str, Fingerprint]:
        """All of them, once they are put."""
        before = self._before.files
        return {path: fingerprint(self._target / path) if new else before[path] for path, new in self._wanted.items()}

    def _sweep(self) -> None:
        for path in self._before.files.keys() - self._wanted.keys():
            if (self._target / path).is_file():  # it may have become a folder, or what it lay in a file
                (self._target / path).unlink()
        needed = {folder for path in self._wanted for folder in _folders(path)}
        for path in sorted(set(self._before.folders) - needed, reverse=True):
            with suppress(OSError):  # what is not empty stays
                (self._target / path).rmdir()

    def discard(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


@functools.lru_cache(maxsize=100_000)
def _folders(path: str) -> tuple[str, ...]:
    """All folders above a path."""
    above = path.rpartition("/")[0]
    return (above, *_folders(above)) if above else ()


def _merge(source: Path, target: Path) -> None:
    """Move all files to where they belong, each at once: a build that is killed leaves whole files only."""
    for entry in source.iterdir():
        place = target / entry.name
        if entry.is_dir() and place.is_dir():
            _merge(entry, place)
        else:
            _replace(entry, place)


def _replace(source: Path, place: Path) -> None:
    try:
        source.replace(place)
    except OSError:  # a file becomes a folder, or a folder a file
        if place.is_dir():
            shutil.rmtree(place)
        else:
            place.unlink(missing_ok=True)
        source.replace(place)

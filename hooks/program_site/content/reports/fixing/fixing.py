"""Mending reports: what a machine can put right without guessing what is meant, on disk or only counted.

A report is mended as a whole or not at all: everything new is first written beside the old files and then put in their
places, so that no text ever names a photo that is not there.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from program_site.content.reports.fixing.encoding import decode
from program_site.content.reports.fixing.names import References, plain_name
from program_site.content.reports.fixing.photos import LARGEST_READ, Look, look, mend_photo
from program_site.content.reports.fixing.text import mend_text
from program_site.content.reports.photos.photos import SUFFIXES
from program_site.content.reports.report import FOLDER
from program_site.text.files import read_file
from program_site.text.locales import is_language
from program_site.text.natural_order import natural_key
from program_site.text.problems import Mended

PHOTO_KINDS = frozenset(["jpeg", "smaller", "turned", "notes"])
"""Changes after which the photo as it was exists nowhere in the folder."""
_LARGEST_TEXT = 200_000
_WRITTEN = frozenset([".md", ".markdown", ".txt"])


@dataclass
class _Work:
    """What is to become of one report."""

    root: Path
    write: bool
    language: str | None = None
    """Of whoever wrote the report, if its only text tells."""
    renames: bool = True
    """False where a text cannot be read: it may name the photos."""
    staged: dict[Path, Path] = field(default_factory=dict)
    """Where new content is to lie → where it lies until then."""
    gone: list[tuple[Path, Path]] = field(default_factory=list)
    """Old and new path of each renamed file."""
    done: list[Mended] = field(default_factory=list)
    failed: list[Mended] = field(default_factory=list)

    def change(self, kind: str, path: Path, **values: str) -> Mended:
        return Mended(kind, path.relative_to(self.root).as_posix(), 1, values, self.language)

    def stage(self, target: Path, data: bytes, like: Path) -> None:
        handle, name = tempfile.mkstemp(prefix=".mending-", dir=target.parent)
        self.staged[target] = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(like.stat().st_mode & 0o777)

    def finish(self) -> None:
        """Put everything in its place; what was renamed goes last."""
        for target, made in self.staged.items():
            made.replace(target)
        for old, new in self.gone:
            if new in self.staged:
                old.unlink()
            else:
                old.rename(new)

    def give_up(self) -> None:
        for made in self.staged.values():
            made.unlink(missing_ok=True)


def mend(root: Path, paths: Collection[Path] = ()) -> list[Mended]:
    """Mend the reports that `paths` lie in or hold (without any: all), and say what was done or could not be."""
    return [each for folder in _folders(root, paths) for each in _mend_folder(root, folder, write=True)]


def mendable(root: Path, paths: Collection[Path] = (), damaged: Collection[str] = ()) -> int:
    """How many changes `mend` would make. Nothing is written and no photo decoded: `damaged` names those that cannot be."""
    found = (each for folder in _folders(root, paths) for each in _mend_folder(root, folder, write=False))
    return sum(each.kind != "failed" and each.path not in damaged for each in found)


def _folders(root: Path, paths: Collection[Path]) -> Iterator[Path]:
    place = root / FOLDER
    if place.is_symlink() or not place.is_dir():
        return
    wanted = [path.resolve() for path in paths]
    for folder in sorted(place.iterdir()):
        if folder.name.startswith(".") or folder.is_symlink() or not folder.is_dir():
            continue
        here = folder.resolve()
        if not wanted or any(each == here or each in here.parents or here in each.parents for each in wanted):
            yield folder


def _mend_folder(root: Path, folder: Path, write: bool) -> list[Mended]:
    work = _Work(root, write)
    try:
        files = [
            path for path in sorted(folder.iterdir(), key=lambda path: natural_key(path.name)) if _is_plain_file(path)
        ]
        texts = [path for path in files if path.suffix == ".md" and is_language(path.stem)]
        contents = {path: data for path in texts if (data := _content(root, path, _LARGEST_TEXT)) is not None}
        work.language = texts[0].stem if len(texts) == 1 else None
        work.renames = all(path in contents and decode(contents[path]) for path in files if path.suffix in _WRITTEN)
        names = _mend_photos(work, files, {word for data in contents.values() for word in _words(data)})
        for path, data in contents.items():
            mended, done = mend_text(data, path.relative_to(root).as_posix(), path.stem, References(names))
            work.done += done
            if mended != data and write:
                work.stage(path, mended, like=path)
        if write:
            work.finish()
    except OSError as error:
        work.give_up()
        detail = error.strerror or str(error)
        return [work.change("failed", folder, detail=detail)]
    except BaseException:
        work.give_up()
        raise
    return [*work.done, *work.failed]


def _is_plain_file(path: Path) -> bool:
    return not path.name.startswith(".") and not path.is_symlink() and path.is_file()


def _content(root: Path, path: Path, largest: int) -> bytes | None:
    data, problems = read_file(root, path, largest)
    return None if problems else data


def _words(data: bytes) -> list[str]:
    """What a text may call photos by."""
    return re.findall(r"[\w.-]+", data.decode("utf-8", "ignore"))


def _mend_photos(work: _Work, files: list[Path], mentioned: Collection[str]) -> dict[str, str]:
    """Every photo of the folder by its old and its new name."""
    taken = {path.name for path in files}
    names: dict[str, str] = {}
    for path in (each for each in files if each.suffix.lower() in SUFFIXES):
        names[path.name] = path.name
        data = _content(work.root, path, LARGEST_READ) or b""
        found = look(data)
        if found is None:
            continue
        new = plain_name(path.name, found.suffix(path.suffix.lower()[1:]), taken - {path.name}, mentioned)
        if new != path.name and not work.renames:
            continue
        if found.kind and not _mend_content(work, path, path.with_name(new), data, found):
            continue
        if new != path.name:
            taken.add(new)
            names[path.name] = new
            work.gone.append((path, path.with_name(new)))
            work.done.append(work.change("renamed", path, after=new))
    return names


def _mend_content(work: _Work, path: Path, target: Path, data: bytes, found: Look) -> bool:
    """Whether it could be done."""
    if work.write:
        try:
            mended = mend_photo(data, found.kind)
        except ValueError as error:
            work.failed.append(work.change("failed", path, detail=str(error)))
            return False
        work.stage(target, mended, like=path)
    work.done.append(work.change(found.kind, path, format=found.format.replace("HEIF", "HEIC")))
    return True

"""Accept a ZIP of the report maker: it becomes a folder of `activity_reports/`, or is refused."""

import datetime
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from program_site.content.reports.photos.photos import SUFFIXES
from program_site.content.reports.photos.pictures import UnreadablePhoto, redrawn, says_where
from program_site.content.reports.report import FOLDER
from program_site.intake.first_day import with_first_day
from program_site.intake.staging import check, put, staged
from program_site.intake.zip_archive import read_archive
from program_site.text.problems import Problem
from program_site.text.records import Reading


@dataclass(frozen=True)
class Accepted:
    """What became of one ZIP."""

    folder: str
    """The name of the report's folder; empty where it is unknown."""
    problems: tuple[Problem, ...]
    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    redrawn: tuple[str, ...] = ()
    """Photos that held the place where they were taken. It was removed."""

    @property
    def refused(self) -> bool:
        return any(not problem.warning for problem in self.problems)


def waiting(root: Path) -> list[Path]:
    """The ZIPs that were dropped into `activity_reports/`."""
    place = root / FOLDER
    entries = sorted(place.iterdir()) if place.is_dir() else []
    return [path for path in entries if path.suffix.lower() == ".zip" and path.is_file() and not path.is_symlink()]


def accept(
    root: Path, archive: Path, reading: Reading, replace: bool = False, day: datetime.date | None = None
) -> Accepted:
    """Check a ZIP and its report, then write. Changes existing files only with `replace`.

    `day` is written into a text that does not say when it came in.
    """
    name = archive.relative_to(root).as_posix() if archive.is_relative_to(root) else archive.name
    packed = read_archive(archive, name)
    if packed.problems:
        return Accepted(packed.folder, packed.problems)
    files, cleaned = _without_places(packed.files)
    present, problems = _already_there(root / FOLDER / packed.folder, packed.folder)
    problems += _collisions(name, present, files)
    files = with_first_day(files, present, day) if day else files
    changed = {file: data for file, data in files.items() if file in present and present[file] != data}
    new = {file: data for file, data in files.items() if file not in present}
    if changed and not replace:
        problems += [Problem("Z112", f"{FOLDER}/{packed.folder}/{file}", 1, {"value": name}) for file in changed]
    with staged(root, packed.folder, {**present, **files}) as staging:
        problems += check(staging, reading)
        outcome = Accepted(packed.folder, tuple(problems))
        if outcome.refused or not (new or changed):
            return outcome
        put(staging, root, packed.folder, {**new, **changed})
    kept = tuple(file for file in cleaned if file in new or file in changed)
    return Accepted(packed.folder, tuple(problems), tuple(new), tuple(changed), kept)


def _without_places(files: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[str]]:
    """The files, with every photo that holds a place encoded anew, and the names of these photos."""
    cleaned: dict[str, bytes] = {}
    for name, data in files.items():
        if Path(name).suffix.lower() in SUFFIXES and says_where(data):
            with suppress(UnreadablePhoto):  # what cannot be drawn is refused by the report's own check
                cleaned[name] = redrawn(data)
    return {**files, **cleaned}, list(cleaned)


def _already_there(folder: Path, name: str) -> tuple[dict[str, bytes], list[Problem]]:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        return {}, [Problem("R101", f"{FOLDER}/{name}", 1)]
    entries = sorted(folder.iterdir()) if folder.is_dir() else []
    plain = [path for path in entries if path.is_file() and not path.is_symlink() and not path.name.startswith(".")]
    return {path.name: path.read_bytes() for path in plain}, []


def _collisions(name: str, present: Mapping[str, bytes], files: Mapping[str, bytes]) -> Iterator[Problem]:
    """Names that differ from existing ones only in capitals: one file on some systems, two on others."""
    folded = {file.casefold(): file for file in present}
    for file in files:
        if folded.get(file.casefold(), file) != file:
            yield Problem("Z107", name, 1, {"value": file})

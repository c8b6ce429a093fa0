"""Accept a report that came as a ZIP, as files or as a folder: it becomes a folder of `activity_reports/`, or is refused."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from program_site.content.reports.names import Told, free_name, told_by_file
from program_site.content.reports.photos.photos import SUFFIXES
from program_site.content.reports.photos.pictures import UnreadablePhoto, redrawn, says_where
from program_site.content.reports.places import is_picture
from program_site.content.reports.report import FOLDER
from program_site.intake.arranging import Parcel, arrange
from program_site.intake.first_day import with_first_day
from program_site.intake.loose_files import is_loose, read_loose
from program_site.intake.staging import check, mended, put, staged
from program_site.intake.zip_archive import Packed, read_archive
from program_site.text.natural_order import natural_key
from program_site.text.problems import Fixed, Problem
from program_site.text.records import Reading


@dataclass(frozen=True)
class Accepted:
    """What became of one report."""

    folder: str
    """The name of the report's folder; empty where it is unknown."""
    problems: tuple[Problem, ...]
    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    redrawn: tuple[str, ...] = ()
    """Photos that held the place where they were taken. It was removed."""
    renamed: tuple[tuple[str, str], ...] = ()
    """Texts that came under another name: that name, and the one they have now."""
    fixed: tuple[Fixed, ...] = ()
    """What else was done to texts and photos."""
    beside: str = ""
    """The folder whose name it would have, if another report were not there already."""
    twin: str = ""
    """Another folder with a report of the same day, author and title."""

    @property
    def refused(self) -> bool:
        return any(not problem.warning for problem in self.problems)


def waiting(root: Path) -> list[Path]:
    """The ZIPs that were dropped into `activity_reports/`."""
    place = root / FOLDER
    entries = sorted(place.iterdir()) if place.is_dir() else []
    return [path for path in entries if path.suffix.lower() == ".zip" and path.is_file() and not path.is_symlink()]


def parcels(paths: Sequence[Path]) -> Iterator[tuple[Path, ...]]:
    """What belongs to one report: a ZIP or a folder by itself, texts and photos all together."""
    loose = tuple(path for path in paths if is_loose(path))
    yield from ((path,) for path in paths if path not in loose)
    if loose:
        yield loose


def accept(
    root: Path, came: Path | Sequence[Path], reading: Reading, replacing: bool = False, day: datetime.date | None = None
) -> Accepted:
    """Check a report, then write. Changes existing files only of the same report, and only with `replacing`.

    `day` is written into a text that does not say when it came in.
    """
    paths = [came] if isinstance(came, Path) else list(came)
    name = paths[0].relative_to(root).as_posix() if paths[0].is_relative_to(root) else paths[0].name
    packed, stem = _packed(paths, name)
    parcel = (
        Parcel(problems=packed.problems) if packed.problems else arrange(packed.files, name, stem, reading.languages)
    )
    if not parcel.name:
        return Accepted("", parcel.problems)
    files, cleaned = _without_places(parcel.files)
    folder, twin = _place(root, replace(parcel, files=files))
    with staged(root, folder, files) as staging:
        fixed, problems = mended(staging, reading)
        place = staging / FOLDER / folder
        paths = sorted(place.iterdir(), key=lambda path: (path.suffix != ".md", natural_key(path.name)))
        files = {path.name: path.read_bytes() for path in paths}
        present, in_the_way = _already_there(root / FOLDER / folder, folder)
        in_the_way += [*parcel.problems, *_collisions(name, present, files)]
        if missing := {file: data for file, data in present.items() if file not in files}:
            _write(place, missing)
            problems = check(staging, reading)
        files = with_first_day(files, present, day) if day else files
        changed = {file: data for file, data in files.items() if file in present and present[file] != data}
        new = {file: data for file, data in files.items() if file not in present}
        # a name that was given here is nobody's older version
        given = {Path(each.values["after"]).name for each in fixed if each.kind == "renamed"}
        kept_apart = [file for file in changed if file in given or not replacing]
        in_the_way += [Problem("Z112", f"{FOLDER}/{folder}/{file}", 1, {"value": name}) for file in kept_apart]
        outcome = Accepted(folder, (*in_the_way, *problems))
        if outcome.refused or not (new or changed):
            return outcome
        _write(place, files)
        put(staging, root, folder, {**new, **changed})
    names = {Path(each.path).name: each.values["after"] for each in fixed if each.kind == "renamed"}
    kept = tuple(file for file in (names.get(file, file) for file in cleaned) if file in new or file in changed)
    renamed = tuple((old, now) for now, old in parcel.renamed.items())
    beside = parcel.name if parcel.name != folder else ""
    return Accepted(folder, outcome.problems, tuple(new), tuple(changed), kept, renamed, tuple(fixed), beside, twin)


def _write(place: Path, files: Mapping[str, bytes]) -> None:
    for file, data in files.items():
        (place / file).write_bytes(data)


def _packed(paths: Sequence[Path], name: str) -> tuple[Packed, str]:
    """What came, and what it is called as a whole."""
    if len(paths) > 1 or paths[0].is_dir() or is_loose(paths[0]):
        return read_loose(paths, name), ""
    return read_archive(paths[0], name), paths[0].stem


# ---- The folder --------------------------------------------------------------------------------------------------------


def _place(root: Path, parcel: Parcel) -> tuple[str, str]:
    """The name of the folder, and that of another one which seems to hold the same report.

    It gets a number where other reports have it: nobody's report is ever put into another's.
    """
    if any(problem.code == "R102" for problem in parcel.problems):
        return parcel.name, ""
    twin = _twin(root, parcel)
    if twin and not parcel.named:  # it came without its name, and this is the one
        return twin, ""
    free = free_name(root / FOLDER, parcel.name, lambda folder: _is_home(folder, parcel))
    return free, twin if not (root / FOLDER / free).exists() else ""


def _twin(root: Path, parcel: Parcel) -> str:
    """The first folder of the day that holds a report of the same author and title."""
    days = {told.day for told in parcel.told.values() if told.day}
    for folder in sorted(each for day in days for each in (root / FOLDER).glob(f"{day.isoformat()}-*")):
        own = {code: told_by_file(folder / f"{code}.md", code) for code in parcel.told}
        if folder.name != parcel.name and any(told.is_same(own[code]) for code, told in parcel.told.items()):
            return folder.name
    return ""


def _is_home(folder: Path, parcel: Parcel) -> bool:
    """Whether a folder holds this report already: the same text, or one in another language that it belongs to."""
    there = [told_by_file(path) for path in sorted(folder.glob("*.md"))]
    own = {code: told_by_file(folder / f"{code}.md", code) for code in parcel.told}
    if both := [(told, own[code]) for code, told in parcel.told.items() if own[code].has_header]:
        return any(told.is_same(other) for told, other in both)
    return not there or not parcel.told or any(_belongs(told, there, folder, parcel) for told in parcel.told.values())


def _belongs(told: Told, there: Sequence[Told], folder: Path, parcel: Parcel) -> bool:
    """A translation, another text of the same author, or one that speaks of photos that lie only there."""
    authors = {author.casefold() for other in there for author in other.authors}
    photos = [path.name for path in folder.iterdir() if is_picture(path) and path.name not in parcel.files]
    texts = b"\n".join(data for name, data in parcel.files.items() if name.endswith(".md"))
    named = any(photo.encode() in texts for photo in photos)
    return told.is_translation or named or bool(authors & {author.casefold() for author in told.authors})


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

"""Reading the folders of reports: texts, photos, and everything that is wrong with them, in the writer's language."""

import functools
import itertools
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from program_site.build.fingerprints import FolderFingerprint, folder_fingerprint
from program_site.content.reports.photo_edits import with_edits
from program_site.content.reports.photos.photos import SUFFIXES, Photo, ProcessedPhoto, process_photos
from program_site.content.reports.places import (
    is_report_name,
    likely_report_name,
    outside_folders,
    told_in_folder,
    unexpected_files,
)
from program_site.content.reports.report import FOLDER, Report, ReportText, newest_first
from program_site.content.reports.text_cache import Outcome as TextOutcome
from program_site.content.reports.text_cache import Source
from program_site.content.reports.texts import read_texts
from program_site.content.reports.wrong_language import not_over
from program_site.text.clock import latest_today
from program_site.text.files import list_folder
from program_site.text.natural_order import natural_key
from program_site.text.problems import Problem
from program_site.text.records import Reading

MOST_PHOTOS = 40
MOST_OTHERS = 40
"""Files that do not belong to a report, and are named; if there are more, these are enough to see what is meant."""
_PHOTO_ENDS = tuple(SUFFIXES)
Outcome = tuple[Report | None, list[Problem]]
"""What reading a folder gave."""
Known = dict[Path, tuple[FolderFingerprint, Outcome]]
"""Folders that were read beside the same data, while a preview runs: one that did not change is not read again."""


@dataclass(frozen=True)
class _Folder:
    """What lies in one folder."""

    path: Path
    name: str
    """Below the project's root."""
    files: Mapping[str, Path]
    reading: Reading
    root: Path

    @functools.cached_property
    def photos(self) -> list[Path]:
        return [path for name, path in self.files.items() if name.lower().endswith(_PHOTO_ENDS)]

    @functools.cached_property
    def sources(self) -> list[Source]:
        names = tuple(unicodedata.normalize("NFC", photo.name) for photo in self.photos)  # as texts name them
        written = [language for language in self.reading.languages if f"{language}.md" in self.files]
        return [
            Source(self.files[f"{language}.md"], f"{self.name}/{language}.md", language, names) for language in written
        ]

    @property
    def has_others(self) -> bool:
        return len(self.photos) + len(self.sources) < len(self.files)


def read_reports(
    root: Path, reading: Reading, only: Collection[str] | None = None, known: Known | None = None
) -> tuple[tuple[Report, ...], list[Problem]]:
    """All faultless reports, newest first, and every problem in the others; `only` names the folders to look at.

    What is read is added to the `known` folders.
    """
    paths, problems = list_folder(root, root / FOLDER)
    outcomes: list[Outcome] = []
    missing: list[tuple[_Folder, FolderFingerprint | None]] = []
    for path in paths:
        if path.name.startswith(".") or path.name == "README.md" or (only is not None and path.name not in only):
            continue
        current = folder_fingerprint(path) if known is not None else None
        if known and path in known and known[path][0] == current:
            outcomes.append(known[path][1])
            continue
        folder, folder_problems = _open(root, path, reading)
        problems += folder_problems
        missing += [(folder, current)] if folder else []
    folders = [folder for folder, _ in missing]
    texts = read_texts(root, [source for folder in folders for source in folder.sources], reading)
    photos = process_photos(root, [photo for folder in folders for photo in folder.photos[:MOST_PHOTOS]])
    for folder, before in missing:
        outcomes.append(_read(folder, texts, photos))
        if known is not None and before:  # from before it was read: a change in between is not overlooked
            known[folder.path] = before, outcomes[-1]
    problems += [problem for _, folder_problems in outcomes for problem in folder_problems]
    reports = [report for report, each in outcomes if report and _is_published(report, each)]
    return tuple(sorted(reports, key=newest_first, reverse=True)), problems


def _is_published(report: Report, problems: list[Problem]) -> bool:
    faultless = not any(problem.stops for problem in problems)
    return faultless and not any(text.header.draft for text in report.texts.values())


def _open(root: Path, path: Path, reading: Reading) -> tuple[_Folder | None, list[Problem]]:
    name = f"{FOLDER}/{path.name}"
    if path.suffix.lower() == ".zip" and path.is_file():
        return None, [Problem("Z101", name, 1)]
    if path.is_symlink() or not path.is_dir():
        return None, [outside_folders(root, path, reading.languages)]
    paths, unreadable = list_folder(root, path)
    if unreadable:
        return None, unreadable
    files = {each.name: each for each in paths if not each.name.startswith(".")}
    if not is_report_name(path.name):
        told = told_in_folder(files, reading.languages)
        values = {"value": path.name, "example": likely_report_name(path.name, told)}
        return None, [Problem("R102", name, 1, values, language=_writer(files, reading))]
    return _Folder(path, name, files, reading, root), []


def _writer(files: Mapping[str, Path], reading: Reading) -> str | None:
    """The language of whoever filled the folder, if the only text that lies there tells."""
    written = [language for language in reading.languages if f"{language}.md" in files]
    return written[0] if len(written) == 1 else None


def _read(folder: _Folder, outcomes: Mapping[Path, TextOutcome], processed: Mapping[Path, ProcessedPhoto]) -> Outcome:
    texts: dict[str, ReportText] = {}
    problems: list[Problem] = []
    photos = folder.photos
    languages = folder.reading.languages
    for source in folder.sources:
        text, text_problems = outcomes[source.path]
        problems += [replace(not_over(each, folder.files), language=source.language) for each in text_problems]
        if text:
            texts[source.language] = text
    if folder.has_others:
        problems += itertools.islice(unexpected_files(folder.root, folder.path, languages), MOST_OTHERS)
    some = {path: processed[path] for path in photos[:MOST_PHOTOS]}
    problems += with_edits(folder.root, folder.files, [source.path for source in folder.sources], some)
    if len(photos) > MOST_PHOTOS:
        values = {"value": str(len(photos)), "limit": str(MOST_PHOTOS)}
        problems.append(Problem("R122", folder.name, 1, values))
    if not folder.sources and not any(each.stops for each in problems):
        candidate = " / ".join(f"{code}.md" for code in languages)
        problems.append(Problem("R103", folder.name, 1, {"candidate": candidate}))
    made = [photo for path in photos if path in processed and (photo := processed[path].photo)]
    report = Report(folder.path.name, texts, _ordered(made, texts)) if texts else None
    if report:
        problems += _whole(report, bool(photos))
    writer = _writer(folder.files, folder.reading)
    return report, [replace(problem, language=problem.language or writer) for problem in problems]


def _ordered(photos: list[Photo], texts: Mapping[str, ReportText]) -> tuple[Photo, ...]:
    """As the headers list them; the others as people count: photo-2 before photo-10."""
    listed = [each.file for text in texts.values() for each in text.header.photos]

    def place(photo: Photo) -> tuple[int, list[tuple[int, str]]]:
        return (listed.index(photo.file) if photo.file in listed else len(listed)), natural_key(photo.file)

    return tuple(sorted(photos, key=place))


def _whole(report: Report, has_photos: bool) -> Iterator[Problem]:
    """What only the whole report shows."""
    main = report.main
    if has_photos and not any(text.header.people_in_photos for text in report.texts.values()):
        yield Problem("R114", main.path, 1, language=main.language)
    for text in report.texts.values():
        if text.is_empty and not has_photos:
            yield Problem("R121", text.path, 1, language=text.language)
        if text.header.date.isoformat() != report.slug[:10]:
            values = {"value": text.header.date.isoformat(), "folder": report.slug[:10]}
            yield Problem("R107", text.path, 1, values, warning=True, language=text.language)
        for key, day in (("published", text.header.published), ("updated", text.header.updated)):
            if day and day > latest_today():
                values = {"key": key, "value": day.isoformat()}
                yield Problem("R152", text.path, 1, values, warning=True, language=text.language)

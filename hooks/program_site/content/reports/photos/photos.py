"""Photos of reports: whatever a camera wrote becomes upright sRGB pictures of several sizes that tell nothing else."""

import functools
import hashlib
import json
import os
import re
import unicodedata
import warnings
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from program_site.build.cache import cache_folder, work_folder
from program_site.build.file_cache import FileCache
from program_site.build.processes import process_count
from program_site.build.progress import followed
from program_site.content.reports.photos.pictures import (
    LARGEST,
    Facts,
    UnreadablePhoto,
    encoder_settings,
    make,
    refusal,
)
from program_site.content.reports.photos.remaking import inspect
from program_site.text.files import read_file
from program_site.text.problems import Problem

SUFFIXES = frozenset([".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp", ".avif"])
"""What a photo's name ends in; what it is, its content says."""
UNSUPPORTED = frozenset([".gif", ".svg", ".bmp", ".tif", ".tiff", ".dng", ".raw", ".mp4", ".mov", ".avi", ".pdf"])
PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_REMADE = {"jpeg": "R125", "smaller": "R126", "turned": "R127", "notes": "R128"}
"""What is said of a photo that can be published, and whose file should be made anew."""


@dataclass(frozen=True)
class Photo:
    """One photo in all its published sizes."""

    file: str
    """Its name in the report's folder, with whole letters even where macOS took them to pieces."""
    key: str
    """Stands for its content and for how it was made."""
    sizes: tuple[tuple[int, int], ...]
    """Width and height in pixels, largest first."""
    folder: Path = field(compare=False, repr=False)
    """Where its pictures lie, in a folder of their own, until they are published."""

    def name(self, width: int) -> str:
        """The file name of a published size."""
        return f"{self.key[:20]}-{width}.webp"

    @property
    def share_name(self) -> str:
        """The file name of the picture that others show beside a link to a page."""
        return f"{self.key[:20]}-share.jpg"

    @property
    def share_file(self) -> Path:
        return _place(self.folder, self.key) / "share.jpg"

    def files(self) -> Iterator[tuple[str, Path]]:
        folder = _place(self.folder, self.key)
        for width, _ in self.sizes:
            yield self.name(width), folder / f"{width}.webp"


@dataclass(frozen=True)
class ProcessedPhoto:
    """What became of a photo's file: the photo, or None, and what is wrong with it."""

    photo: Photo | None
    problems: tuple[Problem, ...]
    facts: Facts | None = None


def process_photos(root: Path, paths: Iterable[Path]) -> dict[Path, ProcessedPhoto]:
    """Every photo, from the cache where the same was made before."""
    folder = work_folder(root, "photos")
    cache = FileCache(cache_folder(root, "photos"))
    input_hash = hashlib.sha256(encoder_settings()).hexdigest()
    processed: dict[Path, ProcessedPhoto] = {}
    missing: list[Path] = []
    facts_of = functools.cache(lambda key: _facts(_place(folder, key)))  # reports may share a photo
    for path in paths:
        name = path.as_posix().removeprefix(f"{root.as_posix()}/")
        key = cache.get(name, path, input_hash)
        if isinstance(key, str) and (facts := facts_of(key)):
            processed[path] = _processed(name, folder, key, facts)
        else:
            missing.append(path)
    # Warnings tell of broken metadata in photos, which nobody here can repair.
    with warnings.catch_warnings(action="ignore"), ThreadPoolExecutor(max_workers=process_count()) as pool:
        results = followed(pool.map(lambda path: process_photo(root, path, folder), missing), "photos", len(missing))
        for path, result in zip(missing, results, strict=True):
            processed[path] = result
            if result.photo:
                cache.put(path.relative_to(root).as_posix(), input_hash, result.photo.key)
    cache.save(root)
    return processed


def process_photo(root: Path, path: Path, folder: Path) -> ProcessedPhoto:
    name = path.relative_to(root).as_posix()
    data, problems = read_file(root, path, LARGEST, too_large="R116")
    if problems:
        return ProcessedPhoto(None, tuple(problems))
    key = hashlib.sha256(encoder_settings() + data).hexdigest()
    pictures = _place(folder, key)
    facts = _facts(pictures)
    if facts is None:
        code, values = refusal(data)
        if code:
            return ProcessedPhoto(None, (*_of_name(name), Problem(code, name, 1, values)))
        try:
            facts = make(data, pictures, *(remaking(data, path) or ("", path.suffix.lower()[1:])))
        except UnreadablePhoto:
            return ProcessedPhoto(None, (*_of_name(name), Problem("R108", name, 1)))
    return _processed(name, folder, key, facts)


def remaking(data: bytes, path: Path) -> tuple[str, str] | None:
    """In which way a photo's file should be made anew, and what its name is to end in; None for what is no photo."""
    found = inspect(data)
    return (found.kind, found.suffix(path.suffix.lower()[1:])) if found else None


def _place(folder: Path, key: str) -> Path:
    return folder / key[:2] / key


def _of_name(name: str) -> list[Problem]:
    """A name that makes trouble in addresses."""
    file = name.rpartition("/")[2]
    if PLAIN_NAME.fullmatch(file):
        return []
    values = {"value": file, "example": f"photo-1{Path(file).suffix.lower()}"}
    return [Problem("R119", name, 1, values, warning=True)]


def _processed(name: str, folder: Path, key: str, facts: Facts) -> ProcessedPhoto:
    file, problems = unicodedata.normalize("NFC", name.rpartition("/")[2]), _of_name(name)
    if facts["located"]:
        problems.append(Problem("R118", name, 1, {"value": file}, only_repository=True))
    if code := _REMADE.get(facts["how"]):
        problems += [] if code == "R128" and facts["located"] else [Problem(code, name, 1, warning=True)]
    elif Path(file).suffix[1:].lower() != facts["suffix"]:
        values = {"example": f"{Path(file).stem}.{facts['suffix']}"}
        problems.append(Problem("R129", name, 1, values, warning=True))
    sizes = tuple((width, height) for width, height in facts["sizes"])
    return ProcessedPhoto(Photo(file, key, sizes, folder), tuple(problems), facts)


def _facts(pictures: Path) -> Facts | None:
    """The facts beside the pictures in their folder; None where one of all is missing."""
    try:
        facts = json.loads((pictures / "photo.json").read_text(encoding="utf-8"))
        sizes = [(int(width), int(height)) for width, height in facts["sizes"]]
        names = {"share.jpg", *(f"{width}.webp" for width, _ in sizes)}
        is_whole = names.issubset(os.listdir(pictures))  # noqa: PTH208, iterdir() makes a path of each
        how, suffix = str(facts["how"]), str(facts["suffix"])
        return Facts(located=bool(facts["located"]), sizes=sizes, how=how, suffix=suffix) if is_whole else None
    except (OSError, ValueError, KeyError, TypeError):
        return None

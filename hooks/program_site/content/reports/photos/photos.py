"""Photos of reports: whatever a camera wrote becomes upright sRGB pictures of several sizes that tell nothing else."""

from __future__ import annotations

import functools
import hashlib
import json
import os
import re
import warnings
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from program_site.build.cache import cache_folder
from program_site.build.processes import process_count
from program_site.build.progress import followed
from program_site.build.seen_files import SeenFiles
from program_site.content.reports.photos.pictures import LARGEST, Facts, UnreadablePhoto, make, recipe, refusal
from program_site.text.files import read_file
from program_site.text.problems import Problem

SUFFIXES = frozenset([".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp", ".avif"])
"""What a photo's name ends in; what it is, its content says."""
UNSUPPORTED = frozenset([".gif", ".svg", ".bmp", ".tif", ".tiff", ".dng", ".raw", ".mp4", ".mov", ".avi", ".pdf"])
PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True)
class Photo:
    """One photo in all its published sizes."""

    file: str
    """Its name in the report's folder."""
    key: str
    """Stands for its content and for how it was made."""
    sizes: tuple[tuple[int, int], ...]
    """Width and height in pixels, largest first."""
    cache: Path = field(compare=False, repr=False)
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
        return _place(self.cache, self.key) / "share.jpg"

    def files(self) -> Iterator[tuple[str, Path]]:
        folder = _place(self.cache, self.key)
        for width, _ in self.sizes:
            yield self.name(width), folder / f"{width}.webp"


@dataclass(frozen=True)
class Developed:
    """What became of a photo's file: the photo, or None, and what is wrong with it."""

    photo: Photo | None
    problems: tuple[Problem, ...]


def develop_all(root: Path, paths: Iterable[Path]) -> dict[Path, Developed]:
    """Every photo, from `.cache/photos` where it has been made before."""
    cache = cache_folder(root, "photos")
    seen, made_with = SeenFiles(cache), hashlib.sha256(recipe()).hexdigest()
    found: dict[Path, Developed] = {}
    unknown: list[Path] = []
    is_whole = functools.cache(lambda key, names: _is_whole(cache, key, names))  # reports may share a photo
    for path in paths:
        name = path.as_posix().removeprefix(f"{root.as_posix()}/")
        known = _known(seen.recall(name, path, made_with))
        if known and is_whole(known[0], (*_names(known[1]),)):
            found[path] = _developed(name, cache, *known)
        else:
            unknown.append(path)
    with warnings.catch_warnings(), ThreadPoolExecutor(max_workers=process_count()) as pool:
        warnings.simplefilter("ignore")  # of broken notes in photos: nobody here can mend them
        made_now = followed(pool.map(lambda path: develop(root, path, cache), unknown), "photos", len(unknown))
        for path, made in zip(unknown, made_now, strict=True):
            found[path] = made
            if made.photo:
                located = any(problem.code == "R118" for problem in made.problems)
                facts = Facts(located=located, sizes=[*made.photo.sizes])
                seen.note(path.relative_to(root).as_posix(), made_with, [made.photo.key, facts])
    seen.save(root)
    return found


def _known(seen: Any) -> tuple[str, Facts] | None:
    """Key and facts, if they are what was noted."""
    try:
        key, facts = seen
        sizes = [(int(width), int(height)) for width, height in facts["sizes"]]
        return str(key), Facts(located=bool(facts["located"]), sizes=sizes)
    except (KeyError, ValueError, TypeError):
        return None


def develop(root: Path, path: Path, cache: Path) -> Developed:
    name = path.relative_to(root).as_posix()
    data, problems = read_file(root, path, LARGEST, too_large="R116")
    if problems:
        return Developed(None, tuple(problems))
    key = hashlib.sha256(recipe() + data).hexdigest()
    kept = _place(cache, key)
    facts = _facts(kept)
    if facts is None:
        code, values = refusal(data)
        if code:
            return Developed(None, (*_of_name(name), Problem(code, name, 1, values)))
        try:
            facts = make(data, kept)
        except UnreadablePhoto:
            return Developed(None, (*_of_name(name), Problem("R108", name, 1)))
    return _developed(name, cache, key, facts)


def _place(cache: Path, key: str) -> Path:
    return cache / key[:2] / key


def _is_whole(cache: Path, key: str, names: Iterable[str]) -> bool:
    """Whether the pictures of a photo are all there."""
    try:
        return {*os.listdir(_place(cache, key))}.issuperset(names)  # noqa: PTH208, iterdir() makes a path of each
    except OSError:
        return False


def _names(facts: Facts) -> list[str]:
    return ["share.jpg", *(f"{width}.webp" for width, _ in facts["sizes"])]


def _of_name(name: str) -> list[Problem]:
    """A name that makes trouble in addresses."""
    file = name.rpartition("/")[2]
    if PLAIN_NAME.fullmatch(file):
        return []
    values = {"value": file, "candidate": f"photo-1{Path(file).suffix.lower()}"}
    return [Problem("R119", name, 1, values, warning=True)]


def _developed(name: str, cache: Path, key: str, facts: Facts) -> Developed:
    file, problems = name.rpartition("/")[2], _of_name(name)
    if facts["located"]:
        problems.append(Problem("R118", name, 1, {"value": file}, only_repository=True))
    sizes = tuple((width, height) for width, height in facts["sizes"])
    return Developed(Photo(file, key, sizes, cache), tuple(problems))


def _facts(kept: Path) -> Facts | None:
    """What was noted when the photo was made; None where a picture is missing."""
    try:
        facts: Facts = json.loads((kept / "photo.json").read_text(encoding="utf-8"))
        return facts if all((kept / name).is_file() for name in _names(facts)) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None

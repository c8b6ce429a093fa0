"""Bringing a report into `activity_reports/`: prepared and checked beside it, then put there whole."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from program_site.content.reports.folder import read_reports
from program_site.content.reports.report import FOLDER
from program_site.text.problems import Problem
from program_site.text.records import Reading


@contextmanager
def staged(root: Path, name: str, files: Mapping[str, bytes]) -> Iterator[Path]:
    """A root of its own that holds one report, on the disk of the real one; gone afterwards, whatever happens."""
    place = root / FOLDER
    place.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=".new-", dir=place))
    try:
        folder = staging / FOLDER / name
        folder.mkdir(parents=True)
        for file, data in files.items():
            (folder / file).write_bytes(data)
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def check(staging: Path, reading: Reading) -> list[Problem]:
    """What is wrong with the report, by the place."""
    return sorted(read_reports(staging, reading)[1], key=lambda problem: problem.place)


def put(staging: Path, root: Path, name: str, files: Mapping[str, bytes]) -> None:
    """A new folder appears whole. In one that is there, photos come before texts: no text ever lacks its photo."""
    target = root / FOLDER / name
    if not target.exists():
        (staging / FOLDER / name).rename(target)
        return
    for file in sorted(files, key=lambda each: (each.endswith(".md"), each)):
        (staging / FOLDER / name / file).replace(target / file)

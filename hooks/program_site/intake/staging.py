"""Bring a report into `activity_reports/`: prepare and check it beside the others, then put it in place as a whole."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from program_site.content.reports.folder import read_reports
from program_site.content.reports.photos.remaking import remake
from program_site.content.reports.report import FOLDER
from program_site.text.applying import apply
from program_site.text.problems import Fixed, Problem
from program_site.text.records import Reading


@contextmanager
def staged(root: Path, name: str, files: Mapping[str, bytes]) -> Iterator[Path]:
    """A temporary root that holds one report, on the same disk as the real one."""
    place = root / FOLDER
    place.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=place, ignore_cleanup_errors=True) as staging:
        folder = Path(staging) / FOLDER / name
        folder.mkdir(parents=True)
        for file, data in files.items():
            (folder / file).write_bytes(data)
        yield Path(staging)


def check(staging: Path, reading: Reading) -> list[Problem]:
    """The problems of the report, by place."""
    return sorted(read_reports(staging, reading)[1], key=lambda problem: problem.place)


_MENDED = (("F106",), ("R105", "R111"), ("R119", "R125", "R129"))
"""Encodings of texts; then names that photos have in texts, as long as the photos are called so; then photos."""


def mended(staging: Path, reading: Reading) -> tuple[list[Fixed], list[Problem]]:
    """Read texts in another encoding, give photos plain names that the texts follow, and make JPEG of what few can open.

    Says what was done and what is wrong then. The edits are those of `check --fix`: they keep all that was written."""
    done: list[Fixed] = []
    problems = check(staging, reading)
    for codes in _MENDED:
        if wanted := [problem for problem in problems if problem.code in codes and _is_certain(problem)]:
            done += apply(staging, wanted, remake)
            problems = check(staging, reading)
    return done, problems


def _is_certain(problem: Problem) -> bool:
    """At `slug` stands the name of the folder, which is given here; at `lang` may stand what is right."""
    return bool(problem.edit) and (problem.code != "R105" or problem.values["key"] == "slug")


def put(staging: Path, root: Path, name: str, files: Mapping[str, bytes]) -> None:
    """Put the files in place. A new folder appears as a whole. In an existing one photos come before texts, so that no text
    ever lacks its photo."""
    target = root / FOLDER / name
    if not target.exists():
        (staging / FOLDER / name).rename(target)
        return
    for file in sorted(files, key=lambda each: (each.endswith(".md"), each)):
        (staging / FOLDER / name / file).replace(target / file)

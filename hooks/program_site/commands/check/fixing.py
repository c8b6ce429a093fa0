"""Fixing: the edits of all problems are applied, until nothing is left to apply or five rounds are over."""

from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path

from program_site.commands.check.checking import Checked
from program_site.content.reports.photos.remaking import remake
from program_site.content.reports.report import FOLDER
from program_site.text.applying import apply
from program_site.text.problems import Fixed, Problem

PHOTO_KINDS = frozenset(["jpeg", "smaller", "turned", "notes"])
"""What makes the photo as it was exist nowhere in the folder."""
FAILED = frozenset(["failed", "damaged"])
_MOST_ROUNDS = 5
"""One mistake may hide another: a wrong encoding all of the text, a typo the value behind it."""


def fix(root: Path, check: Callable[[], Checked]) -> tuple[list[Fixed], Checked]:
    """What was done or could not be, and what is left."""
    done: list[Fixed] = []
    checked = check()
    for _ in range(_MOST_ROUNDS):
        applied = [each for problems in _together(checked.problems) for each in apply(root, problems, remake)]
        done += [each for each in applied if each not in done]
        if all(each.kind in FAILED for each in applied):
            break
        checked = check()
    return done, checked


def _together(problems: Iterable[Problem]) -> list[list[Problem]]:
    """A report is fixed as a whole or not at all; any other file by itself."""

    def whole(problem: Problem) -> str:
        parts = problem.path.split("/")
        return "/".join(parts[:2]) if parts[0] == FOLDER else problem.path

    fixable = sorted((problem for problem in problems if problem.edit), key=whole)
    return [list(found) for _, found in groupby(fixable, key=whole)]

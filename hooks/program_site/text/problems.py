"""A problem: one mistake in the input, with its place and its cure."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_LOOK_ALIKES = str.maketrans("асеорхуіАСЕОРХВНКМТ", "aceopxyiACEOPXBHKMT")
"""Cyrillic letters that look like Latin ones; a Russian keyboard puts them into English keys unseen."""


@dataclass(frozen=True)
class Problem:
    """One mistake in the input. Its words are looked up by `code` in the message file of the reader's language."""

    code: str
    path: str
    """Relative to the root of the project, with forward slashes."""
    line: int
    """Counted from 1."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What the message speaks of: the value as it stands, the value to write instead."""
    warning: bool = False
    only_repository: bool = False
    """True: the site is free of it all the same. A photo that says where it was taken is published without saying so,
    but whoever reads the repository reads it there."""
    language: str | None = None
    """The language of the file, if it has one: its writer is answered in it."""
    cell: str | None = None
    """Where in a spreadsheet, which has no lines: `Sheet1!C4`."""

    @property
    def stops(self) -> bool:
        """Whether what it is in cannot be published."""
        return not (self.warning or self.only_repository)

    @property
    def place(self) -> tuple[str, int, str]:
        return self.path, self.line, self.code


@dataclass(frozen=True)
class Mended:
    """One mistake that was put right. Its words are looked up by `kind` in the message file of the reader's language."""

    kind: str
    path: str
    """Relative to the root of the project; a renamed file stands under its old name."""
    line: int = 1
    values: Mapping[str, str] = field(default_factory=dict)
    language: str | None = None


class ProblemsFound(Exception):
    """The input has mistakes; `problems` lists all of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems, key=lambda problem: problem.place)
        super().__init__(f"{len(self.problems)} problems")


def closest(word: str, candidates: Iterable[str], likeness: float = 0.6) -> str | None:
    """The candidate the writer most likely meant, or None when none is near. Long words need more likeness than short."""
    known = list(candidates)
    folded = word.translate(_LOOK_ALIKES).strip().lower()
    if folded in known:
        return folded
    near = difflib.get_close_matches(folded, known, n=1, cutoff=likeness)
    return near[0] if near else None

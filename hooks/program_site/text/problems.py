"""A problem: one mistake in the input, with its place and its cure."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from program_site.text.edits import Edit

LOOK_ALIKES = str.maketrans("асеорхукАСЕОРХВНКМТіІѕЅјЈһԛԝ", "aceopxykACEOPXBHKMTiIsSjJhqw")
"""Cyrillic letters that look like Latin ones; a Russian keyboard puts them into English keys unseen."""

SURELY = 0.8
"""The likeness of two words from which on one is only the other mistyped. Below it, the other is a mere example."""


@dataclass(frozen=True)
class Problem:
    """One mistake in the input. Its words are looked up by `code` in the message file of the reader's language."""

    code: str
    path: str
    """Relative to the root of the project, with forward slashes."""
    line: int
    """Counted from 1."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What the message speaks of: the value as it stands; `example`, where the cure can only be an example."""
    warning: bool = False
    only_repository: bool = False
    """True: the site is free of it all the same. A photo that says where it was taken is published without saying so,
    but whoever reads the repository reads it there."""
    language: str | None = None
    """The language of the file, if it has one: its writer is answered in it."""
    cell: str | None = None
    """Where in a spreadsheet, which has no lines: `Sheet1!C4`."""
    also: str = ""
    """Further cells of its column with the same mistake: `C5–C9, C12`."""
    edit: Edit | None = None
    """What to write instead, where that keeps everything that was written."""

    @property
    def stops(self) -> bool:
        """Whether what it is in cannot be published."""
        return not (self.warning or self.only_repository)

    @property
    def place(self) -> tuple[str, int, str]:
        return self.path, self.line, self.code


@dataclass(frozen=True)
class Fixed:
    """What was put right, or could not be. Its words are looked up by `kind` in the message file of the reader's language."""

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


def in_latin(word: str) -> str:
    """With Latin letters in place of the Cyrillic ones that look like them, and no capitals."""
    return word.translate(LOOK_ALIKES).strip().lower()


def closest(word: str, candidates: Iterable[str], likeness: float = 0.6) -> str | None:
    """The candidate the writer most likely meant, or None when none is near. Long words need more likeness than short."""
    known = list(candidates)
    plain = in_latin(word)
    for each in (plain, as_field_name(word)):
        if each in known:
            return each
    near = difflib.get_close_matches(plain, known, n=1, cutoff=likeness)
    return near[0] if near else None


def as_field_name(word: str) -> str:
    """The name of a field in the letters that names have: `Ｔｉｔｌｅ` and `titlе` become `title`."""
    return re.sub(r"[-\s]+", "_", in_latin(unicodedata.normalize("NFKC", word)))

"""The marks of data, kept in one file: which translation was made from which original, each told by its hash.

A page says in its front matter what it was made from. A text of the data has none, and staff who edit it are not to see hashes.
"""

import functools
import os
import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from program_site.content.data.texts import DataText
from program_site.i18n.originals import Standing, content_hash
from program_site.text.files import read_text, replace_file
from program_site.text.problems import Problem

FILE = "data/translated.txt"
_LINE = re.compile(r"(data/\w+\.yml) (\S+) (\S+) ([0-9a-f]{12}) (\S+) ([0-9a-f]{12})")
_HEAD = """\
# Written by `make translations MARK=data`, never by hand: which text of the data was translated from which.
"""

DataStanding = Standing | Literal["new"]
"""`new`: nothing there was marked yet, and both texts were probably written together."""


class Mark(NamedTuple):
    """A line of the file: that at this place these words in one language say the same as those in another."""

    path: str
    place: str
    original_language: str
    original: str
    """Its `content_hash`."""
    language: str
    text: str
    """Likewise."""

    @property
    def spot(self) -> tuple[str, ...]:
        """What the marks of one text have in common, and those of all entries of a list without ids."""
        return self.path, self.place, self.original_language, self.language


def mark_of(text: DataText) -> Mark:
    """What would be written of it today."""
    original, translation = content_hash(text.original), content_hash(text.text)
    return Mark(text.path, text.place, text.original_language, original, text.language, translation)


@dataclass(frozen=True)
class TranslatedData:
    """The translations in the data, and what was marked of them."""

    texts: tuple[DataText, ...] = ()
    marks: frozenset[Mark] = field(default=frozenset())

    @functools.cached_property
    def standings(self) -> tuple[tuple[DataText, DataStanding], ...]:
        """In the order of the files."""
        marked = _by_spot(self.marks)
        today = [mark_of(text) for text in self.texts]
        here = _by_spot(today)
        spots = {spot: _Spot(frozenset(marks), marked.get(spot, frozenset())) for spot, marks in here.items()}
        return tuple((text, spots[mark.spot].standing(mark)) for text, mark in zip(self.texts, today, strict=True))

    def of(self, wanted: DataStanding, language: str | None = None) -> list[DataText]:
        """In one language or in all."""
        found = (text for text, standing in self.standings if standing == wanted)
        return [text for text in found if language in (None, text.language)]

    @functools.cached_property
    def gaps(self) -> list[tuple[Literal["older", "unknown"], DataText]]:
        """What somebody should look through, or mark as looked through."""
        return [(standing, text) for text, standing in self.standings if standing in ("older", "unknown")]

    @property
    def paths(self) -> set[str]:
        """The data files with translations, and those that once had marked ones."""
        return {text.path for text in self.texts} | {mark.path for mark in self.marks}

    @property
    def languages(self) -> list[str]:
        """Those of the translations: further ones than the site's may stand in the data."""
        return list(dict.fromkeys(text.language for text in self.texts))


def _by_spot(marks: Iterable[Mark]) -> dict[tuple[str, ...], frozenset[Mark]]:
    found: defaultdict[tuple[str, ...], set[Mark]] = defaultdict(set)
    for mark in marks:
        found[mark.spot].add(mark)
    return {spot: frozenset(each) for spot, each in found.items()}


class _Spot:
    """What stands at one place today, beside what was marked there. The order of a list without ids does not matter."""

    def __init__(self, today: frozenset[Mark], marked: frozenset[Mark]) -> None:
        self._marked = marked
        gone, come = marked - today, today - marked
        self._originals = {mark.original for mark in gone}
        self._texts = {mark.text for mark in gone}
        originals, texts = {mark.original for mark in come}, {mark.text for mark in come}
        self._lost = any(mark.original not in originals and mark.text not in texts for mark in gone)

    def standing(self, mark: Mark) -> DataStanding:
        """A translation whose original was changed is older; one that was changed itself follows the same original as before.

        Where both are other than anything that was marked, while something that was marked is gone, both may have been
        changed by people who did not know of each other.
        """
        if mark in self._marked:
            return "current"
        if mark.text in self._texts:
            return "older"
        if mark.original in self._originals:
            return "current"
        return "unknown" if self._lost else "new"


# ---- The file --------------------------------------------------------------------------------------------------------


def read_marks(root: Path) -> tuple[frozenset[Mark], list[Problem]]:
    """All marks that can be read, and a warning at the first line that cannot: it costs no more than knowing less."""
    path = root / FILE
    if not os.path.lexists(path):  # nor where the folder cannot be looked into, which is said of the folder
        return frozenset(), []
    text, unreadable = read_text(root, path)
    marks: set[Mark] = set()
    wrong = [problem.line for problem in unreadable]
    for number, line in enumerate(text.splitlines(), start=1):
        if found := _LINE.fullmatch(line):
            marks.add(Mark(*found.groups()))
        elif line and not line.startswith("#"):
            wrong.append(number)
    return frozenset(marks), [Problem("D195", FILE, wrong[0], warning=True)] if wrong else []


def write_marks(root: Path, translated: TranslatedData, paths: Collection[str]) -> None:
    """Mark all translations of these data files as they are now; what was marked of others stays. Raises OSError.

    The order depends on nothing but the places, so that two people's changes seldom meet in one line.
    """
    kept = {mark for mark in translated.marks if mark.path not in paths}
    now = {mark_of(text) for text in translated.texts if text.path in paths}
    made = "".join([_HEAD, *(f"{' '.join(mark)}\n" for mark in sorted(kept | now))]).encode()
    path = root / FILE
    if not path.exists() or path.read_bytes() != made:
        replace_file(path, made)

"""The words of other languages inside a text: told by their script alone, so the same text always gives the same.

A script tells a language only where exactly one other language of the site is written in it. Latin letters never do,
nor do Han where Chinese stands beside Japanese, or Cyrillic ones in Russian beside Kazakh.
"""

import bisect
import functools
import html
import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from program_site.i18n.scripts import LATIN, letters_in, scripts_of

_GOES_ON = (
    r"\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"
)
"""Marks over letters of any script, and what joins or varies letters: a word goes on with them."""
_BRACKETS = str.maketrans("([{（［｛「『【〈《〔｢«‹“‘", ")]}）］｝」』】〉》〕｣»›”’")
_CLOSED_BY = {chr(opening): chr(closing) for opening, closing in _BRACKETS.items()}
_OPENED_BY = {closing: opening for opening, closing in _CLOSED_BY.items()}

_APOSTROPHE = "\u2019"
"""As a quote it closes what was opened, elsewhere it is part of a word."""
_NO_LETTERS = re.compile(r"[\W\d_]*")


class Run(NamedTuple):
    """Some words in another language than the text they stand in."""

    start: int
    end: int
    language: str


class _Word(NamedTuple):
    """Letters without anything between them, and the languages that could have written them."""

    start: int
    end: int
    languages: frozenset[str]


@dataclass(frozen=True)
class OtherLanguages:
    """What the languages of a site tell of each other's words."""

    languages: tuple[str, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    """Names whose language the data say, where their script does not: it is that of the data."""

    def inside(self, language: str) -> "Reader | None":
        """Finds the words of others in texts of a language; None where it can find none, or where it is no language."""
        return _reader(self.languages, tuple(sorted(self.names.items())), language)


class Reader:
    """Reads texts of one language."""

    def __init__(self, languages: dict[str, frozenset[str]], names: Mapping[str, str]) -> None:
        """`languages` are those that could have written the letters of each script."""
        letters: defaultdict[frozenset[str], str] = defaultdict(str)
        for script, writing in languages.items():
            letters[writing] += letters_in(script)
        named = sorted({*names.values()})
        self._languages = [*(frozenset([code]) for code in named), *letters]
        self.letters = "".join([*letters.values(), *sorted({name[0] for name in names})])
        """Every letter with which words of another language may begin, as the inside of a class of signs."""
        groups = [_any_of((name for name in names if names[name] == code), code) for code in named]
        groups += [f"((?:[{signs}][{_GOES_ON}]*+)++)" for signs in letters.values()]
        self._word = re.compile("|".join(groups))

    def runs(self, text: str) -> Iterator[Run]:
        """In their order. `text` may hold entities of HTML, but no tags.

        Blanks, punctuation and digits between two words belong to a run, those at its ends do not, but for the other
        half of a pair of brackets inside.
        """
        row: list[_Word] = []
        for word in self._words(text):
            if row and (joined := _joined(text, row[-1], word)):
                row.append(word._replace(languages=joined))
                continue
            yield from _runs(text, row)
            row = [word]
        yield from _runs(text, row)

    def _words(self, text: str) -> Iterator[_Word]:
        for found in self._word.finditer(text):
            assert found.lastindex
            yield _Word(found.start(), found.end(), self._languages[found.lastindex - 1])


@functools.cache
def _reader(languages: tuple[str, ...], names: tuple[tuple[str, str], ...], language: str) -> Reader | None:
    own = scripts_of(language)
    if not own:
        return None
    writing: defaultdict[str, set[str]] = defaultdict(set)
    for other in languages:
        for script in scripts_of(other) - own - {LATIN}:
            writing[script].add(other)
    told = {script: frozenset(writing[script]) for script in sorted(writing)}
    foreign = {name: code for name, code in names if code != language}
    return Reader(told, foreign) if told or foreign else None


def _joined(text: str, before: _Word, word: _Word) -> frozenset[str]:
    """The languages in which two words are one run. Those that touch are one word: 東京 with は is Japanese."""
    if before.end == word.start:
        return before.languages & word.languages
    between = text[before.end : word.start]
    alike = before.languages == word.languages and not any(map(str.isalpha, html.unescape(between)))
    return word.languages if alike else frozenset()


def _runs(text: str, words: list[_Word]) -> Iterator[Run]:
    """The run of some words; several where a bracket inside has no other half."""
    if not words or len(words[-1].languages) != 1:
        return
    (language,) = words[-1].languages
    left = [words]
    while left:
        part = left.pop()
        start, end = part[0].start, part[-1].end
        opened, closed = _unpaired(text, start, end)
        apart = bool(opened and closed)  # words in quotes, one after another: the quotes are those of the text
        while closed and not apart and start and text[start - 1] == _OPENED_BY[text[closed[0]]]:
            start -= 1
            closed.popleft()
        while opened and not apart and (place := _other_half(text, end, _CLOSED_BY[text[opened[-1]]])):
            end = place
            opened.pop()
        if opened or closed:
            left += reversed(_parted(part, sorted([*opened, *closed])))
        else:
            yield Run(start, end, language)


def _parted(words: list[_Word], places: list[int]) -> list[list[_Word]]:
    """The words between each place and the next, as far as there are any."""
    parts: defaultdict[int, list[_Word]] = defaultdict(list)
    for word in words:
        parts[bisect.bisect(places, word.start)].append(word)
    return [*parts.values()]


def _unpaired(text: str, start: int, end: int) -> tuple[list[int], deque[int]]:
    """The places of brackets and quotes that are opened and not closed, and of those that are closed and not opened."""
    opened: list[int] = []
    closed: deque[int] = deque()
    for place in range(start, end):
        sign = text[place]
        if sign in _CLOSED_BY:
            opened.append(place)
        elif sign in _OPENED_BY:
            if opened and text[opened[-1]] == _OPENED_BY[sign]:
                opened.pop()
            elif sign != _APOSTROPHE:
                closed.append(place)
    return opened, closed


def _other_half(text: str, end: int, closing: str) -> int | None:
    """Where a closing bracket ends that stands before the next word."""
    place = text.find(closing, end, _NO_LETTERS.match(text, end).end())  # type: ignore[union-attr]
    return place + 1 if place >= 0 else None


def _any_of(names: Iterable[str], language: str) -> str:
    """A group for names in a language, the longest first; none is found inside a longer word in its letters."""
    letters = "".join(letters_in(script) for script in sorted(scripts_of(language)))
    words = (r"\s+".join(map(re.escape, name.split())) for name in sorted(names, key=lambda name: (-len(name), name)))
    return f"((?<![{letters}])(?:{'|'.join(words)})(?![{letters}]))"

"""Signs that nobody sees, and letters of one alphabet that look like those of another: what they stand in, and what is meant."""

import functools
import itertools
import re
import string
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from program_site.i18n.scripts import letters_in
from program_site.text.problems import LOOK_ALIKES

_GREEK = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo")
_NOT_RUSSIAN = "iIsSjJhqw"
"""Nobody types these for Cyrillic letters: «IPадрес» means the Latin one."""


def _letters(table: Mapping[int, int]) -> dict[str, str]:
    return {chr(letter): chr(alike) for letter, alike in table.items()}


_TO_CYRILLIC = {latin: cyrillic for cyrillic, latin in _letters(LOOK_ALIKES).items() if latin not in _NOT_RUSSIAN}
_MEANT: Mapping[str, Mapping[str, str]] = {
    "LATIN": _letters(LOOK_ALIKES | _GREEK),
    "CYRILLIC": _TO_CYRILLIC
    | {greek: _TO_CYRILLIC[latin] for greek, latin in _letters(_GREEK).items() if latin in _TO_CYRILLIC},
}
"""By the alphabet of a word, what is meant by a letter that only looks like one of it."""

_LONG = chr(0x30FC)
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_WORD = 40
_BESIDE = 12
"""Signs on each side of a wrong one that a message shows of a longer one."""

UNSEEN, MIXED, LONG_MARK = "W104", "W105", "W106"


class Found(NamedTuple):
    """Something that is not what it looks like."""

    code: str
    start: int
    end: int
    """Of the word it stands in."""
    word: str
    meant: str
    signs: str
    """The signs that are wrong: letters as they are, those that nobody sees by their number."""
    sure: bool
    """Whether `meant` is the only word that it could be."""


class _Patterns(NamedTuple):
    unseen: re.Pattern[str]
    """Signs without any width. Those that join letters are part of emoji and of words in other scripts."""
    unseen_or_turning: re.Pattern[str]
    """Some mean something beside letters that run from right to left."""
    mixed: re.Pattern[str]
    long_mark: re.Pattern[str]
    """In a word in katakana, what looks like the mark of a long vowel: the number one, hyphens.

    A hyphen between two such words may join them, and before 一カ所 and 一ノ瀬 stands a number.
    """
    any: re.Pattern[str]


@functools.cache
def _patterns() -> _Patterns:
    """Made when they are wanted: to know all letters takes long."""
    cyrillic, greek, kana, hira = map(letters_in, ("Cyrl", "Grek", "Kana", "Hira"))
    parted = "".join(map(letters_in, ("Thai", "Laoo", "Khmr", "Mymr", "Tibt")))  # they have no blanks
    joined = rf"[^\s!-\u024f{greek}{cyrillic}{hira}{kana}{letters_in('Hani')}]"
    unseen = (
        rf"(?<![{parted}])\u200b|[\u00ad\u180e\u2060-\u2064\ufeff\ufff9-\ufffb]"
        rf"|(?<!{joined})[\u200c\u200d](?!{joined})"
    )
    turning = r"[\u061c\u200e\u200f]"
    alphabets = itertools.permutations(("A-Za-z", cyrillic, greek), 2)
    mixed = "|".join(f"[{one}][{other}]" for one, other in alphabets)
    long_mark = (
        rf"(?<=[{kana}])(?<!{_LONG})(?:\u4e00(?=[{kana}])(?![\u30ab\u30ce\u30c4\u30b1\u30b3\u30f5\u30f6])"
        rf"|[-\u2010\u2212\uff0d\u2013](?=[{hira}\u3001\u3002]))"
    )
    every = f"{unseen}|{turning}|{mixed}|{long_mark}"
    return _Patterns(*map(re.compile, (unseen, f"{unseen}|{turning}", mixed, long_mark, every)))


def odd_signs(text: str) -> Iterator[Found]:
    """In the order of the text, word by word."""
    if text.isascii() or not _patterns().any.search(text):
        return
    patterns = _patterns()
    turned = any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text if sign > "\u0590")
    for start, end in _pieces(text):
        piece = text[start:end]
        yield from _unseen(piece, start, turned)
        for found in _WORD.finditer(piece) if patterns.mixed.search(piece) else ():
            if odd := _mixed(found[0]):
                yield Found(MIXED, start + found.start(), start + found.end(), found[0], *odd)
        if signs := patterns.long_mark.findall(piece):
            begin, last = _round(piece, patterns.long_mark)
            word = piece[begin:last]
            # looked for in the whole piece: beside its ends stands what tells a mark from a number
            meant = patterns.long_mark.sub(_LONG, piece)[begin:last]
            yield Found(LONG_MARK, start + begin, start + last, word, meant, _listed(signs), sure=True)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """What stands between blanks."""
    for found in re.finditer(r"\S+", text):
        yield found.span()


def _round(piece: str, pattern: re.Pattern[str]) -> tuple[int, int]:
    """From where to where a reader must see it, to know the place: Japanese has no blanks."""
    if len(piece) <= _LONGEST_WORD:
        return 0, len(piece)
    places = [found.start() for found in pattern.finditer(piece)]
    return max(0, places[0] - _BESIDE), min(len(piece), places[-1] + 1 + _BESIDE)


def _listed(signs: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(signs))


def _unseen(piece: str, start: int, turned: bool) -> Iterator[Found]:
    pattern = _patterns().unseen if turned else _patterns().unseen_or_turning
    if signs := pattern.findall(piece):
        begin, last = _round(piece, pattern)
        meant = "".join(_without(piece, pattern, begin, last))
        named = _listed(f"U+{ord(sign):04X}" for sign in signs)
        yield Found(UNSEEN, start + begin, start + last, piece[begin:last], meant, named, sure=True)


def _without(piece: str, pattern: re.Pattern[str], begin: int, last: int) -> Iterator[str]:
    gone = {found.start() for found in pattern.finditer(piece)}
    return (piece[place] for place in range(begin, last) if place not in gone)


@functools.lru_cache(maxsize=10_000)
def _alphabet(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _is_acronym_with_ending(word: str) -> bool:
    capitals = len(word) - len(word.lstrip(string.ascii_uppercase))
    return capitals > 1 and word[capitals:].islower()


def _mixed(word: str) -> tuple[str, str, bool] | None:
    """The word in one alphabet, the letters of the other, and whether it can be no other word.

    Not of an acronym with an ending of another language: «BMXер».
    """
    alphabets = {_alphabet(letter) for letter in word}
    if len(alphabets) < 2 or not alphabets <= {"LATIN", "CYRILLIC", "GREEK"}:
        return None
    meant: list[tuple[int, str, str]] = []
    for alphabet, known in _MEANT.items():
        foreign = [letter for letter in word if _alphabet(letter) != alphabet]
        if len(foreign) < len(word) and all(letter in known for letter in foreign):
            made = "".join(letter if _alphabet(letter) == alphabet else known[letter] for letter in word)
            meant.append((len(foreign), made, _listed(foreign)))
    if not meant or _is_acronym_with_ending(word):
        return None
    meant.sort()
    sure = len(meant) == 1 or meant[0][0] < meant[1][0]
    return meant[0][1], meant[0][2], sure

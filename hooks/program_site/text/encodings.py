"""Which encoding a text was saved in, where its letters leave no doubt: one reader for what is said and what is fixed.

The encodings of a language stand in its message file, and that file shows how its words look: a reading is taken only
if its letters follow each other as they do there.
"""

import codecs
import functools
import itertools
import math
import re
from collections import Counter
from dataclasses import dataclass

from program_site.messages import available, reading, texts

UTF_16 = {"UTF-16 LE": "utf_16_le", "UTF-16 BE": "utf_16_be"}
_MARKS = {codecs.BOM_UTF16_LE: "UTF-16 LE", codecs.BOM_UTF16_BE: "UTF-16 BE"}

_NEUTRAL = re.compile(r"[\x00-\x7f\u00a0\u00ab\u00bb\u2010-\u203a\u2116\u2160-\u2188\u2460-\u24ff\u3200-\u33ff\ufeff]+")
"""What stands in texts of any language, and signs like ① Ⅲ ㎝, by which none can be told."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")

_FEWEST_BYTES = 12
"""Of other than ASCII. Fewer say nothing: eight bytes of one encoding are words in another."""
_AHEAD = 10.0
"""How much likelier, as a logarithm, the best reading must be than any other."""
_ENOUGH_TO_SEE = 20_000
_UNSEEN = 0.1
"""How often a letter counts that never stands in the message file: most kanji."""
_GAIN = 4.0
"""How much likelier, as a logarithm, the text must be than letters drawn at random."""
_CASE = 20.0
"""What a capital behind a small letter costs: KOI8-R and Windows-1251 are each other's capitals."""
_MIXED = 2.0
"""What a Latin letter beside a Cyrillic one costs. Double bytes read as single ones alternate so: ЗVЗp for ⅢⅢ."""


@functools.cache
def encodings() -> dict[str, str]:
    """Of all languages that have a message file: how each is called, and how Python calls it."""
    return {name: codec for language in available() for name, codec in reading(language)["encodings"].items()}


def decode(data: bytes) -> tuple[str, str] | None:
    """The text, and the encoding it was in ("" for UTF-8); None where no encoding is clearly the right one."""
    try:
        text = data.decode("utf-8")
        of_ascii = "\x00" in text or ("\x1b" in text and text.isascii())  # as UTF-16 and ISO-2022-JP may be
        if not of_ascii:
            return text, ""
    except UnicodeDecodeError:
        if _is_damaged_utf_8(data):
            return None
    if name := _MARKS.get(data[:2]):
        marked = _strictly(data, UTF_16[name])
        return (marked, name) if marked else None
    wide = b"\x00" in data
    if sum(byte > 0x7F for byte in data) < _FEWEST_BYTES and not wide and b"\x1b" not in data:
        return None
    read = {name: _strictly(data, codec) for name, codec in (UTF_16 if wide else encodings()).items()}
    least = 0.0 if wide else _GAIN  # every second byte of ASCII in UTF-16 is zero, which says enough
    scores = {name: score for name, text in read.items() if text and (score := _score(text, least)) is not None}
    best = max(scores, key=lambda name: scores[name], default=None)
    if best is None:
        return None
    rivals = (score for name, score in scores.items() if read[name] != read[best])
    return (read[best], best) if all(scores[best] - score >= _AHEAD for score in rivals) else None


def _strictly(data: bytes, codec: str) -> str:
    """The text, or nothing where it is surely not in this encoding."""
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return ""
    return "" if _CONTROL.search(text) else text


def _is_damaged_utf_8(data: bytes) -> bool:
    """Whether most of it reads as UTF-8: one lost byte makes no text of another encoding."""
    foreign = sum(byte > 0x7F for byte in data)
    kept = sum(byte > 0x7F for byte in data.decode("utf-8", "ignore").encode())
    return kept > foreign * 0.75


def _score(text: str, least: float) -> float | None:
    """How likely it is that somebody wrote this; None where its letters could as well be drawn at random."""
    seen = text[:_ENOUGH_TO_SEE]
    likely, gained = 0.0, 0.0
    for run in _runs(seen):
        total, gain = max((each.gain(run) for each in _languages()), default=(0.0, 0.0))
        likely, gained = likely + total, gained + gain
    foreign = itertools.pairwise(_NEUTRAL.sub(" ", seen))
    odd = _CASE * sum(first.islower() and second.isupper() for first, second in foreign)
    odd += _MIXED * sum(_is_mixed(first, second) for first, second in itertools.pairwise(seen))
    return likely - odd if gained - odd >= least else None


def _is_mixed(first: str, second: str) -> bool:
    """Whether letters that know capitals stand beside each other, one Latin and one not."""
    return first.isascii() != second.isascii() and all(
        each.isalpha() and each.lower() != each.upper() for each in (first, second)
    )


def _runs(text: str) -> list[str]:
    """The pieces of a text that tell languages apart, each once: what a table repeats says no more for it."""
    return [run for run in dict.fromkeys(_NEUTRAL.split(text)) if run]


@dataclass(frozen=True)
class _Letters:
    """Which letters follow each other in a language."""

    single: Counter[str]
    pairs: Counter[str]
    before: Counter[str]
    alphabet: int
    """How many letters there are to choose from."""

    def gain(self, run: str) -> tuple[float, float]:
        """How likely a run is, and how much likelier than letters drawn at random: both as logarithms."""
        total = _UNSEEN * self.alphabet + self.single.total()
        found, last = 0.0, " "
        for letter in run.casefold():
            alone = (self.single[letter] + _UNSEEN) / total
            found += math.log((self.pairs[last + letter] + 4 * alone) / (self.before[last] + 4))
            last = letter
        return found, found + math.log(self.alphabet) * len(run)


@functools.cache
def _languages() -> tuple[_Letters, ...]:
    return tuple(_letters(language) for language in available() if reading(language)["encodings"])


def _letters(language: str) -> _Letters:
    """Learnt from the message file."""
    single: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    before: Counter[str] = Counter()
    for text in texts(language):
        for run in _NEUTRAL.split(text.casefold()):
            follows = f" {run}"
            single.update(run)
            pairs.update(map("".join, zip(follows, run, strict=False)))
            before.update(follows[:-1])
    return _Letters(single, pairs, before, min(map(_alphabet, reading(language)["encodings"].values())))


def _alphabet(codec: str) -> int:
    """How many letters an encoding has besides the Latin ones, large and small being the same."""
    letters = "".join(map(chr, range(0x80, 0xD800))).encode(codec, "ignore").decode(codec)
    return len({letter for letter in letters.casefold() if letter.isalpha()})

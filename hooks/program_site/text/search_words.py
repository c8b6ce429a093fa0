"""What is the same in all ways to write a word: folded letters, cut into tokens.

`assets/search/words.js` does the same in the browser; `tests/search_cases.yml` and generated texts hold the two together.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

RULES: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
"""What both readers of words go by."""

END = "."
"""Ends the token of a word, so that no other word that only begins with it is found."""
_UNSEEN, _HIRAGANA = re.compile(RULES["unseen"]), re.compile(RULES["hiragana"])
_SIGNS = str.maketrans(RULES["signs"])
_RUNS = re.compile("|".join(f"({RULES[kind]})" for kind in ("han", "cyrillic", "other")))
_ENDINGS = [re.compile(each) for each in RULES["endings"]]
_TO_KATAKANA = 0x60


class Token(NamedTuple):
    """A word, or two neighbouring signs of a text without blanks; the last sign of a run stands for itself."""

    text: str
    place: int
    """Signs and words count one each, and so does what stands between two runs."""


def fold(text: str) -> str:
    """Half and full width, capitals, kana, stress marks and no-break spaces are the same; nothing else is."""
    text = unicodedata.normalize("NFKC", text).lower().translate(_SIGNS)
    text = _HIRAGANA.sub(lambda sign: chr(ord(sign[0]) + _TO_KATAKANA), _UNSEEN.sub("", text))
    return unicodedata.normalize("NFC", text)


def tokens(text: str) -> Iterator[Token]:
    place = 0
    for run in _RUNS.finditer(fold(text)):
        if run[1]:
            for number in range(len(run[1])):
                yield Token(run[1][number : number + 2], place + number)
            place += len(run[1]) + 1
        else:
            yield Token((stem(run[2]) if run[2] else run[3]) + END, place)
            place += 2


@functools.lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A Cyrillic word without its endings."""
    while len(word) <= RULES["longest"] and word not in RULES["whole"]:
        shorter = next(("".join(found.groups()) for each in _ENDINGS if (found := each.match(word))), None)
        if shorter is None:
            break
        word = shorter
    return word

"""Which scripts a language is written in, as the CLDR and the Unicode data know them, and which way they run."""

import functools
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from babel import Locale
from babel.core import UnknownLocaleError, get_global

LATIN = "Latn"
"""Every language borrows it: it tells no language from another."""

_SEVERAL = {
    "Jpan": ("Hani", "Hira", "Kana"),
    "Kore": ("Hang", "Hani"),
    "Hans": ("Hani",),
    "Hant": ("Hani",),
    "Hanb": ("Hani", "Bopo"),
    "Hrkt": ("Hira", "Kana"),
}
"""Codes of ISO 15924 that stand for several scripts together, or for a way of writing one."""
_OTHERWISE = {
    "CJK": "Hani",
    "IDEOGRAPHIC": "Hani",
    "KANGXI": "Hani",
    "HANGZHOU": "Hani",
    "BENGALI": "Beng",
    "ORIYA": "Orya",
    "NKO": "Nkoo",
    "CANADIAN": "Cans",
}
"""How the names of signs begin where they do not begin with the CLDR's name of their script."""
_BEFORE = ("HALFWIDTH", "FULLWIDTH", "VERTICAL", "MODIFIER", "LETTER")
"""What may stand before the name of a script."""
_LONGEST_NAME = 3
"""Words in the name of a script."""
_ALIKE = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0x17000, 0x187F7), (0x20000, 0x323AF))
"""Whole blocks of signs of one script: one of them is asked for all."""
_NO_LETTERS = (0xD800, 0xF8FF)
"""Halves of signs, and signs for private use."""
_FIRST_PLANE, _SECOND_PLANE = (0x250, 0xFFFF), (0x10000, 0x1FFFF)
"""Letters that are not Latin begin behind the IPA. Hardly a living language has its letters in the second plane."""


@functools.cache
def scripts_of(language: str) -> frozenset[str]:
    """The codes of the scripts that a language is written in; none of what is no language."""
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return frozenset()
    likely = get_global("likely_subtags")
    whole = likely.get(f"{locale.language}_{locale.territory}") or likely.get(locale.language, "")
    script = locale.script or whole.split("_")[1]
    return frozenset(_SEVERAL.get(script, (script,)))


@functools.cache
def direction_of(language: str) -> str:
    """`ltr` or `rtl`."""
    try:
        return "rtl" if Locale.parse(language, sep="-").text_direction == "rtl" else "ltr"
    except (UnknownLocaleError, ValueError):
        return "ltr"


@functools.cache
def letters_in(script: str) -> str:
    """The letters of a script, with the marks that belong to it alone, as the inside of a class of signs: `Ѐ-ԯᲀ-ᲊ`."""
    return _ranges(*_FIRST_PLANE).get(script) or _ranges(*_SECOND_PLANE).get(script, "")


@functools.cache
def _ranges(first: int, last: int) -> dict[str, str]:
    ranges: defaultdict[str, list[list[int]]] = defaultdict(list)
    for begin, end in _asked(first, last):
        if script := _script(chr(begin)):
            known = ranges[script]
            if known and known[-1][1] == begin - 1:
                known[-1][1] = end
            else:
                known.append([begin, end])
    return {script: "".join(_range(*each) for each in known) for script, known in ranges.items()}


def _asked(first: int, last: int) -> Iterator[tuple[int, int]]:
    """Signs in their order; of those that are alike the first and the last."""
    for begin, end in sorted((*_ALIKE, _NO_LETTERS)):
        if begin >= first:
            yield from ((code, code) for code in range(first, min(begin, last + 1)))
            yield from [(begin, end)] if first <= begin else ()
            first = end + 1
    yield from ((code, code) for code in range(first, last + 1))


def _range(first: int, last: int) -> str:
    return chr(first) if first == last else f"{chr(first)}-{chr(last)}"


def _script(sign: str) -> str | None:
    """The script of a letter or mark; None of all other signs, and of those that many scripts share."""
    if unicodedata.category(sign)[0] not in "LM" and unicodedata.category(sign) != "Nl":
        return None
    words = unicodedata.name(sign, "").replace("-", " ").split()
    while words and words[0] in _BEFORE:
        del words[0]
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        if script := _codes().get(" ".join(words[:length])):
            return script
    return None


@functools.cache
def _codes() -> dict[str, str]:
    """The codes of scripts by their names in capitals, as the names of signs begin with them."""
    named = {str(name).upper(): code for code, name in Locale("en").scripts.items() if code not in _SEVERAL}
    return named | _OTHERWISE

"""Numbers as people write them: with units, separators of thousands, decimal commas, full-width digits, degrees."""

import functools
import re
import unicodedata
from collections.abc import Iterable

from program_site.messages import available, reading
from program_site.text.date_words import date_words, folded
from program_site.text.dates import with_western_years

_WHOLE = re.compile(r"\D*?(\d{1,3}(?:[,.\s'\u2019]\d{3})+|\d+)(?:[.,]0+)?\D*")
_DECIMAL = re.compile(r"[^\d-]*(-?\d+)(?:[.,](\d+))?\D*")
_PAIR = re.compile(r"\(?(-?\d+\.\d+)[,;\s]\s*(-?\d+\.\d+)\)?")
_PLAIN = r"[\d\s.,'\"\u00b0\u2019\u201d\u2032\u2033-]"
"""What a number is made of, degrees included."""


def of_a_pair(text: str, key: str) -> str:
    """`36.56, 136.66`, as maps give a place: the half of it that is asked for."""
    pair = _PAIR.fullmatch(unicodedata.normalize("NFKC", text).strip())
    half = {"latitude": 1, "longitude": 2}.get(key)
    return pair[half] if pair and half else text


def possible_number(text: str, whole: bool) -> str | None:
    """The one number that can be meant, as it is typed in YAML; None where there is none, or more than one."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if "%" in plain:
        return None
    if whole:
        found = _WHOLE.fullmatch(with_western_years(plain))
        return str(int(re.sub(r"\D", "", found[1]))) if found and not re.search(r"-\s*\d", plain) else None
    sign = "-" if _any_of("south_or_west").search(folded(plain)) else ""
    if degrees := _degrees().fullmatch(folded(plain)):
        hours, minutes, seconds = (float((part or "0").replace(",", ".")) for part in degrees.groups())
        return f"{sign}{hours + minutes / 60 + seconds / 3600:.4f}"
    if decimal := _DECIMAL.fullmatch(plain):
        return f"{sign}{int(decimal[1])}" + (f".{decimal[2]}" if decimal[2] else "")
    return None


def number_with(text: str, words: frozenset[str]) -> int | None:
    """The whole number from 0 that stands there, with no more beside it than one of these words: 52人, 1 052 чел., 40,0."""
    found = _number_with(words).fullmatch(folded(text).strip())
    return int(re.sub(r"[ ,]", "", found[1])) if found else None


@functools.cache
def _number_with(words: frozenset[str]) -> re.Pattern[str]:
    said = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"
    number = r"([0-9]{1,3}(?:[ ,][0-9]{3})+|[0-9]{1,9})(?:[.,]0{1,2})?"
    return re.compile(rf"(?:(?:{said})[.:]?)?\s*{number}\s*(?:(?:{said})\.?)?")


def says_only_a_number(text: str) -> bool:
    """Whether all that stands beside the number is its unit: 65人, 53° с. ш.; not 約65, 65 (план)."""
    rest = _any_of(*_kinds()).sub(" ", with_western_years(text).strip())
    for word in sorted({*date_words().units, *date_words().fiscal_year}, key=len, reverse=True):
        rest = re.sub(rf"(?<![^\W\d_]){re.escape(word)}(?![^\W\d_])", " ", rest)
    return bool(re.fullmatch(f"{_PLAIN}*", rest))


def _kinds() -> list[str]:
    return sorted({kind for language in available() for kind in reading(language).get("numbers", {})})


@functools.cache
def _any_of(*kinds: str) -> re.Pattern[str]:
    """The words of all languages that stand beside numbers; `kinds` are those of the message files."""
    said = "|".join(_words(kinds))
    return re.compile(rf"(?<![^\W\d_])(?:{said})\.?(?![^\W\d_])") if said else re.compile("(?!)")


def _words(kinds: Iterable[str]) -> list[str]:
    """Patterns, the longest first."""
    numbers = [reading(language).get("numbers", {}) for language in available()]
    words = {folded(word) for each in numbers for kind in kinds for word in each.get(kind, ())}
    return [re.escape(word) for word in sorted(words, key=len, reverse=True)]


@functools.cache
def _degrees() -> re.Pattern[str]:
    """53°20'30" and 53度20分30秒."""

    signs = {"degrees": "[\u00b0]", "minutes": "['\u2032\u2019]", "seconds": '["\u2033\u201d]'}
    degrees, minutes, seconds = (f"(?:{'|'.join([sign, *_words([kind])])})" for kind, sign in signs.items())
    return re.compile(rf"\D*(\d+)\s*{degrees}\s*(\d+)\s*{minutes}\s*(?:(\d+(?:[.,]\d+)?)\s*{seconds}\s*)?\D*")

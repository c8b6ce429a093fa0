"""Languages by their codes and letters, as the CLDR knows them."""

import functools
from collections.abc import Iterable

from babel import Locale
from babel.core import UnknownLocaleError
from babel.localedata import locale_identifiers

from program_site.messages import available, reading, texts

_FEWEST_LETTERS = 10


def is_language(code: object) -> bool:
    """Whether dates and numbers of such a language are known, under its shortest code: ja, not jpn."""
    try:
        return isinstance(code, str) and str(Locale.parse(code, sep="-")).replace("_", "-") == code
    except (UnknownLocaleError, ValueError):
        return False


@functools.cache
def language_codes() -> tuple[str, ...]:
    """Of all languages that are known, without those of a country."""
    return tuple(sorted({code for name in locale_identifiers() if is_language(code := name.partition("_")[0])}))


@functools.cache
def letters_of(language: str) -> frozenset[str]:
    """The letters of its message file and of its names of countries, languages and months, without those of ASCII."""
    locale = Locale.parse(language, sep="-")
    names = [*locale.territories.values(), *locale.languages.values()]
    names += [name for widths in locale.months.values() for months in widths.values() for name in months.values()]
    letters = {letter for name in [*names, *texts(language)] for letter in str(name).casefold() if letter.isalpha()}
    return frozenset(letter for letter in letters if not letter.isascii())


def language_of(text: str, languages: Iterable[str]) -> str | None:
    """The language whose letters a text is written in. Of two that have all of them, the one with fewer others."""
    known = _letters_known(text, languages)
    best = max(known, key=lambda code: (known[code], -len(letters_of(code))), default=None)
    return best if best and known[best] >= _FEWEST_LETTERS else None


def certain_language_of(text: str, languages: Iterable[str]) -> str | None:
    """The same where it has three times the letters of any other: some words of another stand in many texts."""
    known = _letters_known(text, languages)
    best = language_of(text, known)
    rivals = (count for code, count in known.items() if code != best)
    return best if best and all(3 * count <= known[best] for count in rivals) else None


def _letters_known(text: str, languages: Iterable[str]) -> dict[str, int]:
    """How many letters of a text each language has, besides those of ASCII."""
    letters = [letter for letter in text.casefold() if letter.isalpha() and not letter.isascii()]
    return {code: sum(letter in letters_of(code) for letter in letters) for code in languages if is_language(code)}


@functools.cache
def other_codes() -> dict[str, str]:
    """What people write for the code of a language: jp for ja."""
    return {word: language for language in available() for word in reading(language).get("codes", ())}

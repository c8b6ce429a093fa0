"""Names of reports' folders, made of what their texts tell: the day, and the title in Latin letters."""

import datetime
import functools
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from program_site.content.reports.front_matter import TYPED
from program_site.content.reports.texts import LARGEST
from program_site.i18n.localizer import Localizer
from program_site.messages import available
from program_site.text.dates import written_day
from program_site.text.encodings import decode
from program_site.text.front_matter import take_apart
from program_site.text.typos.reading import read_meant
from program_site.text.yaml_source import Unquoted

LONGEST_SHORT_NAME = 40


@dataclass(frozen=True)
class Told:
    """What the header of a text tells, as far as it can be read."""

    title: str = ""
    day: datetime.date | None = None
    authors: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    """The program, then the partners."""
    language: str = ""
    """What stands at `lang`."""
    is_translation: bool = False
    has_header: bool = False

    @property
    def short_name(self) -> str:
        return short_name(self.title, self.hosts)

    def is_same(self, other: "Told") -> bool:
        """Whether both are of one author and have one title."""
        return bool(self.title and self.authors) and _plain(self) == _plain(other)


NOTHING_TOLD = Told()


def _plain(told: Told) -> tuple[str, frozenset[str]]:
    def plain(text: str) -> str:
        return " ".join(unicodedata.normalize("NFKC", text).casefold().split())

    return plain(told.title), frozenset(map(plain, told.authors))


def short_name(title: str, hosts: Sequence[str] = ()) -> str:
    """The last part of a name, as the form offers it: what the letters of the title sound like, else program and hosts."""
    words = latin_words(title)
    named = words if any(re.search(r"[a-z]{2}", word) for word in words) else [host for host in hosts if host]
    return _shortened(named or ["report"])


def latin_words(text: str) -> list[str]:
    """What the letters of a text sound like, in Latin ones; none for letters that no language has a table of."""
    sounds = "".join(_letters().get(letter, letter) for letter in text.lower())
    plain = "".join(sign for sign in unicodedata.normalize("NFD", sounds) if unicodedata.category(sign)[0] != "M")
    return re.findall(r"[a-z0-9]+", plain)


def free_name(place: Path, name: str, is_home: Callable[[Path], bool]) -> str:
    """The name, or the same with a number where a folder has it that is not the home of this report."""
    for number in itertools.count(1):
        free = name if number == 1 else f"{name}-{number}"
        folder = place / free
        if not folder.is_dir() or folder.is_symlink() or is_home(folder):
            return free
    raise AssertionError  # there is always a further number


def _shortened(words: Sequence[str]) -> str:
    """As many whole words as fit."""
    short = words[0][:LONGEST_SHORT_NAME]
    for word in words[1:]:
        if len(f"{short}-{word}") > LONGEST_SHORT_NAME:
            break
        short = f"{short}-{word}"
    return short


def written_in_latin() -> str:
    """Pairs such as one letter, `=` and Latin ones, of the letters of all languages: a title may be in another than the page."""
    return " ".join(Localizer(language).t("maker.letters") for language in available())


@functools.cache
def _letters() -> dict[str, str]:
    """How letters of all languages are written in Latin ones."""
    pairs = [pair.split("=") for pair in written_in_latin().split()]
    return {pair[0]: pair[1] for pair in pairs}


def told_in(text: str, language: str | None = None) -> Told:
    """What a text tells in its header. `language` is that of the text, if it is known."""
    parts = take_apart(text, "", TYPED)
    if parts.header is None:
        return NOTHING_TOLD
    source = read_meant(parts.header, "", TYPED)
    fields = source.value if isinstance(source.value, dict) else {}
    own = "".join(_texts(fields.get("lang")))
    return Told(
        " ".join(_texts(fields.get("title"))),
        written_day("".join(_texts(fields.get("date"))), language or own or None),
        tuple(_texts(fields.get("author"))),
        (*_texts(fields.get("program")), *_texts(fields.get("partner"))),
        own,
        bool(fields.get("translated_from")),
        has_header=True,
    )


def told_by(data: bytes, language: str | None = None) -> Told:
    """The same of what a file holds, in any encoding that leaves no doubt."""
    decoded = decode(data.removeprefix(b"\xef\xbb\xbf")) if len(data) <= LARGEST else None
    plain = decoded[0].lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n") if decoded else ""
    return told_in(plain, language) if plain.strip() else NOTHING_TOLD


def told_by_file(path: Path, language: str | None = None) -> Told:
    """The same of a file, which is no link."""
    try:
        fits = path.is_file() and not path.is_symlink() and path.stat().st_size <= LARGEST
        return told_by(path.read_bytes(), language) if fits else NOTHING_TOLD
    except OSError:
        return NOTHING_TOLD


def _texts(value: Any) -> Iterable[str]:
    """The words of a value, or of each item of a list."""
    items = value if isinstance(value, list) else [value]
    plain = [each.text if isinstance(each, Unquoted) else each for each in items]
    return [str(each).strip() for each in plain if isinstance(each, str | int | float) and str(each).strip()]

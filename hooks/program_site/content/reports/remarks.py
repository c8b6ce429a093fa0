"""What a report can be published with and still deserves a word: personal data, typos of Markdown."""

import functools
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Self

from program_site.i18n.odd_signs import remarks_on_signs
from program_site.messages import messengers
from program_site.text.edits import Edit, Replace, line_edit
from program_site.text.excerpts import excerpt
from program_site.text.problems import Problem

# ---- Personal data ---------------------------------------------------------------------------------------------------

_ALONE, _NOT_GOING_ON = r"(?<![A-Za-z0-9\u0400-\u04ff.+-])", r"(?![A-Za-z0-9\u0400-\u04ff-])"
"""No letter or digit beside it; Japanese ones may be, as there are no blanks between words."""
_MAIL = re.compile(r"(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,63}")
_PHONES = tuple(
    re.compile(_ALONE + number + _NOT_GOING_ON)
    for number in (
        r"\(?0\d{1,4}\)?[- (]{1,2}\d{1,4}[-) ]{1,2}\d{3,4}",  # 090-1234-5678, (076) 264-5111
        r"0[5789]0\d{8}",
        r"8[- ]?\(?\d{3}\)?[- ]?\d{3}[- ]?\d{2}[- ]?\d{2}",  # 8 (912) 345-67-89
        r"\+\d[\d ()-]{7,18}\d",
    )
)
_LONG_NUMBER = re.compile(r"[0-9](?:[ ()-]*[0-9]){9}")
"""What every number to call has, and hardly any text."""
_HOSTS = ("t.me/", "telegram.me/", "vk.com/", "vk.ru/", "wa.me/", "line.me/", "instagram.com/", "facebook.com/")
_ADDRESS_OF_PERSON = re.compile(rf"(?:{'|'.join(map(re.escape, _HOSTS))})[\w.@/~+-]+", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![A-Za-z0-9_@./])@[A-Za-z][A-Za-z0-9_]{3,}")


@functools.cache
def _named_id() -> re.Pattern[str]:
    """`LINE ID: hanako`, `Telegram: anna_k`, also with the name of the messenger in a language of ours."""
    names = "|".join(re.escape(name) for name in messengers())
    return re.compile(
        rf"{_ALONE}(?:{names})(?: ?ID(?: *[:=])?| *[:=]) *@?[A-Za-z0-9][A-Za-z0-9_.-]{{3,}}", re.IGNORECASE
    )


def _first(*patterns: re.Pattern[str]) -> Callable[[str], str | None]:
    return lambda line: next((found[0] for pattern in patterns if (found := pattern.search(line))), None)


def _phone(line: str) -> str | None:
    for pattern in _PHONES:
        for found in pattern.finditer(line):
            if 10 <= sum(sign.isdigit() for sign in found[0]) <= 13:
                return found[0]
    return None


@dataclass(frozen=True)
class _Suspicion:
    """The signs without which none of the patterns below finds anything; with all their cases they are slow."""

    signs: tuple[str, ...]
    number: bool

    @classmethod
    def of(cls, plain: str, other: Self | None = None) -> Self:
        """What of the other is in this text; of all signs where there is no other."""
        folded = plain.lower()
        signs = [sign for sign in (other.signs if other else _signs()) if sign in folded]
        names = [sign for sign in signs if sign in _names()]
        # «вк» is in «вкусно»: what is told of a messenger follows its name at once
        inside = [name for name in names if not any(f"{name}{more}" in folded for more in " :=i")]
        return cls(
            tuple(sign for sign in signs if sign not in inside),
            (other is None or other.number) and bool(_LONG_NUMBER.search(plain)),
        )

    def __bool__(self) -> bool:
        return self.number or bool(self.signs)


@functools.cache
def _names() -> tuple[str, ...]:
    return tuple(name.lower() for name in messengers())


@functools.cache
def _signs() -> tuple[str, ...]:
    return ("@", *_HOSTS, *_names())


def _suspected(line: str, suspicion: _Suspicion) -> Iterator[tuple[str, str]]:
    """Code and value of what leads to a person. Full-width letters count as the same."""
    plain = unicodedata.normalize("NFKC", line)
    if not _Suspicion.of(plain, suspicion):
        return
    looks = {"T101": _first(_MAIL), "T102": _phone, "T103": _first(_ADDRESS_OF_PERSON, _named_id(), _HANDLE)}
    for code, look in looks.items():
        if value := look(plain):
            yield code, value


# ---- Typos of Markdown -----------------------------------------------------------------------------------------------

_WIDE_HEADING = re.compile(r"(\uff03+)[\s\u3000]*(\S.*)")
_PICTURE = re.compile(
    r"(?P<mark>[!\uff01])[\[\uff3b](?P<alt>[^][\uff3b\uff3d\n]*)[\]\uff3d](?P<gap>[ \u3000]*)"
    r"[(\uff08](?P<file>[^()\uff08\uff09\n]*)[)\uff09]"
)
_DECOMPOSED = re.compile(r"[^\W\d_][\u0300-\u036f\u3099\u309a]+")
_NUMBER_SIGN = chr(0xFF03)
_MARKS = ("[", chr(0xFF3B))


def _is_marked(line: str) -> bool:
    """Whether a line has what any typo of Markdown must have."""
    return line[0] == _NUMBER_SIGN or any(map(line.__contains__, _MARKS))


def _markdown(line: str, path: str, number: int) -> Iterator[tuple[str, str, Edit]]:
    """Code, value, and what to write instead."""
    if found := _WIDE_HEADING.match(line):
        meant = f"{'#' * max(len(found[1]), 2)} {found[2]}"
        yield "T106", found[0], line_edit(path, number, line, meant)
    for found in _PICTURE.finditer(line):
        if found["gap"] or not found[0].startswith("![") or f"]({found['file']})" not in found[0]:
            file = unicodedata.normalize("NFKC", found["file"]).strip()
            meant = f"![{found['alt']}]({file})"
            yield "T107", found[0], Edit((Replace(path, number, found.start(), found[0], meant),), meant)


def compose(text: str) -> str:
    """Letters that macOS took to pieces are put together again. Unlike NFC it keeps the variant kanji of names."""

    def composed(found: re.Match[str]) -> str:
        letter = found[0][0]
        return unicodedata.normalize("NFC", found[0]) if unicodedata.normalize("NFC", letter) == letter else found[0]

    return _DECOMPOSED.sub(composed, text)


def _in_pieces(text: str, path: str) -> Iterator[Problem]:
    """One warning for a whole text: whoever saved one letter so has saved all of them so."""
    changes: list[Replace] = []
    for number, line in enumerate(text.split("\n"), start=1) if not text.isascii() else ():
        if (composed := compose(line)) != line:
            changes += (
                change for change in line_edit(path, number, line, composed).changes if isinstance(change, Replace)
            )
    if changes:
        letters = compose(changes[0].before)[:1] or changes[0].after
        edit = Edit(tuple(changes), letters)
        yield Problem("T108", path, changes[0].line, {"value": letters}, warning=True, edit=edit)


_MOST_SIGNS = 20
"""Remarks on the letters of one header."""


def signs_in_header(text: str, path: str, body_line: int) -> Iterator[Problem]:
    """Letters of another alphabet and signs that nobody sees, in titles and names: pages and lists repeat these."""
    yield from itertools.islice(_signs_in_header(text, path, body_line), _MOST_SIGNS)


def _signs_in_header(text: str, path: str, body_line: int) -> Iterator[Problem]:
    rows = text.split("\n")
    for number, row in enumerate(rows[: body_line - 1], start=1):
        if not row.isascii() and "\\" not in row:  # an escape is no letter
            yield from remarks_on_signs(row.partition(":")[2] or row, path, number, rows)


def remarks(text: str, path: str, body_line: int) -> Iterator[Problem]:
    """Every warning in a text that its lines show; of its body see `body_remarks`."""
    yield from _in_pieces(text, path)
    in_code = False
    suspicion = _Suspicion.of(unicodedata.normalize("NFKC", text)) or None
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        for code, value in _suspected(line, suspicion) if suspicion else ():
            yield Problem(code, path, number, {"value": excerpt(value)}, warning=True)
        if number < body_line:
            continue
        in_code ^= line.startswith(("```", "~~~"))
        for code, value, edit in _markdown(line, path, number) if not in_code and _is_marked(line) else ():
            yield Problem(code, path, number, {"value": excerpt(value)}, warning=True, edit=edit)

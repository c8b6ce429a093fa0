"""A line of YAML as people type it: its field, its value, and how many lines the value goes on for."""

import functools
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from program_site.messages import available, messages
from program_site.text.locales import is_language
from program_site.text.problems import as_field_name

SPACES = r"[ \t\u00a0\u2002-\u200b\u202f\u205f\u3000]*"
FIELD = re.compile(
    rf"(?P<indent>{SPACES})(?P<dash>[-\u2010-\u2015\u2212\uff0d\u30fc\u30fb\u2022]{SPACES})?(?P<key>[^\W\d][\w-]*)"
    rf"{SPACES}(?P<colon>[:\uff1a=\uff1d])(?P<space>{SPACES})(?P<value>.*)"
)
ITEM = re.compile(rf"(?P<indent>{SPACES})(?P<dash>-(?=[\s\u3000]){SPACES})(?P<value>.*)")
BLOCK = re.compile(r"[|>][+-]?[1-9]?[+-]?(\s+#.*)?")
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
BRACKETS = {"[": "]", "{": "}"}
_LONGEST_VALUE = 30
"""Lines: quotes that are closed further down than this were left open."""


@functools.cache
def header_words() -> Mapping[str, str]:
    """What people write for a field of a report in their own language, and the field."""
    return {
        word.lower(): name
        for language in available()
        for name, words in messages(language)["fields"].items()
        for word in words
    }


@dataclass(frozen=True)
class Fields:
    """Which fields a kind of file has, and what they hold."""

    names: Callable[[], Collection[str]]
    """Made only for a file that has a typo."""
    texts: Collection[str] = ()
    """Those that hold words and sentences: whatever their value begins with is a part of it."""
    lists: Collection[str] = ()
    inner: Collection[str] = ()
    """Those that stand inside others, and so further to the right."""
    words: Callable[[], Mapping[str, str]] = dict
    """What people write for a field in their own language."""
    is_front_matter: bool = False
    """Of a report: a line may be wrong although YAML can read it, as none of its fields is nested deeply."""

    def has(self, key: str) -> bool:
        """Also in other letters than it should have."""
        return key in self.names() or as_field_name(key) in self.names() or key.lower() in self.words()

    def may_be_list(self, key: str) -> bool:
        return key not in self.texts or key in self.lists

    def is_code(self, key: str) -> bool:
        """Whether it is the code of a language; `id` is Indonesian, and a field."""
        return is_language(key) and key not in self.names()


@dataclass(frozen=True)
class Line:
    """A line that holds a field or an item of a list."""

    text: str
    indent: str
    dash: str
    key: str
    """Empty for an item."""
    colon: str
    space: str
    value: str
    before: str
    """What stands before the value."""

    @classmethod
    def of(cls, text: str, fields: Fields) -> Self | None:
        """In front matter a word is a field only where it is known, or stands at the edge with a plain colon."""
        found = FIELD.fullmatch(text)
        if found and fields.is_front_matter and not fields.has(found["key"]):
            plain = not found["indent"] and not found["dash"] and found["colon"] == ":"
            found = found if plain else None
        found = found or ITEM.fullmatch(text)
        if not found:
            return None
        parts = {"key": "", "colon": "", "space": "", **found.groupdict(default="")}
        return cls(text, before=text[: found.start("value")], **parts)


def is_field(text: str, fields: Fields | None) -> bool:
    """Whether a line looks like `key: value`; where `fields` are given, like one of these."""
    found = FIELD.fullmatch(text)
    return bool(found and (not fields or fields.has(found["key"])))


def indent_of(row: str) -> int:
    return len(row) - len(row.lstrip(" "))


def closed_at(value: str) -> int:
    """Where the quotes or brackets with which a value begins are closed; 0 where they are not."""
    if pattern := _QUOTED.get(value[:1]):
        found = pattern.match(value)
        return found.end() if found else 0
    opened: list[str] = []
    place = 0
    while place < len(value):
        sign = value[place]
        opens = sign in _QUOTED and value[place - 1] in " [{,:"
        quoted = _QUOTED[sign].match(value, place) if opens else None
        if opens and not quoted:
            return 0
        if sign in BRACKETS:
            opened.append(BRACKETS[sign])
        elif sign in "]}" and (not opened or opened.pop() != sign):
            return 0
        elif sign in "]}" and not opened:
            return place + 1
        place = quoted.end() if quoted else place + 1
    return 0


def length(rows: Sequence[str], begin: int) -> int:
    """How many lines the value that begins in one of them goes on for: blocks, quotes and brackets may be long."""
    found = FIELD.fullmatch(rows[begin]) or ITEM.fullmatch(rows[begin])
    value = found["value"] if found else ""
    if not found or not value:
        return 1
    edge = len(found["indent"])
    if BLOCK.fullmatch(value):
        below = (n for n, row in enumerate(rows[begin + 1 :], 1) if row.strip() and indent_of(row) <= edge)
        several = next(below, len(rows) - begin)
        return several if any(row.strip() for row in rows[begin + 1 : begin + several]) else 1
    if value[0] not in "\"'[{" or closed_at(value):
        return 1
    for more, row in enumerate(rows[begin + 1 : begin + _LONGEST_VALUE], 1):
        inner = FIELD.fullmatch(row)
        if inner and len(inner["indent"]) <= edge + len(found["dash"] or ""):
            return 1  # the next field has begun: what stands here was left open
        value = f"{value}\n{row}"
        if closed_at(value):
            return 1 + more
    return 1

"""Originals and their translations: which text was made from which, and whether it still says the same."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from typing import Literal, Protocol, TypeVar

from program_site.i18n.translated_text import Words
from program_site.text.records import Record

_HASH = re.compile(r"[0-9a-f]{12}")
_PICTURE = re.compile(r"(!\[[^\]]*\]\()(?:<[^>\n]*>|[^\s)]*)")

Standing = Literal["current", "older", "unknown"]
"""What is known of a translation: it was made from its original as it is now, as it was once, or nobody said."""


class TranslatedFrom(Record):
    """The original a translation was made from."""

    language: Words
    hash: Words | None = None
    """The `content_hash` of the original at that time; `program_site translations --mark` writes it."""


class Version(Protocol):
    """One text of a page or report that may have others in other languages."""

    @property
    def language(self) -> str: ...

    @property
    def content_hash(self) -> str: ...

    @property
    def translated_from(self) -> TranslatedFrom | None: ...


Text = TypeVar("Text", bound=Version)


def content_hash(*words: str | None) -> str:
    """12 hexadecimal digits of what a translator works from: titles, texts, captions, in their order.

    Line breaks, spaces and the names of photos do not count: correcting them asks for no new translation.
    """
    told = [_PICTURE.sub(r"\1", each) if each and "![" in each else each or "" for each in words]
    plain = [" ".join(unicodedata.normalize("NFC", each).split()) for each in told]
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False).encode()).hexdigest()[:12]


def original_of(text: Text, texts: Mapping[str, Text]) -> Text | None:
    """The text that one was made from; None for the original. `texts` are all there are, the site's first language first.

    It is the one that the text names. Where it names none that is there, it is the first that is no translation itself.
    """
    named = text.translated_from and texts.get(text.translated_from.language)
    if named and named is not text:
        return named
    first = next((each for each in texts.values() if each.translated_from is None), None)
    return first if first is not text else None


def standing(text: Version, original: Version) -> Standing:
    made_from = text.translated_from
    known = made_from.hash if made_from and made_from.language == original.language else None
    if known is None or not _HASH.fullmatch(known):
        return "unknown"
    return "current" if known == original.content_hash else "older"

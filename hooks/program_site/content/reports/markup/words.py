"""What stands in the words of a text: tags that are understood, furigana and addresses become elements."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field

from program_site.content.reports.markup.elements import Piece, fill, made, pieces_of
from program_site.content.reports.markup.stand_ins import PLAIN, READING, TAG, restored
from program_site.content.reports.markup.targets import may_be_picture
from program_site.content.reports.text_rules import ADDRESS, address_in

_BAR = PLAIN["|"]
_TOKEN = re.compile(
    rf"<{TAG}(?P<close>/?)(?P<name>[a-z]+)(?P<more>[^<>]*)>|\{{{READING}(?P<base>[^{_BAR}]*){_BAR}(?P<kana>[^}}]*)\}}|{ADDRESS}",
    re.IGNORECASE,
)
_BEFORE, _ADDRESS = _TOKEN.groups - 1, _TOKEN.groups
_ATTRIBUTE = re.compile(r"\b(src|alt|title)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_PARTS_OF_RUBY = ("rt", "rp")
_WRAPPERS = ("details",)
"""Only their content is shown."""


@dataclass
class _Tag:
    """A tag as it stands in the words; an open one holds what follows it."""

    name: str
    closes: bool
    typed: str
    pieces: list[Piece] = field(default_factory=list)


def finish(element: ET.Element, photos: frozenset[str], in_link: bool = False) -> None:
    """Make elements of what stands in the words of an element and of all below it. No stand-in is left."""
    if element.tag == "code":
        element.text = restored(element.text or "")
        return
    in_link = in_link or element.tag == "a"
    tokens: list[Piece | _Tag] = []
    for piece in pieces_of(element):
        if isinstance(piece, ET.Element):
            finish(piece, photos, in_link)
            tokens.append(piece)
        elif piece:
            tokens += _tokens(piece, photos, in_link)
    fill(element, _nested(tokens))
    if element.tag == "p" and len(element) and element[-1].tag == "br" and not (element[-1].tail or "").strip():
        element.remove(element[-1])


def _tokens(words: str, photos: frozenset[str], in_link: bool) -> Iterator[Piece | _Tag]:
    at = 0
    for found in _TOKEN.finditer(words) if TAG in words or READING in words or "://" in words else ():
        start = found.start() + len(found[_BEFORE] or "")
        yield restored(words[at:start])
        at = found.end()
        if found["name"]:
            yield _tag(found, photos)
        elif found["base"]:
            yield made("ruby", restored(found["base"]), made("rp", "("), made("rt", found["kana"]), made("rp", ")"))
        else:
            address = address_in(found[_ADDRESS])
            typed = restored(address)
            yield typed if in_link or not typed.partition("://")[2] else made("a", typed, href=typed)
            at = start + len(address)
    yield restored(words[at:])


def _tag(found: re.Match[str], photos: frozenset[str]) -> Piece | _Tag:
    name, typed = found["name"].lower(), restored(found[0])
    if name == "br":
        return made("br")
    if name == "img":
        given = {
            key.lower(): one or two or three for key, one, two, three in _ATTRIBUTE.findall(restored(found["more"]))
        }
        return made("img", **given) if may_be_picture(given.get("src", ""), photos) else typed
    return _Tag(name, bool(found["close"]), typed)


def _nested(tokens: list[Piece | _Tag]) -> list[Piece]:
    """Elements for the tags that are opened and closed among these; others are words again."""
    rows = [_Tag("", closes=False, typed="")]
    for token in tokens:
        if not isinstance(token, _Tag):
            rows[-1].pieces.append(token)
        elif token.name in _WRAPPERS:
            continue
        elif not token.closes:
            rows.append(token)
        elif any(row.name == token.name for row in rows):
            while rows[-1].name != token.name:
                _leave(rows, closed=token.name == "ruby" and rows[-1].name in _PARTS_OF_RUBY)
            _leave(rows, closed=True)
        else:
            rows[-1].pieces.append(token.typed)
    while len(rows) > 1:
        _leave(rows, closed=False)
    return rows[0].pieces


def _leave(rows: list[_Tag], closed: bool) -> None:
    """The last row goes into the one before it: as an element where its tag was closed."""
    row = rows.pop()
    if row.name in _PARTS_OF_RUBY and rows[-1].name != "ruby":
        closed, row.pieces = False, [*row.pieces, f"</{row.name}>"] if closed else row.pieces
    if not closed:
        rows[-1].pieces += [row.typed, *row.pieces]
    elif row.name == "summary":
        rows[-1].pieces += [made("strong", *row.pieces), made("br")]
    else:
        rows[-1].pieces.append(made(row.name, *row.pieces))

"""Two texts of a report side by side, paragraph by paragraph, for readers who learn each other's language."""

import difflib
import re
from collections.abc import Iterator
from itertools import zip_longest

from program_site.content.reports.body import Body, Picture

_TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*>")
_EMPTY = {"br", "hr", "img"}
_MOST_COMPARED = 500
"""Blocks of a text. The time to compare grows with their square: a minute for as many as a text may hold."""


def blocks(body: Body) -> list[Body]:
    """The paragraphs, headings, lists … of a text, one by one."""
    separate: list[Body] = []
    depth, start = 0, 0
    for tag in _TAG.finditer(body.html):
        if tag[2] not in _EMPTY:
            depth += -1 if tag[1] else 1
        if depth == 0:
            separate.append(Body(body.html[start : tag.end()].strip(), body.pictures, body.links))
            start = tag.end()
    return separate


def pairs(one: Body, other: Body) -> Iterator[tuple[Body | None, Body | None]]:
    """Pairs of blocks of the same kind, in order. A block that only one text has stands alone."""
    left, right = blocks(one), blocks(other)
    if max(len(left), len(right)) > _MOST_COMPARED:
        yield from zip_longest(left, right)
        return
    kinds, others = [_kind(block) for block in left], [_kind(block) for block in right]
    for _, i, j, k, m in difflib.SequenceMatcher(None, kinds, others, autojunk=False).get_opcodes():
        yield from zip_longest(left[i:j], right[k:m])


def shared_picture(pair: tuple[Body | None, Body | None]) -> tuple[Picture, Picture] | None:
    """The photo that both blocks show. The page shows it once, with the words of both."""
    pictures = [_picture(block) for block in pair if block]
    if len(pictures) == 2 and pictures[0] and pictures[1] and pictures[0].file == pictures[1].file:
        return pictures[0], pictures[1]
    return None


def _picture(block: Body) -> Picture | None:
    pieces = [piece for piece in block.pieces() if piece]
    return pieces[0][0] if len(pieces) == 1 and isinstance(pieces[0], tuple) and pieces[0][1] else None


def _kind(block: Body) -> str:
    if _picture(block):
        return "picture"
    tag = _TAG.match(block.html)
    return tag[2] if tag else ""

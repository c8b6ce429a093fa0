"""Faces, sums and ranges whose signs Markdown takes for stress, and backslashes that it swallows."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from program_site.content.reports.body_remarks.elements import Change, Element, Marked, changed
from program_site.content.reports.body_remarks.found import Found

_SIGNS = re.compile(r"[*_~\\]")
_FACE_WITH_ARMS = re.compile(r"\\(?=\([^()\n]{1,12}\)\s?[/\uff0f\u30ce\uff89])|(?<=[\u00af\uffe3])\\(?=_)")
_SYMBOL = re.compile(r"[^\w\s\u3000-\u303f\uff08\uff09]|_")
_OPENING, _CLOSING = "(" + chr(0xFF08), ")" + chr(0xFF09)
_MOST_ROUNDS = 12
_LONGEST_FACE = 8
_NEAR, _SHOWN = 12, 8
_AROUND = 2
"""Signs looked at before and behind a mark."""


def accidental_stress(marked: Marked) -> Iterator[Found]:
    """One for each line: whoever types one face types several."""
    if not _SIGNS.search(marked.text):
        return
    places = sorted(_lost(marked))
    rows: dict[int, list[int]] = {}
    for each in places:
        rows.setdefault(marked.row_of(each), []).append(each)
    for row, signs in rows.items():
        changes = tuple(Change(each, each, "\\") for each in signs)
        begin, end = _round_first(marked, row, signs)
        local = [Change(each - begin, each - begin, "\\") for each in signs if each < end]
        sample = marked.text[begin:end]
        code = "T124" if all(marked.text[each] == "~" for each in signs) else "T114"
        yield Found(code, signs[0], sample.strip(), changes, changed(sample, local).strip())


def _round_first(marked: Marked, row: int, signs: list[int]) -> tuple[int, int]:
    """The part of a line round its first face: a paragraph of Japanese is one long line."""
    last = signs[0]
    for sign in signs:
        last = sign if sign - last <= _NEAR else last
    start = marked.starts[row]
    return max(signs[0] - _SHOWN, start), min(last + _SHOWN + 1, start + len(marked.rows[row]))


def _lost(marked: Marked) -> set[int]:
    """The places of all signs that have to be escaped for the text to be shown as it was typed."""
    text = marked.text
    places: set[int] = set()
    for found in _FACE_WITH_ARMS.finditer(marked.without_code):
        if _escapes(marked, found.start()):
            places |= {found.start(), found.end()} if text[found.end()] == "_" else {found.start()}
    for _ in range(_MOST_ROUNDS):
        added = sorted(places)
        now = Marked(changed(text, [Change(each, each, "\\") for each in added])) if added else marked
        new: set[int] = set()
        for element in now.of("em", "strong", "del"):
            if _is_accident(now.text, element):
                new |= {_before(each, added) for each in _marks(now.text, element)}
        if not new - places:
            break
        places |= new
    return places


def _escapes(marked: Marked, index: int) -> bool:
    """Whether a backslash is not itself escaped."""
    before = marked.text[:index]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 0


def _before(index: int, added: list[int]) -> int:
    """The place in the text as it was, of one in the text with backslashes added at `added`."""
    return index - bisect_left(range(len(added)), index, key=lambda number: added[number] + number)


def _marks(text: str, element: Element) -> list[int]:
    """The signs with which stress begins and ends."""
    width = 1 if element.tag == "em" or text[element.begin : element.begin + 2] != text[element.begin] * 2 else 2
    return [*range(element.begin, element.begin + width), *range(element.end - width, element.end)]


def _is_accident(text: str, element: Element) -> bool:
    marks = _marks(text, element)
    if any(not 0 <= each < len(text) or text[each] != text[element.begin] or text[each] not in "*_~" for each in marks):
        return False  # the reader names another place
    width = len(marks) // 2
    inner = text[element.begin + width : element.end - width]
    before, behind = text[max(element.begin - _AROUND, 0) : element.begin], text[element.end : element.end + _AROUND]
    if element.tag == "del":
        return width == 1
    if not re.search(r"[^\W_]", inner) or _is_unbalanced(inner):
        return True
    if "^" in (before[-1:], inner[:1], inner[-1:], behind[:1]):
        return True
    in_face = before[-1:] in _OPENING and behind[:1] in _CLOSING and before and behind and len(inner) <= _LONGEST_FACE
    if in_face and _SYMBOL.match(inner) and _SYMBOL.match(inner[-1]):
        return True
    is_product = before[-1:].isalnum() and inner[:1].isdigit() and inner[-1:].isalnum() and behind[:1].isdigit()
    return text[element.begin] == "*" and width == 1 and is_product


def _is_unbalanced(inner: str) -> bool:
    """Brackets that are closed before they were opened, or not at all: the signs are parts of two faces."""
    depth = 0
    for sign in re.sub(r"\\.", "", inner):
        depth += (sign in _OPENING) - (sign in _CLOSING)
        if depth < 0:
            return True
    return depth != 0

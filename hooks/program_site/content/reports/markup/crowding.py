"""Texts that only a typo or an attack explains, and that a reader or a browser would need seconds for."""

import re

LONGEST_WORD = 1000
"""Letters without a place to break the line: no word has as many, and hardly an address."""
ENDLESS = re.compile(rf"[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]{{{LONGEST_WORD + 1},}}")
COSTLY = "[]<>()!*_`~^\\&{}"
MOST_IN_PARAGRAPH = 300
MOST_IN_TEXT = 1000
MOST_HEADINGS = 200
HEADING = re.compile(r"^ {0,3}(?:#{1,6}|=+[ \t]*$|-+[ \t]*$)", re.MULTILINE)
MOST_CELLS = 50_000
"""Of all tables of a text: the widest row of each is as many columns, and every line below it a row."""
DIVIDERS = re.compile(r"^[ \t>|:+*\d.)-]*-[ \t|:]*$", re.MULTILINE)
"""What can part the head of a table from its rows, in lists and quotes too."""
_PARAGRAPH = re.compile(r"(?:^[^\n]*\S[^\n]*\n?)+", re.MULTILINE)
_NEST = re.compile(r"<(/?)(?:blockquote|[ou]l)\b")
_DEEPEST = 30
"""Lists and quotes in one another."""


def endless_word(text: str) -> tuple[int, int] | None:
    """The line (from 1) and the length of the first word that is none. Browsers need seconds to lay out a long one."""
    if all(len(word) <= LONGEST_WORD for word in text.split()):
        return None
    found = ENDLESS.search(text)
    return (text.count("\n", 0, found.start()) + 1, len(found[0])) if found else None


def crowded_line(text: str) -> int | None:
    """The line (from 1) of the first paragraph with so many signs of markup that only a typo or an attack explains it."""
    counts = {sign: text.count(sign) for sign in COSTLY}
    for sign, count in counts.items():
        if count > MOST_IN_TEXT:
            return text.count("\n", 0, text.index(sign)) + 1
    many_lines = text.count("\n") >= MOST_HEADINGS
    headings = [heading.start() for heading in HEADING.finditer(text)] if many_lines else []
    if len(headings) > MOST_HEADINGS:
        return text.count("\n", 0, headings[0]) + 1
    many = [sign for sign, count in counts.items() if count > MOST_IN_PARAGRAPH]
    for paragraph in _PARAGRAPH.finditer(text) if many else ():
        if any(paragraph[0].count(sign) > MOST_IN_PARAGRAPH for sign in many):
            return text.count("\n", 0, paragraph.start()) + 1
    return _line_of_tables(text) if "|" in text else None


def _line_of_tables(text: str) -> int | None:
    """The line (from 1) of the first table with which there are so many cells that a reader would run out of memory."""
    cells = 0
    for paragraph in _PARAGRAPH.finditer(text):
        lines = paragraph[0].split("\n") if DIVIDERS.search(paragraph[0]) else ()
        cells += len(lines) * max((line.count("|") for line in lines), default=0)
        if cells > MOST_CELLS:
            return text.count("\n", 0, paragraph.start()) + 1
    return None


def is_too_deep(rendered: str) -> bool:
    """Of HTML: whether lists and quotes stand in one another as nobody writes them."""
    depth = 0
    for tag in _NEST.finditer(rendered):
        depth += -1 if tag[1] else 1
        if depth > _DEEPEST:
            return True
    return False

"""Where the header of a report begins and ends, also where its two lines `---` are missing or mistyped."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from program_site.text.problems import Problem
from program_site.text.typos.header import is_field

_FENCE = re.compile(r"---[ \t]*")
_LIKE_FENCE = re.compile(
    r"\s*(?:[-\u2010-\u2015\u2212\u30fc\uff0d\uff70]{2,}|[\u2013-\u2015\u2212\u30fc]|[=*_]{3,})\s*"
)
"""What telephones and Japanese keyboards make of three hyphens, and other lines across a page."""
_CODE_FENCE = re.compile(r"\s*(?:```|~~~)\w*\s*")
_OF_HEADER = re.compile(r"\s|#|\uff03|-(?=\s)|[\]}]")
"""How a line begins that goes on with a field, lists its values, or remarks on it."""


_WELL_FORMED = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)


def split(text: str) -> tuple[str | None, str]:
    """The header's lines and the body of a well-formed text; None for a header that is not between its two lines."""
    found = _WELL_FORMED.match(text)
    return (found[1], text[found.end() :]) if found else (None, text)


@dataclass(frozen=True)
class Parts:
    """A report's text taken apart."""

    header: str | None
    """Its lines, each with its end; None where nothing looks like a header."""
    header_line: int
    """The line of the file, from 1, on which it begins."""
    body: str
    body_line: int
    problems: tuple[Problem, ...]


def take_apart(text: str, path: str, fields: Collection[str]) -> Parts:
    """`fields` are the names by which a header is recognised."""
    rows = text.split("\n")
    problems: list[Problem] = []

    def report(code: str, row: int, **values: str) -> None:
        problems.append(Problem(code, path, row + 1, values))

    begin = next((number for number, row in enumerate(rows) if row.strip()), 0)
    in_code = bool(_CODE_FENCE.fullmatch(rows[begin])) and len(rows) > begin + 1
    if in_code:
        report("H109", begin, value=rows[begin].strip())
        begin += 1
    first = rows[begin]
    if _FENCE.fullmatch(first) or (_LIKE_FENCE.fullmatch(first) and any(is_field(row, fields) for row in rows)):
        if not _FENCE.fullmatch(first):
            report("H112", begin, value=first.strip())
        elif begin and not in_code:
            report("H110", 0, value=str(begin))
        begin += 1
    elif is_field(first, fields):
        report("H111", begin)
    else:
        return Parts(None, 1, text, 1, (Problem("R104", path, 1),))
    end = _end(rows, begin, fields)
    after = end
    if end == len(rows) or not _LIKE_FENCE.fullmatch(rows[end]):
        while end > begin and not rows[end - 1].strip():
            end -= 1
        report("H101", max(end - 1, 0))
    else:
        after = end + 1
        if not _FENCE.fullmatch(rows[end]):
            report("H112", end, value=rows[end].strip())
    if in_code and (close := next((n for n in range(after, len(rows)) if _CODE_FENCE.fullmatch(rows[n])), None)):
        rows[close] = ""
    header = "".join(f"{row}\n" for row in rows[begin:end])
    return Parts(header, begin + 1, "\n".join(rows[after:]), after + 1, tuple(problems))


def _end(rows: list[str], begin: int, fields: Collection[str]) -> int:
    """The row of the closing fence or, where it is missing, the first row of the body."""
    for number in range(begin, len(rows)):
        row = rows[number]
        if _LIKE_FENCE.fullmatch(row) or _CODE_FENCE.fullmatch(row):
            return number
        parted = not rows[number - 1].strip()  # behind an empty line, words with a colon may well be the text
        of_field = is_field(row, fields) or (is_field(row, ()) and (not parted or row[:1].isascii()))
        ordinary = not row.strip() or _OF_HEADER.match(row) or of_field
        if not ordinary and (parted or not any(map(_FENCE.fullmatch, rows[number:]))):
            return number
    return len(rows)

"""Front matter: where it begins and ends, also where its two lines `---` are missing or mistyped."""

import re
from dataclasses import dataclass

from program_site.text.edits import Edit, Replace
from program_site.text.problems import Problem
from program_site.text.typos.lines import Fields, is_field

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
    """The lines and the body of a well-formed text; None for front matter that is not between its two lines."""
    found = _WELL_FORMED.match(text)
    return (found[1], text[found.end() :]) if found else (None, text)


@dataclass(frozen=True)
class Parts:
    """A report's text taken apart."""

    header: str | None
    """Its lines, each with its end; None where nothing looks like front matter."""
    header_line: int
    """The line of the file, from 1, on which it begins."""
    body: str
    body_line: int
    problems: tuple[Problem, ...]


def take_apart(text: str, path: str, fields: Fields) -> Parts:
    """`fields` are those by whose names front matter is recognised."""
    return _Taking(text, path, fields).parts()


class _Taking:
    """The rows of a text, and what is wrong with the lines round its front matter."""

    def __init__(self, text: str, path: str, fields: Fields) -> None:
        self.text, self.rows, self.path, self.fields = text, text.split("\n"), path, fields
        self.problems: list[Problem] = []

    def report(self, code: str, row: int, *changes: Replace, value: str = "", shown: str = "---") -> None:
        self.problems.append(Problem(code, self.path, row + 1, {"value": value}, edit=Edit(changes, shown)))

    def gone(self, first: int, last: int) -> Replace:
        """The rows are deleted."""
        before = "".join(f"{row}\n" for row in self.rows[first : last + 1])
        return Replace(self.path, first + 1, 0, before if last + 1 < len(self.rows) else before[:-1], "")

    def fence(self, row: int) -> None:
        if self.indented(row):
            return
        if not _FENCE.fullmatch(self.rows[row]):
            written = self.rows[row]
            code = "H117" if _FENCE.fullmatch(written.strip()) else "H112"
            self.report(code, row, Replace(self.path, row + 1, 0, written, "---"), value=written.strip())

    def indented(self, row: int) -> bool:
        """Whether a fence is one but for its place. It is said of the whole text where all of it is set in: it was copied so."""
        blanks = re.match(r"[ \t]+(?=---[ \t]*$)", self.rows[row])
        if not blanks or not all(each.startswith(blanks[0]) for each in self.rows if each.strip()):
            return False
        if not any(problem.code == "H115" for problem in self.problems):
            width = blanks.end()
            changes = [
                Replace(self.path, number, 0, each[:width], "")
                for number, each in enumerate(self.rows, start=1)
                if each.strip()
            ]
            self.problems.append(
                Problem("H115", self.path, row + 1, {"n": str(width)}, edit=Edit(tuple(changes), "---"))
            )
        return True

    def parts(self) -> Parts:
        rows = self.rows
        begin = next((number for number, row in enumerate(rows) if row.strip()), 0)
        in_code = begin if _CODE_FENCE.fullmatch(rows[begin]) and len(rows) > begin + 1 else None
        begin += in_code is not None
        first = rows[begin]
        fence = _FENCE.fullmatch(first) or (_LIKE_FENCE.fullmatch(first) and any(map(self.is_field, rows)))
        if not fence and not self.is_field(first):
            self.problems += [Problem("R104", self.path, 1)]
            return Parts(None, 1, self.text, 1, tuple(self.problems))
        if fence:
            self.fence(begin)
            if begin and in_code is None:
                self.report("H110", 0, self.gone(0, begin - 1), value=str(begin), shown="")
            begin += 1
        else:
            self.report("H111", begin, Replace(self.path, begin + 1, 0, "", "---\n"))
        end, after = self.end(begin)
        close = next((n for n in range(after, len(rows)) if _CODE_FENCE.fullmatch(rows[n])), None)
        if in_code is not None:
            closing = [] if close is None else [self.gone(close, close)]
            self.report("H109", in_code, self.gone(0, in_code), *closing, value=rows[in_code].strip(), shown="")
            if close is not None:
                rows[close] = ""
        header = "".join(f"{row}\n" for row in rows[begin:end])
        problems = sorted(self.problems, key=lambda problem: problem.line)
        return Parts(header, begin + 1, "\n".join(rows[after:]), after + 1, tuple(problems))

    def is_field(self, row: str) -> bool:
        return is_field(row, self.fields)

    def end(self, begin: int) -> tuple[int, int]:
        """The row of the closing fence and the first one of the body; both are the same where the fence is missing."""
        rows, end = self.rows, self.closing(begin)
        if end < len(rows) and _LIKE_FENCE.fullmatch(rows[end]):
            self.fence(end)
            return end, end + 1
        after = end
        while end > begin and not rows[end - 1].strip():
            end -= 1
        last = max(end - 1, 0)
        self.report("H101", last, Replace(self.path, last + 1, len(rows[last]), "", "\n---"))
        return end, after

    def closing(self, begin: int) -> int:
        """The row of the closing fence or, where it is missing, the first row of the body."""
        rows = self.rows
        for number in range(begin, len(rows)):
            row = rows[number]
            if _LIKE_FENCE.fullmatch(row) or _CODE_FENCE.fullmatch(row):
                return number
            parted = not rows[number - 1].strip()  # after an empty line, words with a colon may well be the text
            of_field = self.is_field(row) or (is_field(row, None) and (not parted or row[:1].isascii()))
            ordinary = not row.strip() or _OF_HEADER.match(row) or of_field
            if not ordinary and (parted or not any(map(_FENCE.fullmatch, rows[number:]))):
                return number
        return len(rows)

"""The lines of typed text: what each of them is, as its writer meant it.

`assets/report-maker/typed-lines.js` of the frame is the same, function by function.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from program_site.intake.typed_rules import BLANKS, match, replaced, search, sub

_NOT_SHOWN = str.maketrans("", "", " \t")


@dataclass(frozen=True)
class Line:
    """A line, or several that belong together: code and tables."""

    kind: str
    text: str = ""
    indent: int = 0
    mark: str = ""
    """Of an item: `-`, or its number. Of a heading: its number signs. Of a note or definition: its label. Of code: its fence."""
    typed: str = ""
    """All of it, where it may turn out to be text."""
    rows: tuple[str, ...] = ()

    @property
    def is_ordered(self) -> bool:
        return self.mark != "-"


Lines = Sequence[Line | None]
"""None stands for an empty one."""


def clean(typed: str) -> str:
    """Without signs that nobody sees, letters in one piece, no blanks at the ends of lines, no empty lines at either end."""
    text = replaced("invisible", replaced("lineEnd", typed, "\n"), "")
    text = sub("inPieces", text, _composed)
    return "\n".join(line.rstrip(BLANKS) for line in text.split("\n")).strip("\n")


def _composed(letters: str) -> str:
    """Unlike NFC for all of a text this keeps the variant kanji of names."""
    first = letters[0]
    return unicodedata.normalize("NFC", letters) if unicodedata.normalize("NFC", first) == first else letters


def lines_of(text: str) -> Lines:
    """What the lines of a clean text are."""
    rows = text.split("\n")
    fences = _fences(rows)
    found: list[Line | None] = []
    at = 0
    while at < len(rows):
        line, at = _code(rows, at, fences) or _table(rows, at) or (_recognised(rows[at]), at + 1)
        found.append(line)
    return _with_dialogues(found)


def _stripped(row: str) -> str:
    return row.lstrip(BLANKS)


def _fences(rows: Sequence[str]) -> list[dict[str, int]]:
    """For each row, the longest fence of each sign that may end code in the rows from there on."""
    longest: dict[str, int] = {"`": 0, "~": 0}
    found = [longest]
    for row in reversed(rows):
        fence = match("fence", _stripped(row))
        if fence and not fence[2]:
            sign = fence[1][0]
            longest = {**longest, sign: max(longest[sign], len(fence[1]))}
        found.append(longest)
    return found[::-1]


def _code(rows: Sequence[str], at: int, fences: Sequence[dict[str, int]]) -> tuple[Line, int] | None:
    """Code between two fences; one that has no end is text."""
    text = _stripped(rows[at])
    fence = match("fence", text)
    if not fence or fences[at + 1][fence[1][0]] < len(fence[1]):
        return None
    end = at + 1
    while not _ends(fence[1], _stripped(rows[end])):
        end += 1
    indent = len(rows[at]) - len(text)
    inside = tuple(row[min(indent, len(row) - len(_stripped(row))) :] for row in rows[at + 1 : end])
    return Line("code", fence[2].strip(BLANKS), mark=fence[1], rows=inside), end + 1


def _ends(fence: str, row: str) -> bool:
    found = match("fence", row)
    return bool(found and not found[2] and found[1][0] == fence[0] and len(found[1]) >= len(fence))


def _table(rows: Sequence[str], at: int) -> tuple[Line, int] | None:
    """Rows of cells, the second of which parts the head from the others."""
    second = _stripped(rows[at + 1]) if at + 1 < len(rows) else ""
    if "|" not in rows[at] or "|" not in second or not match("dividers", second):
        return None
    end = at + 2
    while end < len(rows) and "|" in rows[end]:
        end += 1
    return Line("table", rows=tuple(map(_stripped, rows[at:end]))), end


def cells_of(row: str) -> list[str]:
    """What stands between the bars of a row. Those of furigana and behind a backslash part nothing."""
    cells = [""]
    at = 0
    while at < len(row):
        found = match("cell", row, at)
        if found:
            cells[-1] += found[0]
        else:
            cells.append("")
        at += len(found[0]) if found else 1
    if len(cells) > 1 and not cells[0].strip(BLANKS):
        cells = cells[1:]
    if len(cells) > 1 and not cells[-1].strip(BLANKS):
        cells = cells[:-1]
    return [cell.strip(BLANKS) for cell in cells]


def _recognised(row: str) -> Line | None:
    """What a line is; None for an empty one. A line has one mark: what looks like a second is text."""
    text = _stripped(row)
    lead = row[: len(row) - len(text)]
    if not text or match("emptyQuote", text):
        return None
    if match("rule", text):
        return Line("rule", "---")
    if match("marks", text):
        return Line("marks", text)
    if (found := match("image", text)) and len(found[0]) == len(text):
        return Line("image", text)
    if match("tagLine", text):
        return Line("tag", text)
    indent = sum(4 if sign == "\t" else 1 for sign in lead)
    shown = lead.translate(_NOT_SHOWN)  # behind such blanks nothing is an item
    return _marked(text, indent, may_be_item=not shown) or Line("text", shown + text, indent)


def _marked(text: str, indent: int, may_be_item: bool) -> Line | None:
    """A line that begins with a mark and has words behind it."""
    if found := match("heading", text):
        return Line("heading", _without_closing(found[2]), mark=found[1])
    if (found := match("quote", text)) and not match("faceAfterSign", text):
        return Line("quote", found[1])
    if found := match("note", text):
        return Line("note", found[2], mark=found[1], typed=text)
    if found := match("definition", text):
        return Line("definition", found[2], mark=found[1], typed=text, rows=(found[3] or "",))
    if may_be_item and (found := match("wordItem", text)):
        return Line("item", found[2], max(indent, 4) if found[1] == "o" else indent, "-", text)
    if may_be_item and (found := match("item", text)) and not match("noItem", text):
        return Line("item", found[2], indent, "-" if found[1] in "-*+" else found[1][:-1], text)
    return None


def _without_closing(heading: str) -> str:
    """`## Title ##` is `## Title`."""
    while (short := heading.rstrip("#"))[-1] in BLANKS:
        heading = short.rstrip(BLANKS)
    return heading


def _with_dialogues(lines: Lines) -> list[Line | None]:
    """Items that are lines of a dialogue are text: each begins with a dash and ends a sentence."""
    return [each for run in _runs(lines) for each in (map(_as_text, run) if _is_said(run) else run)]


def _runs(lines: Lines) -> list[list[Line | None]]:
    """Items of one list that follow each other, and other lines one by one."""
    runs: list[list[Line | None]] = []
    for line in lines:
        first = runs[-1][0] if runs else None
        in_list = line and first and line.kind == first.kind == "item"
        if line and first and in_list and (line.indent or line.is_ordered == first.is_ordered):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _is_said(run: Lines) -> bool:
    first = run[0]
    return all(
        line and first and line.kind == "item" and line.indent == first.indent and line.typed.startswith("-")
        and search("sentence", line.text) and not match("task", line.text)
        for line in run
    )  # fmt: skip


def _as_text(line: Line | None) -> Line | None:
    return replace(line, kind="text", text=line.typed) if line else None

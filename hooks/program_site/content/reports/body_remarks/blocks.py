"""Paragraphs that begin with blanks, and tables with more cells than their head: parts of them are shown otherwise than meant."""

import re
from collections.abc import Iterator

from program_site.content.reports.body_remarks.elements import Change, Marked
from program_site.content.reports.body_remarks.found import Found
from program_site.content.reports.markup.commonmark import rendered
from program_site.content.reports.markup.tables import cells_of, more_cells
from program_site.content.reports.text_rules import HAN, KANA

_OF_PROSE = re.compile(rf"[{HAN}{KANA}\u0400-\u04ff]")
_OF_CODE = re.compile(r"[;{}]\s*$|^\s*(?:[#/]|\$ )|\w\(|=\s*\w|</", re.MULTILINE)
_ONLY_WORDS = re.compile(r"<p[^<>]*>(?:[^<>]|<br[^<>]*>|</?(?:em|strong|code|del|span|a|img)\b[^<>]*>)*</p>\s*")


def indented_prose(marked: Marked) -> Iterator[Found]:
    """Four blanks before a line make code of it; a writer means a paragraph set in."""
    for block in marked.of("pre"):
        first = marked.row_of(block.begin)
        last = marked.row_of(max(block.end - 1, block.begin))
        rows = range(first, last + 1)
        lines = [marked.rows[row] for row in rows]
        if block.parents or not re.match(r" {4}| {0,3}\t", lines[0]):
            continue  # a fence says that it is code
        words = [line for line in lines if line.strip()]
        if _OF_CODE.search("\n".join(words)) or not all(map(_OF_PROSE.search, words)):
            continue
        changes, meant = [], []
        for row, line in zip(rows, lines, strict=True):
            blanks = len(line) - len(line.lstrip(" \t"))
            goes_on = row < last and marked.rows[row + 1].strip() and line.strip()
            end = "\\" if goes_on else ""
            start, stop = marked.starts[row], marked.starts[row] + len(line.rstrip())
            changes += [Change(start, start + blanks, "")] if blanks else []
            changes += [Change(stop, stop, end)] if end else []
            meant.append(line.strip() + end)
        certain = _ONLY_WORDS.fullmatch(re.sub(r"</p>\s*<p[^<>]*>", "<br>", rendered("\n".join(meant))))
        shown = words[0].strip()
        yield Found("T117", marked.starts[first], shown, tuple(changes) if certain else (), meant[0][:40])


def surplus_cells(marked: Marked) -> Iterator[Found]:
    """Cells beside the columns of the head are not shown."""
    for table in marked.of("table"):
        if table.inside("blockquote", "li"):
            continue
        first, last = marked.row_of(table.begin), marked.row_of(max(table.end - 1, table.begin))
        numbers = [first, *range(first + 2, last + 1)]
        cells = {number: cells_of(marked.rows[number]) for number in numbers}
        width = len(cells[first])
        lost = [number for number, found in cells.items() if any(each.strip() for each in found[width:])]
        if not lost:
            continue
        more = max(len(cells[number]) for number in lost) - width
        head, border = marked.rows[first], marked.rows[first + 1]
        changes = (_widened(marked, first, head, "  |" * more), _widened(marked, first + 1, border, "---|" * more))
        lost_words = " | ".join(each.strip() for each in cells[lost[0]][width:] if each.strip())
        end = head.rstrip()
        shown = f"{end}{more_cells(end, '  |' * more)}".strip()
        yield Found("T118", marked.starts[lost[0]], lost_words, changes, shown)


def _widened(marked: Marked, row: int, line: str, new: str) -> Change:
    end = marked.starts[row] + len(line.rstrip())
    return Change(end, marked.starts[row] + len(line), more_cells(line.rstrip(), new))


def repeated_title(marked: Marked, title: str | None) -> Iterator[Found]:
    """The page shows the title already."""
    heading = next((each for each in marked.elements if each.tag != "span"), None)
    if not title or not heading or not re.fullmatch("h[1-6]", heading.tag):
        return
    if _folded(heading.text) != _folded(title):
        return
    first, last = marked.row_of(heading.begin), marked.row_of(max(heading.end - 1, heading.begin))
    rows = marked.rows
    if rows[first].lstrip()[:1] != "#" and last + 1 < len(rows) and re.fullmatch(r" {0,3}(?:=+|-+)\s*", rows[last + 1]):
        last += 1
    while last + 1 < len(rows) - 1 and not rows[last + 1].strip():
        last += 1
    end = marked.starts[last + 1] if last + 1 < len(rows) else len(marked.text)
    if not marked.text[end:].strip():
        return
    shown = marked.text[marked.starts[first] : end].split("\n")[0].strip()
    yield Found("T119", marked.starts[first], shown, (Change(marked.starts[first], end, ""),), "", certain=True)


def _folded(words: str) -> str:
    return re.sub(r"\{#[^{}]*\}|[\s\u3000]", "", words).casefold()

"""Typed text on its way into a file. People press Enter for a new line, forget the empty line before a list and begin with a
#hashtag: here that becomes Markdown which shows what they saw when they typed it.

One rule for the form (`assets/report-maker/markdown.js` of the frame), the issue form and the dialogue. A text that has
gone through it stays as it is when it goes through again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from program_site.intake.typed_lines import Line, Lines, cells_of, clean, lines_of
from program_site.intake.typed_rules import match
from program_site.intake.typed_words import Known, words

_DEEPEST = 3
"""Lists in one another."""
_BREAK = "  \n"


def as_markdown(typed: str) -> str:
    """Markdown for the file."""
    lines = lines_of(clean(typed))
    backwards = [(at, line) for at, line in enumerate(lines) if line][::-1]  # of two with one label the first counts
    notes = {line.mark: at for at, line in backwards if line.kind == "note"}
    targets = {line.mark: (line.text, line.rows[0]) for _, line in backwards if line.kind == "definition"}
    while True:
        known = Known(notes, targets)
        text = _written(_blocks(lines, known), known)
        if known.used == {*(f"^{label}" for label in notes), *targets}:
            return text
        notes = {label: at for label, at in notes.items() if f"^{label}" in known.used}
        targets = {label: target for label, target in targets.items() if label in known.used}


def _blocks(lines: Lines, known: Known) -> list[list[Line]]:
    """Lines that belong together. A definition in use is none of them, another is text."""
    blocks: list[list[Line]] = []
    after_blank = True
    for at, each in enumerate(lines):
        line = each
        if line and line.kind == "definition":
            line = None if line.mark in known.targets else replace(line, kind="text", text=line.typed)
        elif line and line.kind == "note" and known.notes.get(line.mark) != at:
            line = replace(line, kind="text", text=line.typed)
        if line and blocks and _goes_on(blocks[-1], line, after_blank):
            blocks[-1].append(line)
        elif line:
            blocks.append([line])
        after_blank = not line
    return blocks


def _goes_on(block: Sequence[Line], line: Line, after_blank: bool) -> bool:
    """Whether a line belongs to the block before it. Empty lines between its items do not end a list, a flush line does."""
    kind = block[0].kind
    if kind == "item" and line.kind == "item":
        return line.indent > 0 or line.is_ordered == block[0].is_ordered
    if kind in ("item", "note"):
        return line.kind == "text" and line.indent > 1 and not after_blank
    return kind in ("text", "quote") and kind == line.kind and not after_blank


def _written(blocks: Sequence[Sequence[Line]], known: Known) -> str:
    written = ""
    for index, block in enumerate(blocks):
        above = blocks[index - 1][0].kind if index else ""
        # paragraphs of a quote stay in one quote
        gap = "\n>\n" if above == block[0].kind == "quote" else "\n\n"
        written += (gap if index else "") + _block(block, known)
    return written


def _block(block: Sequence[Line], known: Known) -> str:
    first = block[0]
    if first.kind == "code":
        return "\n".join([first.mark + first.text, *first.rows, first.mark])
    if first.kind == "table":
        return _table(first.rows, known)
    if first.kind == "item":
        return _list(block, known)
    if first.kind == "rule":
        return first.text
    if first.kind == "heading":
        return f"{first.mark} {words(first.text, known, begins=False)}"
    if first.kind == "note":
        inside = Known({}, known.targets, known.used)
        return _with_breaks(f"[^{first.mark}]: ", "    ", block, inside)
    begin = "> " if first.kind == "quote" else ""
    return _with_breaks(begin, begin, block, known)


def _with_breaks(begin: str, others: str, lines: Iterable[Line], known: Known) -> str:
    """`others` begins every line but the first."""
    return begin + words("\n".join(line.text for line in lines), known).replace("\n", _BREAK + others)


def _table(rows: Sequence[str], known: Known) -> str:
    """GitHub leaves out cells for which the head has no column: it gets as many as the widest row."""
    table = [cells_of(row) for row in rows]
    widest = max(map(len, table))
    written: list[str] = []
    for number, cells in enumerate(table):
        filled = [*cells, *([""] * (widest - len(cells)))] if number < 2 else cells
        if number == 1:
            shown = [cell or "---" for cell in filled]
        else:
            shown = [words(cell, known, begins=False, cell=True) for cell in filled]
        written.append(f"| {' | '.join(shown)} |")
    return "\n".join(written)


@dataclass
class _Level:
    """The list at one depth, as far as it is written."""

    ordered: bool
    sign: str
    """What stands behind its numbers."""
    first: int
    shown: int
    """The number that a browser gives the last item."""
    same: bool
    """Whether every item was typed with the same number, as in `1. 1. 1.`"""


def _list(block: Sequence[Line], known: Known) -> str:
    """Markdown wants four blanks for a list inside a list, people type two."""
    levels: list[_Level] = []
    written = ""
    # another bullet stays another: behind a dash a sentence would be said
    bullet = "-" if all(item.typed.startswith("-") for item, _ in _items(block) if not item.is_ordered) else "*"
    for item, texts in _items(block):
        depth = min(-(-item.indent // 4), len(levels), _DEEPEST)
        before = levels[depth] if depth < len(levels) else None
        level = _level(item, before)
        goes_on = level is before
        levels = [*levels[:depth], level]
        mark = f"{item.mark}{level.sign}" if item.is_ordered else bullet
        # inside a paragraph only a list that begins with 1 begins without an empty line
        gap = "\n\n" if item.is_ordered and not goes_on and depth and item.mark != "1" else "\n"
        begin = " " * 4 * depth + f"{mark} "
        if task := match("task", texts[0].text):
            begin += task[0]
            texts[0] = replace(texts[0], text=texts[0].text[len(task[0]) :])
        written += (gap if written else "") + _with_breaks(begin, " " * (4 * depth + len(mark) + 1), texts, known)
    return written


def _items(block: Sequence[Line]) -> list[tuple[Line, list[Line]]]:
    """Every item with its lines."""
    items: list[tuple[Line, list[Line]]] = []
    for line in block:
        if line.kind == "item":
            items.append((line, [line]))
        else:
            items[-1][1].append(line)
    return items


def _level(item: Line, before: _Level | None) -> _Level:
    """The list that an item goes on with, or one of its own: readers see the numbers that were typed.

    Of two lists side by side the signs behind their numbers differ, else Markdown takes them for one."""
    if not item.is_ordered:
        return before if before and not before.ordered else _Level(False, "", 0, 0, False)
    number = int(item.mark)
    if before and before.ordered:
        if number == before.shown + 1 or (before.same and number == before.first):
            before.same = before.same and number == before.first
            before.shown += 1
            return before
        return _Level(True, "." if before.sign == ")" else ")", number, number, True)
    return _Level(True, ".", number, number, True)

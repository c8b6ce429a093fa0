"""Tables with a row that is longer than their head: Markdown would leave out what stands in its last cells."""

import re
from collections.abc import Iterator

_HEAD = re.compile(r'<thead>\s*<tr data-sourcepos="(\d+):')
_ROW = re.compile(r'<tr data-sourcepos="(\d+):(\d+)-|</table>')
_BAR = re.compile(r"(?<!\\)\|")


def widened(text: str, html: str) -> str:
    """The text in which the head of every table has as many cells as its longest row; `html` is what it became."""
    lines = text.encode().split(b"\n")
    for line, missing in list(_narrow_heads(lines, html)):
        for number, cell in ((line, "  |"), (line + 1, "---|")):
            row = lines[number].decode().rstrip()
            lines[number] = (row + more_cells(row, cell * missing)).encode()
    return b"\n".join(lines).decode()


def _narrow_heads(lines: list[bytes], html: str) -> Iterator[tuple[int, int]]:
    """The line of each head, from 0, and how many cells it lacks."""
    for head in _HEAD.finditer(html):
        counts: list[int] = []
        for row in _ROW.finditer(html, head.start()):
            if not row[1]:
                break
            counts.append(len(cells_of(lines[int(row[1]) - 1][int(row[2]) - 1 :].decode(errors="replace"))))
        if max(counts) > counts[0]:
            yield int(head[1]) - 1, max(counts) - counts[0]


def cells_of(row: str) -> list[str]:
    """What stands between the bars of a row; those at its beginning and its end part nothing."""
    row = row.strip().removeprefix("|")
    return _BAR.split(row[:-1] if _ends(row) else row)


def more_cells(row: str, cells: str) -> str:
    """What makes a row longer by cells that end in bars, written behind it."""
    return ("" if _ends(row) else " |") + cells


def _ends(row: str) -> bool:
    return bool(_BAR.search(row, max(0, len(row) - 2))) and row.endswith("|")

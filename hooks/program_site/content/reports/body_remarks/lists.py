"""Lines that Markdown takes for items of a list, or for a part of one, and that were written as text."""

import re
from collections.abc import Iterator

from program_site.content.reports.body_remarks.elements import Change, Element, Marked
from program_site.content.reports.body_remarks.found import Found
from program_site.content.reports.text_rules import NO_ITEM

_ITEM = re.compile(r"(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)")
_NO_ITEM = re.compile(rf"(?P<mark>{NO_ITEM})")
_ENDS_SENTENCE = re.compile(r"[.!?\u2026\u3002\uff01\uff1f](?:[\"')\u00bb\u201d\u300d\u300f\uff09]|\(.{1,6}\))*\s*\Z")
_IS_SPOKEN = re.compile(r"[,.!?\u2026\u00bb\"] ?[-\u2013\u2014] |[!?\uff01\uff1f]")
_SAID = re.compile(r"[,!?\u2026.\u00bb\"] ?[-\u2013\u2014] ")
_WORD_BULLET = re.compile(
    r"^(?P<blanks>[ \t]*)(?P<sign>[\u00b7\u2022\u25cf\u25aa\uf0b7\uf0a7\u00a7o])(?P<gap>\t[ \t]*)(?=\S)", re.MULTILINE
)
_SHOWN = 40
"""Signs of a line that tell which one is meant."""
_INNER_BULLETS = "o\u00a7\uf0a7\u25aa"


def glued_lines(marked: Marked) -> Iterator[Found]:
    """A line that begins at the edge directly below an item becomes a part of the item."""
    seen = {row for each in marked.of("pre", "table") for row in marked.rows_of(each)}
    for item in marked.of("li"):
        begins = _ITEM.match(marked.text, item.begin) and not _NO_ITEM.match(marked.text, item.begin)
        if item.inside("blockquote", "section") or not begins:
            continue
        first, last = marked.rows_of(item)[0], marked.rows_of(item)[-1]
        column = item.begin - marked.starts[first]
        for row in range(first + 1, last + 1):
            line, above = marked.rows[row], marked.rows[row - 1]
            edge = len(line) - len(line.lstrip(" \t"))
            if not line.strip() or edge > column or row in seen:
                continue
            if above.strip() and not _ITEM.match(line.lstrip(" \t")):
                at = marked.starts[row]
                yield Found("T113", at, line.strip(), (Change(at, at, "\n"),), "")
            seen |= set(range(row, last + 1))


def no_items(marked: Marked) -> Iterator[Found]:
    """`2019. The year when …`, `- 5 °C`: our pages show them as they stand, GitHub makes a list of them."""
    for item in marked.of("li"):
        found = _NO_ITEM.match(marked.text, item.begin)
        if not found or item.inside("section"):
            continue
        mark = found["mark"]
        at = found.end() - 1 if len(mark) > 1 else found.start()
        line = marked.text[item.begin :].partition("\n")[0][:_SHOWN].strip()
        shown = f"{line[: at - item.begin]}\\{line[at - item.begin :]}"
        yield Found("T116", item.begin, line, (Change(at, at, "\\"),), shown)


def dialogues(marked: Marked) -> Iterator[Found]:
    """Lines of a conversation: each begins with a hyphen and ends a sentence, and someone asks, cries or is said to speak."""
    for whole, items in marked.inside_of("ul", "li"):
        rows = [marked.row_of(each.begin) for each in items]
        below = {row - 1 for row in rows}
        if whole.inside("li", "blockquote") or not all(_is_line(marked, each) for each in items):
            continue
        words = [marked.rows[row].strip() for row in rows]
        spoken = [each for each in words if _IS_SPOKEN.search(each[1:])]
        if (
            not all(map(_ENDS_SENTENCE.search, words))
            or not spoken
            or not (len(items) > 1 or _SAID.search(words[0][1:]))
        ):
            continue
        changes = []
        for row, item in zip(rows, items, strict=True):
            changes.append(Change(item.begin, item.begin, "\\"))
            end = marked.starts[row] + len(marked.rows[row].rstrip())
            changes += [Change(end, end, "\\")] if row in below else []
        yield Found("T115", items[0].begin, words[0], tuple(changes), f"\\{words[0][:_SHOWN]}")


def _is_line(marked: Marked, item: Element) -> bool:
    row = marked.row_of(item.begin)
    below = marked.text[marked.starts[row] + len(marked.rows[row]) : item.end]
    return (
        marked.text[item.begin : item.begin + 2] == "- "
        and not below.strip()
        and not _NO_ITEM.match(marked.text, item.begin)
    )


def word_bullets(marked: Marked) -> Iterator[Found]:
    """Bullets that Word puts on the clipboard as a sign and a tab."""
    for found in _WORD_BULLET.finditer(marked.without_code):
        meant = "  - " if found["sign"] in _INNER_BULLETS else "- "
        line = marked.rows[marked.row_of(found.start())]
        shown = meant + line[found.end() - found.start() :].rstrip()
        change = Change(found.start(), found.end(), meant)
        yield Found("T112", found.start(), line.strip(), (change,), shown[: 2 * _SHOWN], certain=True)

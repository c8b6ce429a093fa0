"""What Markdown takes the parts of a text for, with the places at which they stand: asked of the reader, not guessed."""

import functools
import re
import xml.etree.ElementTree as ET
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from program_site.content.reports.markup.commonmark import rendered
from program_site.content.reports.markup.source import TAG_FIRST
from program_site.text.edits import Edit, Replace, place

_PLACE = re.compile(r"(\d+):(\d+)-(\d+):(\d+)")
_STAND_IN = "\u2039"
"""For a `<` that would take all that follows for HTML."""


_CODE = re.compile(r"`|~~~|^[ >*+\d.)-]*(?: {4}|\t)", re.MULTILINE)
"""Without any of these there is none."""


@dataclass(eq=False)
class Element:
    """A part of a text, from `begin` up to `end`, and what it is inside of."""

    tag: str
    begin: int
    end: int
    parents: tuple["Element", ...]
    node: ET.Element

    @property
    def text(self) -> str:
        """The words that are shown of it."""
        return "".join(self.node.itertext())

    def inside(self, *tags: str) -> bool:
        return any(each.tag in tags for each in self.parents)


@dataclass(frozen=True)
class Change:
    """From `begin` up to `end`, a text is to be `after`."""

    begin: int
    end: int
    after: str


class Marked:
    """The body of a report as CommonMark with what GitHub adds to it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.rows = text.split("\n")
        self._read = _without_tags_first(text).split("\n")
        self.starts = [0]
        for row in self.rows[:-1]:
            self.starts.append(self.starts[-1] + len(row) + 1)

    @functools.cached_property
    def elements(self) -> list[Element]:
        """From the beginning of the text to its end, what is outside before what is inside."""
        if not self.text.strip():
            return []
        found: list[Element] = []
        left: list[tuple[ET.Element, tuple[Element, ...]]] = [
            (ET.fromstring(f"<body>{rendered(chr(10).join(self._read))}</body>"), ())
        ]
        while left:  # texts may be nested more deeply than calls can be
            node, parents = left.pop()
            if placed := _PLACE.fullmatch(node.get("data-sourcepos", "")):
                line, column, last, last_column = map(int, placed.groups())
                begin, end = self.index(line, column - 1), self.index(last, last_column)
                found.append(Element(node.tag, begin, max(begin, end), parents, node))
                parents = (*parents, found[-1])
            left += ((child, parents) for child in reversed(node))
        return found

    def of(self, *tags: str) -> Iterator[Element]:
        return (each for each in self.elements if each.tag in tags)

    def inside_of(self, outer: str, inner: str) -> Iterator[tuple[Element, list[Element]]]:
        """Every element with those that stand directly in it."""
        found: dict[Element, list[Element]] = {}
        for each in self.of(inner):
            if each.parents and each.parents[-1].tag == outer:
                found.setdefault(each.parents[-1], []).append(each)
        yield from found.items()

    def index(self, line: int, octets: int) -> int:
        """Of a place as the reader counts it: lines from 1, columns in octets."""
        if line > len(self.rows):
            return len(self.text)
        before = self._read[line - 1].encode("utf-8", "surrogatepass")[:octets]
        return self.starts[line - 1] + len(before.decode("utf-8", "ignore"))

    def row_of(self, index: int) -> int:
        """The number of the row, from 0, in which a place lies."""
        return bisect_right(self.starts, index) - 1

    def rows_of(self, element: Element) -> range:
        return range(self.row_of(element.begin), self.row_of(max(element.end - 1, element.begin)) + 1)

    @functools.cached_property
    def without_code(self) -> str:
        """The text, as long as it is, with blanks where code stands."""
        if not _CODE.search(self.text):
            return self.text
        signs = list(self.text)
        for each in self.of("code", "pre"):
            for index in range(each.begin, min(each.end, len(signs))):
                signs[index] = signs[index] if signs[index] == "\n" else " "
            if each.tag == "pre":  # what closes a fence belongs to it
                for row in self.rows_of(each):
                    start = self.starts[row]
                    signs[start : start + len(self.rows[row])] = " " * len(self.rows[row])
        return "".join(signs)


def _without_tags_first(text: str) -> str:
    """As many letters, and no tag at the beginning of a line: it would take all that follows for HTML."""
    return TAG_FIRST.sub(rf"\1{_STAND_IN}", text) if "<" in text else text


def changed(text: str, changes: Sequence[Change]) -> str:
    for each in sorted(changes, key=lambda change: change.begin, reverse=True):
        text = text[: each.begin] + each.after + text[each.end :]
    return text


def edit_of(text: str, changes: Sequence[Change], path: str, first: int, shown: str) -> Edit:
    """`first` is the line of the file at which the text begins."""
    made = []
    for each in sorted(changes, key=lambda change: change.begin):
        line, column = place(text, each.begin)
        made.append(Replace(path, line + first - 1, column, text[each.begin : each.end], each.after))
    return Edit(tuple(made), shown)


@functools.lru_cache(maxsize=2)
def shown_words(text: str) -> str:
    """All letters and digits that a page shows of a text, in their order."""
    plain = re.sub(r"<[^<>]*>", " ", rendered(_without_tags_first(text)))
    return re.sub(r"[\W_]", "", re.sub(r"&(?:amp|lt|gt|quot);", " ", plain))


def keeps(before: str, after: str) -> bool:
    """Whether a page shows all that it showed: the words in their order, perhaps with more between them."""
    signs = iter(shown_words(after))
    return all(sign in signs for sign in shown_words(before))

"""What a finished page says: the text that its reader sees, block by block."""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from html.parser import HTMLParser

from program_site.i18n.line_breaks import IN_ROW
from program_site.site.elements import VOID

FOUND, MARK, IGNORED = "data-search", "data-search-mark", "data-search-ignore"
"""The attributes of what is read, which says as what kind of page it is found and what must be said beside its title,
and of what in it is passed over."""
_BEGINNING = re.compile(rf'<(?:main|article|div)[^<>]* {FOUND}="')
_INLINE = frozenset([*IN_ROW.split("|"), "rp", "rt", "wbr", "br"])
"""Elements that stand in a line of text; all others begin a block."""
_UNSEEN = frozenset(
    [
        "button",
        "canvas",
        "dialog",
        "form",
        "nav",
        "noscript",
        "rp",
        "rt",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
    ]
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass
class Said:
    """What a page says."""

    kind: str
    language: str | None = None
    """Of the text, where it is not that of the page round it."""
    mark: str = ""
    """What readers must know of it before they read its title: that it is a sample."""
    title: str = ""
    image: str = ""
    """The address of its first picture, as it stands there."""
    headings: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)


class _Whole(Exception):
    """The element is closed."""


class _Reader(HTMLParser):
    """Reads one element, from its own tag on."""

    def __init__(self) -> None:
        super().__init__()
        self.said: Said | None = None
        self._open: list[str] = []
        self._passed_over = 0
        """How many elements were open when one began that is passed over; 0 outside."""
        self._text: list[str] = []
        self._heading = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if self.said is None:
            self.said = Said(values.get(FOUND) or "", mark=values.get(MARK) or "")
        if tag not in _INLINE:
            self._end_block()
        if tag in VOID:
            if tag == "br":
                self.handle_data(" ")
            elif tag == "img" and not self._passed_over and not self.said.image:
                self.said.image = values.get("src") or ""
            return
        self._open.append(tag)
        if not self._passed_over:
            if tag in _UNSEEN or IGNORED in values or "hidden" in values or values.get("class") == "headerlink":
                self._passed_over = len(self._open)
            elif tag in _HEADINGS:
                self._heading = tag
                if tag == "h1":
                    self.said.language = values.get("lang")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        if tag not in _INLINE:
            self._end_block()
        while self._open.pop() != tag:
            pass
        if len(self._open) < self._passed_over:
            self._passed_over = 0
        if not self._open:
            raise _Whole

    def handle_data(self, data: str) -> None:
        if not self._passed_over:
            self._text.append(data)

    def _end_block(self) -> None:
        assert self.said
        text, self._text = " ".join("".join(self._text).split()), []
        if not text:
            return
        if self._heading == "h1" and not self.said.title:
            self.said.title = text
        else:
            if self._heading:
                self.said.headings.append(text)
            self.said.blocks.append(text)
        self._heading = ""


def said_on(page: str) -> Said | None:
    """None of a page that is not to be found."""
    begin = _BEGINNING.search(page)
    if begin is None:
        return None
    reader = _Reader()
    with suppress(_Whole):
        reader.feed(page[begin.start() :])
    return reader.said

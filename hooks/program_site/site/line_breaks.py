"""Lines of finished pages end where the rules of their languages let them (`i18n/line_breaks.py`).

Only what is seen and read as prose: no attribute, code, script, title of the window or field. What bears
`translate="no"` is quoted to the letter and stays as it is, and so does what an author keeps together
(`data-together`).
"""

import functools
import re
from dataclasses import dataclass, field

from program_site.i18n.line_breaks import LineBreaks, line_breaks
from program_site.site.elements import LANGUAGE, TAG, UNSEEN, VOID, Element, nothing_to_do, whole_elements

_NAMES = f"{UNSEEN}|pre|code|kbd|samp|var|svg|math|ruby|template"
"""Elements that no rule reads."""
_WHOLE = whole_elements(_NAMES)
_TITLES = "h1|h2|h3"
_TITLE_CLASS = r"""class="(?:card-title|report-title|news-title|hero-vision)["\s]"""
_IS_TITLE = re.compile(rf"<(?:(?:{_TITLES})[\s>]|[a-z]+\s{_TITLE_CLASS})[^<>]*>?\Z")
_LEFT = r"translate=[\"']?no\b|data-together[\s=>/]"
_IS_LEFT = re.compile(rf"\s(?:{_LEFT})")


def put_line_breaks(html: str, language: str) -> str:
    """The same HTML, a page or a piece of one, with the same words. Where this was done already nothing is done."""
    return _Page(html, _Row("", language)).set() if line_breaks(language) or " lang=" in html else html


@dataclass
class _Row(Element):
    """An element whose text is read for itself, as it is a title or in another language than what stands round it."""

    left: bool = False
    """Whether all of it stays as it is."""
    is_title: bool = False
    pieces: list[str] = field(default_factory=list)
    """What it holds, in turn text and tags of its own, and what is not its own."""

    @functools.cached_property
    def rules(self) -> LineBreaks | None:
        return None if self.left else line_breaks(self.language)

    @functools.cached_property
    def nothing_to_do(self) -> re.Pattern[str]:
        names, apart = _NAMES, rf"""{_LEFT}|lang=(?!["']?{re.escape(self.language)}["'\s>])|lang\s"""
        if self.rules and self.rules.phrases and not self.is_title:
            names, apart = f"{names}|{_TITLES}", f"{apart}|{_TITLE_CLASS}"
        return nothing_to_do("", self.tag, names, apart, simple=True)

    def add(self, html: str) -> None:
        """Text and tags of its own follow."""
        if len(self.pieces) % 2:
            self.pieces[-1] += html
        else:
            self.pieces.append(html)

    def add_other(self, html: str) -> None:
        """What is not its own follows."""
        if len(self.pieces) % 2:
            self.pieces.append(html)
        elif self.pieces:
            self.pieces[-1] += html
        else:
            self.pieces += ["", html]

    def set(self) -> str:
        if self.is_title and self.rules:
            return "".join(self.rules.in_phrases((*self.pieces,)))
        return "".join(self.pieces)


class _Page:
    """One way through the HTML of a page, or of a title on it."""

    def __init__(self, html: str, row: _Row) -> None:
        self._html = html
        self._open = [row]
        self._rules = row.rules
        self._bound = row.rules.bind(html) if row.rules else html
        """All of it as if it were in the language of the page, sign for sign."""

    def set(self) -> str:
        html, place = self._html, 0
        while True:
            row = self._open[-1]
            end = row.nothing_to_do.match(html, place).end()  # type: ignore[union-attr]
            if end > place:
                self._stretch(row, place, end)
            if end >= len(html):
                break
            place = self._tag(end)
        while len(self._open) > 1:
            self._close("")
        return self._open[0].set()

    def _stretch(self, row: _Row, begin: int, end: int) -> None:
        rules = row.rules
        if not rules:
            row.add(self._html[begin:end])
        elif rules is self._rules:
            row.add(rules.together(self._bound[begin:end]))
        else:
            row.add(rules.together(rules.bind(self._html[begin:end])))

    def _tag(self, place: int) -> int:
        """Where the tag, or what no rule reads, ends."""
        row = self._open[-1]
        if whole := _WHOLE.match(self._html, place):
            row.add_other(whole[0])
            return whole.end()
        tag = TAG.match(self._html, place)
        if tag is None:
            row.add_other(self._html[place])
            return place + 1
        name = tag[2].lower()
        if tag[1] and row.is_closed_by(name):
            self._close(tag[0])
        elif tag[1] or name in VOID or tag[3].endswith("/"):
            row.add_other(tag[0])
        else:
            return self._element(row, tag, name)
        return tag.end()

    def _element(self, row: _Row, tag: re.Match[str], name: str) -> int:
        row.add_other(tag[0])
        own = LANGUAGE.search(tag[3])
        language = own[1] if own else row.language
        left = row.left or bool(_IS_LEFT.search(tag[0]))
        is_title = row.is_title or bool(_IS_TITLE.match(tag[0])) or self._begins_title(tag.start())
        if is_title and not row.is_title and not left:
            end = self._html.find(f"</{name}>", tag.end())
            title = self._html[tag.end() : end]
            if end >= 0 and f"<{name}" not in title:
                row.add_other(_title(title, language))
                return end
        if (language, left, is_title) == (row.language, row.left, row.is_title):
            row.opens(name)
        else:
            self._open.append(_Row(name, language, left=left, is_title=is_title))
        return tag.end()

    def _begins_title(self, place: int) -> bool:
        """Whether the tag before it is that of a title."""
        before = self._html.rfind("<", 0, place)
        return before >= 0 and bool(_IS_TITLE.match(self._html, before, place))

    def _close(self, tag: str) -> None:
        html = self._open.pop().set() + tag
        self._open[-1].add_other(html)


@functools.lru_cache(maxsize=10_000)
def _title(html: str, language: str) -> str:
    """The inside of a title. Titles of reports stand on many pages."""
    return _Page(html, _Row("", language, is_title=True)).set()

"""Lines of finished pages end where the rules of their languages let them (`i18n/line_breaks.py`).

Only what is seen and read as prose: no attribute, code, script, title of the window or field. What bears
`translate="no"` is quoted to the letter and stays as it is, and so does what an author keeps together
(`data-together`).
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from program_site.i18n.line_breaks import IN_ROW, LineBreaks, line_breaks
from program_site.site.elements import LANGUAGE, TAG, UNSEEN, VOID, Element, nothing_to_do, whole_elements

_NAMES = f"{UNSEEN}|pre|code|kbd|samp|var|svg|math|ruby|template"
"""Elements that no rule reads."""
_WHOLE = whole_elements(_NAMES)
_TITLES = "h1|h2|h3"
_TITLE_CLASS = r"""class="(?:[^"<>]*\s)?phrases["\s]"""
"""What bears it is read as titles are; the style sheet lets its lines end nowhere else."""
_IS_TITLE = re.compile(rf"<(?:(?:{_TITLES})[\s>]|[a-z]+\s{_TITLE_CLASS})[^<>]*>?\Z")
_LEFT = r"translate=[\"']?no\b|data-together[\s=>/]"
_IS_LEFT = re.compile(rf"\s(?:{_LEFT})")


_BLOCK_BEGINS = re.compile(rf"\n(?= *<(?!/?(?:{IN_ROW}|wbr|br|img|svg|!--)[\s/>]))")


def put_line_breaks(html: str, language: str) -> str:
    """The same HTML, a page or a piece of one, with the same words. Where this was done already nothing is done."""
    rules = line_breaks(language)
    if rules and not rules.are_of_titles:
        return "".join(_blocks(html, language))
    return _Page(html, _Row("", language)).set(0, len(html))[0] if rules or " lang=" in html else html


def _blocks(html: str, language: str) -> Iterator[str]:
    place = 0
    while place < len(html):
        begins = _BLOCK_BEGINS.search(html, place + 1)
        end = begins.start() if begins else len(html)
        done = _block(html[place:end], language)
        if done is None:
            done, end = _Page(html, _Row("", language)).set(place, end)
        yield done
        place = end


@functools.lru_cache(maxsize=20_000)
def _block(html: str, language: str) -> str | None:
    """What the lines of a page that no rule reads together become; None where something goes on behind them.

    Pages of reports and their lists say much the same again and again: only what is new of it takes time.
    """
    done, end = _Page(html, _Row("", language)).set(0, len(html))
    return done if end == len(html) else None


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
    """One way through the HTML of a page, of a block or of a title on it."""

    def __init__(self, html: str, row: _Row) -> None:
        self._html = html
        self._open = [row]

    def set(self, place: int, until: int) -> tuple[str, int]:
        """What stands from one place to another, or if something begins there and goes on behind it, to its end.

        The second value is where that is: behind the HTML, if it does not end in it.
        """
        html = self._html
        while place < until or len(self._open) > 1:
            row = self._open[-1]
            last = until if len(self._open) == 1 else len(html)
            end = row.nothing_to_do.match(html, place, last).end()  # type: ignore[union-attr]
            if end > place:
                row.add(row.rules.set(html, place, end) if row.rules else html[place:end])
            if end == len(html) and len(self._open) > 1:
                place = end + 1
                break
            place = end if end == last else self._tag(end)
        while len(self._open) > 1:
            self._close("")
        return self._open[0].set(), place

    def _tag(self, place: int) -> int:
        """Where the tag, or what no rule reads, ends."""
        row = self._open[-1]
        if whole := _WHOLE.match(self._html, place):
            row.add_other(whole[0])
            return whole.end() + (not whole[0].endswith(("-->", f"</{whole[1]}>")))
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
    return _Page(html, _Row("", language, is_title=True)).set(0, len(html))[0]

"""The body of a report: a student's Markdown becomes HTML that can do nothing but be read."""

from __future__ import annotations

import functools
import html
import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

import markdown
import nh3
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, AtomicString

_TAGS = frozenset(
    [
        "p",
        "br",
        "hr",
        "em",
        "strong",
        "del",
        "blockquote",
        "ul",
        "ol",
        "li",
        "a",
        "code",
        "pre",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "img",
    ]
)
_ATTRIBUTES: dict[str, set[str]] = {"*": set(), "a": {"href"}, "ol": {"start"}, "img": {"src"}}
_SCHEMES = {"http", "https", "mailto"}
_FULL_ADDRESS = re.compile(r"(?:https?://[^/?#\s]|mailto:\S)", re.IGNORECASE)
_NOT_IN_ADDRESSES = re.compile(r"[\s\"<>\\^`{|}]")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_NUMBER = re.compile("[0-9]{1,5}")
_PICTURE = re.compile(r'<img src="(\d{1,5})">')
_PICTURE_ALONE = re.compile(r'<p><img src="(\d{1,5})"></p>')
_COSTLY = "[]<>()!*_`~^\\&{}"
_MOST_IN_PARAGRAPH = 300
_MOST_IN_TEXT = 1000
_MOST_HEADINGS = 200
_SIGNS = re.compile(r"[`\\*_\[\]!<&\x02\x03]|  \n")
"""One of these has to be in a text in which the Markdown reader could find anything."""
_HEADING = re.compile(r"^ {0,3}(?:#{1,6}|=+[ \t]*$|-+[ \t]*$)", re.MULTILINE)
_PARAGRAPH = re.compile(r"(?:^[^\n]*\S[^\n]*\n?)+", re.MULTILINE)


LONGEST_WORD = 1000
"""Letters without a place to break the line: no word has as many, and hardly an address."""
_ENDLESS = re.compile(rf"[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]{{{LONGEST_WORD + 1},}}")


@dataclass(frozen=True)
class Picture:
    """A photo where the text shows it: `![alt](file "caption")`."""

    source: str
    """As it was written."""
    alt: str
    caption: str | None

    @property
    def file(self) -> str:
        """The bare name of the file, as far as the writer means one in the same folder."""
        return unicodedata.normalize("NFC", unquote(self.source)).removeprefix("./")

    @property
    def elsewhere(self) -> bool:
        """Whether it is fetched from another site, or from the address itself."""
        return bool(_ELSEWHERE.match(self.source))


@dataclass(frozen=True)
class Body:
    """The rendered text of a report."""

    html: str
    """Safe, with `<img src="0">` in the place of each picture."""
    pictures: tuple[Picture, ...]
    dead_links: tuple[str, ...]
    """Targets of links that are no full addresses: they led nowhere and were taken out."""

    @property
    def is_empty(self) -> bool:
        return not self.html.strip()

    def pieces(self) -> list[str | tuple[Picture, bool]]:
        """HTML and pictures in their order; a picture comes with whether it stands alone, not inside a sentence."""

        def numbered(number: str, alone: bool) -> Iterator[tuple[Picture, bool]]:
            for picture in self.pictures[int(number) : int(number) + 1]:  # nothing where there is no such picture
                yield picture, alone

        pieces: list[str | tuple[Picture, bool]] = []
        for index, outer in enumerate(_PICTURE_ALONE.split(self.html)):
            if index % 2:
                pieces.extend(numbered(outer, True))
                continue
            for inner_index, inner in enumerate(_PICTURE.split(outer)):
                pieces.extend(numbered(inner, False) if inner_index % 2 else [inner])
        return pieces


class _Marks(Treeprocessor):
    """Numbers the pictures, gives each that stands alone a paragraph of its own, and lets headings begin below the page's."""

    def run(self, root: ET.Element) -> None:
        self.pictures: list[Picture] = []
        self.dead_links: list[str] = []
        for element in root.iter("img"):
            alt, caption = element.get("alt") or "", element.get("title")
            self.pictures.append(Picture(element.get("src") or "", alt.strip(), caption and caption.strip()))
            element.attrib = {"src": str(len(self.pictures) - 1)}
        for element in root.iter("a"):
            target = element.get("href") or ""
            if target.startswith(AMP_SUBSTITUTE):  # `<name@host>`: the Markdown reader hides the address in entities
                target = html.unescape(target.replace(AMP_SUBSTITUTE, "&"))
                element.attrib, element.text = {"href": target}, target.removeprefix("mailto:")
            if not _FULL_ADDRESS.match(target):
                self.dead_links.append(target)
                element.attrib = {}
            else:
                element.set("href", _NOT_IN_ADDRESSES.sub(lambda sign: quote(sign[0]), target))
        self._part_pictures(root)
        headings = [element for element in root.iter() if re.fullmatch("h[1-6]", str(element.tag))]
        shift = 2 - min((int(element.tag[1]) for element in headings), default=2)
        for element in headings:
            element.tag = f"h{min(int(element.tag[1]) + shift, 6)}"

    def _part_pictures(self, root: ET.Element) -> None:
        for index, element in reversed(list(enumerate(root))):
            alone = element.tag == "p" and len(element) and not (element.text or "").strip()
            if not alone or any(each.tag not in ("img", "br") or (each.tail or "").strip() for each in element):
                continue
            root.remove(element)
            for offset, picture in enumerate(element.findall("img")):
                paragraph = ET.Element("p")
                picture.tail = None
                paragraph.append(picture)
                root.insert(index + offset, paragraph)


class _PlainWords(Treeprocessor):
    """Marks the words in which no pattern can find anything; asking all patterns of all words takes longest of all."""

    def run(self, root: ET.Element) -> None:
        for element in root.iter():
            if element.text and not _SIGNS.search(element.text):
                element.text = AtomicString(element.text)
            if element.tail and not _SIGNS.search(element.tail):
                element.tail = AtomicString(element.tail)


@functools.cache
def _renderer() -> tuple[markdown.Markdown, _Marks]:
    """One instance for all reports: making it costs more than a page."""
    renderer = markdown.Markdown(extensions=["tables", "sane_lists"], output_format="html")
    # What looks like HTML is shown as typed: students write «A<B», and lose no word by it.
    renderer.preprocessors.deregister("html_block")
    renderer.inlinePatterns.deregister("html")
    renderer.treeprocessors.register(_PlainWords(renderer), "plain words", 21)  # before the patterns
    marks = _Marks(renderer)
    renderer.treeprocessors.register(marks, "marks", -1)
    return renderer, marks


def _kept(tag: str, attribute: str, value: str) -> str | None:
    """Of pictures only our own numbers are kept: nothing is ever fetched that a text names."""
    return value if (tag, attribute) != ("img", "src") or _NUMBER.fullmatch(value) else None


def render_body(text: str) -> Body | None:
    """Safe HTML, or None where the text is nested too deeply for the Markdown parser."""
    renderer, marks = _renderer()
    renderer.reset()
    try:
        rendered = renderer.convert(text)
    except (AssertionError, RecursionError, ValueError, IndexError, TypeError, AttributeError):
        _renderer.cache_clear()  # what broke it may have left it half-way
        return None
    safe = nh3.clean(
        rendered,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=_kept,
        url_schemes=_SCHEMES,
        link_rel="nofollow noopener ugc",
        strip_comments=True,
    )
    if not text.strip():
        return Body("", (), ())
    return Body(safe, tuple(marks.pictures), tuple(marks.dead_links))


def endless_word(text: str) -> tuple[int, int] | None:
    """The line (from 1) and the length of the first word that is none. Browsers need seconds to lay out a long one."""
    found = _ENDLESS.search(text)
    return (text.count("\n", 0, found.start()) + 1, len(found[0])) if found else None


def crowded_line(text: str) -> int | None:
    """The line (from 1) of the first paragraph with so many signs of markup that only a slip or an attack explains it.

    Python-Markdown needs time that grows with the square of unmatched brackets: 20,000 of them take a minute.
    """
    counts = {sign: text.count(sign) for sign in _COSTLY}
    for sign, count in counts.items():
        if count > _MOST_IN_TEXT:
            return text.count("\n", 0, text.index(sign)) + 1
    headings = [heading.start() for heading in _HEADING.finditer(text)]
    if len(headings) > _MOST_HEADINGS:
        return text.count("\n", 0, headings[0]) + 1
    many = [sign for sign, count in counts.items() if count > _MOST_IN_PARAGRAPH]
    for paragraph in _PARAGRAPH.finditer(text) if many else ():
        if any(paragraph[0].count(sign) > _MOST_IN_PARAGRAPH for sign in many):
            return text.count("\n", 0, paragraph.start()) + 1
    return None

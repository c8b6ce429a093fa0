"""The body of a report: a student's Markdown becomes HTML that can do nothing but be read."""

import re
import unicodedata
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from urllib.parse import unquote

import comrak
import nh3

_TAGS = {
    "p", "br", "hr", "em", "strong", "del", "blockquote", "ul", "ol", "li", "a", "code", "pre", "h2", "h3", "h4", "h5", "h6",
    "table", "thead", "tbody", "tr", "th", "td", "img",
}  # fmt: skip
_ATTRIBUTES: dict[str, set[str]] = {"*": set(), "a": {"href"}, "ol": {"start"}, "img": {"src"}}
_SCHEMES = {"http", "https", "mailto"}
_FULL_ADDRESS = re.compile(r"(?:https?://[^/?#\s]|mailto:\S)", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_NUMBER = re.compile("[0-9]{1,5}")
_HEADING_TAG = re.compile("h[1-6]")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BLANK_IN_TARGET = re.compile(
    r"""(\]\([ \t]*)([^ \t\n()<>"'`]+(?:[ \t]+[^ \t\n()<>"'`]+)+)(?=[ \t]*(?:"[^"\n]*"[ \t]*)?\))"""
)
_TAG_FIRST = re.compile(r"^(?! {4}|\t)([ >+*\d.)-]*)<(?=[!?/A-Za-z])(?![\w.+-]*[:@])", re.MULTILINE)
"""At the beginning of a line, or behind signs of quotes and lists: one class of signs, as parts of it could be told apart in many ways."""
_NEST = re.compile(r"<(/?)(?:blockquote|[ou]l)\b")
_DEEPEST = 30
"""Lists and quotes in one another."""
_PICTURE = re.compile(r'<p><img src="(\d{1,5})"></p>|<img src="(\d{1,5})">')
"""Alone, inside a sentence."""
_COSTLY = "[]<>()!*_`~^\\&{}"
_MOST_IN_PARAGRAPH = 300
_MOST_IN_TEXT = 1000
_MOST_HEADINGS = 200
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
        pieces: list[str | tuple[Picture, bool]] = []
        found = iter(_PICTURE.split(self.html))
        for words in found:
            pieces.append(words)
            alone, inside = next(found, None), next(found, None)
            for number in (alone, inside):
                if number is not None and int(number) < len(self.pictures):  # nothing where there is no such picture
                    pieces.append((self.pictures[int(number)], number is alone))
        return pieces


@dataclass
class _Marks:
    """Numbers the pictures, gives each that stands alone a paragraph of its own, and lets headings begin below the page's."""

    text: str
    """In which addresses stand as they were typed."""
    pictures: list[Picture] = field(default_factory=list)
    dead_links: list[str] = field(default_factory=list)

    def put(self, root: ET.Element) -> None:
        for element in root.iter("img"):
            alt, caption = element.get("alt") or "", element.get("title")
            self.pictures.append(
                Picture(self._typed(element.get("src") or ""), alt.strip(), caption and caption.strip())
            )
            element.attrib = {"src": str(len(self.pictures) - 1)}
        for element in root.iter("a"):
            target = element.get("href") or ""
            if not _FULL_ADDRESS.match(target):
                self.dead_links.append(self._typed(target))
                element.attrib = {}
        self._part_pictures(root)
        headings = [element for element in root.iter() if _HEADING_TAG.fullmatch(element.tag)]
        shift = 2 - min((int(element.tag[1]) for element in headings), default=2)
        for element in headings:
            element.tag = f"h{min(int(element.tag[1]) + shift, 6)}"

    def _typed(self, address: str) -> str:
        return address if address in self.text else unquote(address)

    def _part_pictures(self, root: ET.Element) -> None:
        for index, element in reversed(list(enumerate(root))):
            alone = element.tag == "p" and len(element) and not (element.text or "").strip()
            if not alone or any(each.tag not in ("img", "br") or (each.tail or "").strip() for each in element):
                continue
            root.remove(element)
            for offset, picture in enumerate(element.findall("img")):
                paragraph = ET.Element("p")
                paragraph.tail, picture.tail = "\n", None
                paragraph.append(picture)
                root.insert(index + offset, paragraph)


def _options() -> tuple[comrak.ExtensionOptions, comrak.RenderOptions]:
    extensions, rendering = comrak.ExtensionOptions(), comrak.RenderOptions()
    extensions.table = True
    extensions.cjk_friendly_emphasis = True  # **「雪」**が is strong, as its writer means it
    # What looks like HTML is shown as typed: students write «A<B», and lose no word by it.
    rendering.escape = True
    rendering.unsafe_ = True  # addresses as they were written: we name what is wrong with them
    return extensions, rendering


_EXTENSIONS, _RENDERING = _options()


def _kept(tag: str, attribute: str, value: str) -> str | None:
    """Of pictures only our own numbers are kept: nothing is ever fetched that a text names."""
    return value if (tag, attribute) != ("img", "src") or _NUMBER.fullmatch(value) else None


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    attribute_filter=_kept,
    url_schemes=_SCHEMES,
    link_rel="nofollow noopener ugc",
    strip_comments=True,
)


def render_body(text: str) -> Body | None:
    """Safe HTML of CommonMark with tables, as GitHub shows it too; None where the text is nested too deeply."""
    if not text.strip():
        return Body("", (), ())
    meant = _without_blocks_of_html(_with_whole_targets(text))
    rendered = comrak.render_markdown(meant, _EXTENSIONS, render_options=_RENDERING)
    if _is_too_deep(rendered):
        return None
    root = ET.fromstring(f"<body>{_NOT_IN_XML.sub('', rendered)}</body>")
    marks = _Marks(text)
    marks.put(root)
    plain = ET.tostring(root, encoding="unicode", method="html").removeprefix("<body>").removesuffix("</body>")
    return Body(_CLEANER.clean(plain).strip(), tuple(marks.pictures), tuple(marks.dead_links))


def _with_whole_targets(text: str) -> str:
    """`![雪](IMG 1.jpg)` is no picture to Markdown; its writer means one."""
    return _BLANK_IN_TARGET.sub(r"\1<\2>", text) if " " in text and "](" in text else text


def _without_blocks_of_html(text: str) -> str:
    """What looks like a tag at the beginning of a line would take all that follows for HTML: it is marked as a plain sign."""
    if not _TAG_FIRST.search(text):
        return text
    rows, in_code = text.split("\n"), False
    for number, row in enumerate(rows):
        in_code ^= row.lstrip(" >").startswith(("```", "~~~"))
        rows[number] = row if in_code else _TAG_FIRST.sub(r"\1\\<", row)
    return "\n".join(rows)


def _is_too_deep(rendered: str) -> bool:
    depth = 0
    for tag in _NEST.finditer(rendered):
        depth += -1 if tag[1] else 1
        if depth > _DEEPEST:
            return True
    return False


def endless_word(text: str) -> tuple[int, int] | None:
    """The line (from 1) and the length of the first word that is none. Browsers need seconds to lay out a long one."""
    if all(len(word) <= LONGEST_WORD for word in text.split()):
        return None
    found = _ENDLESS.search(text)
    return (text.count("\n", 0, found.start()) + 1, len(found[0])) if found else None


def crowded_line(text: str) -> int | None:
    """The line (from 1) of the first paragraph with so many signs of markup that only a typo or an attack explains it."""
    counts = {sign: text.count(sign) for sign in _COSTLY}
    for sign, count in counts.items():
        if count > _MOST_IN_TEXT:
            return text.count("\n", 0, text.index(sign)) + 1
    many_lines = text.count("\n") >= _MOST_HEADINGS
    headings = [heading.start() for heading in _HEADING.finditer(text)] if many_lines else []
    if len(headings) > _MOST_HEADINGS:
        return text.count("\n", 0, headings[0]) + 1
    many = [sign for sign, count in counts.items() if count > _MOST_IN_PARAGRAPH]
    for paragraph in _PARAGRAPH.finditer(text) if many else ():
        if any(paragraph[0].count(sign) > _MOST_IN_PARAGRAPH for sign in many):
            return text.count("\n", 0, paragraph.start()) + 1
    return None

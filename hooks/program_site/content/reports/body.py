"""The body of a report: a student's Markdown becomes HTML that can do nothing but be read."""

import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from html import escape
from urllib.parse import unquote

from program_site.content.reports.markup.commonmark import rendered
from program_site.content.reports.markup.crowding import is_too_deep
from program_site.content.reports.markup.safe import cleaned
from program_site.content.reports.markup.source import as_meant
from program_site.content.reports.markup.tables import widened
from program_site.content.reports.markup.targets import ELSEWHERE
from program_site.content.reports.markup.tree import Target, Tree
from program_site.content.reports.markup.words import finish

_PICTURE = re.compile(r'<p><img src="(\d{1,5})"></p>|<img src="(\d{1,5})">')
"""Alone, inside a sentence."""
_LINK = re.compile(r'<a href="(\d{1,5})"[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True)
class Picture:
    """A photo where the text shows it: `![alt](file "caption")`."""

    source: str
    """As it was written."""
    alt: str
    caption: str | None
    line: int = 1
    """Of the body."""

    @property
    def file(self) -> str:
        """The bare name of the file, as far as the writer means one in the same folder."""
        return unicodedata.normalize("NFC", unquote(self.source)).removeprefix("./")

    @property
    def elsewhere(self) -> bool:
        """Whether it is fetched from another site, or from the address itself."""
        return bool(ELSEWHERE.match(self.source))


@dataclass(frozen=True)
class Body:
    """The rendered text of a report."""

    html: str
    """Safe, with `<img src="0">` in the place of each picture and `<a href="0">` in that of each link into the site."""
    pictures: tuple[Picture, ...] = ()
    links: tuple[Target, ...] = ()
    """To other reports, pages and files of the site, as far as they are there."""
    dead_links: tuple[Target, ...] = ()
    """Those that lead nowhere and were taken out."""

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

    def linked(self, link: Callable[[str], str | None], own: str = "") -> "Body":
        """With what `link` makes of the targets of links into the site; those without are words.

        `own` is the address of the page, where links to its notes and headings have to name it.
        """
        if not (self.links or own):
            return self

        def resolved(found: re.Match[str]) -> str:
            address = link(self.links[int(found[1])].written) if int(found[1]) < len(self.links) else None
            return f'<a href="{escape(address)}">{found[2]}</a>' if address else found[2]

        html = self.html.replace('<a href="#', f'<a href="{escape(own)}#')
        return replace(self, html=_LINK.sub(resolved, html), links=())


def render_body(text: str, language: str, photos: Iterable[str] = ()) -> Body | None:
    """Safe HTML of CommonMark as GitHub shows it too; None where the text is nested too deeply.

    `photos` are the names of those beside the text. Headings and notes get ids that begin with the language.
    """
    if not text.strip():
        return Body("")
    beside = frozenset(photos)
    meant = as_meant(text, beside)
    html = rendered(meant)
    if "<table" in html and (wide := widened(meant, html)) != meant:
        html = rendered(wide)
    if is_too_deep(html):
        return None
    root = ET.fromstring(f"<body>{html}</body>")
    finish(root, beside)
    tree = Tree(root, text, language, beside)
    tree.put()
    pictures = tuple(Picture(target.written, alt, caption, target.line) for target, alt, caption in tree.pictures)
    return Body(cleaned(root), pictures, tuple(tree.links), tuple(tree.dead))

"""How the content of a page is laid out: what stands before its first heading, and a section for every heading."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from program_site.site.elements import TAG, VOID, whole_elements
from program_site.site.view import View

_FEWEST = 4
"""Pages with fewer sections than this need no list of them."""
_ID = re.compile(r'\sid="([^"]+)"')
_CLASSES = re.compile(r'\sclass="([^"]*)"')
_HEADING = re.compile(r"<h2\b([^>]*)>(.*?)</h2>", re.DOTALL)
_IN_ANOTHER_LANGUAGE = re.compile(r'<div lang="([^"]*)">')
_MARKS = re.compile(r"<button\b.*?</button>|<[^>]*>", re.DOTALL)
_WIDE = frozenset(["hero", "doors", "wide"])
"""Classes of what spans the window."""
_NOT_ON_PAPER = "not-on-paper"
"""The class of what makes its whole section one that nobody prints."""


@dataclass(frozen=True)
class _Piece:
    """An element of the content that lies in no other, or the text between two of them."""

    tag: str
    html: str

    @property
    def opening(self) -> str:
        return self.html[: self.html.find(">") + 1] if self.tag else ""

    @property
    def classes(self) -> set[str]:
        found = _CLASSES.search(self.opening)
        return set(found[1].split()) if found else set()

    @property
    def is_section(self) -> bool:
        """Whether a template made it whole, as a script shows or hides it (`section` in macros.html)."""
        return self.tag == "section" and "section" in self.classes


def laid_out(html: str, view: View, contents: bool = True) -> str:
    """The content with its breadcrumb, its contents if there are many sections, and every section as an element.

    What cannot be taken apart, as an element is not closed, stays in one piece.
    """
    pieces = _pieces(html)
    if pieces is None:
        return f'<div class="head wrap">{_breadcrumb(view)}{html}</div>'
    head, sections = _parted(pieces)
    listed = _contents(view, [heading for heading, *_ in sections]) if contents else ""
    breadcrumb = "" if 'class="breadcrumb"' in html else _breadcrumb(view)
    return _head(head, breadcrumb, listed) + "".join(map(_section, sections))


def _pieces(html: str) -> list[_Piece] | None:
    """None where an element is not closed."""
    pieces: list[_Piece] = []
    depth, begin, tag, position = 0, 0, "", 0
    whole = whole_elements("script|style|template|textarea")
    while (at := html.find("<", position)) >= 0:
        if found := whole.match(html, at):
            position = found.end()
            continue
        if not (found := TAG.match(html, at)):
            position = at + 1
            continue
        position, name = found.end(), found[2].lower()
        if found[1]:
            depth -= 1
            if depth < 0:
                return None
        elif name not in VOID and not found[3].endswith("/"):
            if not depth:
                pieces.append(_Piece("", html[begin:at]))
                begin, tag = at, name
            depth += 1
            continue
        if not depth and found[1]:
            pieces.append(_Piece(tag, html[begin:position]))
            begin = position
    pieces.append(_Piece("", html[begin:]))
    return None if depth else [piece for piece in pieces if piece.html.strip()]


def _parted(pieces: Iterable[_Piece]) -> tuple[list[_Piece], list[list[_Piece]]]:
    """What stands before the first heading, and the sections. A text in another language has sections of its own."""
    head: list[_Piece] = []
    sections: list[list[_Piece]] = []
    for piece in pieces:
        inner = _in_another_language(piece)
        if inner is not None:
            before, own = _parted(inner)
            wrapped = [[_Piece(each.tag, _wrapped(piece, each.html)) for each in part] for part in (before, *own)]
            (sections[-1] if sections else head).extend(wrapped[0])
            sections += wrapped[1:]
        elif piece.tag == "h2" or piece.is_section:
            sections.append([piece])
        else:
            (sections[-1] if sections else head).append(piece)
    return head, sections


def _in_another_language(piece: _Piece) -> list[_Piece] | None:
    if not _IN_ANOTHER_LANGUAGE.fullmatch(piece.opening):
        return None
    return _pieces(piece.html[len(piece.opening) : -len("</div>")])


def _wrapped(outer: _Piece, html: str) -> str:
    return f"{outer.opening}{html}</div>"


def _head(pieces: Sequence[_Piece], breadcrumb: str, listed: str) -> str:
    """What spans the window stands between what does not."""
    made: list[str] = []
    groups = [(wide, "".join(each.html for each in group)) for wide, group in groupby(pieces, _is_wide)]
    if listed and (not groups or groups[-1][0]):
        groups.append((False, ""))
    for wide, html in groups:
        if wide:
            made.append(html)
        else:
            last = listed if len(made) + 1 == len(groups) else ""
            made.append(f'<div class="head wrap">{"" if made else breadcrumb}{html}{last}</div>')
    return "".join(made)


def _is_wide(piece: _Piece) -> bool:
    return bool(_WIDE & piece.classes)


def _section(pieces: Sequence[_Piece]) -> str:
    heading, *rest = pieces
    if heading.is_section:
        return heading.html + (f'<div class="wrap">{"".join(each.html for each in rest)}</div>' if rest else "")
    kept_off = f" {_NOT_ON_PAPER}" if any(_NOT_ON_PAPER in each.classes for each in rest) else ""
    scope = [rest.pop(0)] if rest and "scope" in rest[0].classes else []
    head, body = "".join(each.html for each in (heading, *scope)), "".join(each.html for each in rest)
    return f'<section class="section wrap{kept_off}"><div class="section-head">{head}</div><div class="section-body">{body}</div></section>\n'


def _breadcrumb(view: View) -> str:
    return view.render("breadcrumb.html") if view.address else ""


def _contents(view: View, headings: Iterable[_Piece]) -> str:
    entries = [entry for heading in headings if (entry := _entry(heading))]
    return view.render("contents.html", entries=entries) if len(entries) >= _FEWEST else ""


def _entry(heading: _Piece) -> tuple[str, Markup, str | None] | None:
    """The id of a heading, its words without marks and links, and their language if it is another than the page's."""
    found = _HEADING.search(heading.html)
    identity = _ID.search(found[1]) if found else None
    if not (found and identity):
        return None
    other = _IN_ANOTHER_LANGUAGE.match(heading.html)
    return identity[1], Markup(_MARKS.sub("", found[2]).strip()), other[1] if other else None

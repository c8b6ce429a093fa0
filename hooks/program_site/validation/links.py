"""Links in hand-written pages: found by a Markdown parser, checked against the pages and files that will exist."""

import functools
import posixpath
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Set
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import markdown
from markdown.treeprocessors import Treeprocessor

from program_site.content.catalog import Catalog
from program_site.content.data.waiting import Hidden
from program_site.content.docs import ProsePage, body_of
from program_site.content.page_kinds import GENERATED
from program_site.text.edits import line_edit
from program_site.text.problems import Problem, closest

_DEFINITION = re.compile(
    r""" {0,3}(?P<label>\[[^\[\]]*\]): *<?(?P<target>[^\s<>]+)>?(?: *(?:"[^"]*"|'[^']*'|\([^()]*\)))?"""
)
_TARGET = re.compile(r"[a-z][a-z0-9+.-]*:|[#/]|\.{1,2}/|[^/]+/|.*\.[a-z0-9]{1,5}(?:#|$)", re.IGNORECASE)
"""What can be an address, a page or a file."""


class _Collector(Treeprocessor):
    """Collects the targets of links and pictures, and changes nothing."""

    def run(self, root: ET.Element) -> None:
        elements = [(each.get("href") or each.get("src")) for each in root.iter() if each.tag in ("a", "img")]
        self.md.found_targets = [target for target in elements if target]  # type: ignore[attr-defined]


@functools.cache
def _renderer() -> markdown.Markdown:
    renderer = markdown.Markdown(extensions=["tables"])
    renderer.treeprocessors.register(_Collector(renderer), "collect", -1)
    return renderer


def check_links(catalog: Catalog, root: Path, ids: Mapping[str, Set[str]], waiting: Hidden) -> list[Problem]:
    """Report every link to a page or file that will not exist.

    `ids` holds the ids of every data file that could be read: a record or page with a mistake is not gone, so links to it
    stand. To the page of an entry that is `waiting` none may lead yet. In a growing language others stand in for the pages
    that it lacks.
    """
    existing = {page.place for page in catalog.shown_prose}
    unread: set[str] = set()
    to_come: set[str] = set()
    for language in catalog.languages:
        existing |= {path.relative_to(root).as_posix() for path in (root / "docs" / language).rglob("*.md")}
        for folder in GENERATED:
            if folder in ids:
                existing |= {f"docs/{language}/{folder}/{identity}.md" for identity in ids[folder]}
                to_come |= {f"docs/{language}/{folder}/{identity}.md" for identity in waiting.get(folder, ())}
            else:
                unread.add(f"docs/{language}/{folder}")
    return [problem for page in catalog.prose for problem in _check(page, existing, unread, to_come, root)]


def _check(page: ProsePage, existing: Set[str], unread: Set[str], to_come: Set[str], root: Path) -> Iterator[Problem]:
    yield from _swallowed(page)
    links = _links(page.text)
    if links is None:
        line = page.text.count("\n", 0, max(page.text.find("<!["), 0)) + 1
        yield Problem("P211", page.path, line, language=page.language)
    for link, line in links or ():
        try:
            parts = urlsplit(link)
        except ValueError:  # `http://[`
            yield Problem("P209", page.path, line, {"value": link}, language=page.language)
            continue
        if parts.scheme or parts.netloc or not parts.path:
            continue
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page.place), unquote(parts.path)))
        if target in to_come:
            file = f"data/{posixpath.basename(posixpath.dirname(target))}.yml"
            yield Problem("D251", page.path, line, {"value": link, "file": file}, language=page.language)
            continue
        if target in existing or posixpath.dirname(target) in unread:
            continue
        if not target.endswith(".md") and _is_file(root / target):
            continue
        near = closest(target, sorted(existing), likeness=0.85)
        example = posixpath.relpath(near, posixpath.dirname(page.place)) if near else ""
        values = {"value": link, "example": example}
        yield Problem("P208" if near else "P209", page.path, line, values, language=page.language)


def _swallowed(page: ProsePage) -> Iterator[Problem]:
    """Lines that Markdown takes for the definition of a link, and that no page shows, though they lead nowhere."""
    in_code = False
    for number, line in enumerate(page.text.split("\n"), start=1):
        in_code ^= line.lstrip().startswith(("```", "~~~"))
        found = None if in_code else _DEFINITION.fullmatch(line.rstrip())
        if found and not _TARGET.match(found["target"]):
            edit = line_edit(page.path, number, line, f"\\{line.lstrip()}")
            yield Problem("P212", page.path, number, {"value": found["label"]}, language=page.language, edit=edit)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # too long, or with signs no file name may have
        return False


def _links(text: str) -> list[tuple[str, int]] | None:
    """The targets with their lines; None where the text breaks a parser: Markdown's, or Python's own for HTML, which engines use (`<![>` does)."""
    renderer = _renderer()
    renderer.reset()
    renderer.found_targets = []  # type: ignore[attr-defined]
    try:
        HTMLParser().feed(body_of(text))
        renderer.convert(body_of(text))
    except (AssertionError, RecursionError):
        _renderer.cache_clear()
        return None
    seen: dict[str, int] = {}
    targets: list[str] = renderer.found_targets  # type: ignore[attr-defined]
    links: list[tuple[str, int]] = []
    for target in targets:
        match = re.compile(rf"[(<\s]{re.escape(target)}[)>\s]").search(text, seen.get(target, 0))
        at = match.start() + 1 if match else 0
        seen[target] = at
        links.append((target, text.count("\n", 0, at) + 1))
    return links

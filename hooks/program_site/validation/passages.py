"""The passages whose spelling is checked: hand-written pages and the texts of the data, but no reports."""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from program_site.content.docs import ProsePage, body_of
from program_site.text.locales import is_language
from program_site.text.yaml_source import Location, YamlSource

_NO_PROSE = re.compile(
    r"^(?P<fence>```|~~~).*?^(?P=fence)"  # code
    r"|^(?: {4,}|\t)\S.*$"
    r"|(?P<tick>`+).+?(?P=tick)"
    r"|(?<=\])\([^)\n]*\)"  # where a link leads to, and its title
    r"|^\[[^\]\n]+\]:.*$"
    r"|<!--.*?-->|<[A-Za-z/][^>]*>|<https?:[^>\n]*>"
    r"|\{\{.*?\}\}|\{[:#.][^}\n]*\}",
    re.DOTALL | re.MULTILINE,
)
_SKIPPED = ("glossary", "sources")
"""Data files that are not checked. The glossary lists wrong spellings; others spelt the titles of sources."""


@dataclass(frozen=True)
class Passage:
    """A paragraph, or one text of the data."""

    text: str
    path: str
    line: int
    language: str
    of_page: bool
    """Whether it comes from a page. Its problems are then told in the language of the page."""


def passages(pages: Iterable[ProsePage], documents: Mapping[str, YamlSource]) -> Iterator[Passage]:
    for page in pages:
        yield from _of_page(page)
    for name, document in documents.items():
        if name not in _SKIPPED:
            yield from _of_data(document, document.value, ())


def _of_page(page: ProsePage) -> Iterator[Passage]:
    for line, row in enumerate(page.text.split("\n"), 1):
        for field in ("title", "description"):
            if row.startswith(f"{field}:") and line < 20:
                yield Passage(getattr(page, field), page.path, line, page.language, True)
    body = body_of(page.text)
    line = page.text.count("\n") - body.count("\n") + 1
    prose = _NO_PROSE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), body)
    for paragraph in re.split(r"(\n[ \t]*\n)", prose):
        if paragraph.strip():
            yield Passage(paragraph, page.path, line, page.language, True)
        line += paragraph.count("\n")


@functools.cache
def is_text_key(key: str) -> bool:
    """Whether what stands under a key is a text in one language."""
    return key != "id" and is_language(key)


def _of_data(document: YamlSource, value: object, at: Location) -> Iterator[Passage]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _of_data(document, item, (*at, index))
    if not isinstance(value, dict):
        return
    for key, inner in value.items():
        place = (*at, key)
        text = inner.get("text") if isinstance(inner, dict) else inner
        if isinstance(text, str) and is_text_key(key):
            yield Passage(text, document.path, document.line_of(place), key, False)
        else:
            yield from _of_data(document, inner, place)

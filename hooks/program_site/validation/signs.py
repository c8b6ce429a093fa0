"""Signs that nobody sees and letters that look like others: in hand-written pages and in all that the data hold."""

import re
from collections.abc import Iterable, Iterator, Mapping

from program_site.content.docs import ProsePage
from program_site.i18n.odd_signs import remarks_on_signs
from program_site.text.problems import Problem
from program_site.text.yaml_source import Location, YamlSource
from program_site.validation.passages import is_text_key, passages

_WRONG_ON_PURPOSE = "glossary"
"""It lists how nothing is to be spelt."""
_ADDRESS = re.compile(r"https?://")
_LINKED = re.compile(r"\]\((https?://[^)\s]+)")


def check_signs(pages: Iterable[ProsePage], documents: Mapping[str, YamlSource]) -> Iterator[Problem]:
    """Yield a warning for each word that readers and searches take for another."""
    own = [page for page in pages if not page.is_guide and not page.text.isascii()]
    rows = {page.path: page.text.split("\n") for page in own}
    for passage in passages(own, {}):
        yield from remarks_on_signs(
            passage.text, passage.path, passage.line, rows[passage.path], language=passage.language
        )
    for page in own:
        for number, row in enumerate(rows[page.path], start=1):
            for link in _LINKED.findall(row) if "](" in row and not row.isascii() else ():
                yield from remarks_on_signs(link, page.path, number, [""] * (number - 1) + [row], page.language)
    for name, document in documents.items():
        if name != _WRONG_ON_PURPOSE:
            yield from _in_data(document)


def _is_text(place: Location) -> bool:
    """Ids, days and choices have readers of their own."""
    parts = [part for part in place[-2:] if isinstance(part, str)]
    return any(map(is_text_key, parts))


def _in_data(document: YamlSource) -> Iterator[Problem]:
    if document.text.isascii() and "\\" not in document.text:
        return
    rows = (document.text if document.typed is None else document.typed).split("\n")
    for place, written in document.written.items():
        if not written.isascii() and (_is_text(place) or _ADDRESS.match(written)):
            yield from remarks_on_signs(written, document.path, document.line_of(place), rows)

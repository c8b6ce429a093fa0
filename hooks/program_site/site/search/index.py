"""The search index: what all pages of a language say, in small files of which a reader's browser fetches a few.

Below `search-index/<language>/` lie `start.json` (what the script must know first), `names.json` (titles and aliases, to guess
what was meant), `tokens/` (token → pages, in the order of the tokens, cut where a file becomes large) and `pages/` (what is shown
of a page, a file for each piece of its text).
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import isqrt
from pathlib import Path
from typing import Any

from program_site.build.processes import spread
from program_site.site.addresses import Addresses
from program_site.site.search.panel import FOLDER
from program_site.site.search.pieces import ALIASES, HEADINGS, PIECE, Page, page_of
from program_site.site.search.reading import said_on
from program_site.site.search.same_words import groups_of
from program_site.text.search_words import RULES, fold

_STORIES = "report"
"""The kind of page that is told by one person: it stands behind those that answer, which are fewer, and counts less."""
_SHORTEST_FILE = 4_000
"""Signs of a file of tokens; with gzip 1 to 2 KB."""


@dataclass(frozen=True)
class Known:
    """What is known of one language besides its pages."""

    aliases: Mapping[str, tuple[str, ...]]
    """By the address of a page below the language: by which other words it is looked for."""
    same_words: tuple[tuple[str, ...], ...]
    """Words that are taken for one another."""


def index_files(
    pages: Iterable[tuple[str, Path]], addresses: Addresses, known: Mapping[str, Known]
) -> Iterator[tuple[str, bytes]]:
    """The files of the index: path below the site's root, and content. The same pages give the same bytes.

    `pages` are paths below the site's root, and where they lie now; `known` is by language.
    """
    groups = {language: groups_of(each.same_words) for language, each in known.items()}

    def read(page: tuple[str, Path]) -> Page | None:
        path = page[0].removesuffix("index.html")
        said = said_on(page[1].read_text(encoding="utf-8"))
        if said is None:
            return None
        language = _language(path, addresses)
        aliases = known[language].aliases.get(addresses.below_language(language, path), ())
        return page_of(path, said, aliases, groups[language])

    found = [page for page in spread(read, sorted(pages)) if page]
    for language in addresses.languages:
        own = [page for page in found if _language(page.path, addresses) == language]
        yield from _index(language, sorted(own, key=_order), known[language].same_words) if own else ()


def _language(path: str, addresses: Addresses) -> str:
    first, *others = addresses.languages
    folder = path.partition("/")[0]
    return folder if folder in others else first


def _order(page: Page) -> tuple[bool, str, str]:
    return page.said.kind == _STORIES, page.said.kind, page.path


def _index(language: str, pages: Sequence[Page], same_words: Sequence[Sequence[str]]) -> Iterator[tuple[str, bytes]]:
    folder = f"{FOLDER}/{language}"
    answering = [page for page in pages if page.said.kind != _STORIES]
    numbers = {
        kind: [number for number, _ in each] for kind, each in groupby(enumerate(pages), lambda each: each[1].said.kind)
    }
    files = [*_token_files(pages)]
    made = {f"{folder}/tokens/{number}.json": file for number, (_, file) in enumerate(files)}
    names = [[name, number] for number, page in enumerate(answering) for name in page.names]
    made[f"{folder}/names.json"] = _json(names)
    for number, page in enumerate(pages):
        said = page.said
        spoken = said.language if said.language != language else None
        for place, piece in enumerate(page.pieces):
            shown = [page.path, said.title, spoken or "", said.image, piece, said.mark]
            made[f"{folder}/pages/{number}-{place}.json"] = _json(shown)
    start = {
        "version": hashlib.sha256(b"".join(made.values())).hexdigest()[:12],
        "pages": len(pages),
        "kinds": {kind: [each[0], each[-1] + 1] for kind, each in numbers.items()},
        "stories": len(answering),
        "titles": [page.title_length for page in answering],
        "files": [first for first, _ in files],
        "same": [[fold(word) for word in group] for group in same_words],
        "places": {"aliases": ALIASES, "headings": HEADINGS, "piece": PIECE},
        "rules": RULES,
    }
    yield f"{folder}/start.json", _json(start)
    yield from made.items()


def _token_files(pages: Sequence[Page]) -> Iterator[tuple[str, bytes]]:
    """All tokens in the order in which JavaScript compares them, in files: the first token of each, and its content.

    With the index both grow, the files and the list of them: a query needs the whole list and a few files.
    """
    postings = {token: _json(known) for token, known in _postings(pages).items()}
    longest = max(_SHORTEST_FILE, 3 * isqrt(sum(map(len, postings.values()))))
    file, length = dict[str, bytes](), 0
    for token in sorted(postings, key=lambda each: each.encode("utf-16-be")):
        if file and length + len(postings[token]) > longest:
            yield _file(file)
            file, length = {}, 0
        file[token] = postings[token]
        length += len(postings[token]) + len(token)
    if file:
        yield _file(file)


def _file(postings: Mapping[str, bytes]) -> tuple[str, bytes]:
    lines = (_json(token) + b":" + known for token, known in postings.items())
    return next(iter(postings)), b"{" + b",".join(lines) + b"}"


def _postings(pages: Sequence[Page]) -> Mapping[str, list[int]]:
    """For each token its pages, one behind the other: how many pages further, then what is known of it there."""
    postings: defaultdict[str, list[int]] = defaultdict(list)
    before: dict[str, int] = {}
    for number, page in enumerate(pages):
        for token, known in page.tokens.items():
            posting = postings[token]
            posting.append(number - before.get(token, 0))
            posting.extend(known)
            before[token] = number
    return postings


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

"""Spelling: the names and terms of the data in every text of the site, and the quotes of its language."""

import difflib
import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from program_site.content.catalog import Catalog
from program_site.messages import available, messages
from program_site.text.edits import Edit, Replace
from program_site.text.problems import Problem
from program_site.text.yaml_source import YamlSource
from program_site.validation.passages import Passage, passages

_STRAIGHT = re.compile(r"[\"\u201c\u201e]([^\"\u201c-\u201e\n]*\w[^\"\u201c-\u201e\n]*)[\"\u201c\u201d]")
_QUOTED = re.compile(r"[\u00ab\u300c\u300e\u201c\"][^\u00bb\u300d\u300f\u201d\"]*[\u00bb\u300d\u300f\u201d\"]")
_WORD = re.compile(r"[\u30a1-\u30f6\u30fc]{4,}|[A-Za-z\u00c0-\u024f\u0370-\u052f]{5,}(?:-[^\W\d_]+)*")
_KATAKANA = re.compile(r"[\u30a1-\u30f6\u30fc]+")
_LIKE = 0.84


@dataclass(frozen=True)
class _Wrong:
    """A spelling that the glossary calls wrong, with what to write instead."""

    pattern: re.Pattern[str]
    right: str

    def instead(self, match: re.Match[str]) -> str:
        endings = iter(match.groups())
        text = re.sub(r"\*", lambda _: next(endings, ""), self.right)
        return text[:1].upper() + text[1:] if match[0][:1].isupper() else text


def check_spelling(catalog: Catalog, documents: Mapping[str, YamlSource]) -> Iterator[Problem]:
    """Yield an error for what the glossary calls wrong and for quotes of another language, a warning for what is almost a name."""
    wrong = _wrong(catalog)
    names = _names(catalog)
    files = {page.path: page.text for page in catalog.prose}
    files |= {document.path: document.text for document in documents.values() if document.typed is None}
    looked_up: dict[tuple[str, str], str | None] = {}
    for passage in passages(catalog.prose, documents):
        rows = files.get(passage.path, "").split("\n")
        yield from _misspelt(passage, wrong.get(passage.language, ()), rows)
        yield from _quotes(passage, rows)
        for word in _WORD.finditer(passage.text):
            key = (passage.language, word[0])
            if key not in looked_up:
                looked_up[key] = _almost(word[0], names.get(passage.language, ()))
            if candidate := looked_up[key]:
                yield _problem("W102", passage, word, candidate)


def _problem(code: str, passage: Passage, match: re.Match[str], meant: str, rows: Sequence[str] = ()) -> Problem:
    """`rows` are those of the file, where the spelling is certainly wrong."""
    line = passage.line + passage.text.count("\n", 0, match.start())
    row = rows[line - 1] if line <= len(rows) else ""
    edit = None
    if row.count(match[0]) == 1:
        edit = Edit((Replace(passage.path, line, row.index(match[0]), match[0], meant),), meant)
    language = passage.language if passage.of_page else None
    values = {"value": match[0], "example": meant}
    return Problem(code, passage.path, line, values, warning=not rows, language=language, edit=edit)


def _wrong(catalog: Catalog) -> dict[str, list[_Wrong]]:
    wrong: dict[str, list[_Wrong]] = {}
    for term in catalog.glossary:
        for language, forms in term.wrong.items():
            wrong.setdefault(language, []).extend(_Wrong(_pattern(form), right) for form, right in forms.items())
    return wrong


def _pattern(form: str) -> re.Pattern[str]:
    """Matches whole words, except in scripts that run words together, as Japanese does."""
    inner = re.escape(form).replace(r"\*", r"(\w*)").replace(r"\ ", r"\s+")
    apart = form[0].lower() != form[0].upper()
    return re.compile(rf"(?<!\w){inner}(?!\w)" if apart else inner, re.IGNORECASE)


def _misspelt(passage: Passage, wrong: Iterable[_Wrong], rows: Sequence[str]) -> Iterator[Problem]:
    for each in wrong:
        for match in each.pattern.finditer(passage.text):
            candidate = each.instead(match)
            if match[0] != candidate and not _is_mentioned(passage.text, match, each.right):
                yield _problem("W101", passage, match, candidate, rows)


def _is_mentioned(text: str, match: re.Match[str], right: str) -> bool:
    """Whether the passage only mentions the spelling: it stands in quotes, and the right one is there too."""
    quoted = any(each.start() < match.start() and match.end() <= each.end() for each in _QUOTED.finditer(text))
    return quoted and re.search(_pattern(right), text) is not None


@functools.cache
def _quotes_of(language: str) -> str:
    return str(messages(language).get("quotes", "")) if language in available() else ""


def _quotes(passage: Passage, rows: Sequence[str]) -> Iterator[Problem]:
    quotes = _quotes_of(passage.language)
    for quote in _STRAIGHT.finditer(passage.text) if quotes else ():
        inside = passage.text.rfind(quotes[0], 0, quote.start()) > passage.text.rfind(quotes[1], 0, quote.start())
        if not inside:
            yield _problem("W103", passage, quote, f"{quotes[0]}{quote[1]}{quotes[1]}", rows)


def _names(catalog: Catalog) -> dict[str, list[str]]:
    """The names of places of one word, by language: people spell these in two ways."""
    texts = [catalog.project.university.city, *(city.name for city in catalog.cities)]
    names: dict[str, list[str]] = {}
    for text in texts:
        for language, name in text.root.items():
            if _WORD.fullmatch(name):
                names.setdefault(language, []).append(name)
    return names


def _almost(word: str, names: Iterable[str]) -> str | None:
    """The name that a word is a typo of. Typos are seldom in the first letter. Inflected forms (Иркутска) are no typos."""
    for name in names:
        stem = name if _KATAKANA.fullmatch(name) else name[:-1]
        if word[0] != name[0] or stem.lower() in word.lower():
            continue
        beginnings = {word[: len(name) + more] for more in (-1, 0, 1)}  # what follows may be an ending
        if any(difflib.SequenceMatcher(None, each, name).ratio() >= _LIKE for each in beginnings):
            return name
    return None

"""Citations: whether readers find the sentence that each fact rests on."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from program_site.content.catalog import Catalog
from program_site.content.data.project import Project
from program_site.content.data.sources import Source
from program_site.content.data.statements import Statement
from program_site.text.problems import Problem
from program_site.text.records import Record
from program_site.text.yaml_source import Location, YamlSource

SPEAKING_FOR_THEMSELVES = (
    "cities",
    "sources",
    "calls",
    "news",
    "contacts",
    "answers",
    "glossary",
    "redirects",
    "removed_reports",
    "rubric_results",
)
"""Files whose records are stated in the main source only if they say so."""

WITH_A_SOURCE = ("mobility", "quality", "rubric")
"""Files of one record, whose `source` is that of all in it but of statements, which are cited by themselves."""


@dataclass(frozen=True)
class Resting:
    """A record with what it names as its sources, where it stands."""

    at: Location
    citations: tuple[str, ...]


def check_citations(
    catalog: Catalog, documents: Mapping[str, YamlSource], broken: Collection[str]
) -> Iterator[Problem]:
    """`broken` are the files with mistakes, of which nothing is said here."""
    if {"project", "sources"} & {*broken} or "sources" not in documents:
        return
    used = {argument for page in catalog.prose for name, argument, _ in page.shortcodes if name == "cite"}
    alone: Counter[str] = Counter()
    for name, document in documents.items():
        for each in _resting(catalog, name):
            used |= {*each.citations}
            stated = catalog.cited(each.citations) if each.citations else []
            alone.update(source.id for source in stated if all(other.unrecorded for other in stated))
            if name not in broken:
                yield from _without_quotation(stated, each, document)
    if not broken:
        yield from _of_sources(catalog.sources, used, alone, documents["sources"])


def _resting(catalog: Catalog, name: str) -> Iterator[Resting]:
    """Every record of a data file that can name sources, with what it rests on where it names none."""
    held, main = getattr(catalog, name), () if name in SPEAKING_FOR_THEMSELVES else (catalog.project.source,)
    whole = getattr(held, "source", ()) if name in WITH_A_SOURCE else ()
    for at, record, named in _named(held, ()):
        yield Resting(at, named or (main if isinstance(record, Statement) else whole or main))


def _named(value: Any, at: Location) -> Iterator[tuple[Location, Record, tuple[str, ...]]]:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _named(item, (*at, index))
    elif isinstance(value, Record):
        named = (value.source, *value.sources) if isinstance(value, Project) else getattr(value, "source", None)
        if isinstance(named, tuple):
            yield at, value, named
        for field in type(value).model_fields:
            yield from _named(getattr(value, field), (*at, field))


def _without_quotation(stated: Iterable[Source], resting: Resting, document: YamlSource) -> Iterator[Problem]:
    for source in stated:
        if source.is_quoted and not {*source.citations} & {*resting.citations}:
            values = {"source": source.id, "example": f"source: {source.citations[0]}"}
            yield Problem("D304", document.path, document.line_of((*resting.at, "source")), values, warning=True)


def _of_sources(
    sources: Iterable[Source], used: Collection[str | None], alone: Mapping[str, int], document: YamlSource
) -> Iterator[Problem]:
    """`alone` counts what rests on nothing that readers could find."""
    for index, source in enumerate(sources):
        if source.id in alone:
            values = {"value": source.id, "n": str(alone[source.id])}
            yield Problem("D305", document.path, document.line_of((index, "id")), values, warning=True)
        for number, citation in enumerate(source.citations):
            if citation not in used:
                line = document.line_of((index, "quotations", number, "id"))
                yield Problem("D303", document.path, line, {"citation": citation}, warning=True)

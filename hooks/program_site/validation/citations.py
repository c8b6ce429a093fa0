"""Citations: whether readers find the sentence that each fact rests on."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from program_site.content.catalog import Catalog
from program_site.content.data.project import Project
from program_site.content.data.sources import Source
from program_site.text.problems import Problem
from program_site.text.records import Record
from program_site.text.yaml_source import Location, YamlSource

OF_THE_SITE = ("sources", "calls", "news", "contacts", "glossary", "redirects", "removed_reports", "rubric_results")
"""Files whose records are stated in the main source only if they say so."""


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
    for name, document in documents.items():
        held = getattr(catalog, name)
        for each in _resting(held, (), _usual(catalog, name)):
            used |= {*each.citations}
            if name not in broken:
                yield from _of_one(catalog, each, document)
    if not broken:
        yield from _unused(catalog.sources, used, documents["sources"])


def _usual(catalog: Catalog, name: str) -> tuple[str, ...]:
    """What a record rests on that names nothing: the rows and years of a file of numbers on what the file does."""
    if name in OF_THE_SITE:
        return ()
    whole = catalog.mobility.source if name == "mobility" and catalog.mobility else ()
    return whole or (catalog.project.source,)


def _resting(value: Any, at: Location, usual: tuple[str, ...]) -> Iterator[Resting]:
    """Every record that can name sources, in records and lists of them."""
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _resting(item, (*at, index), usual)
    elif isinstance(value, Record):
        named = (value.source, *value.sources) if isinstance(value, Project) else getattr(value, "source", None)
        if isinstance(named, tuple):
            yield Resting(at, named or usual)
        for field in type(value).model_fields:
            yield from _resting(getattr(value, field), (*at, field), usual)


def _of_one(catalog: Catalog, resting: Resting, document: YamlSource) -> Iterator[Problem]:
    line = document.line_of((*resting.at, "source"))
    stated = catalog.cited(resting.citations) if resting.citations else []
    for source in stated:
        if source.quotations and not {*source.citations} & {*resting.citations}:
            values = {"source": source.id, "example": f"source: {source.citations[0]}"}
            yield Problem("D304", document.path, line, values, warning=True)
    if stated and not any(each.can_be_checked for each in stated):
        values = {"value": ", ".join(each.id for each in stated)}
        yield Problem("D305", document.path, line, values, warning=True)


def _unused(sources: Collection[Source], used: Collection[str | None], document: YamlSource) -> Iterator[Problem]:
    for index, source in enumerate(sources):
        for number, citation in enumerate(source.citations):
            if citation not in used:
                line = document.line_of((index, "quotations", number, "id"))
                yield Problem("D303", document.path, line, {"citation": citation}, warning=True)

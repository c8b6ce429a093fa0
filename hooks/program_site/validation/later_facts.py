"""Facts that the main source cannot state: what is dated later than it tells names a source of its own.

Without one, pages would cite the main source for what happened years after it was written.
"""

import datetime
import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from program_site.content.catalog import Catalog
from program_site.content.data.offices import Office
from program_site.content.data.partners import Partner
from program_site.content.data.programs import Program
from program_site.content.data.project import Period
from program_site.text.problems import Problem
from program_site.text.records import Record
from program_site.text.when import When, fiscal_year
from program_site.text.yaml_source import Location, YamlSource

OF_THE_SITE = ("sources", "calls", "news", "official_sites", "redirects", "removed_reports")
"""Files whose dates no source states: the site itself announces or records what they hold."""
WITH_RULES_OF_ITS_OWN = ("mobility",)
OF_ENTRIES = ("as_of", "published", "updated", "publish_from")
"""Fields that tell when something was written, not when it happened."""


@dataclass(frozen=True)
class Fact:
    """A record that dates something, where it stands, and the sources it names; without a field for them, those round it."""

    record: Record
    at: Location
    sources: tuple[str, ...]
    dates: Mapping[str, When]
    """By the names of its fields."""

    @property
    def is_planned(self) -> bool:
        return bool(getattr(self.record, "planned", False))


def check_later_facts(
    catalog: Catalog, documents: Mapping[str, YamlSource], broken: Collection[str]
) -> Iterator[Problem]:
    """`broken` are the files with mistakes, of which nothing is said here."""
    if {"project", "sources"} & {*broken}:
        return
    read = {name: document for name, document in documents.items() if name not in broken}
    for name, document in read.items():
        if name not in (*OF_THE_SITE, *WITH_RULES_OF_ITS_OWN):
            for fact in facts(catalog, getattr(catalog, name)):
                yield from _stated_too_early(catalog, fact, document)
    for name in ("partners", "programs", "offices"):
        if name in read:
            yield from _without_beginning(catalog, getattr(catalog, name), read[name])
    if "partners" in read:
        yield from _too_few(catalog, read["project"])
    if "sources" in read:
        yield from _to_come(catalog, read["sources"])


def facts(catalog: Catalog, value: Any, at: Location = (), sources: tuple[str, ...] | None = None) -> Iterator[Fact]:
    """Every record that dates something and can name sources, in records and lists of them."""
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from facts(catalog, item, (*at, index), sources)
    elif isinstance(value, Record):
        own = getattr(value, "source", None)
        sources = own if isinstance(own, tuple) else sources
        dates = dict(_dates(catalog, value))
        if dates and sources is not None:
            yield Fact(value, at, sources, dates)
        for field in type(value).model_fields:
            yield from facts(catalog, getattr(value, field), (*at, field), sources)


def _dates(catalog: Catalog, record: Record) -> Iterator[tuple[str, When]]:
    for field in type(record).model_fields:
        value = getattr(record, field)
        if field in OF_ENTRIES:
            continue
        if isinstance(value, When):
            yield field, value
        elif isinstance(value, datetime.date):
            yield field, When.on(value)
        elif field == "year" and isinstance(value, int):
            yield field, catalog.fiscal(value)


def _stated_too_early(catalog: Catalog, fact: Fact, document: YamlSource) -> Iterator[Problem]:
    """At most one problem of a record: one source states all of it."""
    if isinstance(fact.record, Period) and not fact.record.ended:
        return  # every project plans its end
    found = (
        problem for field, when in fact.dates.items() for problem in _of_date(catalog, fact, field, when, document)
    )
    yield from itertools.islice(found, 1)


def _of_date(catalog: Catalog, fact: Fact, field: str, when: When, document: YamlSource) -> Iterator[Problem]:
    line = document.line_of((*fact.at, field))
    values = {"key": field, "value": str(when), "day": catalog.main_source_day.isoformat()}
    if not catalog.lacks_source(when, fact.sources):
        if not fact.is_planned and _all_older(catalog, fact.sources, when):
            yield Problem("D207", document.path, line, values, warning=True)
    elif (*fact.at, field) not in document.lines:  # a plain number, of the day the site shows
        yield Problem("D205", document.path, line, values | {"n": document.written.get(fact.at[:1], "")})
    elif not fact.is_planned or when.first > catalog.project.period.end.last:
        yield Problem("D200", document.path, line, values)
    elif when.first > _soon(catalog):
        yield Problem("D201", document.path, line, values, warning=True)


def _soon(catalog: Catalog) -> datetime.date:
    """The end of the fiscal year after that of the main source: what is planned later it hardly knows."""
    start = catalog.project.fiscal_year_start_month
    return catalog.fiscal(fiscal_year(catalog.main_source_day, start) + 1).last


def _all_older(catalog: Catalog, sources: Sequence[str], when: When) -> bool:
    """Whether all the sources of its own that it names were published before it happened."""
    own = [each for each in catalog.cited(sources) if each.id != catalog.project.source]
    return bool(own) and all(each.published and each.published.last < when.first for each in own)


def _without_beginning(
    catalog: Catalog, records: Sequence[Partner | Program | Office], document: YamlSource
) -> Iterator[Problem]:
    for index, record in enumerate(records):
        if record.begun:
            continue
        values = {"key": record.BEGINS, "value": record.id}
        line = document.line_of((index, "id"))
        if not record.source:
            yield Problem("D202", document.path, line, values)
        elif not isinstance(record, Office) and not record.is_planned and _all_later(catalog, record.source):
            yield Problem("D203", document.path, line, {**values, "day": catalog.main_source_day.isoformat()})


def _all_later(catalog: Catalog, sources: Sequence[str]) -> bool:
    """Whether all of them were published after the day of the main source, so that nothing tells of that day."""
    return all(each.published and each.published.first > catalog.main_source_day for each in catalog.cited(sources))


def _too_few(catalog: Catalog, document: YamlSource) -> Iterator[Problem]:
    """A total counts also the partners that the site does not name."""
    for index, total in enumerate(catalog.project.partners_total):
        if total.number < (named := len(catalog.partners_on(total.date))):
            line = document.line_of(("partners_total", index, "number"))
            values = {"value": str(total.number), "date": total.date.isoformat(), "n": str(named)}
            yield Problem("D206", document.path, line, values, warning=True)


def _to_come(catalog: Catalog, document: YamlSource) -> Iterator[Problem]:
    for index, source in enumerate(catalog.sources):
        if source.published and source.published.first > catalog.today:
            line = document.line_of((index, "published"))
            yield Problem(
                "D204", document.path, line, {"key": "published", "value": str(source.published)}, warning=True
            )

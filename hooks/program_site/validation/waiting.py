"""Checks of entries that wait: what cannot do without them, changes that are still to come, and mistakes in drafts."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from program_site.content.catalog import Catalog
from program_site.content.data.entries import Entry
from program_site.content.data.waiting import drafts, entries, named_by
from program_site.text.problems import Problem
from program_site.text.records import Record
from program_site.text.yaml_source import Location, YamlSource

_NOT_MILDER = "D111"
"""An id that is used twice is the mistake of the published entry as well."""


def check_waiting(
    values: Mapping[str, Any], documents: Mapping[str, YamlSource], day: datetime.date
) -> Iterator[Problem]:
    """Yield an error for what comes before an entry that it cannot do without, a warning for a change that is to come.

    The first is said at once and not on the day itself, when nobody looks.
    """
    release = {(kind, each.id): each.release for kind, each in entries(values)}
    for kind, each in entries(values):
        document, at = documents[kind], _place(documents[kind], each)
        for place, other, named in _needed(each, at):
            if (day_of_other := release.get((other, named), datetime.date.min)) > max(each.release, day):
                never = day_of_other == datetime.date.max
                told = {
                    "key": str(place[-1]),
                    "value": named,
                    "file": f"data/{other}.yml",
                    "example": "draft: true" if never else f"publish_from: {day_of_other.isoformat()}",
                }
                yield Problem("D250", document.path, document.line_of(place), told)
        if each.updated and each.updated > max(day, each.release):
            written = {"value": each.updated.isoformat()}
            yield Problem("D254", document.path, document.line_of((*at, "updated")), written, warning=True)


def check_updated_pages(catalog: Catalog) -> Iterator[Problem]:
    """Yield a warning for every hand-written page that was changed on a day that is still to come."""
    for page in catalog.prose:
        if page.updated and page.updated > catalog.today:
            line = next((at for at, row in enumerate(page.text.split("\n"), 1) if row.startswith("updated:")), 1)
            values = {"value": page.updated.isoformat()}
            yield Problem("D254", page.path, line, values, warning=True, language=page.language)


def _needed(record: Record, at: Location) -> Iterator[tuple[Location, str, str]]:
    """The ids that a record names by themselves, not in a list: without them it would say something else."""
    kinds = named_by(type(record))
    for name, value in record:
        if name in kinds and isinstance(value, str):
            yield (*at, name), kinds[name], value
        elif isinstance(value, Record):
            yield from _needed(value, (*at, name))
        elif isinstance(value, tuple):
            for index, each in enumerate(value):
                if isinstance(each, Record):
                    yield from _needed(each, (*at, name, index))


def _place(document: YamlSource, entry: Entry) -> Location:
    """Where an entry stands in its file."""
    items = document.value if isinstance(document.value, list) else []
    return next(((i,) for i, item in enumerate(items) if isinstance(item, dict) and item.get("id") == entry.id), ())


def milder(problems: Iterable[Problem], documents: Mapping[str, YamlSource]) -> list[Problem]:
    """The problems, those of drafts as warnings: nobody reads a draft, so what it says stops nothing.

    Only what can be read is a draft: a mistake in its shape is told as in any entry. Without it the others would stand
    at other places than in the file.
    """
    lines = {document.path: _lines_of_drafts(kind, document) for kind, document in documents.items()}
    return [
        replace(each, warning=True) if each.code != _NOT_MILDER and each.line in lines.get(each.path, ()) else each
        for each in problems
    ]


def _lines_of_drafts(kind: str, document: YamlSource) -> frozenset[int]:
    """Each draft's up to the next entry; none that holds something of a published entry too."""
    places = drafts(kind, document)
    if not places:
        return frozenset()
    starts = [document.line_of((index,)) for index in range(len(document.value))]
    starts.append(document.first_line + document.text.count("\n") + 1)
    theirs = {line for index in places for line in range(starts[index], max(starts[index + 1], starts[index] + 1))}
    return frozenset(theirs - {line for at, line in document.lines.items() if at and at[0] not in places})

"""Entries that wait: drafts, and those whose day has not come. They are left out before anything asks for the data."""

import datetime
import functools
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any, TypeVar, get_args, get_origin

from pydantic.fields import FieldInfo

from program_site.content.data.entries import Entry
from program_site.content.data.files import MANY
from program_site.text.records import Record
from program_site.text.yaml_source import YamlSource

Hidden = Mapping[str, Set[str]]
"""The ids that nothing is to show, by the name of their data file."""

Shape = TypeVar("Shape", bound=Record)


@dataclass(frozen=True)
class Waiting:
    """An entry that is not published yet."""

    kind: str
    """The name of its data file."""
    id: str
    until: datetime.date | None
    """The day from which it is published; None for a draft."""


def entries(values: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    """All entries, each with the name of its data file."""
    for kind, records in values.items():
        for each in records if isinstance(records, tuple) else ():
            if isinstance(each, Entry):
                yield kind, each


def drafts(kind: str, document: YamlSource) -> frozenset[int]:
    """The places of the drafts in the list of a data file."""
    if not issubclass(MANY.get(kind, Record), Entry) or not isinstance(document.value, list):
        return frozenset()
    items = enumerate(document.value)
    return frozenset(index for index, item in items if isinstance(item, dict) and item.get("draft") is True)


def waiting(values: Mapping[str, Any], day: datetime.date) -> tuple[Waiting, ...]:
    """What waits on a day."""
    return tuple(
        Waiting(kind, each.id, None if each.draft else each.publish_from)
        for kind, each in entries(values)
        if each.release > day
    )


def hidden(values: Mapping[str, Any], day: datetime.date) -> Hidden:
    """The ids of what waits, but for those that published entries have as well: a copy that waits hides nothing."""
    ids: dict[str, set[str]] = {}
    for each in waiting(values, day):
        ids.setdefault(each.kind, set()).add(each.id)
    for kind, entry in entries(values):
        if kind in ids and entry.release <= day:
            ids[kind].discard(entry.id)
    return ids


def published(values: Mapping[str, Any], day: datetime.date, ids: Hidden) -> dict[str, Any]:
    """The data without what waits, and without its ids in others."""
    left = dict(values)
    for kind, value in values.items() if ids else ():
        if isinstance(value, tuple):
            out = (each for each in value if not (isinstance(each, Entry) and each.release > day))
            left[kind] = tuple(without(each, ids) for each in out)
        elif value is not None:
            left[kind] = without(value, ids)
    return left


def without(record: Shape, ids: Hidden) -> Shape:
    """A record that names none of these ids, unless it cannot do without; itself where it did not before."""
    changed: dict[str, Any] = {}
    for name, value in record:
        inner: Any = value
        gone = ids.get(named_by(type(record)).get(name, ""), ())
        if isinstance(value, Record):
            inner = without(value, ids)
        elif isinstance(value, tuple):
            inner = tuple(
                without(each, ids) if isinstance(each, Record) else each for each in value if each not in gone
            )
        elif gone and value in gone and not type(record).model_fields[name].is_required():
            inner = None
        if inner != value:
            changed[name] = inner
    return record.model_copy(update=changed) if changed else record


@functools.cache
def named_by(shape: type[Record]) -> Mapping[str, str]:
    """The fields of a record that hold ids, each with the data file of what they name."""
    kinds = {name: _kind(field) for name, field in shape.model_fields.items()}
    return {name: kind for name, kind in kinds.items() if kind}


def _kind(shape: Any) -> str:
    """What a type says of the ids it holds: `PartnerId`, `PartnerId | None`, `tuple[PartnerId, ...]`."""
    if isinstance(shape, FieldInfo):
        extra = shape.json_schema_extra
        return str(extra["ids"]) if isinstance(extra, dict) and "ids" in extra else _kind(shape.annotation)
    inner = [*get_args(shape), *getattr(shape, "__metadata__", ())] if get_origin(shape) else []
    return next((kind for each in inner if (kind := _kind(each))), "")

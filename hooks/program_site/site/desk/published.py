"""What the desk knows of the data: the values of their files as they stand there, without whatever waits."""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from program_site.content.data.files import MANY, ONE
from program_site.content.data.waiting import Hidden
from program_site.content.forms import DATES, Field, beyond, form_of, hints_of
from program_site.content.page_kinds import waiting_addresses
from program_site.content.record_names import name_of
from program_site.i18n.hints import Hints
from program_site.intake.changes.differing import KEYS
from program_site.intake.changes.putting import fingerprint
from program_site.load import Data
from program_site.messages import FALLBACK
from program_site.text.yaml_source import Location
from program_site.text.yaml_writing import plain_values


@dataclass(frozen=True)
class Held:
    """What a data file holds for everybody to see."""

    hash: str
    """Of the whole file, also of what waits in it; of a file that is not there none."""
    value: Any
    """The records of a list, or the one record; None where there is nothing."""
    lacking: tuple[Location, ...] = ()
    """Where something stands in the file that names what waits: nobody who has not seen it may replace it."""


def published_files(data: Data) -> dict[str, Held]:
    """Of every data file, whether it exists or not."""
    return {file: _held(data, file) for file in (*ONE, *MANY)}


def _held(data: Data, file: str) -> Held:
    document = data.documents.get(file)
    if document is None:
        return Held("", None)
    text = document.text if document.typed is None else document.typed
    value = plain_values(document.value)
    if file in MANY:
        value = [*_published(data, file, value if isinstance(value, list) else [])]
    lacking: list[Location] = []
    shown = _without(value, form_of(file, FALLBACK).fields, data.hidden, (), lacking) if data.hidden else value
    return Held(fingerprint(text.encode()), shown or None, tuple(lacking))


def _published(data: Data, file: str, records: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Those that the site knows; of pages that moved, those that moved to one that it knows."""
    if key_of(file) == ("id",):
        known = {each.id for each in getattr(data.catalog, file)}
        yield from (each for each in records if each.get("id") in known)
    else:
        to_come = waiting_addresses(data.hidden)
        yield from (each for each in records if each.get("to") not in to_come)


def _without(value: Any, fields: Sequence[Field], ids: Hidden, at: Location, lacking: list[Location]) -> Any:
    """The same without these ids; what is left out is noted by its place in what is left."""
    if isinstance(value, list):
        return [_without(each, fields, ids, (*at, number), lacking) for number, each in enumerate(value)]
    if not isinstance(value, dict):
        return value
    left: dict[str, Any] = {}
    known = {each.name: each for each in fields}
    for name, inner in value.items():
        place, field = (*at, name), known.get(name)
        if field and field.kind == "record":
            left[name] = _without(inner, field.fields, ids, place, lacking)
            continue
        kept = _without_ids(inner, ids.get(field.of, frozenset())) if field and field.kind == "reference" else inner
        if kept != inner:
            lacking.append(place)
        if kept is not None:
            left[name] = kept
    return left


def _without_ids(value: Any, ids: Any) -> Any:
    if isinstance(value, list):
        return [each for each in value if each not in ids]
    return None if value in ids else value


# ---- What records are called -----------------------------------------------------------------------------------------


def key_of(file: str) -> tuple[str, ...]:
    """The fields that tell the records of a list apart, as in the changes of it."""
    names = {field.name for field in form_of(file, FALLBACK).fields}
    return next(key for key in KEYS if names.issuperset(key))


def names_of(file: str, held: Held, languages: Sequence[str]) -> Mapping[str, str]:
    """What the records of a list are called, by id, or what stands for it; in the first of the languages that has a name."""
    names: dict[str, str] = {}
    for record in held.value or () if file in MANY else ():
        identity = " ".join(str(record.get(field)) for field in key_of(file))
        names[identity] = name_of(record, languages) or identity
    return names


@functools.cache
def fields_said(file: str, language: str) -> tuple[dict[str, Any], ...]:
    """The form of a file as the scripts know it; what is as usual is left out."""
    hints = hints_of(language)
    return tuple(_field_said(each, hints) for each in form_of(file, language).fields)


def _field_said(field: Field, hints: Hints) -> dict[str, Any]:
    if field.kind in DATES:  # which are chosen there, and not typed
        field = replace(field, help=beyond(field.label, hints.without_example(field.help)))
    given = {key: value for key, value in vars(field).items() if value or (value == 0 and value is not False)}
    if field.choices:
        given["choices"] = [vars(each) for each in field.choices]
    if field.fields:
        given["fields"] = [_field_said(each, hints) for each in field.fields]
    return given

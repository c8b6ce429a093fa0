"""What stands in the data twice: an id in a list, one partner under two ids, a fact told again."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from program_site.text.doubled import doubled
from program_site.text.excerpts import excerpt
from program_site.text.problems import Problem
from program_site.text.yaml_source import Location, YamlSource
from program_site.validation.passages import is_text_key

SEVERAL_OF_A_NAME = ("calls", "sources", "glossary", "figures", "rubric_results", "redirects", "removed_reports")
"""Calls come back every year, and texts of others may have one title."""
OF_ONE_WEBSITE = ("partners", "official_sites")
"""What is told by its website."""

Sign = tuple[Any, Location, str]
"""By what two records are told to be the same, where it stands, and what it is there."""


def check_doubles(documents: Mapping[str, YamlSource]) -> Iterator[Problem]:
    """Yield an error for what certainly stands there twice, a warning for what probably does."""
    for kind, document in documents.items():
        yield from doubled(document)
        records = document.value if isinstance(document.value, list) else []
        yield from _twice("D277", document, _texts(document.value, ()))
        if kind == "milestones":
            yield from _twice("D276", document, _titles_and_days(records))
        elif kind not in SEVERAL_OF_A_NAME:
            yield from _twice("D273", document, _names(records))
        if kind in OF_ONE_WEBSITE:
            yield from _twice("D274", document, _websites(records))
        if kind == "cities":
            yield from _twice("D275", document, _places(records))


def _twice(code: str, document: YamlSource, signs: Iterable[Sign]) -> Iterator[Problem]:
    """A warning at each record that is there already, once for all languages."""
    first: dict[Any, Location] = {}
    said: set[Location] = set()
    for sign, place, value in signs:
        known = first.setdefault(sign, place)
        record = _record(place)
        if record == _record(known) or record in said:
            continue
        said.add(record)
        values = {"value": excerpt(value), "first": str(document.line_of(known))}
        yield Problem(code, document.path, document.line_of(place), values, warning=True)


def _record(place: Location) -> Location:
    """The innermost entry of a list in which something stands."""
    last = max((index for index, part in enumerate(place) if isinstance(part, int)), default=-1)
    return place[: last + 1]


def _names(records: list[Any]) -> Iterator[Sign]:
    for index, record in enumerate(records):
        for field in ("name", "title"):
            for code, form in _forms(record, field):
                yield (code, _folded(form)), (index, field, code), form


def _titles_and_days(records: list[Any]) -> Iterator[Sign]:
    for index, record in enumerate(records):
        day = str(record.get("date")) if isinstance(record, dict) else ""
        for code, form in _forms(record, "title"):
            yield (code, _folded(form), day), (index, "title", code), form


def _forms(record: Any, field: str) -> Iterator[tuple[str, str]]:
    """A text of a record in its languages."""
    forms = record.get(field) if isinstance(record, dict) else None
    for code, form in forms.items() if isinstance(forms, dict) else ():
        text = form.get("text") if isinstance(form, dict) else form
        if isinstance(text, str) and is_text_key(code) and _folded(text):
            yield code, text


def _texts(value: Any, at: Location) -> Iterator[Sign]:
    """The texts of every list of statements; the same may be said of another partner."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*at, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            for code, form in _forms(item, "text") if isinstance(item, dict) and "id" not in item else ():
                day = str(item.get("date", item.get("year")))
                yield (at, code, _folded(form), day), (*at, index, "text", code), form
            yield from _texts(item, (*at, index))


def _websites(records: list[Any]) -> Iterator[Sign]:
    for index, record in enumerate(records):
        website = record.get("website") if isinstance(record, dict) else None
        if isinstance(website, str):
            plain = re.sub(r"^https?://(www\.)?", "", website.strip().lower()).rstrip("/")
            yield plain, (index, "website"), website


def _places(records: list[Any]) -> Iterator[Sign]:
    for index, record in enumerate(records):
        place = (record.get("latitude"), record.get("longitude")) if isinstance(record, dict) else ()
        if all(isinstance(each, int | float) for each in place) and place:
            yield place, (index, "latitude"), f"{place[0]}, {place[1]}"


def _folded(text: str) -> str:
    """Without what does not tell two names apart: capitals, width, blanks, quotes and other signs."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())

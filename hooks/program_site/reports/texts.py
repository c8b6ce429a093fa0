"""The texts of reports: read, checked and rendered once; a text that did not change is not read again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import PlainSerializer, TypeAdapter, ValidationError

from program_site.originals import content_hash
from program_site.problems import Problem
from program_site.processes import spread
from program_site.reading import Reading
from program_site.reports.body import LONGEST_WORD, Body, crowded_line, endless_word, render_body
from program_site.reports.fences import take_apart
from program_site.reports.header import FIELDS, ReportHeader, missing_photo, read_header
from program_site.reports.remarks import remarks
from program_site.reports.report import ReportText
from program_site.store import Store, recipe
from program_site.text_file import decode_text, read_file

LARGEST = 60_000
"""Bytes of one text: some 20,000 Japanese or 30,000 Russian letters. A usual report has a tenth of that."""


@dataclass(frozen=True)
class Source:
    """A text as it lies in a report's folder."""

    path: Path
    name: str
    """Its path below the project's root."""
    language: str
    photos: tuple[str, ...]
    """The names of the photos beside it."""


Outcome = tuple[ReportText | None, tuple[Problem, ...]]
"""What reading a text gave."""


def _plain(header: ReportHeader) -> dict[str, Any]:
    return header.model_dump(mode="json", exclude_none=True)


@dataclass(frozen=True)
class _Kept:
    """A faultless text as the store holds it: in JSON, checked anew when it is taken out."""

    header: Annotated[ReportHeader, PlainSerializer(_plain)]
    body: Body
    content_hash: str
    problems: tuple[Problem, ...]


_KEPT = TypeAdapter(_Kept)


def read_texts(root: Path, sources: Sequence[Source], reading: Reading) -> dict[Path, Outcome]:
    """Every text by its path, from `.cache/reports` where it has been read before."""
    found: dict[Path, Outcome] = {}
    contents: dict[Path, bytes] = {}
    for source in sources:
        data, problems = read_file(root, source.path, LARGEST)
        if problems:
            found[source.path] = None, tuple(problems)
        else:
            contents[source.path] = data
    context = _context(reading)
    keys = {each.path: _key(each, contents[each.path], context) for each in sources if each.path in contents}
    store = Store(root, "reports")
    found |= _remembered(store, [each for each in sources if each.path in keys], keys, reading)
    missing = [source for source in sources if source.path not in found]

    def read(source: Source) -> Outcome:
        return _read(source, contents[source.path], keys[source.path], reading)

    for source, outcome in zip(missing, spread(read, missing), strict=True):
        found[source.path] = outcome
    read_now = [found[each.path] for each in missing]
    store.put({text.key: _dumped(text, problems) for text, problems in read_now if text})
    return found


# ---- What is kept -----------------------------------------------------------------------------------------------------


def _context(reading: Reading) -> bytes:
    """All that a text is checked against."""
    ids = {kind: sorted(known) for kind, known in sorted(reading.ids.items())}
    return json.dumps([reading.languages, ids]).encode()


def _key(source: Source, data: bytes, context: bytes) -> str:
    place = json.dumps([source.name, source.language, sorted(source.photos)]).encode()
    return hashlib.sha256(b"\0".join((recipe(), context, place, data))).hexdigest()


def _remembered(
    store: Store, sources: Sequence[Source], keys: Mapping[Path, str], reading: Reading
) -> dict[Path, Outcome]:
    kept = store.get(keys.values())
    found: dict[Path, Outcome] = {}
    for source in sources:
        key = keys[source.path]
        if key in kept and (outcome := _taken_out(kept[key], key, source, reading)):
            found[source.path] = outcome
    return found


def _dumped(text: ReportText, problems: tuple[Problem, ...]) -> bytes:
    return _KEPT.dump_json(_Kept(text.header, text.body, text.content_hash, problems))


def _taken_out(value: bytes, key: str, source: Source, reading: Reading) -> Outcome | None:
    """None where the value is none of ours."""
    try:
        kept = _KEPT.validate_json(value, context=reading)
    except ValidationError:
        return None
    return ReportText(source.language, kept.header, kept.body, source.name, kept.content_hash, key), kept.problems


# ---- Reading ----------------------------------------------------------------------------------------------------------


def _read(source: Source, data: bytes, key: str, reading: Reading) -> Outcome:
    name = source.name
    text, unreadable = decode_text(data, name)
    if unreadable:
        return None, tuple(unreadable)
    parts = take_apart(text, name, FIELDS)
    problems = [*parts.problems, *remarks(text, name, parts.body_line)]
    if parts.header is None:
        return None, tuple(problems)
    header, found = read_header(parts.header, name, source.language, reading, source.photos, parts.header_line)
    body, body_problems = _read_body(parts.body, name, parts.body_line, source.photos)
    problems += [*found, *body_problems]
    if not (header and body):
        return None, tuple(problems)
    photo_words = [words for photo in header.photos for words in (photo.alt, photo.caption)]
    told = content_hash(header.title, header.summary, parts.body, *photo_words)
    return ReportText(source.language, header, body, name, told, key), tuple(problems)


def _read_body(text: str, path: str, first: int, photos: Sequence[str]) -> tuple[Body | None, list[Problem]]:
    """`first` is the line of the file on which the body begins."""
    crowded = crowded_line(text)
    if crowded is not None:
        return None, [Problem("R110", path, first + crowded - 1)]
    if endless := endless_word(text):
        values = {"length": str(endless[1]), "limit": str(LONGEST_WORD)}
        return None, [Problem("R132", path, first + endless[0] - 1, values)]
    body = render_body(text)
    if body is None:
        return None, [Problem("R109", path, first)]
    problems: list[Problem] = []
    for picture in body.pictures:
        line = first + _line_of(picture.source, text)
        if picture.elsewhere:
            problems.append(Problem("R113", path, line, {"value": _short(picture.source)}))
        elif picture.file not in photos:
            problems.append(missing_photo(picture.file, photos, path, line))
    for target in body.dead_links:
        values = {"value": _short(target)}
        problems.append(Problem("R120", path, first + _line_of(target, text), values, warning=True))
    return body, problems


def _line_of(target: str, text: str) -> int:
    """How many lines lie before a target of the body."""
    places = (text.find(each) for each in (f"({target}", f"<{target}", target))
    return text.count("\n", 0, next((place for place in places if place >= 0), 0))


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"

"""The texts of reports: read, checked and rendered once; a text that did not change is not read again."""

import errno
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from program_site.build.processes import spread
from program_site.content.reports.body import Body, render_body
from program_site.content.reports.body_remarks import body_remarks
from program_site.content.reports.embedded import (
    LARGEST_WITH_PHOTOS,
    embedded_photos,
    has_embedded,
    without_embedded,
)
from program_site.content.reports.front_matter import TYPED, FrontMatter, read_front_matter
from program_site.content.reports.markup.crowding import LONGEST_WORD, crowded_line, endless_word
from program_site.content.reports.references import References, missing_photo, photo_meant
from program_site.content.reports.remarks import remarks, signs_in_header
from program_site.content.reports.report import ReportText
from program_site.content.reports.text_cache import Outcome, Source, TextCache
from program_site.content.reports.wrong_language import in_wrong_language
from program_site.i18n.originals import content_hash
from program_site.text.edits import Edit
from program_site.text.excerpts import excerpt
from program_site.text.files import decode_text, odd_marks, read_file
from program_site.text.front_matter import take_apart
from program_site.text.problems import Problem
from program_site.text.records import Reading

_OF_A_COMPUTER = re.compile(r"file:|[a-z]:(?:\\|%5c|/(?!/))", re.IGNORECASE)
"""`C:\\Users\\…`: a file that its writer sees, and nobody else."""
LARGEST = 60_000
"""Bytes of one text: some 20,000 Japanese or 30,000 Russian letters. A usual report has a tenth of that."""


@dataclass(frozen=True)
class _Read:
    """A faultless text as it was read."""

    header: FrontMatter
    body: Body
    content_hash: str
    first: int
    """The line on which the body begins."""


def read_texts(root: Path, sources: Sequence[Source], reading: Reading) -> dict[Path, Outcome]:
    """Every text by its path, from the cache where the same was read before."""
    cache = TextCache(root, reading)
    contents: dict[Path, bytes] = {}
    outcomes: dict[Path, Outcome] = {}
    for source in sources:
        data, problems = read_file(root, source.path, LARGEST)
        if problems:
            outcomes[source.path] = None, tuple(_photos_in(root, source, problems) or problems)
        else:
            contents[source.path] = data
    keys = {source.path: cache.key(source, contents[source.path]) for source in sources if source.path in contents}
    outcomes |= cache.get(sources, keys, partial(_read_body_again, root, reading))

    def read(source: Source) -> tuple[_Read | None, tuple[Problem, ...]]:
        return _read(source, contents[source.path], reading)

    missing = [source for source in sources if source.path not in outcomes]
    for source, (text, text_problems) in zip(missing, spread(read, missing), strict=True):
        outcomes[source.path] = _whole(source, text, keys[source.path]) if text else None, text_problems
    cache.put(outcomes[source.path] for source in missing)
    return outcomes


def _whole(source: Source, read: _Read, key: str) -> ReportText:
    return ReportText(
        source.language,
        read.header,
        source.name,
        read.content_hash,
        key,
        is_empty=read.body.is_empty,
        links=tuple(replace(link, line=read.first + link.line - 1) for link in read.body.links),
        fetch=lambda: read.body,
    )


def _read_body_again(root: Path, reading: Reading, source: Source) -> Body:
    """The body of a text that was faultless before. Raises OSError where it has become another since."""
    data, _ = read_file(root, source.path, LARGEST)
    text, _ = _read(source, data, reading)
    if text is None:
        raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), source.name)
    return text.body


def _read(source: Source, data: bytes, reading: Reading) -> tuple[_Read | None, tuple[Problem, ...]]:
    name = source.name
    text, unreadable = decode_text(data, name)
    if unreadable:
        return None, tuple(unreadable)
    marks = odd_marks(data, name)
    parts = take_apart(text, name, TYPED)
    problems = [*marks, *parts.problems, *remarks(text, name, parts.body_line)]
    if parts.header is None:
        return None, tuple(problems)
    embedded = embedded_photos(text, name, source.photos) if has_embedded(text) else []
    there = [*source.photos, *(each.edit.shown for each in embedded if each.edit)]
    header, header_problems = read_front_matter(parts.header, name, source.language, reading, there, parts.header_line)
    if embedded:  # what else is wrong with the body is said of the text without them
        return None, (*problems, *header_problems, *embedded)
    body, body_problems = _read_body(parts.body, source, parts.body_line)
    problems += [*header_problems, *_with_edits(body_problems, text, source)]
    if body:
        title = header.title if header else None
        problems += body_remarks(parts.body, name, parts.body_line, title, source.photos)
    if header:
        problems += signs_in_header(text, name, parts.body_line)
    if header and body:
        problems += in_wrong_language(header, parts.body, name, source.language, reading.languages)
    if not (header and body):
        return None, tuple(problems)
    photo_words = [words for photo in header.photos for words in (photo.alt, photo.caption)]
    written = content_hash(header.title, header.summary, parts.body, *photo_words)
    return _Read(header, body, written, parts.body_line), tuple(problems)


def _photos_in(root: Path, source: Source, problems: list[Problem]) -> list[Problem]:
    """What is said of a text that is too large only because its photos stand in it."""
    if problems[0].code != "F103":
        return []
    data, unread = read_file(root, source.path, LARGEST_WITH_PHOTOS)
    text, unreadable = decode_text(data, source.name) if not unread else ("", unread)
    if unreadable or len(without_embedded(text).encode()) > LARGEST:
        return []
    return embedded_photos(text, source.name, source.photos)


def _read_body(text: str, source: Source, first: int) -> tuple[Body | None, list[Problem]]:
    """`first` is the line of the file on which the body begins."""
    path = source.name
    crowded = crowded_line(text)
    if crowded is not None:
        return None, [Problem("R110", path, first + crowded - 1)]
    if endless := endless_word(text):
        values = {"length": str(endless[1]), "limit": str(LONGEST_WORD)}
        return None, [Problem("R132", path, first + endless[0] - 1, values)]
    body = render_body(text, source.language, source.photos)
    if body is None:
        return None, [Problem("R109", path, first)]
    problems: list[Problem] = []
    for picture in body.pictures:
        line = first + picture.line - 1
        if picture.elsewhere and not _OF_A_COMPUTER.match(picture.source):
            code = "R142" if picture.source.lower().startswith("data:") else "R113"
            problems.append(Problem(code, path, line, {"value": excerpt(picture.source)}))
        elif picture.file not in source.photos:
            problems.append(missing_photo(picture.file, source.photos, path, line, None))
    for target in body.dead_links:
        values = {"value": excerpt(target.written)}
        code = "R135" if target.written.startswith("#") else "R120"
        problems.append(Problem(code, path, first + target.line - 1, values, warning=True))
    return body, problems


def _with_edits(problems: list[Problem], text: str, source: Source) -> list[Problem]:
    """Where a photo is named in other letters, all its names in the text are written as it is called."""
    found: list[Problem] = []
    for problem in problems:
        meant = photo_meant(problem.values["value"], source.photos) if problem.code == "R111" else None
        changes = References({problem.values["value"]: meant}).follow(text, source.name) if meant else ()
        edit = Edit(tuple(changes), meant or "")
        found.append(replace(problem, edit=edit) if edit.changes else problem)
    return found

"""The header of a report: the fields between its `---` lines."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, TypeAdapter, model_validator
from pydantic_core import PydanticCustomError

from program_site.content.data.fields import PartnerId, ProgramId, YesNo
from program_site.content.data.programs import Direction
from program_site.i18n.languages import Words
from program_site.i18n.originals import TranslatedFrom
from program_site.text.dates import possible_days
from program_site.text.problems import Problem, closest
from program_site.text.records import Reading, Record, read_record
from program_site.text.typos.header import read_slips
from program_site.text.when import Day
from program_site.text.yaml_source import Location, YamlSource, read_yaml


def _one_or_several(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


def _at_most(letters: int) -> AfterValidator:
    def checked(text: str) -> str:
        if len(text) > letters:
            raise PydanticCustomError("R130", "long", {"length": str(len(text)), "limit": str(letters)})
        return text

    return AfterValidator(checked)


def _not_more_than(number: int) -> AfterValidator:
    def checked(items: tuple[Item, ...]) -> tuple[Item, ...]:
        if len(items) > number:
            raise PydanticCustomError("R131", "many", {"length": str(len(items)), "limit": str(number)})
        return items

    return AfterValidator(checked)


Item = TypeVar("Item")
# Several times what any honest report has: these texts stand in lists, in the title bar, and in other people's feeds.
Line = Annotated[Words, _at_most(200)]
Paragraph = Annotated[Words, _at_most(1000)]
Authors = Annotated[tuple[Line, ...], Field(min_length=1), BeforeValidator(_one_or_several), _not_more_than(30)]
Programs = Annotated[tuple[ProgramId, ...], BeforeValidator(_one_or_several), _not_more_than(30)]
Partners = Annotated[tuple[PartnerId, ...], BeforeValidator(_one_or_several), _not_more_than(30)]


class Stay(Record):
    """First and last day of the stay."""

    first: Day
    last: Day

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise PydanticCustomError("D128", "order", {"start": self.first.isoformat(), "end": self.last.isoformat()})
        return self


class ReportPhoto(Record):
    """A photo that the header describes."""

    file: Line
    alt: Paragraph | None = None
    caption: Paragraph | None = None


class ReportHeader(Record):
    """Who tells what of which day."""

    title: Line
    date: Day
    author: Authors
    people_in_photos: Literal["none", "consented"] | None = None
    affiliation: Line | None = None
    program: Programs = ()
    partner: Partners = ()
    direction: Direction | None = None
    period: Stay | None = None
    stage: Literal["before", "during", "after"] | None = None
    summary: Paragraph | None = None
    cover: Line | None = None
    tags: Annotated[tuple[Line, ...], _not_more_than(30)] = ()
    photos: Annotated[tuple[ReportPhoto, ...], _not_more_than(100)] = ()
    translated_from: TranslatedFrom | None = None
    lang: Words | None = None
    slug: Words | None = None
    draft: YesNo = False
    sample: YesNo = False


FIELDS = frozenset(name for shape in (ReportHeader, ReportPhoto, Stay, TranslatedFrom) for name in shape.model_fields)
"""The names of all fields, also of those inside others."""
_SHAPE = TypeAdapter(ReportHeader)
_EARLIEST = datetime.date(1990, 1, 1)


def read_header(
    lines: str, path: str, language: str, reading: Reading, photos: Collection[str], first_line: int = 2
) -> tuple[ReportHeader | None, list[Problem]]:
    """The checked header; `photos` are the names of the report's photos."""
    meant, slips = read_slips(lines, path, FIELDS, first_line)
    source = read_yaml(meant, path, first_line)
    slipped = {problem.line for problem in slips}
    problems = [problem for problem in source.problems if problem.line not in slipped]
    header: ReportHeader | None = None
    folder = path.split("/")[-2]
    reading = replace(reading, day=min(possible_days(folder[:10]), default=None))
    if not problems and isinstance(source.value, dict):
        outcome = read_record(_SHAPE, source, source.value, (), reading)
        header, problems = outcome.record, outcome.problems
    elif not problems:
        problems.append(Problem("D129", path, first_line))
    if header and header.date < _EARLIEST:
        problems.append(Problem("D126", path, source.line_of(("date",)), {"key": "date", "value": str(header.date)}))
    if header:
        problems += _missing_photos(header, source, photos)
    for field, expected in (("lang", language), ("slug", folder)):
        given = getattr(header, field, None)
        if given and given != expected:
            values = {"key": field, "value": given, "candidate": expected}
            problems.append(Problem("R105", path, source.line_of((field,)), values))
    return header, [*slips, *problems]


def _missing_photos(header: ReportHeader, source: YamlSource, photos: Collection[str]) -> Iterator[Problem]:
    named: list[tuple[Location, str]] = [
        (("photos", index, "file"), each.file) for index, each in enumerate(header.photos)
    ]
    if header.cover:
        named.append((("cover",), header.cover))
    for where, name in named:
        if name not in photos:
            yield missing_photo(name, photos, source.path, source.line_of(where))


def missing_photo(name: str, photos: Collection[str], path: str, line: int) -> Problem:
    """A photo is named that does not lie in the folder; another in capitals, or one letter off, does."""
    folded = {photo.lower(): photo for photo in photos}
    near = closest(name, folded, likeness=0.75)
    values = {"value": name, "candidate": folded[near] if near else "", "known": ", ".join(sorted(photos)) or "–"}
    return Problem("R111" if near else "R112", path, line, values)

"""The front matter of a report: the fields between its `---` lines."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import AfterValidator, BeforeValidator, Field, TypeAdapter, model_validator
from pydantic_core import PydanticCustomError

from program_site.content.data.fields import PartnerId, ProgramId, YesNo
from program_site.content.data.programs import Direction
from program_site.content.reports.references import missing_photo, photo_meant
from program_site.content.reports.several_names import several_names
from program_site.i18n.originals import TranslatedFrom
from program_site.i18n.translated_text import Words
from program_site.text.dates import written_day
from program_site.text.doubled import doubled
from program_site.text.problems import Problem
from program_site.text.records import Reading, Record, read_record
from program_site.text.typos.lines import Fields, header_words
from program_site.text.typos.reading import read_meant
from program_site.text.when import Day
from program_site.text.yaml_edits import edit_value
from program_site.text.yaml_source import Location, YamlSource


def _one_or_several(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


@dataclass(frozen=True)
class AtMost:
    """The most letters of a text, or items of a list."""

    limit: int

    def __call__(self, value: Any) -> Any:
        if len(value) > self.limit:
            code = "R130" if isinstance(value, str) else "R131"
            raise PydanticCustomError(code, "too long", {"length": str(len(value)), "limit": str(self.limit)})
        return value


def _at_most(limit: int) -> AfterValidator:
    return AfterValidator(AtMost(limit))


def limits_of(shape: Any) -> Iterator[int]:
    """The limits in a type, from the outside in: of a list, then of each of its items."""
    for mark in getattr(shape, "__metadata__", ()):
        if isinstance(mark, AfterValidator) and isinstance(mark.func, AtMost):
            yield mark.func.limit
    for part in get_args(shape):
        yield from limits_of(part)


# Several times what any honest report has: these texts stand in lists, in the title bar, and in other people's feeds.
Line = Annotated[Words, _at_most(200)]
Paragraph = Annotated[Words, _at_most(1000)]
FileName = Annotated[Line, AfterValidator(lambda name: unicodedata.normalize("NFC", name))]
"""Of a photo, with whole letters, as photos are called here."""
Authors = Annotated[tuple[Line, ...], Field(min_length=1), BeforeValidator(_one_or_several), _at_most(30)]
Programs = Annotated[tuple[ProgramId, ...], BeforeValidator(_one_or_several), _at_most(30)]
Partners = Annotated[tuple[PartnerId, ...], BeforeValidator(_one_or_several), _at_most(30)]


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
    """A photo that the front matter describes."""

    file: FileName
    alt: Paragraph | None = None
    caption: Paragraph | None = None


class FrontMatter(Record):
    """Who tells what of which day."""

    title: Line
    date: Day
    published: Day | None = None
    updated: Day | None = None
    author: Authors
    people_in_photos: Literal["none", "consented"] | None = None
    affiliation: Line | None = None
    program: Programs = ()
    partner: Partners = ()
    direction: Direction | None = None
    period: Stay | None = None
    stage: Literal["before", "during", "after"] | None = None
    summary: Paragraph | None = None
    cover: FileName | None = None
    tags: Annotated[tuple[Line, ...], _at_most(30)] = ()
    photos: Annotated[tuple[ReportPhoto, ...], _at_most(100)] = ()
    translated_from: TranslatedFrom | None = None
    lang: Words | None = None
    slug: Words | None = None
    draft: YesNo = False
    sample: YesNo = False


FIELDS = frozenset(name for shape in (FrontMatter, ReportPhoto, Stay, TranslatedFrom) for name in shape.model_fields)
"""The names of all fields, also of those inside others."""
TYPED = Fields(
    names=lambda: FIELDS,
    texts=frozenset(["title", "author", "affiliation", "summary", "cover", "file", "alt", "caption"]),
    lists=frozenset(["author", "program", "partner", "tags", "photos"]),
    inner=frozenset(["file", "alt", "caption", "first", "last", "language", "hash"]),
    words=header_words,
    is_front_matter=True,
)
_SHAPE = TypeAdapter(FrontMatter)
EARLIEST = datetime.date(1990, 1, 1)
"""No report tells of a day before it: the year is mistyped."""


def read_front_matter(
    lines: str, path: str, language: str, reading: Reading, photos: Collection[str], first_line: int = 2
) -> tuple[FrontMatter | None, list[Problem]]:
    """The checked fields; `photos` are the names of the report's photos."""
    source = read_meant(lines, path, TYPED, first_line)
    problems = list(source.problems)
    header: FrontMatter | None = None
    folder = path.split("/")[-2]
    day = written_day(folder[:10])
    if isinstance(source.value, dict) and not any(problem.code == "D120" for problem in problems):
        beside = replace(reading, day=day, language=language, words=header_words())
        outcome = read_record(_SHAPE, source, source.value, (), beside)
        header = outcome.record
        problems += outcome.problems
    elif not problems:
        problems.append(Problem("D129", path, first_line))
    if header and header.date < EARLIEST:
        problems.append(Problem("D126", path, source.line_of(("date",)), {"key": "date", "value": str(header.date)}))
    if header:
        problems += [*_missing_photos(header, source, photos), *several_names(source), *_days_in_order(header, source)]
        problems += doubled(source, of_report=True)
    for field, expected in (("lang", language), ("slug", folder)):
        given = getattr(header, field, None)
        if given and given != expected:
            edit = edit_value(source, (field,), expected)
            values = {"key": field, "value": given, "example": f"{field}: {expected}"}
            problems.append(Problem("R105", path, source.line_of((field,)), values, edit=edit))
    return header, problems


def _missing_photos(header: FrontMatter, source: YamlSource, photos: Collection[str]) -> Iterator[Problem]:
    named: dict[Location, str | None] = {("photos", n, "file"): each.file for n, each in enumerate(header.photos)}
    for where, name in (named | {("cover",): header.cover}).items():
        if name and name not in photos:
            meant = photo_meant(name, photos)
            edit = edit_value(source, where, meant) if meant else None
            yield missing_photo(name, photos, source.path, source.line_of(where), edit)


def _days_in_order(header: FrontMatter, source: YamlSource) -> Iterator[Problem]:
    """Nobody tells of a day before it, and what is changed has been published."""
    days = {"published": header.published, "updated": header.updated}
    for key, day in days.items():
        if day and day < header.date:
            values = {"key": key, "value": day.isoformat(), "date": header.date.isoformat()}
            yield Problem("R150", source.path, source.line_of((key,)), values, warning=True)
    if header.published and header.updated and header.updated < header.published:
        values = {"value": header.updated.isoformat(), "published": header.published.isoformat()}
        yield Problem("R151", source.path, source.line_of(("updated",)), values)

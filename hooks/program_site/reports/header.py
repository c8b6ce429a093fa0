"""The header of a report: the fields between its `---` lines."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, TypeAdapter, model_validator
from pydantic_core import PydanticCustomError

from program_site.fields import Day, PartnerId, ProgramId, YesNo
from program_site.languages import Words
from program_site.problems import Problem
from program_site.programs import Direction
from program_site.reading import Reading, Record, read_record
from program_site.yaml_source import read_yaml

_FENCED = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)


def _one_or_several(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


Authors = Annotated[tuple[Words, ...], Field(min_length=1), BeforeValidator(_one_or_several)]
Programs = Annotated[tuple[ProgramId, ...], BeforeValidator(_one_or_several)]
Partners = Annotated[tuple[PartnerId, ...], BeforeValidator(_one_or_several)]


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

    file: Words
    alt: Words | None = None
    caption: Words | None = None


class TranslatedFrom(Record):
    """The original a translation was made from."""

    language: Words
    hash: Words


class ReportHeader(Record):
    """Who tells what of which day."""

    title: Words
    date: Day
    author: Authors
    people_in_photos: Literal["none", "consented"] | None = None
    affiliation: Words | None = None
    program: Programs = ()
    partner: Partners = ()
    direction: Direction | None = None
    period: Stay | None = None
    stage: Literal["before", "during", "after"] | None = None
    summary: Words | None = None
    cover: Words | None = None
    tags: tuple[Words, ...] = ()
    photos: tuple[ReportPhoto, ...] = ()
    translated_from: TranslatedFrom | None = None
    lang: Words | None = None
    slug: Words | None = None
    draft: YesNo = False
    sample: YesNo = False


_SHAPE = TypeAdapter(ReportHeader)
_EARLIEST = datetime.date(1990, 1, 1)


def split(text: str) -> tuple[str | None, str]:
    """The header's lines, or None where it is missing, and the body."""
    found = _FENCED.match(text)
    return (found[1], text[found.end() :]) if found else (None, text)


def read_header(lines: str, path: str, language: str, reading: Reading) -> tuple[ReportHeader | None, list[Problem]]:
    """The checked header; its problems speak the language of the report."""
    source = read_yaml(lines, path, first_line=2)
    problems = list(source.problems)
    header: ReportHeader | None = None
    if not problems and isinstance(source.value, dict):
        outcome = read_record(_SHAPE, source, source.value, (), reading)
        header, problems = outcome.record, outcome.problems
    elif not problems:
        problems.append(Problem("D129", path, 2))
    if header and header.date < _EARLIEST:
        problems.append(Problem("D126", path, source.line_of(("date",)), {"key": "date", "value": str(header.date)}))
    for field, expected in (("lang", language), ("slug", path.split("/")[-2])):
        given = getattr(header, field, None)
        if given and given != expected:
            values = {"key": field, "value": given, "candidate": expected}
            problems.append(Problem("R105", path, source.line_of((field,)), values))
    return header, problems

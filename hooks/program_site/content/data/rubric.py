"""The rubric: the abilities the project trains, and the levels by which they are measured."""

from typing import Annotated

from pydantic import Field

from program_site.content.data.fields import Citation, Count, Id
from program_site.content.data.statements import Statement
from program_site.i18n.translated_text import Name, Text
from program_site.text.records import Record


class Ability(Record):
    """One ability the rubric measures."""

    id: Id
    name: Name
    definition: Name | None = None
    source: tuple[Citation, ...] = ()


class Rubric(Record):
    """What `data/rubric.yml` holds."""

    levels: Annotated[tuple[Count, ...], Field(min_length=2)]
    abilities: Annotated[tuple[Ability, ...], Field(min_length=1)]
    note: Text | None = None
    statements: tuple[Statement, ...] = ()
    """How it is used and what it showed."""
    source: tuple[Citation, ...] = ()

"""Answers: what readers ask, with what is known of it and what has not been published."""

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from program_site.content.data.entries import Entry
from program_site.content.data.fields import Citation, ContactId, Id, OfficialSiteId, YesNo
from program_site.content.data.programs import Direction
from program_site.i18n.translated_text import Text


class Answer(Entry):
    """One question of readers. It may be known in part: then both `known` and `unknown` are said."""

    question: Text
    label: Text | None = None
    """The question in a word or two. Pages of partners and cities show the answers that have one, of their direction."""
    topics: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Words of your own by which pages pick questions: `{{ answers: topic }}`."""
    known: Text | None = None
    unknown: Text | None = None
    """What the sources of the site do not say."""
    calls: Direction | None = None
    """Of the question whether one can apply: while a call in this direction is not over, it is the answer."""
    ask: Text | None = None
    """Who would know."""
    sites: tuple[OfficialSiteId, ...] = ()
    contacts: tuple[ContactId, ...] = ()
    operator: YesNo = False
    """True: whoever runs the site is named too, as soon as `data/project.yml` says who that is."""
    source: tuple[Citation, ...] = ()
    """Where what is known is stated. It is always named: an answer is what readers act on."""

    @model_validator(mode="after")
    def _says_something_that_is_stated(self) -> Self:
        if not (self.known or self.unknown):
            raise PydanticCustomError("D310", "no answer")
        if self.known and not self.source:
            raise PydanticCustomError("D311", "no source")
        return self

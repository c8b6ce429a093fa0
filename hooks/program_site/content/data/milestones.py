"""Milestones: dated events and results of the project."""

from typing import Literal, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from program_site.content.data.entries import Entry
from program_site.content.data.fields import Citation, Id, OfficeId, PartnerId, ProgramId, SupporterId, YesNo
from program_site.content.data.statements import Statement
from program_site.i18n.translated_text import Text
from program_site.text.when import When

Kind = Literal[
    "agreement", "visit", "event", "base", "education", "internship", "scholarship", "research", "evaluation"
]


class Milestone(Entry):
    """One dated event or result."""

    date: When
    end: When | None = None
    """The last day of what took several days."""
    by: YesNo = False
    """True: `date` is only the day by which it had happened; the source names no other."""
    kind: Kind
    title: Text
    text: Text | None = None
    planned: YesNo = False
    """True: the source only plans it."""
    outcome: Statement | None = None
    """What a later source says became of the plan."""
    good_practice: YesNo = False
    """True: the project counts it among its notable results."""
    topics: tuple[Id, ...] = ()
    """Words of your own by which pages pick milestones: `{{ milestones: topic }}`."""
    programs: tuple[ProgramId, ...] = ()
    partners: tuple[PartnerId, ...] = ()
    offices: tuple[OfficeId, ...] = ()
    supporters: tuple[SupporterId, ...] = ()
    source: tuple[Citation, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end and self.end < self.date:
            raise PydanticCustomError("D128", "order", {"start": str(self.date), "end": str(self.end)})
        return self

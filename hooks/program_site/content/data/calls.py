"""Calls: calls for applications with opening and closing dates."""

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from program_site.content.data.attachments import Attachment
from program_site.content.data.fields import ContactId, Id, ProgramId, SourceId, WebAddress
from program_site.content.data.programs import Direction
from program_site.i18n.translated_text import Text
from program_site.text.records import Record
from program_site.text.when import Day


class Call(Record):
    """One call for applications."""

    id: Id
    title: Text
    text: Text | None = None
    opens: Day
    closes: Day
    directions: Annotated[tuple[Direction, ...], Field(min_length=1)]
    programs: tuple[ProgramId, ...] = ()
    website: WebAddress | None = None
    contacts: tuple[ContactId, ...] = ()
    """Whom to ask about it."""
    files: tuple[Attachment, ...] = ()
    source: tuple[SourceId, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.closes < self.opens:
            raise PydanticCustomError(
                "D128", "order", {"start": self.opens.isoformat(), "end": self.closes.isoformat()}
            )
        return self

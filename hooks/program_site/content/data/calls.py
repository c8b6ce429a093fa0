"""Calls: calls for applications with opening and closing dates."""

import datetime
from typing import Annotated, Self

from pydantic import Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from program_site.content.data.attachments import Attachment
from program_site.content.data.entries import Entry
from program_site.content.data.fields import Citation, ContactId, ProgramId, WebAddress
from program_site.content.data.programs import Direction
from program_site.i18n.translated_text import Text
from program_site.text.moments import Moment
from program_site.text.records import Reading


class Call(Entry):
    """One call for applications."""

    title: Text
    text: Text | None = None
    opens: Moment
    closes: Moment
    directions: Annotated[tuple[Direction, ...], Field(min_length=1)]
    programs: tuple[ProgramId, ...] = ()
    website: WebAddress | None = None
    contacts: tuple[ContactId, ...] = ()
    """Whom to ask about it."""
    files: tuple[Attachment, ...] = ()
    source: tuple[Citation, ...] = ()

    @model_validator(mode="after")
    def _in_order(self, info: ValidationInfo) -> Self:
        home = Reading.of(info).timezone
        if self.closes.ends(home) < self.opens.begins(home):
            raise PydanticCustomError("D128", "order", {"start": str(self.opens), "end": str(self.closes)})
        return self

    def is_over(self, day: datetime.date, home: str) -> bool:
        """Whether it was closed before a day began. `home` is the project's time zone."""
        return self.closes.ends(home) <= Moment(day).begins(home)

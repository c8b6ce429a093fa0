"""Calls: calls for applications with opening and closing dates."""

from typing import Annotated, Self

from pydantic import Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from program_site.content.data.fields import Id, ProgramId, SourceId, WebAddress
from program_site.content.data.programs import Direction
from program_site.i18n.translated_text import Text
from program_site.text.moments import Moment
from program_site.text.records import Reading, Record


class Call(Record):
    """One call for applications."""

    id: Id
    title: Text
    text: Text | None = None
    opens: Moment
    closes: Moment
    directions: Annotated[tuple[Direction, ...], Field(min_length=1)]
    programs: tuple[ProgramId, ...] = ()
    website: WebAddress | None = None
    source: tuple[SourceId, ...] = ()

    @model_validator(mode="after")
    def _in_order(self, info: ValidationInfo) -> Self:
        home = Reading.of(info).timezone or "UTC"
        if self.closes.ends(home) < self.opens.begins(home):
            raise PydanticCustomError("D128", "order", {"start": str(self.opens), "end": str(self.closes)})
        return self

"""What lasts for a while: partners, programs and offices begin, may end, and may have been called otherwise before."""

import datetime
from typing import ClassVar, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from program_site.content.data.entries import Entry
from program_site.i18n.translated_text import Name
from program_site.text.records import Record
from program_site.text.when import When


class FormerName(Record):
    """A name that is no longer used."""

    name: Name
    until: When | None = None
    """The last date on which it was the name."""


class Lasting(Entry):
    """A record with a beginning and an end. Each kind has words of its own for these."""

    BEGINS: ClassVar[str]
    """The field that says since when; without a value it is known from the beginning."""
    ENDS: ClassVar[str]
    """The field that says until when; without a value it lasts."""

    @property
    def begun(self) -> When | None:
        found: When | None = getattr(self, self.BEGINS)
        return found

    @property
    def ended(self) -> When | None:
        found: When | None = getattr(self, self.ENDS)
        return found

    @property
    def is_planned(self) -> bool:
        """Whether it was only being prepared, as far as the sources go."""
        return bool(getattr(self, "planned", False))

    def is_former(self, day: datetime.date) -> bool:
        """Whether it has ended by then. A month or a year counts from its last day."""
        return self.ended is not None and self.ended.last <= day

    def is_to_come(self, day: datetime.date) -> bool:
        """Whether it has certainly not begun by then, or is only planned."""
        return self.is_planned or (self.begun is not None and self.begun.first > day)

    def held(self, day: datetime.date) -> bool:
        """Whether it certainly was there at the end of a day."""
        begun = self.begun is None or self.begun.last <= day
        return begun and not self.is_planned and not self.is_former(day)

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.begun and self.ended and self.ended.last < self.begun.first:
            raise PydanticCustomError("D128", "order", {"start": str(self.begun), "end": str(self.ended)})
        return self

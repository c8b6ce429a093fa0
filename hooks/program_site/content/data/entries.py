"""Entries: the records that have ids. Each may wait before it is published, and may say when it changed."""

import datetime
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from program_site.content.data.fields import Id, YesNo
from program_site.i18n.translated_text import Text
from program_site.text.records import Record
from program_site.text.when import Day


class Entry(Record):
    """What every entry may say besides what it is about."""

    id: Id
    draft: YesNo = False
    """True: not published until this line is taken out."""
    publish_from: Day | None = None
    """The day from which it is published, at the university."""
    updated: Day | None = None
    """The day of the last change that is worth telling readers."""
    change: Text | None = None
    """What changed then."""

    @property
    def release(self) -> datetime.date:
        """The first day on which it is published; for a draft, which has none, the end of all days."""
        return datetime.date.max if self.draft else self.publish_from or datetime.date.min

    @model_validator(mode="after")
    def _change_has_a_day(self) -> Self:
        if self.change and not (self.updated or self.publish_from):
            raise PydanticCustomError("D256", "no day")
        return self

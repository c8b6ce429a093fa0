"""News and events: what is announced and, of an event, when and where it is held and what came of it."""

import datetime
from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from program_site.content.data.attachments import Attachment
from program_site.content.data.entries import Entry
from program_site.content.data.fields import (
    Citation,
    ContactId,
    OfficeId,
    PartnerId,
    ProgramId,
    WebAddress,
    web_address,
)
from program_site.i18n.translated_text import Text, Words
from program_site.text.moments import Moment
from program_site.text.records import Record, yes_or_no
from program_site.text.when import Day, as_written


def _online(value: Any) -> bool | str:
    if isinstance(value, bool):
        return value
    text = as_written(value)
    if word := yes_or_no(text):
        raise PydanticCustomError("D139", "yes or no", {"candidate": word})
    return web_address(text)


Online = Annotated[
    bool | str,
    BeforeValidator(_online),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, {"type": "string", "format": "uri"}]}),
]
"""Whether an event can be followed online, or the address at which it can."""


class NewsPhoto(Record):
    """A photo beside a text."""

    file: Words
    """Its path below `docs/`."""
    alt: Text
    """What it shows, for whoever does not see it."""


class Registration(Record):
    """How to register for an event."""

    website: WebAddress | None = None
    closes: Moment | None = None


class Afterwards(Record):
    """What came of an event, told once it is over."""

    text: Text
    date: Day | None = None
    """When it was told; without it, when the event ended."""
    photo: NewsPhoto | None = None
    website: WebAddress | None = None


class NewsItem(Entry):
    """One announcement; with `starts` it is an event."""

    published: Day
    """When it was announced."""
    title: Text
    text: Text | None = None
    """An empty line begins a new paragraph."""
    starts: Moment | None = None
    ends: Moment | None = None
    place: Text | None = None
    online: Online = False
    website: WebAddress | None = None
    registration: Registration | None = None
    photo: NewsPhoto | None = None
    after: Afterwards | None = None
    programs: tuple[ProgramId, ...] = ()
    partners: tuple[PartnerId, ...] = ()
    offices: tuple[OfficeId, ...] = ()
    contacts: tuple[ContactId, ...] = ()
    """Whom to ask about it."""
    files: tuple[Attachment, ...] = ()
    source: tuple[Citation, ...] = ()

    @property
    def day(self) -> datetime.date:
        """The day it belongs to: of an event the one on which it begins, else that of the announcement."""
        return self.starts.day if self.starts else self.published

    @property
    def photos(self) -> list[NewsPhoto]:
        return [each for each in (self.photo, self.after and self.after.photo) if each]

    def begins_at(self, home: str) -> datetime.datetime | None:
        """`home` is the project's time zone. None: it is no event."""
        return self.starts.begins(home) if self.starts else None

    def ends_at(self, home: str) -> datetime.datetime | None:
        """One that does not say when it ends is over when its day is."""
        if not self.starts:
            return None
        return self.ends.ends(home) if self.ends else Moment(self.starts.day).ends(self.starts.zone or home)

    def is_over(self, day: datetime.date, home: str) -> bool:
        """Whether it was an event and had ended before a day began."""
        ended = self.ends_at(home)
        return bool(ended and ended <= Moment(day).begins(home))

    def changed(self, home: str) -> datetime.date:
        """The day of the last news in it."""
        told = max(self.published, self.updated or self.published)
        ended = self.ends_at(home)
        if not self.after or not ended:
            return told
        last = ended - datetime.timedelta(microseconds=1)  # the end of a day is the beginning of the next
        return max(told, self.after.date or last.date())


def soonest_first(items: Iterable[NewsItem], home: str) -> list[NewsItem]:
    """The events among them, by their beginning."""
    begun = [(begins, each) for each in items if (begins := each.begins_at(home))]
    return [each for _, each in sorted(begun, key=lambda pair: (pair[0], pair[1].id))]

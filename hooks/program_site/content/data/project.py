"""The project: the whole undertaking, its university, its period and what the site says about itself."""

import datetime
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from program_site.content.data.fields import (
    Citation,
    ContactId,
    Latitude,
    Longitude,
    MailAddress,
    SourceId,
    TimeZone,
    WebAddress,
    YesNo,
)
from program_site.content.data.partners_total import PartnersTotal, Totals
from program_site.content.data.programs import Direction
from program_site.content.data.statements import Statement
from program_site.i18n.localizer import Localizer
from program_site.i18n.translated_text import LanguageCode, Name, Text, Words
from program_site.text.dates import APRIL
from program_site.text.records import Record
from program_site.text.when import Day, When


class University(Record):
    """The university whose project this is."""

    name: Name
    city: Text
    latitude: Latitude
    longitude: Longitude
    timezone: TimeZone
    website: WebAddress


class Period(Record):
    """First and last date of the project."""

    start: When
    end: When
    ended: YesNo = False
    """True: pages say that the period is over."""
    source: tuple[Citation, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise PydanticCustomError("D128", "order", {"start": str(self.start), "end": str(self.end)})
        return self


class Directions(Record):
    """What the two directions are called here."""

    outbound: Text
    inbound: Text


class Operator(Record):
    """Who runs the site, who may be another than the university whose project it tells of."""

    name: Name
    address: Text | None = None
    mail: MailAddress | None = None
    """What is written to it only the operator reads."""
    website: WebAddress | None = None
    official: YesNo = False
    """True: the site speaks for the project itself, so no page says that it is not the official one."""


class Licence(Record):
    """Under which terms others may use the texts and data of the site."""

    name: Words
    website: WebAddress


class ShareImage(Record):
    """The picture beside links to the pages below one folder."""

    folder: Words
    """The first folder of their addresses: `programs`."""
    image: Words
    """Its path below `docs/`."""


class Project(Record):
    """What `data/project.yml` holds."""

    languages: Annotated[tuple[LanguageCode, ...], Field(min_length=1)]
    """The languages of the site, which every text must have; the first is the one at `/`."""
    growing: tuple[LanguageCode, ...] = ()
    """Languages that the site is being translated into: it is built in them, too, and what they lack is shown in the first one."""
    name: Name
    short_name: Text
    """Shown where the full name is too long."""
    university: University
    directions: Directions | None = None
    introduction: Text
    """One sentence, at most two, for the head of the home page."""
    vision: Name
    scheme: Name
    """The funding scheme."""
    scheme_note: Text | None = None
    period: Period
    fiscal_year_start_month: Annotated[int, Field(strict=True, ge=1, le=12)] = APRIL
    """Fiscal years begin on the first day of this month."""
    as_of: Day
    """The day whose state the site shows."""
    partners_total: Totals = ()
    """How many partners the project counts, named on the site or not: with dates, or one number for the day `as_of`."""
    website: WebAddress | None = None
    """The project's original website."""
    map_longitude: Longitude | None = None
    """The meridian that stands upright on the map; without one, the middle between the outermost places."""
    share_image: Words | None = None
    """The picture that messengers show beside a link, 1200 × 630 pixels: its path below `docs/`."""
    licence: Licence | None = None
    """Of the texts and data of the site; reports and photos stay their authors'."""
    share_images: tuple[ShareImage, ...] = ()
    """The same for kinds of pages. A report with a photo shows that."""
    guides: YesNo = False
    """True: the site has the core's guides (how to write a report, how staff take it in, privacy, search, state of translations), where
    docs/ has no page of its own in their places."""
    operator: Operator | None = None
    """Who runs the site; without one the pages say that nobody is named."""
    contact: MailAddress | None = None
    """A mail address for readers; without one, and without `contacts`, the pages leave contact out."""
    contacts: tuple[ContactId, ...] = ()
    """Whom readers can ask about the project; programs and calls may name others."""
    source: SourceId
    """The main source: what names no other source is stated there."""
    sources: tuple[Citation, ...] = ()
    """Further sources of the fields above."""
    of_all_programs: tuple[Statement, ...] = ()
    """What a source says of the programs together and of none alone: what a student earns. It stands beside the comparison, and on the
    page of each program of which `earns` says nothing."""
    phases: tuple[Statement, ...] = ()
    statements: tuple[Statement, ...] = ()

    @model_validator(mode="after")
    def _grows_apart(self) -> Self:
        if both := [code for code in self.growing if code in self.languages]:
            raise PydanticCustomError("D260", "both", {"value": both[0]})
        return self

    def partners_total_on(self, day: datetime.date) -> PartnersTotal | None:
        """The last total that is not later than a day."""
        return max((each for each in self.partners_total if each.date <= day), key=lambda each: each.date, default=None)

    def fiscal(self, year: int) -> When:
        """The fiscal year that begins in `year`, as data name it by that alone."""
        return When(year, fiscal_start=self.fiscal_year_start_month)

    def is_later(self, when: When) -> bool:
        """Whether it was not over on the day whose state the site shows: pages mark it as added later."""
        return when.last > self.as_of

    @property
    def is_official(self) -> bool:
        """Whether the site may speak as the project's own: its operator says so, or there is no other."""
        return self.website is None if self.operator is None else self.operator.official

    def picture_beside(self, address: str) -> str | None:
        """The picture for a page, by its address below the language's root."""
        own = {each.folder: each.image for each in self.share_images}
        return own.get(address.split("/")[0], self.share_image)


def direction_name(project: Project, localizer: Localizer, direction: Direction) -> str:
    """The name that the project gives a direction, or the general one."""
    own: Text | None = getattr(project.directions, direction, None)
    said = own.root.get(localizer.language) if own else None
    return said or localizer.t(f"direction.{direction}")

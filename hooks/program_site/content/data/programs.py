"""Programs: the exchange programs of the project."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from program_site.content.data.aliases import NO_WORDS, WordLists
from program_site.content.data.attachments import Attachment
from program_site.content.data.fields import Citation, ContactId, PartnerId, Year, YesNo
from program_site.content.data.lasting import FormerName, Lasting
from program_site.content.data.statements import Statement
from program_site.i18n.translated_text import Name, Text
from program_site.text.records import Record
from program_site.text.when import When

Direction = Literal["outbound", "inbound"]
Colour = Literal["crimson", "indigo", "ochre", "green", "purple"]


class ProgramYear(Record):
    """What a program did in one fiscal year."""

    year: Year
    direction: Direction | None = None
    planned: YesNo = False
    """True: the source only plans it."""
    text: Text
    source: tuple[Citation, ...] = ()


class Program(Lasting):
    """One exchange program."""

    BEGINS: ClassVar[str] = "opened"
    ENDS: ClassVar[str] = "closed"

    name: Name
    aliases: WordLists = NO_WORDS
    """What readers type for it besides its names, by language: other spellings, words of everyday speech."""
    colour: Colour
    """One of five; the same everywhere on the site."""
    level: Literal["undergraduate", "graduate"]
    who: Text | None = None
    """For whom it is, where the level does not say it all."""
    field: Text
    feature: Text | None = None
    """What it alone has, in a few words for the comparison."""
    summary: Text
    directions: Annotated[tuple[Direction, ...], Field(min_length=1)]
    earns: tuple[Literal["credits", "degree"], ...] = ()
    """What a student gets: credits, a degree, or either. Empty where no source says it of this program alone."""
    length: Text | None = None
    opened: When | None = None
    """Since when it has been there; without it, from the beginning."""
    closed: When | None = None
    """Until when it was there. From then on it is shown as a former program."""
    planned: YesNo = False
    """True: as far as the sources go, it was only being prepared."""
    formerly: tuple[FormerName, ...] = ()
    """The names it had before, and until when."""
    partners: tuple[PartnerId, ...] = ()
    """The hosts that sources name; the list need not be complete."""
    contacts: tuple[ContactId, ...] = ()
    """Whom to ask about it, if not those of the project."""
    files: tuple[Attachment, ...] = ()
    years: tuple[ProgramYear, ...] = ()
    statements: tuple[Statement, ...] = ()
    source: tuple[Citation, ...] = ()

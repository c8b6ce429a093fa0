"""Partners: the overseas institutions the university works with."""

from typing import Annotated, ClassVar

from pydantic import Field

from program_site.content.data.fields import Citation, CityId, FoundingYear, WebAddress
from program_site.content.data.lasting import FormerName, Lasting
from program_site.content.data.statements import Statement
from program_site.i18n.translated_text import LanguageCode, Name, Text, Words
from program_site.text.when import When


class Partner(Lasting):
    """One partner."""

    BEGINS: ClassVar[str] = "joined"
    ENDS: ClassVar[str] = "left"

    name: Name
    short_name: Text | None = None
    """For lists and narrow tables; may be the site's own."""
    abbreviation: Annotated[dict[LanguageCode, Words], Field(default_factory=dict)]
    """A short form that a source states, by language: `ru: ДВФУ`."""
    city: CityId
    """The id of an entry in `data/cities.yml`; a city that is not there yet is added there first."""
    website: WebAddress
    founded: FoundingYear | None = None
    joined: When | None = None
    """Since when it has been a partner; without it, from the beginning. Figures of an earlier day leave it out."""
    left: When | None = None
    """Until when it was one. From then on it is shown as a former partner, and figures of a later day say so."""
    formerly: tuple[FormerName, ...] = ()
    """The names it had before, and until when."""
    note: Text | None = None
    """What a reader must know about the name or the identity."""
    statements: tuple[Statement, ...] = ()
    source: tuple[Citation, ...] = ()

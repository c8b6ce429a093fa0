"""Partners: the overseas institutions the university works with."""

from collections.abc import Collection
from typing import Annotated, ClassVar

from pydantic import Field

from program_site.content.data.aliases import NO_WORDS, WordLists
from program_site.content.data.fields import Citation, CityId, FoundingYear, ProgramId, WebAddress
from program_site.content.data.lasting import FormerName, Lasting
from program_site.content.data.statements import Statement
from program_site.i18n.translated_text import LanguageCode, Name, Text, Words
from program_site.text.records import Record
from program_site.text.when import When


class Ties(Record):
    """Since when the partner and the university have known each other."""

    since: When | None = None
    """Since when there have been exchanges."""
    agreement: When | None = None
    """When the first agreement was made."""
    source: tuple[Citation, ...] = ()


class PartnerStatement(Statement):
    """One fact about a partner."""

    programs: tuple[ProgramId, ...] = ()
    """The programs it tells of: it stands beside them on the partner's page, if this shows them, else for itself."""


class Partner(Lasting):
    """One partner."""

    BEGINS: ClassVar[str] = "joined"
    ENDS: ClassVar[str] = "left"

    name: Name
    short_name: Text | None = None
    """For lists and narrow tables; may be the site's own."""
    abbreviation: Annotated[dict[LanguageCode, Words], Field(default_factory=dict)]
    """A short form that a source states, by language: `ru: ДВФУ`."""
    aliases: WordLists = NO_WORDS
    """What readers type for it besides its names, by language: other spellings, words of everyday speech."""
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
    role: Statement | None = None
    """What it was in the project, in one sentence: the first thing its page says."""
    ties: Ties | None = None
    statements: tuple[PartnerStatement, ...] = ()
    source: tuple[Citation, ...] = ()

    def told_of(self, program: str) -> list[PartnerStatement]:
        """Its statements that tell of a program."""
        return [each for each in self.statements if program in each.programs]

    def told_besides(self, programs: Collection[str]) -> list[PartnerStatement]:
        """Its statements that tell of none of these programs."""
        return [each for each in self.statements if not {*programs} & {*each.programs}]

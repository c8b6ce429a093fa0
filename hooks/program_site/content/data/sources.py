"""Sources: where the facts of the site are stated, and the sentences of theirs that facts rest on."""

from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from program_site.content.data.fields import QUOTED, Id, PartnerId, ProgramId, WebAddress, YesNo
from program_site.i18n.translated_text import Name, Text
from program_site.text.records import Record
from program_site.text.when import Day, When


class Quotation(Record):
    """A sentence or two of a source, word by word. Whatever rests on it names it behind its source: `report#numbers`."""

    id: Id
    place: Text
    """Where in the document it stands."""
    text: Name
    """The words as they stand there; translations beside them say `official: false`."""

    @property
    def language(self) -> str:
        """That of the original."""
        return next(code for code, form in self.text.root.items() if form.official)

    @property
    def words(self) -> str:
        """The original."""
        return self.text.root[self.language].text

    @model_validator(mode="after")
    def _is_said_once(self) -> Self:
        original = [code for code, form in self.text.root.items() if form.official]
        if len(original) != 1:
            first, *others = dict.fromkeys((*original, *self.text.root))
            forms = (f"{first}: …", *(f"{code}: {{text: …, official: false}}" for code in others))
            values = {"n": str(len(original)), "example": f"{{{', '.join(forms)}}}"}
            raise PydanticCustomError("D302", "originals", values)
        return self


class ReportElsewhere(Record):
    """That a source is what a student wrote, on another site, and where he or she was."""

    title: Text
    """What it tells of, in a few words."""
    programs: tuple[ProgramId, ...] = ()
    partners: tuple[PartnerId, ...] = ()


class Source(Record):
    """A document or web page that states facts."""

    id: Id
    title: Text
    publisher: Text
    website: WebAddress | None = None
    unrecorded: YesNo = False
    """A page that was seen, whose address nobody kept: what rests on it alone is marked. What has a title and a
    publisher can be found and is cited, with or without an address."""
    published: When | None = None
    as_of: Day | None = None
    """The day whose state it tells, where that is not the day it was published. Of the main source: what is dated later
    is stated elsewhere."""
    report: ReportElsewhere | None = None
    """A report of a student: the pages of its programs and partners lead there."""
    note: Text | None = None
    """How it was used, where it differs from other sources, and which was followed."""
    quotations: tuple[Quotation, ...] = ()
    """The sentences that facts rest on: with them readers can check also what they cannot open."""

    @property
    def citations(self) -> tuple[str, ...]:
        """What names its quotations."""
        return tuple(f"{self.id}{QUOTED}{each.id}" for each in self.quotations)

    @property
    def is_quoted(self) -> bool:
        """Whether readers, who cannot open it, are shown the sentence that each fact rests on."""
        return bool(self.quotations) and self.website is None

"""Offices: the bases of the project at home and abroad."""

from typing import ClassVar, Literal

from program_site.content.data.fields import Citation, PartnerId, SupporterId, YesNo
from program_site.content.data.lasting import FormerName, Lasting
from program_site.content.data.statements import Statement
from program_site.i18n.translated_text import Name, Text
from program_site.text.when import When


class Office(Lasting):
    """One base: an office, a research center, a seminar house, a research station."""

    BEGINS: ClassVar[str] = "opened"
    ENDS: ClassVar[str] = "closed"

    name: Name
    kind: Literal["office", "research_center", "seminar_house", "research_station"]
    place: Text | None = None
    host: PartnerId | None = None
    """The partner in whose house it is; none: it is at home, at the university or near it."""
    owner: PartnerId | None = None
    """The partner whose office it is; none: it is the university's own."""
    opened: When | None = None
    closed: When | None = None
    """Until when it was there. From then on it is shown as a former one."""
    formerly: tuple[FormerName, ...] = ()
    """The names it had before, and until when."""
    planned: YesNo = False
    """True: as far as the sources go, it was only being prepared."""
    purpose: Text | None = None
    supporters: tuple[SupporterId, ...] = ()
    note: Text | None = None
    statements: tuple[Statement, ...] = ()
    source: tuple[Citation, ...] = ()

"""Quality: the committees and the external evaluation."""

from program_site.content.data.fields import Citation, Id, ProgramId, YesNo
from program_site.content.data.statements import Statement
from program_site.i18n.translated_text import Name, Text
from program_site.text.records import Record


class Committee(Record):
    """One committee of the project."""

    id: Id
    name: Name
    task: Text | None = None
    external: YesNo = False
    """True: its members come from outside the university."""
    programs: tuple[ProgramId, ...] = ()
    source: tuple[Citation, ...] = ()


class Quality(Record):
    """What `data/quality.yml` holds."""

    committees: tuple[Committee, ...] = ()
    note: Text | None = None
    evaluations: tuple[Statement, ...] = ()
    """What the external evaluation did and found."""
    source: tuple[Citation, ...] = ()

"""Supporters: cities, associations and companies that help the project."""

from typing import Literal

from program_site.content.data.fields import Id, SourceId
from program_site.i18n.translated_text import Name, Text
from program_site.text.records import Record


class Supporter(Record):
    """One organisation that helps."""

    id: Id
    name: Name
    kind: Literal["city", "association", "company", "consortium", "ministry"]
    role: Text
    source: tuple[SourceId, ...] = ()

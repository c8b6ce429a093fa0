"""Supporters: cities, associations and companies that help the project."""

from typing import Literal

from program_site.content.data.entries import Entry
from program_site.content.data.fields import Citation
from program_site.i18n.translated_text import Name, Text


class Supporter(Entry):
    """One organisation that helps."""

    name: Name
    kind: Literal["city", "association", "company", "consortium", "ministry"]
    role: Text
    source: tuple[Citation, ...] = ()

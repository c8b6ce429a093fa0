"""Researcher exchange: what grew out of the exchange of students."""

from __future__ import annotations

from program_site.fields import Id, PartnerId, SourceId
from program_site.languages import Text
from program_site.reading import Record


class ResearchActivity(Record):
    """One kind of exchange between researchers."""

    id: Id
    title: Text
    text: Text
    partners: tuple[PartnerId, ...] = ()
    source: tuple[SourceId, ...] = ()

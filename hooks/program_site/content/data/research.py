"""Researcher exchange: what grew out of the exchange of students."""

from program_site.content.data.fields import Id, PartnerId, SourceId
from program_site.i18n.translated_text import Text
from program_site.text.records import Record


class ResearchActivity(Record):
    """One kind of exchange between researchers."""

    id: Id
    title: Text
    text: Text
    partners: tuple[PartnerId, ...] = ()
    source: tuple[SourceId, ...] = ()

"""Researcher exchange: what grew out of the exchange of students."""

from program_site.content.data.entries import Entry
from program_site.content.data.fields import Citation, PartnerId
from program_site.i18n.translated_text import Text


class ResearchActivity(Entry):
    """One kind of exchange between researchers."""

    title: Text
    text: Text
    partners: tuple[PartnerId, ...] = ()
    source: tuple[Citation, ...] = ()

"""Figures: single dated numbers that a source states and nothing on the site could compute."""

from program_site.content.data.entries import Entry
from program_site.content.data.fields import Citation, Count
from program_site.i18n.translated_text import Text
from program_site.text.when import Day


class Figure(Entry):
    """One number with its day."""

    value: Count
    label: Text
    date: Day
    source: tuple[Citation, ...] = ()

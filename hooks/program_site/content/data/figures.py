"""Figures: single dated numbers that a source states and nothing on the site could compute."""

from program_site.content.data.fields import Count, Id, SourceId
from program_site.i18n.translated_text import Text
from program_site.text.records import Record
from program_site.text.when import Day


class Figure(Record):
    """One number with its day."""

    id: Id
    value: Count
    label: Text
    date: Day
    source: tuple[SourceId, ...] = ()

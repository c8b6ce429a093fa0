"""Figures: single dated numbers that a source states and nothing on the site could compute."""

from __future__ import annotations

from program_site.fields import Count, Day, Id, SourceId
from program_site.languages import Text
from program_site.reading import Record


class Figure(Record):
    """One number with its day."""

    id: Id
    value: Count
    label: Text
    date: Day
    source: tuple[SourceId, ...] = ()

"""A statement: one sourced thing that is known, told in every language of the site."""

from program_site.content.data.fields import Citation
from program_site.i18n.translated_text import Text
from program_site.text.records import Record
from program_site.text.when import When


class Statement(Record):
    """One fact in words."""

    text: Text
    date: When | None = None
    """When it happened. A date after the project's `as_of` makes pages mark it as added later."""
    source: tuple[Citation, ...] = ()
    """Where it is stated; empty: in the project's main source."""

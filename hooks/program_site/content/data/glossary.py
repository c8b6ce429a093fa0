"""The glossary: official names and the project's terms in every language, and how they must not be spelt."""

from typing import Annotated

from pydantic import Field

from program_site.content.data.entries import Entry
from program_site.content.data.fields import Citation
from program_site.i18n.translated_text import LanguageCode, Name, Text, Words


class Term(Entry):
    """One name or term, as texts of the site are to write it."""

    name: Name
    wrong: Annotated[dict[LanguageCode, dict[Words, Words]], Field(default_factory=dict)]
    """By language: spellings that have been seen, and what to write instead. An `*` at the end of a word stands for
    any ending, which the right spelling keeps: `Университет* Канадзава: Университет* Канадзавы`."""
    note: Text | None = None
    """What a translator should know of it."""
    source: tuple[Citation, ...] = ()

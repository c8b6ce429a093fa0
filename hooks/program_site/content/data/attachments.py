"""Attachments: files that a record offers to download, such as the text of a call or a form."""

from program_site.i18n.translated_text import LanguageCode, Text, Words
from program_site.text.records import Record


class Attachment(Record):
    """One file."""

    file: Words
    """Its path below `docs/`: `files/2026-call.pdf`."""
    title: Text
    language: LanguageCode | None = None
    """The language it is written in, if that is only one."""

"""What records are called, as their values stand in a data file: for whoever speaks of them by name."""

from collections.abc import Mapping, Sequence
from typing import Any

NAMED_BY = ("name", "title", "question", "label")
"""By which of their fields records are known to people, the first there is."""

Names = Mapping[str, Mapping[str, str]]
"""Of each file what its records are called, by id."""


def said_in(forms: Mapping[str, Any], languages: Sequence[str]) -> str:
    """A text as data have it, `{ja: …, ru: {text: …, official: false}}`, in the first of the languages that has it, or else in any."""
    for language in (*languages, *forms):
        form = forms.get(language)
        text = form.get("text") if isinstance(form, dict) else form
        if isinstance(text, str) and text.strip():
            return text
    return ""


def name_of(record: Mapping[str, Any], languages: Sequence[str] = ()) -> str:
    """Nothing where it has no name."""
    forms = next((record[field] for field in NAMED_BY if record.get(field)), "")
    return said_in(forms, languages) if isinstance(forms, dict) else forms if isinstance(forms, str) else ""


def names_in(data: Mapping[str, Any], languages: Sequence[str]) -> dict[str, dict[str, str]]:
    """Of each data file, from its plain values, what its records are called."""
    return {
        file: {
            str(record["id"]): name
            for record in (records if isinstance(records, list) else [])
            if isinstance(record, dict) and "id" in record and (name := name_of(record, languages))
        }
        for file, records in data.items()
    }

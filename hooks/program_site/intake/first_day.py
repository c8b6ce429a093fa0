"""The day on which a report comes in, written into those of its texts that do not say it yet."""

import datetime
from collections.abc import Mapping

from program_site.text.added_field import header_of, with_field
from program_site.text.applying import changed_text
from program_site.text.edits import Replace
from program_site.text.yaml_edits import edit_value
from program_site.text.yaml_source import read_yaml

_KEY = "published"


def with_first_day(files: Mapping[str, bytes], present: Mapping[str, bytes], day: datetime.date) -> dict[str, bytes]:
    """The files that come in; of a text that is `present` already they keep the day, also where only history knows it.

    A newer version is no news: a form writes the day on which it made the file.
    """
    return {
        name: _dated(data, present.get(name), day) if name.endswith(".md") else data for name, data in files.items()
    }


def _dated(data: bytes, present: bytes | None, day: datetime.date) -> bytes:
    known = day.isoformat() if present is None else _said(present)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data
    made = with_field(text, _KEY, known) if known else None
    if made is None and known and present is not None:
        made = _changed(text, known)
    return data if made is None else made.encode()


def _changed(text: str, known: str) -> str | None:
    """The text with that day in place of the one it tells."""
    source = read_yaml(header_of(text) or "", "", first_line=2)
    edit = edit_value(source, (_KEY,), known) if source.written.get((_KEY,)) not in (None, known) else None
    changes = [change for change in edit.changes if isinstance(change, Replace)] if edit else []
    made = changed_text(text.encode(), changes) if changes else None
    return made.decode() if made is not None else None


def _said(data: bytes) -> str | None:
    return read_yaml(header_of(data.decode("utf-8", "replace")) or "", "").written.get((_KEY,))

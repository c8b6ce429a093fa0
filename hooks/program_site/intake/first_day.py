"""The day on which a report comes in, written into those of its texts that do not say it yet."""

import datetime
from collections.abc import Mapping

from program_site.text.added_field import header_of, with_field
from program_site.text.yaml_source import read_yaml

_KEY = "published"


def with_first_day(files: Mapping[str, bytes], present: Mapping[str, bytes], day: datetime.date) -> dict[str, bytes]:
    """The files that come in; of a text that is `present` already they keep the day, also where only history knows it."""
    return {
        name: _dated(data, present.get(name), day) if name.endswith(".md") else data for name, data in files.items()
    }


def _dated(data: bytes, present: bytes | None, day: datetime.date) -> bytes:
    known = day.isoformat() if present is None else _said(present)
    try:
        made = with_field(data.decode("utf-8"), _KEY, known) if known else None
    except UnicodeDecodeError:
        made = None
    return data if made is None else made.encode()


def _said(data: bytes) -> str | None:
    return read_yaml(header_of(data.decode("utf-8", "replace")) or "", "").written.get((_KEY,))

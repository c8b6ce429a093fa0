"""What the files held when a workbook was made, which it carries on a hidden sheet: so only what somebody changed since is a change."""

import base64
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from program_site.content.data.files import ONE
from program_site.tables.spreadsheets.cells import Grid
from program_site.tables.workbook.vocabulary import Vocabulary

TITLE = "_base"
_VERSION = 1
_LARGEST = 10_000_000
"""Bytes unpacked. All of our data have a fiftieth of that."""
_PIECE = 30_000
"""Signs in a cell; Excel takes some more."""


@dataclass(frozen=True)
class Base:
    language: str
    vocabulary: Vocabulary
    data: Mapping[str, Any] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    """Of the sheets, by their marks."""


def packed(base: Base) -> list[str]:
    """The cells that hold it."""
    said = {"version": _VERSION, **asdict(base)}
    text = base64.b64encode(zlib.compress(json.dumps(said).encode())).decode()
    return [text[place : place + _PIECE] for place in range(0, len(text), _PIECE)]


def base_in(grids: Sequence[Grid]) -> Base | None:
    """That of a workbook; None where it has none, or none of this version that can be read."""
    pieces = [row[0].text for grid in grids if grid.name == TITLE for row in grid.rows if row]
    try:
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(base64.b64decode("".join(pieces), validate=True), _LARGEST)
        said = json.loads(text) if unpacking.eof else None
        return _read(said) if isinstance(said, dict) and said.get("version") == _VERSION else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, zlib.error):
        return None


def _read(said: dict[str, Any]) -> Base | None:
    words = said["vocabulary"]
    choices = {str(address): dict(each) for address, each in words["choices"].items()}
    names = {str(kind): dict(each) for kind, each in words["names"].items()}
    data = {str(file): value for file, value in said["data"].items() if fits(file, value)}
    titles = {str(mark): str(each) for mark, each in said["titles"].items()}
    vocabulary = Vocabulary(str(words["yes"]), str(words["no"]), choices, names)
    return Base(str(said["language"]), vocabulary, data, titles)


def fits(file: str, value: Any) -> bool:
    """Whether a sheet can show what a file holds: one record, or a list of records."""
    if file in ONE:
        return isinstance(value, dict)
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)

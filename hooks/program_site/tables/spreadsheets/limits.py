"""Limits of workbooks that anyone may send: measure what is in them before a library opens them."""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

LARGEST_FILE = 5_000_000
"""Bytes. A filled-in template has some 10,000."""
_LARGEST_CONTENT = 20_000_000
_MOST_PARTS = 500
MOST_CELLS = 200_000
"""Cells from the first to the last, and in merged cells: a few bytes can claim 17 thousand million."""
_DECLARATIONS = tuple(
    sign.encode(code) for sign in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be")
)
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class TooMuch(Exception):
    """The workbook is larger than any table of ours, or has what no spreadsheet program writes."""


def guard(data: bytes) -> None:
    """Raises TooMuch, or what zipfile and the XML parser raise for a broken file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_CONTENT:
            raise TooMuch
        cells = 0
        for part in parts:  # reading stops at the size that was declared
            if part.filename.endswith((".xml", ".rels")):
                content = archive.read(part)
                if any(sign in content for sign in _DECLARATIONS):
                    raise TooMuch
                cells += _claimed(content)
        if cells > MOST_CELLS:
            raise TooMuch


def _claimed(content: bytes) -> int:
    """How many cells a sheet claims to have; 0 for other parts. Ignores rows without cells, which some programs add."""
    from openpyxl.utils import column_index_from_string  # only here: it takes longer to load than most commands

    last_row = last_column = merged = in_row = 0
    for name, place in _places(content):
        corners = [(column_index_from_string(column), int(row)) for column, row in _PLACE.findall(place)]
        if name == "mergeCell" and corners:
            (left, top), (right, bottom) = corners[0], corners[-1]
            merged += (abs(right - left) + 1) * (abs(bottom - top) + 1)
        elif name == "c":
            in_row += 1
            last_column = max([last_column, in_row, *(column for column, _ in corners)])
            last_row = max([last_row, *(row for _, row in corners)])
        elif name == "row":  # ends behind its cells
            last_row = max(last_row + 1, int(place) if place.isdigit() else 0) if in_row else last_row
            in_row = 0
    return last_row * last_column + merged


def _places(content: bytes) -> Iterator[tuple[str, str]]:
    for _, element in ElementTree.iterparse(io.BytesIO(content)):
        name = element.tag.rpartition("}")[2]
        if name in ("c", "row", "mergeCell"):
            yield name, element.get("ref" if name == "mergeCell" else "r") or ""
        element.clear()

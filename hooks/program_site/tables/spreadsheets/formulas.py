"""Values that a sheet computes itself, saved with what they come to: what does not calculate, such as previews, shows them too."""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from xml.sax.saxutils import quoteattr


@dataclass(frozen=True)
class Sum:
    """The sum of cells above it."""

    value: int
    rows: tuple[int, ...]
    """The rows of its table, counted from 0."""

    def formula(self, column: str, _row: int, first: int) -> str:
        """In this column of a sheet; `first` is the number of its first row below the heading."""
        breaks = [0, *(place for place, (one, next_) in enumerate(pairwise(self.rows), 1) if next_ > one + 1)]
        runs = [self.rows[begin:end] for begin, end in pairwise([*breaks, len(self.rows)])]
        ends = ([f"{column}{row + first}" for row in dict.fromkeys((run[0], run[-1]))] for run in runs)
        return f"=SUM({','.join(map(':'.join, ends))})"


@dataclass(frozen=True)
class Rate:
    """One cell of its row by another."""

    value: Fraction
    of: str
    by: str
    """The letters of their columns."""

    def formula(self, _column: str, row: int, _first: int) -> str:
        return f"={self.of}{row}/{self.by}{row}"


def with_results(book: bytes, results: Mapping[str, Mapping[str, float]]) -> bytes:
    """A workbook as openpyxl saves it, with the result of each formula: by the path of its sheet, then by its cell."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            for place, value in results.get(part.filename, {}).items():
                content, found = _filled(content, place, value)
                assert found == 1, f"{part.filename} has no formula in {place}"
            new.writestr(part, content)
    return written.getvalue()


def _filled(content: bytes, place: str, value: float) -> tuple[bytes, int]:
    cell = rf"(<c r={re.escape(quoteattr(place))}[^>]*><f>[^<]*</f>)<v\s*(?:/>|></v>)"
    return re.subn(cell.encode(), rb"\g<1><v>%s</v>" % repr(value).encode(), content)

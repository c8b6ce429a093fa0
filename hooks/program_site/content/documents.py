"""Documents: the PDF and office files below `docs/`, which are published as they lie there."""

import io
import os
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

OFFICE = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}
"""Forms that people fill in, and the part by which each is known."""
KINDS = (".pdf", *OFFICE)
_PDF, _SEARCHED = b"%PDF-", 1024
"""Readers of PDF look for its mark so far into a file."""


@dataclass(frozen=True)
class Document:
    """One file."""

    path: str
    """Below `docs/`."""
    size: int

    @property
    def kind(self) -> str:
        """pdf, docx, xlsx."""
        return kind_of(self.path)


def kind_of(path: str) -> str:
    return PurePosixPath(path).suffix.lower()[1:]


def documents_in(root: Path) -> Mapping[str, Document]:
    """All of them by their paths below `docs/`; links and devices are a problem of their own."""
    folder = root / "docs"
    found: dict[str, Document] = {}
    for above, _, names in os.walk(folder):
        for path in (Path(above) / name for name in names if f".{kind_of(name)}" in KINDS):
            if path.is_file() and not path.is_symlink():
                name = path.relative_to(folder).as_posix()
                found[name] = Document(name, path.stat().st_size)
    return dict(sorted(found.items()))


def is_what_it_is_called(path: Path) -> bool:
    """Whether a file holds what its ending says. Raises OSError."""
    with path.open("rb") as file:
        if path.suffix.lower() == ".pdf":
            return _PDF in file.read(_SEARCHED)
        return _is_office(file, OFFICE[path.suffix.lower()])


def _is_office(file: io.BufferedReader, part: str) -> bool:
    try:
        with zipfile.ZipFile(file) as archive:
            return part in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False

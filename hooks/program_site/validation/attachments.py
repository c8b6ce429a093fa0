"""Attachments of records checked against the files below `docs/`, and these files against what their names promise."""

import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping, Set
from pathlib import Path, PurePosixPath

from program_site.content.catalog import Catalog
from program_site.content.data.attachments import Attachment
from program_site.content.data.files import MANY
from program_site.content.documents import KINDS, Document, is_what_it_is_called, kind_of
from program_site.text.files import size
from program_site.text.problems import SURELY, Problem, closest
from program_site.text.yaml_edits import edit_value
from program_site.text.yaml_quotes import quoted
from program_site.text.yaml_source import Location, YamlSource

_PLAIN = re.compile(r"[\w./-]+")
"""A path that YAML reads as it stands."""
LARGE = 10_000_000
"""Bytes: on a telephone, and between Russia and Japan, more of them take minutes."""


def check_documents(catalog: Catalog, root: Path) -> Iterator[Problem]:
    """Files whose name is not true of them, and files that take long to fetch."""
    for document in catalog.documents.values():
        path = f"docs/{document.path}"
        try:
            true = is_what_it_is_called(root / path)
        except OSError as error:
            yield Problem("F101", path, 1, {"detail": error.strerror or str(error)})
            continue
        if not true:
            yield Problem("D297", path, 1, {"value": PurePosixPath(path).suffix})
        elif document.size > LARGE:
            yield Problem("D298", path, 1, {"size": size(document.size), "limit": size(LARGE)}, warning=True)


def check_attachments(catalog: Catalog, documents: Mapping[str, YamlSource], broken: Set[str]) -> Iterator[Problem]:
    for name in MANY:
        if name in documents and name not in broken:
            for index, record in enumerate(getattr(catalog, name)):
                for number, each in enumerate(getattr(record, "files", ())):
                    yield from _check(each, documents[name], (index, "files", number, "file"), catalog.documents)


def _check(each: Attachment, source: YamlSource, at: Location, known: Mapping[str, Document]) -> Iterator[Problem]:
    if each.file in known:
        return
    line = source.line_of(at)
    if f".{kind_of(each.file)}" not in KINDS or "://" in each.file:
        yield Problem("D296", source.path, line, {"value": each.file, "known": ", ".join(KINDS)})
        return
    meant = _meant(each.file, known)
    if near := meant or _near(each.file, known):
        edit = edit_value(source, at, near if _PLAIN.fullmatch(near) else quoted(near)) if meant else None
        yield Problem("D294", source.path, line, {"value": each.file, "example": f"file: {near}"}, edit=edit)
    else:
        yield Problem("D295", source.path, line, {"value": each.file})


def _meant(written: str, known: Mapping[str, Document]) -> str | None:
    """The one file that was written with more before it, or in other letters, capitals included: to a server these differ."""
    path = posixpath.normpath("/" + written.replace("\\", "/")).lstrip("/").removeprefix("docs/")
    same = [each for each in known if _folded(each) == _folded(path)]
    return same[0] if len(same) == 1 else None


def _near(written: str, known: Mapping[str, Document]) -> str | None:
    """One of the same name in another folder, or of almost the same name."""
    name = posixpath.basename(written)
    elsewhere = [each for each in known if _folded(posixpath.basename(each)) == _folded(name)]
    return elsewhere[0] if len(elsewhere) == 1 else closest(written, known, SURELY)


def _folded(path: str) -> str:
    return unicodedata.normalize("NFKC", path).casefold()

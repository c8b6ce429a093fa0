"""`data/inbox/`: which kind of file each one there is, by what is in it, and which changes of the data it makes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from program_site.content.catalog import Catalog
from program_site.i18n.localizer import Localizer
from program_site.intake.changes.change_file import LARGEST, Change, read_change_file
from program_site.intake.changes.from_sheets import FromSheet, changes_of_answers, changes_of_figures
from program_site.intake.changes.from_workbook import changes_of_grids
from program_site.tables.imports.recognising import Table, table_in
from program_site.tables.spreadsheets.cells import Grid
from program_site.tables.spreadsheets.reading import read_grids
from program_site.tables.workbook.reading import is_workbook
from program_site.text.files import read_file
from program_site.text.problems import Problem

FOLDER = "data/inbox"
MOST = 20
"""Files taken in at once."""
_KEPT = ("README.md",)
_SHEETS = (".xlsx", ".xlsm", ".csv", ".tsv", ".txt", ".xls", ".xlsb", ".ods", ".numbers")
"""Endings of what spreadsheet programs save; not all of it can be read, and the reader of sheets says what to do then."""

Kind = Literal["changes", "workbook"] | Table


@dataclass(frozen=True)
class Came:
    """A file of the inbox, read."""

    name: str
    """Its path from the root of the project."""
    kind: Kind | None = None
    """None where it is of no kind that is taken."""
    language: str | None = None
    """Of whoever made it; None where nobody knows."""
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    """What of it does not get into the data, and why."""
    seen: Mapping[str, str] = field(default_factory=dict)
    """The hash of each data file that its changes were made from, as far as it says so."""

    @property
    def is_private(self) -> bool:
        """Whether it tells of single people, or may: nobody else should see such a file."""
        return self.kind in ("rubric", "rows")


def waiting(root: Path) -> list[Path]:
    """What was put into the inbox, in folders too, by name. Links are named and never followed."""
    place = root / FOLDER
    found = sorted(place.rglob("*")) if place.is_dir() and not place.is_symlink() else []
    return [path for path in found if (path.is_symlink() or not path.is_dir()) and _counts(path.relative_to(place))]


def is_for_data(root: Path, path: Path) -> bool:
    """Whether a file from anywhere is for the data, and no part of a report: by what reports never are."""
    ending = path.suffix.lower()
    if path.is_relative_to(root / FOLDER):
        return True
    return ending in (".json", *_SHEETS) and path.is_file() and (ending != ".txt" or _begins_like_json(path))


def _counts(path: Path) -> bool:
    return path.as_posix() not in _KEPT and not any(part.startswith(".") for part in path.parts)


def read(root: Path, path: Path, catalog: Catalog | None, language: str) -> Came:
    """What a file of the inbox says. `language` is the one to speak where the file does not say which its maker reads.

    `catalog` is what the data are now; None where they cannot be read, so that no sheet can be compared with them.
    """
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    ending = path.suffix.lower()
    if path.is_symlink() or not path.is_file() or ending not in (".json", *_SHEETS):
        return Came(name, problems=(Problem("K110", name, 1),))
    if ending == ".json" or (ending == ".txt" and _begins_like_json(path)):
        return _changes(root, path, name)
    grids, problems = read_grids(path)
    if problems:
        return Came(name, problems=tuple(problems))
    if is_workbook(grids):
        changes, problems = changes_of_grids(path.name, grids, root, language)
        return Came(name, "workbook", changes=tuple(changes), problems=tuple(problems))
    if catalog is None:
        return Came(name, problems=(Problem("K114", name, 1),))
    return _table(root, name, grids, catalog, Localizer(language))


def _begins_like_json(path: Path) -> bool:
    """Some telephones save a JSON file as text."""
    with path.open("rb") as file:
        return file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def _changes(root: Path, path: Path, name: str) -> Came:
    data, problems = read_file(root if path.is_relative_to(root) else path.parent, path, LARGEST, "K102")
    if problems:
        return Came(name, problems=tuple(problems))
    found = read_change_file(data, name)
    if found.changes is None:
        return Came(name, "changes", problems=found.problems)
    made = found.changes
    return Came(name, "changes", made.language, made.changes, found.problems, seen=made.seen)


def _table(root: Path, name: str, grids: Sequence[Grid], catalog: Catalog, localizer: Localizer) -> Came:
    kind = table_in(grids, catalog, localizer)
    if kind is None or kind == "rows":
        return Came(name, kind, problems=(Problem("K110" if kind is None else "K111", name, 1),))
    of_kind = changes_of_answers if kind == "rubric" else changes_of_figures
    found: FromSheet = of_kind(name, grids, root, catalog, localizer)
    return Came(name, kind, None, tuple(found.changes), tuple(found.problems), tuple(found.notes))

"""A workbook that came back: what was changed in it, as changes of the files that it was made from."""

from collections.abc import Sequence
from pathlib import Path

from program_site.intake.changes.change_file import Change
from program_site.intake.changes.differing import changes_between
from program_site.tables.spreadsheets.cells import Grid
from program_site.tables.spreadsheets.reading import read_grids
from program_site.tables.workbook import reading
from program_site.text.problems import Problem


def changes_of_workbook(path: Path, root: Path, language: str) -> tuple[list[Change], list[Problem]]:
    """What somebody changed in the workbook since it was made; nothing where anything in it cannot be read.

    `language` is that of whoever handed it in, where the workbook does not say in which it was made.
    """
    grids, problems = read_grids(path)
    return ([], problems) if problems else changes_of_grids(path.name, grids, root, language)


def changes_of_grids(name: str, grids: Sequence[Grid], root: Path, language: str) -> tuple[list[Change], list[Problem]]:
    """The same of a workbook that was read before."""
    today, unreadable = reading.read_data(root)
    if unreadable:
        return [], unreadable
    book = reading.read_workbook(name, grids, today, language)
    if book.problems:
        return [], list(book.problems)
    return [
        change for file, wanted in book.after.items() for change in changes_between(file, book.before[file], wanted)
    ], []

"""A workbook that came back: what was changed in it, as changes of the files that it was made from."""

from pathlib import Path

from program_site.intake.changes.change_file import Change
from program_site.intake.changes.differing import changes_between
from program_site.tables.spreadsheets.reading import read_grids
from program_site.tables.workbook import reading
from program_site.text.problems import Problem


def is_workbook(path: Path) -> bool:
    """Whether a spreadsheet is such a workbook, by what is in it. One that cannot be read is none."""
    return reading.is_workbook(read_grids(path)[0])


def changes_of_workbook(path: Path, root: Path, language: str) -> tuple[list[Change], list[Problem]]:
    """What somebody changed in the workbook since it was made; nothing where anything in it cannot be read.

    `language` is that of whoever handed it in, where the workbook does not say in which it was made.
    """
    grids, problems = read_grids(path)
    today, unreadable = reading.read_data(root)
    if problems or unreadable:
        return [], [*problems, *unreadable]
    book = reading.read_workbook(path.name, grids, today, language)
    if book.problems:
        return [], list(book.problems)
    return [
        change for file, wanted in book.after.items() for change in changes_between(file, book.before[file], wanted)
    ], []

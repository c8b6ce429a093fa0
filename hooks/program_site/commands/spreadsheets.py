"""What the commands that take in spreadsheets have in common: the file, its problems, its template."""

import argparse
import sys
from collections.abc import Collection
from pathlib import Path

from program_site.commands.speaking import Stopped, add_any_language, is_known, own_localizer, write_file
from program_site.content.catalog import Catalog
from program_site.content.data.files import read_context
from program_site.i18n.localizer import Localizer
from program_site.i18n.problem_words import printable
from program_site.load import load
from program_site.messages import available
from program_site.tables.spreadsheets.cells import Grid
from program_site.tables.spreadsheets.reading import read_grids
from program_site.tables.spreadsheets.workbook import Sheet, as_csv, workbook
from program_site.text.problems import Problem

_TEMPLATES = (".xlsx", ".csv")


def add_import(parser: argparse.ArgumentParser) -> None:
    """The options of a command that takes a sheet over into a data file."""
    parser.add_argument("file", metavar="FILE.xlsx|csv", type=Path, nargs="?", help="the sheet that was filled in")
    parser.add_argument("--template", metavar="FILE.xlsx|csv", type=Path, help="write a sheet to fill in, and no more")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    add_any_language(parser)


def refuse(localizer: Localizer, problems: Collection[Problem]) -> None:
    """Say the problems, and end the command if there are any."""
    for problem in sorted(problems, key=lambda each: (each.path, each.line)):
        print(localizer.problem(problem), file=sys.stderr)
    if problems:
        raise Stopped


def open_content(given: argparse.Namespace, needed: Collection[str]) -> tuple[Localizer, Catalog]:
    """The language of the command, and the content; `needed` are the data files that must be free of mistakes."""
    localizer = own_localizer(given.lang, read_context(given.root))
    if not is_known(localizer, "--lang", given.lang, available()):
        raise Stopped(2)
    loaded = load(given.root, only=())
    if loaded.catalog is None or any(each.path in needed for each in loaded.stopping):
        refuse(localizer, loaded.stopping)
    assert loaded.catalog is not None
    return localizer, loaded.catalog


def read_sheet(given: argparse.Namespace, localizer: Localizer, template: Sheet) -> list[Grid]:
    """The content of the sheet. The command ends where the template was asked for, or something is wrong."""
    if given.template:
        write_template(localizer, given.template, template)
        raise Stopped(0)
    if given.file is None:
        print(localizer.t("file.which"), file=sys.stderr)
        raise Stopped
    grids, problems = read_grids(given.file)
    refuse(localizer, problems)
    return grids


def write_template(localizer: Localizer, path: Path, sheet: Sheet) -> None:
    """Never over a file: it may be one that was filled in."""
    shown = printable(str(path))
    if path.suffix.lower() not in _TEMPLATES:
        print(localizer.t("file.ending", path=shown, known=", ".join(_TEMPLATES)), file=sys.stderr)
        raise Stopped(2)
    if path.exists():
        print(localizer.t("file.there", path=shown), file=sys.stderr)
        raise Stopped
    write_file(localizer, path, as_csv(sheet.lines) if path.suffix.lower() == ".csv" else workbook([sheet]), shown)

"""`program_site sheets`: all data as one workbook, and back: `--out program.xlsx`, `program.xlsx [--yes]`."""

import argparse
import sys
from pathlib import Path

from program_site.commands.changing import in_words, take_over
from program_site.commands.speaking import add_any_language, is_known, own_localizer, write_file
from program_site.commands.spreadsheets import refuse
from program_site.content.data.files import read_context
from program_site.i18n.localizer import Localizer
from program_site.i18n.problem_words import printable
from program_site.intake.changes.from_workbook import changes_of_workbook
from program_site.messages import available
from program_site.tables.workbook.layout import files
from program_site.tables.workbook.reading import read_data
from program_site.tables.workbook.writing import written
from program_site.text.records import Reading

_ENDING = ".xlsx"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE.xlsx", type=Path, nargs="?", help="the workbook that was changed")
    parser.add_argument("--out", metavar="FILE.xlsx", type=Path, help="write a workbook with all data, and no more")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    add_any_language(parser)


def run(given: argparse.Namespace) -> int:
    """0: written, or nothing to write; 1: nothing was written; 2: a wrong option."""
    reading = read_context(given.root)
    localizer = own_localizer(given.lang, reading)
    if not is_known(localizer, "--lang", given.lang, available()):
        return 2
    if given.out:
        return _give(given, localizer, reading)
    if given.file is None:
        print(localizer.t("sheets.which"), file=sys.stderr)
        return 1
    return _take(given, localizer)


def _give(given: argparse.Namespace, localizer: Localizer, reading: Reading) -> int:
    """Never over a file: somebody may have written into it."""
    if given.out.suffix.lower() != _ENDING or given.out.exists():
        there = localizer.t("file.there", path=printable(str(given.out)))
        print(localizer.t("sheets.ending") if given.out.suffix.lower() != _ENDING else there, file=sys.stderr)
        return 1
    data, problems = read_data(given.root)
    for problem in problems:
        print(localizer.problem(problem), file=sys.stderr)
    if left_out := [f"data/{file}.yml" for file in files() if file not in data]:
        print(localizer.t("sheets.left_out", files=", ".join(left_out)), file=sys.stderr)
    book = written(data, reading.languages, localizer.language)
    write_file(localizer, given.out, book, printable(str(given.out)))
    return 0


def _take(given: argparse.Namespace, localizer: Localizer) -> int:
    changes, problems = changes_of_workbook(given.file, given.root, localizer.language)
    refuse(localizer, problems)
    if not changes:
        print(localizer.t("sheets.same"))
        return 0
    print("\n".join(in_words(given.root, changes, localizer)))
    taken = take_over(given, changes, localizer)
    print(localizer.t("sheets.next" if taken.written else "sheets.same"))
    return 0

"""`program_site import-mobility FILE [--yes]`: a year's figures from a spreadsheet into data/mobility.yml."""

import argparse

from program_site.commands.changing import in_words, take_over
from program_site.commands.spreadsheets import add_import, open_content, read_sheet, refuse
from program_site.intake.changes.from_sheets import changes_of_figures
from program_site.intake.changes.putting import path_of
from program_site.tables.imports.mobility_sheet import template

_PATH = path_of("mobility")


def add(parser: argparse.ArgumentParser) -> None:
    add_import(parser)


def run(given: argparse.Namespace) -> int:
    """0: written, or nothing to write; 1: nothing was written; 2: a wrong option."""
    localizer, catalog = open_content(given, [_PATH])
    grids = read_sheet(given, localizer, template(catalog, localizer))
    found = changes_of_figures(given.file.name, grids, given.root, catalog, localizer)
    refuse(localizer, found.problems)
    if not found.changes:
        print(localizer.t("import_mobility.same", path=_PATH))
        return 0
    print("\n".join(in_words(given.root, found.changes, localizer)))
    take_over(given, found.changes, localizer)
    return 0

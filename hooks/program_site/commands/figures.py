"""`program_site figures [--as-of DAY] [--rows FILE]`: what an evaluation asks for, as of a day, in tables to hand on.

With a sheet of students that the university keeps to itself, the tables hold every group, and are for it alone.
"""

import argparse
import datetime
import sys
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from program_site.commands.speaking import Stopped, add_any_language, faultless, is_known, own_localizer, write_file
from program_site.commands.spreadsheets import refuse, write_template
from program_site.content.catalog import Catalog
from program_site.content.data.files import read_context
from program_site.content.data.mobility import MobilityRow, disagreements
from program_site.content.data.project import direction_name
from program_site.i18n.localizer import Localizer
from program_site.i18n.problem_words import printable
from program_site.load import load
from program_site.messages import available
from program_site.tables.evaluation.forms import FORMS
from program_site.tables.evaluation.state import State
from program_site.tables.evaluation.tables import evaluation
from program_site.tables.imports.mobility_sheet import LABELS
from program_site.tables.imports.rows_sheet import read_rows, template
from program_site.tables.spreadsheets.reading import read_grids
from program_site.text.dates import written_day
from program_site.text.records import Reading
from program_site.text.when import EXAMPLE, Day
from program_site.validation.configuration import site_url

_DAY: TypeAdapter[datetime.date] = TypeAdapter(Day)


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as-of",
        metavar="YYYY-MM-DD",
        help="the day (default: the one whose state the site shows; with --rows, today)",
    )
    parser.add_argument("--format", metavar="|".join(FORMS), help="default: the one of --output, else md")
    parser.add_argument("--output", type=Path, metavar="FILE", help="default: print")
    parser.add_argument("--rows", type=Path, metavar="FILE.xlsx|csv", help="students by group, outside this repository")
    parser.add_argument("--template", type=Path, metavar="FILE.xlsx|csv", help="write a sheet for --rows, and no more")
    add_any_language(parser)


def run(given: argparse.Namespace) -> int:
    """0: said or written, 1: the data have mistakes, or the file cannot be written, 2: a wrong option."""
    reading = read_context(given.root)
    localizer = own_localizer(given.lang, reading)
    form = given.format or _form_of(given.output)
    known = is_known(localizer, "--lang", given.lang, available())
    known = is_known(localizer, "--format", given.format, FORMS) and known
    if given.output and (form != _form_of(given.output) or form not in FORMS):
        wanted = ", ".join(f".{each}" for each in ([given.format] if given.format in FORMS else FORMS))
        print(localizer.t("file.ending", path=printable(str(given.output)), known=wanted), file=sys.stderr)
        known = False
    day = _day(localizer, given.as_of, reading)
    if (given.as_of is not None and day is None) or not known:
        return 2
    if form == "xlsx" and not given.output:
        print(localizer.t("figures_command.needs_file"), file=sys.stderr)
        return 2
    for path in (given.template, given.rows, given.output if given.rows else None):
        if path and path.resolve().is_relative_to(given.root.resolve()):
            print(localizer.t("figures_command.not_here", path=printable(str(path))), file=sys.stderr)
            return 2
    catalog = faultless(load(given.root), given.lang, localizer, sys.stderr)
    if given.template:
        write_template(localizer, given.template, template(catalog, localizer))
        return 0
    rows = _own_rows(given.rows, catalog, localizer) if given.rows else None
    usual = catalog.project.as_of if rows is None else catalog.today
    state = State(catalog, day or usual, rows)
    content = FORMS[form](evaluation(state, localizer, site_url(given.root)))
    if given.output:
        write_file(localizer, given.output, content, printable(str(given.output)))
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
    return 0


def _own_rows(path: Path, catalog: Catalog, localizer: Localizer) -> tuple[MobilityRow, ...]:
    """The groups of the sheet. The command ends where they cannot be read, or come to other numbers than the site shows."""
    grids, problems = read_grids(path)
    refuse(localizer, problems)
    rows, problems = read_rows(path.name, grids, catalog, localizer)
    refuse(localizer, problems)
    differing = list(disagreements(catalog.mobility.counted if catalog.mobility else (), rows))
    for cell, summed, stated in differing:
        said = localizer.t(
            "figures_command.differs",
            year=localizer.fiscal_year(catalog.fiscal(cell.year)),
            direction=direction_name(catalog.project, localizer, cell.direction),
            field=localizer.t(LABELS[cell.kind]),
            rows=localizer.number(summed),
            stated=localizer.number(stated),
        )
        print(said, file=sys.stderr)
    if differing:
        raise Stopped
    return rows


def _form_of(output: Path | None) -> str:
    """The ending of the file; Markdown where nothing is said."""
    return output.suffix.lower().removeprefix(".") if output else "md"


def _day(localizer: Localizer, written: str | None, reading: Reading) -> datetime.date | None:
    if written is None:
        return None
    try:
        return _DAY.validate_python(written, context=reading)
    except ValidationError:
        near = written_day(written) or EXAMPLE
        said = localizer.t("figures_command.wrong_day", value=printable(written), candidate=f"--as-of {near}")
        print(said, file=sys.stderr)
        return None

"""`program_site figures [--as-of DAY]`: what an evaluation asks for, as of a day, in tables to hand on."""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from program_site.commands.speaking import add_any_language, is_known, own_localizer
from program_site.content.data.files import read_context
from program_site.i18n.localizer import Localizer, printable, say_problem
from program_site.load import load
from program_site.messages import available
from program_site.tables.evaluation.forms import FORMS
from program_site.tables.evaluation.state import State
from program_site.tables.evaluation.tables import evaluation
from program_site.text.dates import written_day
from program_site.text.files import replace_file
from program_site.text.records import Reading
from program_site.text.when import EXAMPLE, Day

_DAY: TypeAdapter[datetime.date] = TypeAdapter(Day)


def add(commands: Any) -> None:
    parser: argparse.ArgumentParser = commands.add_parser(
        "figures", help="say what an evaluation asks for: students, reports, milestones, partners, offices of a day"
    )
    parser.add_argument("--as-of", metavar="YYYY-MM-DD", help="the day (default: the one whose state the site shows)")
    parser.add_argument("--format", metavar="|".join(FORMS), help="default: the one of --output, else md")
    parser.add_argument("--output", type=Path, metavar="FILE", help="default: print")
    add_any_language(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """0: said or written, 1: the data have mistakes, or the file cannot be written, 2: a wrong option."""
    reading = read_context(given.root)
    localizer = own_localizer(given.lang, reading)
    form = given.format or _form_of(given.output)
    known = is_known(localizer, "--lang", given.lang, available())
    known = is_known(localizer, "--format", given.format, FORMS) and known
    day = _day(localizer, given.as_of, reading)
    if (given.as_of is not None and day is None) or not known:
        return 2
    if form == "xlsx" and not given.output:
        print(localizer.t("figures_command.needs_file"), file=sys.stderr)
        return 2
    loaded = load(given.root)
    if loaded.catalog is None or loaded.stopping:
        for problem in loaded.stopping:
            print(
                localizer.problem(problem) if given.lang else say_problem(problem, localizer.language), file=sys.stderr
            )
        return 1
    state = State(loaded.catalog, day or loaded.catalog.project.as_of)
    return _hand_over(localizer, FORMS[form](evaluation(state, localizer)), given.output)


def _form_of(output: Path | None) -> str:
    ending = output.suffix.lower().removeprefix(".") if output else ""
    return ending if ending in FORMS else "md"


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


def _hand_over(localizer: Localizer, content: bytes, output: Path | None) -> int:
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return 0
    try:
        replace_file(output, content)
    except OSError as error:
        said = localizer.t("file.not_written", path=printable(str(output)), detail=error.strerror or str(error))
        print(said, file=sys.stderr)
        return 1
    print(localizer.t("file.written", path=output))
    return 0

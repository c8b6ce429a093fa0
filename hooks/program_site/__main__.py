"""The command line: `python -m program_site check`, `figures`, `import-mobility`, `accept`, `new-report`, `new-site`, `translations`, …"""

import argparse
import logging
import os
import sys
from pathlib import Path
from typing import Protocol

from program_site.commands import (
    accept,
    figures,
    from_issue,
    import_mobility,
    import_rubric,
    new_report,
    read_inbox,
    remove_report,
    sheets,
    translations,
)
from program_site.commands.check import command as check
from program_site.commands.made_from_data import forms, schema
from program_site.commands.new_site import command as new_site
from program_site.commands.speaking import Stopped, system_language
from program_site.i18n.localizer import say_problem
from program_site.messages import FALLBACK
from program_site.text.problems import ProblemsFound


class Command(Protocol):
    def add(self, parser: argparse.ArgumentParser) -> None:
        """Add its options."""

    def run(self, given: argparse.Namespace) -> int:
        """Do its work. Returns the exit code."""


COMMANDS: dict[str, tuple[Command, str]] = {
    "check": (check, "say every mistake in data/, docs/ and activity_reports/"),
    "accept": (accept, "check reports that came as ZIPs and unpack them into activity_reports/"),
    "new-report": (new_report, "make the folder of a new report; asks at a terminal for what is not given"),
    "new-site": (new_site, "lay out a working repository for another exchange program, question by question"),
    "from-issue": (from_issue, "make a report of an issue that was written with the form"),
    "read-inbox": (read_inbox, "say what the files in data/inbox/ change, and leave the changed data in a folder"),
    "remove-report": (remove_report, "take down a report, or one photo of it, and say what git still holds"),
    "translations": (translations, "say what is missing or older than its original, and which names are unofficial"),
    "schema": (schema, "write the JSON Schemas that editors use to data/schema/"),
    "forms": (forms, "write the issue forms of every language to .github/ISSUE_TEMPLATE/"),
    "figures": (figures, "say what an evaluation asks for: students, reports, milestones, partners, offices of a day"),
    "sheets": (sheets, "write all of data/ as one workbook, or take in what was changed in one"),
    "import-mobility": (import_mobility, "take the students of a year from a spreadsheet into data/mobility.yml"),
    "import-rubric": (
        import_rubric,
        "count anonymous answers to the rubric and write the counts to data/rubric_results.yml",
    ),
}
"""Every command, with what it does."""


def _follow_on_terminal() -> None:
    """Signs of life are for people who wait, not for files."""
    if sys.stderr.isatty():
        logger = logging.getLogger("program_site")
        logger.addHandler(logging.StreamHandler())
        logger.setLevel(logging.INFO)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="program_site",
        description="Check the content of the site and its translations, take in and remove reports, give out and take in figures.",
    )
    parser.add_argument("--root", type=Path, default=Path(), help="the folder that holds data/ (default: here)")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (command, does) in COMMANDS.items():
        own = commands.add_parser(name, help=does)
        command.add(own)
        own.set_defaults(run=command.run)
    given = parser.parse_args(arguments)
    _follow_on_terminal()
    try:
        answer: int = given.run(given)
    except Stopped as stopped:
        return stopped.code
    except ProblemsFound as found:  # what no command can do without: its clock
        for problem in found.problems:
            print(say_problem(problem, system_language() or FALLBACK), file=sys.stderr)
        return 1
    return answer


if __name__ == "__main__":
    try:
        answer = main()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has seen enough: `… | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        answer = 1
    sys.exit(answer)

"""`program_site forms`: write the issue forms that GitHub shows."""

from __future__ import annotations

import argparse
from typing import Any

from program_site.commands.made_from_data import write_from_data
from program_site.intake.issue_templates import write_templates


def add(commands: Any) -> None:
    parser: argparse.ArgumentParser = commands.add_parser(
        "forms", help="write the issue forms of every language to .github/ISSUE_TEMPLATE/"
    )
    parser.set_defaults(run=lambda given: write_from_data(given, write_templates))

"""`program_site schema`: write the JSON Schemas that editors use."""

from __future__ import annotations

import argparse
from typing import Any

from program_site.commands.made_from_data import write_from_data
from program_site.validation.schemas import write_schemas


def add(commands: Any) -> None:
    parser: argparse.ArgumentParser = commands.add_parser(
        "schema", help="write the JSON Schemas that editors use to data/schema/"
    )
    parser.set_defaults(run=lambda given: write_from_data(given, write_schemas))

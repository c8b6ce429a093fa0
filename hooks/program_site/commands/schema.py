"""`program_site schema`: write the JSON Schemas that editors use."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from program_site.commands.speaking import own_voice
from program_site.data_files import read_context
from program_site.loading import load
from program_site.schemas import write_schemas


def add(commands: Any) -> None:
    parser: argparse.ArgumentParser = commands.add_parser(
        "schema", help="write the JSON Schemas that editors use to data/schema/"
    )
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """0: written, 1: the data are too broken."""
    catalog = load(given.root, only=()).catalog
    if catalog is None:
        print(own_voice(None, read_context(given.root)).say("accept.data_broken"), file=sys.stderr)
        return 1
    for path in write_schemas(given.root, catalog):
        print(path)
    return 0

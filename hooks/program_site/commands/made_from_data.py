"""What the commands that write files from the data have in common."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from program_site.commands.speaking import own_localizer
from program_site.content.catalog import Catalog
from program_site.content.data.files import read_context
from program_site.load import load


def write_from_data(given: argparse.Namespace, write: Callable[[Path, Catalog], Iterable[Path]]) -> int:
    """0: written, 1: the data are too broken."""
    catalog = load(given.root, only=()).catalog
    if catalog is None:
        print(own_localizer(None, read_context(given.root)).t("accept.data_broken"), file=sys.stderr)
        return 1
    for path in write(given.root, catalog):
        print(path)
    return 0

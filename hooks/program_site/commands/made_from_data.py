"""`program_site schema` and `program_site forms`: write the files that are made from the data."""

import argparse
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from program_site.commands.speaking import own_localizer
from program_site.content.catalog import Catalog
from program_site.content.data.files import read_context
from program_site.intake.issue_templates import write_templates
from program_site.load import load
from program_site.validation.schemas import write_schemas


@dataclass(frozen=True)
class _MadeFromData:
    write: Callable[[Path, Catalog], Iterable[Path]]
    with_waiting: bool
    """Whether entries that wait are offered, too."""

    def add(self, parser: argparse.ArgumentParser) -> None:
        """There are no options."""

    def run(self, given: argparse.Namespace) -> int:
        """0: written, 1: the data are too broken."""
        loaded = load(given.root, only=())
        catalog = loaded.whole if self.with_waiting else loaded.catalog
        if catalog is None:
            print(own_localizer(None, read_context(given.root)).t("accept.data_broken"), file=sys.stderr)
            return 1
        for path in self.write(given.root, catalog):
            print(path)
        return 0


forms = _MadeFromData(write_templates, with_waiting=False)
schema = _MadeFromData(write_schemas, with_waiting=True)

"""What lies in this checkout, read once in each process however many tests ask: reading it takes longer than most of them."""

from __future__ import annotations

import functools
from pathlib import Path

from program_site.content.catalog import Catalog
from program_site.load import Loaded, load

ROOT = Path(__file__).resolve().parent.parent


@functools.cache
def loaded(root: Path) -> Loaded:
    return load(root)


def catalog_of(root: Path) -> Catalog:
    return loaded(root).checked()

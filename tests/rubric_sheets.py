"""Answers to the rubric, as a sheet holds them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from catalogs import ROOT, catalog_of
from sheets import lay_workbook

CATALOG = catalog_of(ROOT)


assert CATALOG.rubric is not None
RUBRIC = CATALOG.rubric
ABILITIES = [each.id for each in RUBRIC.abilities]
HEADING = ["年度", "派遣・受入", "時期", *ABILITIES]
Row = list[str | int]


def answers(seed: int = 1) -> Iterator[Row]:
    """Two groups that are large enough and one that is not."""
    drawn = random.Random(seed)
    sizes = {(2018, "派遣", "事前"): 9, (2018, "派遣", "事後"): 8, (2018, "受入", "事前"): 6, (2018, "受入", "事後"): 7}
    sizes |= {(2017, "派遣", "事前"): 7, (2017, "派遣", "事後"): 4}
    for group, count in sizes.items():
        for number in range(count):
            levels = [number % 4 if ability == 0 else drawn.randint(0, 3) for ability in range(5)]
            yield [*group, *levels]


def sheet_of(folder: Path, rows: Sequence[Row], name: str = "answers.xlsx") -> Path:
    return lay_workbook(folder / name, {"回答": [HEADING, *rows]})

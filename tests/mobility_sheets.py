"""A year's figures as a sheet holds them, and what is read from one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

from catalogs import ROOT, catalog_of
from program_site.content.data.mobility import MobilityYear, Numbers
from program_site.i18n.localizer import Localizer
from program_site.tables.imports.mobility_sheet import read_years
from program_site.tables.spreadsheets.reading import read_grids

CATALOG = catalog_of(ROOT)
HEADING = ["年度", "派遣・計画", "派遣・実績", "受入・計画", "受入・実績"]
ROW = [2019, 40, 52, 20, 31]
YEAR = MobilityYear(year=2019, outbound=Numbers(planned=40, actual=52), inbound=Numbers(planned=20, actual=31))
ADDED = "  - year: 2019\n    outbound: {planned: 40, actual: 52}\n    inbound: {planned: 20, actual: 31}\n"
"""The lines of data/mobility.yml that hold it."""


def said(path: Path, language: str = "ja") -> list[str]:
    localizer = Localizer(language)
    grids, problems = read_grids(path)
    if not problems:
        _, problems = read_years(path.name, grids, CATALOG, localizer)
    return [localizer.problem(problem) for problem in sorted(problems, key=lambda each: (each.path, each.line))]


def years(path: Path) -> tuple[MobilityYear, ...]:
    grids, problems = read_grids(path)
    assert problems == []
    found, problems = read_years(path.name, grids, CATALOG, Localizer("ja"))
    assert problems == []
    return found


def repacked(book: bytes, old: str, new: str) -> bytes:
    """The same workbook with another text in its sheets."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as source, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("xl/worksheets/"):
                content = content.replace(b"<v />", b"<v></v>").replace(b"<v/>", b"<v></v>")
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            target.writestr(name, content)
    return written.getvalue()


def book(rows: Sequence[Sequence[Any]] = (HEADING, ROW)) -> bytes:
    written = io.BytesIO()
    made = openpyxl.Workbook()
    for row in rows:
        made.worksheets[0].append(row)
    made.save(written)
    return written.getvalue()

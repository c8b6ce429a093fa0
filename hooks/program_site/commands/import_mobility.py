"""`program_site import-mobility FILE [--yes]`: a year's figures from a spreadsheet into data/mobility.yml."""

import argparse
from collections.abc import Iterator, Sequence
from itertools import product
from typing import get_args

from program_site.commands.spreadsheets import add_import, open_content, read_sheet, refuse, take_over
from program_site.content.catalog import Catalog
from program_site.content.data.mobility import MobilityYear
from program_site.content.data.programs import Direction
from program_site.i18n.localizer import Localizer
from program_site.load import load
from program_site.tables.imports.mobility_file import PATH, with_years
from program_site.tables.imports.mobility_sheet import LABELS, read_years, template
from program_site.text.files import read_text


def add(parser: argparse.ArgumentParser) -> None:
    add_import(parser)


def run(given: argparse.Namespace) -> int:
    """0: written, or nothing to write; 1: nothing was written; 2: a wrong option."""
    localizer, catalog = open_content(given, [PATH])
    grids = read_sheet(given, localizer, template(catalog, localizer))
    years, wrong = read_years(given.file.name, grids, catalog, localizer)
    refuse(localizer, wrong)
    differences = list(_differences(catalog, years, localizer))
    if not differences:
        print(localizer.t("import_mobility.same", path=PATH))
        return 0
    print("\n".join(differences))
    path = given.root / PATH
    text, problems = read_text(given.root, path) if path.exists() else ("", [])
    made = with_years(path.read_bytes().decode("utf-8") if text else "", years)
    if problems or made is None:
        print(localizer.t("import_mobility.by_hand", path=PATH))
        return 1
    take_over(given, PATH, made, localizer)
    left = [each for each in load(given.root, only=()).problems if each.path == PATH]
    for problem in left:
        print(localizer.problem(problem))
    if not left:
        print(localizer.t("import_mobility.next"))
    return 0


def _differences(catalog: Catalog, years: Sequence[MobilityYear], localizer: Localizer) -> Iterator[str]:
    """A line for each number that is new or another; years that the sheet does not name stay."""
    known = {each.year: each for each in catalog.mobility.years} if catalog.mobility else {}
    for year, way, kind in product(years, get_args(Direction), ("planned", "actual")):
        before = getattr(known[year.year].of(way), kind) if year.year in known else None
        after = getattr(year.of(way), kind)
        if after is not None and before != after:  # an empty cell says nothing, and takes no number away
            yield localizer.t(
                "import_mobility.change",
                year=localizer.fiscal_year(catalog.fiscal(year.year)),
                direction=localizer.t(f"direction.{way}"),
                field=localizer.t(LABELS[kind]),
                before="–" if before is None else localizer.number(before),
                after=localizer.number(after),
            )
    for year in years:
        named = known[year.year].source if year.year in known else ()
        if year.source and year.source != named:
            yield localizer.t(
                "import_mobility.change_source",
                year=localizer.fiscal_year(catalog.fiscal(year.year)),
                before=", ".join(named) or "–",
                after=", ".join(year.source),
            )

"""The sheet of mobility figures: a row for each fiscal year, planned and actual, in both directions."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import get_args

from program_site.content.catalog import Catalog
from program_site.content.data.fields import some_ids
from program_site.content.data.mobility import Cell as Place
from program_site.content.data.mobility import Kind, MobilityYear, year_of
from program_site.content.data.programs import Direction
from program_site.content.data.project import direction_name
from program_site.i18n.localizer import Localizer
from program_site.messages import available
from program_site.tables.spreadsheets.cells import Cell, Grid, fiscal_year, plain, said_of_sums, whole_number
from program_site.tables.spreadsheets.headings import Headings, find_table
from program_site.tables.spreadsheets.repeats import said_once
from program_site.tables.spreadsheets.workbook import Sheet
from program_site.text.problems import Problem
from program_site.text.when import fiscal_year as fiscal_year_of

_YEAR, _SOURCE = "year", "source"
_KINDS: tuple[Kind, ...] = get_args(Kind)
_COMPUTED = "rate"
"""Columns that may be there, as in our own exports, and are not read."""
LABELS = {"planned": "field.planned", "actual": "field.actual", "rate": "field.rate"}
_COUNTS: tuple[tuple[Direction, Kind], ...] = tuple(product(get_args(Direction), _KINDS))


def headings(catalog: Catalog, localizer: Localizer) -> Headings:
    shown = {_YEAR: localizer.t("field.year")}
    shown |= {
        f"{way} {kind}": _heading(localizer, direction_name(catalog.project, localizer, way), kind)
        for way, kind in _COUNTS
    }
    shown[_SOURCE] = localizer.t("source")
    known = [*_every_heading(catalog), *((key, heading) for key, heading in shown.items())]
    return Headings(shown, {plain(heading): key for key, heading in known}, [_SOURCE])


def _every_heading(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """The headings in all languages, with the project's words for the directions and with the general ones."""
    for localizer in map(Localizer, available()):
        yield _YEAR, localizer.t("field.year")
        yield _SOURCE, localizer.t("source")
        for way, kind in product(get_args(Direction), (*_KINDS, _COMPUTED)):
            for name in (localizer.t(f"direction.{way}"), direction_name(catalog.project, localizer, way)):
                yield f"{way} {kind}", _heading(localizer, name, kind)
    for way, kind in product(get_args(Direction), (*_KINDS, _COMPUTED)):
        yield f"{way} {kind}", f"{way}_{kind}"
    yield from ((_YEAR, "fiscal_year"), (_SOURCE, "source"))


def _heading(localizer: Localizer, direction: str, kind: str) -> str:
    return localizer.t("evaluation.column", direction=direction, field=localizer.t(LABELS[kind]))


def read_years(
    file: str, grids: Sequence[Grid], catalog: Catalog, localizer: Localizer
) -> tuple[tuple[MobilityYear, ...], list[Problem]]:
    """The years of the sheet in order, and all problems."""
    rows, problems = find_table(file, grids, headings(catalog, localizer))
    years: dict[int, MobilityYear] = {}
    first: dict[int, Cell] = {}
    sums: list[tuple[Mapping[str, Cell], Sequence[int]]] = []
    begun = 0
    for row in rows:
        if said := said_of_sums(row[_YEAR]):
            sums.append((row, list(years)[begun if said == "subtotals" else 0 :]))
            begun = len(years)
            continue
        counts = {key: cell for key, cell in row.items() if key not in (_YEAR, _SOURCE)}
        if all(cell.blank for cell in counts.values()):
            continue  # a year that waits for its figures
        year = fiscal_year(row[_YEAR])
        numbers = {key: whole_number(cell) for key, cell in counts.items() if not _waits(key, counts)}
        source = _sources(row.get(_SOURCE), catalog)
        wrong = [each for each in (year, *numbers.values(), source) if isinstance(each, Problem)]
        problems += wrong
        if isinstance(year, Problem):
            continue
        if year in first:
            problems.append(row[_YEAR].problem("S117", first=first[year].place))
        first.setdefault(year, row[_YEAR])
        if not wrong and not isinstance(source, Problem):
            known = {
                Place(year, way, kind): number
                for way, kind in _COUNTS
                if isinstance(number := numbers.get(f"{way} {kind}"), int)
            }
            years[year] = year_of(year, known, source)
    if not problems:
        problems = [each for row, of in sums for each in _wrong_totals(row, [years[year] for year in of])]
    if not problems and not years:
        problems.append(Problem("S118", file, 1))
    return (() if problems else tuple(years[year] for year in sorted(years))), said_once(problems)


def _waits(key: str, counts: Mapping[str, Cell]) -> bool:
    """Whether a plan is there, and what becomes of it is not known yet."""
    way, _, kind = key.partition(" ")
    return kind == "actual" and counts[key].blank and not counts[f"{way} planned"].blank


def _sources(cell: Cell | None, catalog: Catalog) -> tuple[str, ...] | Problem:
    """The ids that the cell names. Without a column nothing is said."""
    if cell is None or cell.blank:
        return ()
    if cell.flaw:
        return cell.problem(cell.flaw)
    named = tuple(filter(None, re.split(r"[\s,;\u3001\uff0c\uff1b]+", cell.text)))
    known = catalog.citations
    unknown = [each for each in named if each not in known]
    return cell.problem("S120", known=some_ids(unknown[0], known)) if unknown else named


def _wrong_totals(row: Mapping[str, Cell], years: Sequence[MobilityYear]) -> Iterator[Problem]:
    """Yield a problem for every total that is not the sum of its rows."""
    for way, kind in _COUNTS:
        cell = row[f"{way} {kind}"]
        computed = sum(getattr(year.of(way), kind) or 0 for year in years)
        if not cell.blank and (written := whole_number(cell)) != computed:
            yield written if isinstance(written, Problem) else cell.problem("S123", sum=str(computed))


def template(catalog: Catalog, localizer: Localizer) -> Sheet:
    """A sheet with the present figures, and a row for the next year."""
    years = catalog.mobility.years if catalog.mobility else ()
    rows: list[tuple[str | int | None, ...]] = [
        (each.year, *(getattr(each.of(way), kind) for way, kind in _COUNTS), ", ".join(each.source) or None)
        for each in years
    ]
    first = fiscal_year_of(catalog.project.period.start.first, catalog.project.fiscal_year_start_month)
    last = max((each.year for each in years), default=first - 1)
    rows.append((last + 1, None, None, None, None, None))
    above = (localizer.t("import_mobility.template"),)
    shown = headings(catalog, localizer).shown
    return Sheet(localizer.t("import_mobility.sheet"), tuple(shown.values()), tuple(rows), above)

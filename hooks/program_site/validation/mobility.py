"""Checks of mobility that need more than one number: its sources, its rows beside its totals, what cannot well be true."""

import datetime
from collections.abc import Iterator
from typing import get_args

from program_site.content.catalog import Catalog
from program_site.content.data.mobility import Mobility, disagreements
from program_site.content.data.mobility_groups import is_small
from program_site.content.data.programs import Direction
from program_site.content.data.project import Project
from program_site.content.data.rubric_results import FEWEST
from program_site.text.problems import Problem
from program_site.text.yaml_source import Location, YamlSource

FAR_ABOVE, FAR_BELOW, MANY = 10, 100, 100
"""So many times the plan, or a plan so many times the number, and so many people apart: a digit too many. Twice the plan
happens, and so does a year in which nearly nobody could travel."""
_MOST_LINES = 12


def check_mobility(catalog: Catalog, mobility: Mobility, source: YamlSource) -> Iterator[Problem]:
    project, today = catalog.project, catalog.today
    yield from _without_source(catalog, mobility, source)
    yield from _repeated(mobility, source)
    yield from _disagreeing(mobility, source)
    yield from _small_groups(mobility, source)
    yield from _out_of_time(mobility, project, today, source)
    yield from _far_from_plan(mobility, source)


def _without_source(catalog: Catalog, mobility: Mobility, source: YamlSource) -> Iterator[Problem]:
    """A year that the main source cannot tell of to its end. A source of the whole file can, if it is newer than that.

    Nothing is said of plans for the years of the project: these are known before.
    """
    stated = {each.year: each.source for each in mobility.years}
    places: list[tuple[Location, int, set[str]]] = [
        (("years", index, "year"), year, set(own)) for index, (year, own) in enumerate(stated.items())
    ]
    places += [
        (("rows", index), row.year, {*row.source, *stated.get(row.year, ())}) for index, row in enumerate(mobility.rows)
    ]
    numbers = [*(cell for each in mobility.years for cell in each.cells), *(row.cell for row in mobility.rows)]
    happened, end = {cell.year for cell in numbers if cell.kind == "actual"}, catalog.project.period.end.last
    for where, year, own in places:
        if year not in happened and catalog.fiscal(year).first <= end:
            continue
        if own <= {catalog.project.source} and not catalog.tells_of_end(catalog.fiscal(year), mobility.source):
            day = catalog.main_source_day.isoformat()
            values = {"year": str(year), "day": day, "example": f"source: [report-{year}]"}
            if where[0] == "years" or year not in stated:  # said once: at the year, if it has an entry
                yield Problem("D215", source.path, source.line_of(where), values)


def _repeated(mobility: Mobility, source: YamlSource) -> Iterator[Problem]:
    seen: dict[tuple[object, ...], int] = {}
    for index, row in enumerate(mobility.rows):
        key, line = (*row.cell, *row.details), source.line_of(("rows", index))
        if key in seen:
            yield Problem("D216", source.path, line, {"first": str(seen[key])})
        seen.setdefault(key, line)


def _disagreeing(mobility: Mobility, source: YamlSource) -> Iterator[Problem]:
    places = {each.year: index for index, each in enumerate(mobility.years)}
    for cell, rows, stated in disagreements(mobility.years, mobility.rows):
        where = ("years", places[cell.year], cell.direction, cell.kind)
        values = {"year": str(cell.year), "way": cell.direction, "kind": cell.kind, "sum": str(rows)}
        yield Problem("D217", source.path, source.line_of(where), {**values, "total": str(stated)})


def _small_groups(mobility: Mobility, source: YamlSource) -> Iterator[Problem]:
    """One word for all of them: what to do is the same, and there may be hundreds."""
    places = [("rows", index, "number") for index, row in enumerate(mobility.rows) if is_small(row)]
    if places:
        lines = [str(source.line_of(place)) for place in places]
        listed = ", ".join(lines[:_MOST_LINES]) + (", …" if len(lines) > _MOST_LINES else "")
        values = {"limit": str(FEWEST), "lines": listed}
        yield Problem("D218", source.path, source.line_of(places[0]), values, warning=True)


def _out_of_time(mobility: Mobility, project: Project, today: datetime.date, source: YamlSource) -> Iterator[Problem]:
    """Years of the future, outside the project's period, and the first year behind a gap."""
    before: int | None = None
    for each in mobility.counted:
        year, line = project.fiscal(each.year), source.line_of(_place(mobility, each.year))
        values = {"year": str(each.year)}
        if year.last < project.period.start.first or year.first > project.period.end.last:
            period = {"start": str(project.period.start), "end": str(project.period.end)}
            yield Problem("D219", source.path, line, {**values, **period}, warning=True)
            continue  # a mistyped year leaves no gap
        if year.first > today and any(cell.kind == "actual" for cell in each.cells):
            yield Problem("D220", source.path, line, values, warning=True)
        if before is not None and each.year > before + 1:
            missing = str(before + 1) if each.year == before + 2 else f"{before + 1}–{each.year - 1}"
            yield Problem("D221", source.path, line, {**values, "missing": missing}, warning=True)
        before = each.year


def _far_from_plan(mobility: Mobility, source: YamlSource) -> Iterator[Problem]:
    for each in mobility.counted:
        for way in get_args(Direction):
            planned, actual = each.of(way).planned, each.of(way).actual
            if planned is None or not actual or abs(actual - planned) <= MANY:
                continue
            if actual > FAR_ABOVE * planned or planned > FAR_BELOW * actual:
                where = (*_place(mobility, each.year)[:2], way, "actual")
                values = {"year": str(each.year), "planned": str(planned), "actual": str(actual)}
                yield Problem("D222", source.path, source.line_of(where), values, warning=True)


def _place(mobility: Mobility, year: int) -> Location:
    """Where a year stands: in its own entry, or in its first row."""
    own = next((index for index, each in enumerate(mobility.years) if each.year == year), None)
    if own is not None:
        return "years", own, "year"
    return "rows", next(index for index, row in enumerate(mobility.rows) if row.year == year), "year"

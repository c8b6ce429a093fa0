"""Sheets of figures and of answers: what they say, as changes of the data files that it belongs into."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from program_site.content.catalog import Catalog
from program_site.content.data.mobility import MobilityYear
from program_site.content.data.programs import Direction
from program_site.content.data.rubric_results import FEWEST, RubricResult
from program_site.i18n.localizer import Localizer
from program_site.intake.changes.change_file import Change
from program_site.intake.changes.differing import changes_between
from program_site.intake.changes.putting import path_of
from program_site.tables.imports.mobility_sheet import read_years
from program_site.tables.imports.rubric_file import PATH, group_name, joined, news
from program_site.tables.imports.rubric_sheet import read_answers
from program_site.tables.spreadsheets.cells import Grid
from program_site.text.files import read_text
from program_site.text.problems import Problem
from program_site.text.yaml_source import read_yaml
from program_site.text.yaml_writing import plain_values


@dataclass
class FromSheet:
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What is left out of the data, and why."""


def changes_of_figures(
    file: str, grids: Sequence[Grid], root: Path, catalog: Catalog, localizer: Localizer
) -> FromSheet:
    """The numbers that are new or others; years that the sheet does not name stay, and an empty cell takes nothing away."""
    years, problems = read_years(file, grids, catalog, localizer)
    old, unreadable = _held(root, "mobility")
    if problems or unreadable:
        return FromSheet(problems=[*problems, *unreadable])
    old = old if isinstance(old, dict) else {}
    entries = {each["year"]: each for each in old.get("years", ())}
    wanted = entries | {each.year: _said(each, entries.get(each.year, {})) for each in years}
    return FromSheet(list(changes_between("mobility", old, {**old, "years": list(wanted.values())})))


def _said(year: MobilityYear, before: Mapping[str, Any]) -> dict[str, Any]:
    numbers = {way: year.of(way).model_dump(exclude_none=True) for way in get_args(Direction)}
    made = {**before, "year": year.year} | {way: {**before.get(way, {}), **said} for way, said in numbers.items()}
    return made | ({"source": list(year.source)} if year.source else {})


def changes_of_answers(
    file: str, grids: Sequence[Grid], root: Path, catalog: Catalog, localizer: Localizer
) -> FromSheet:
    """The counts of the groups that are large enough to be told of. No single answer is in them."""
    if catalog.rubric is None:
        return FromSheet(problems=[Problem("K112", file, 1)])
    answered, problems = read_answers(file, grids, catalog, localizer)
    if problems:
        return FromSheet(problems=problems)
    found = news(answered, catalog.rubric, catalog.rubric_results)
    named = {group: group_name(localizer, catalog, *group) for group in (*found.few, *found.near)}
    if found.near:
        values = {"path": PATH, "limit": str(FEWEST)}
        return FromSheet(problems=[Problem("K113", file, 1, {**values, "value": named[each]}) for each in found.near])
    notes = [localizer.t("import_rubric.few", group=named[each], limit=FEWEST) for each in found.few]
    return FromSheet(changes_to(root, joined(catalog.rubric_results, found.new)), notes=notes)


def changes_to(root: Path, results: Sequence[RubricResult]) -> list[Change]:
    """What makes of the file one with these results."""
    old, _ = _held(root, "rubric_results")
    return list(changes_between("rubric_results", old, [each.model_dump(mode="json") for each in results]))


def _held(root: Path, file: str) -> tuple[Any, list[Problem]]:
    path = root / path_of(file)
    text, problems = read_text(root, path) if path.exists() else ("", [])
    source = read_yaml(text, path_of(file))
    return plain_values(source.value), [*problems, *source.problems]

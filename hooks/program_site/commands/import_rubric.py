"""`program_site import-rubric FILE [--yes]`: counts of anonymous answers into data/rubric_results.yml."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from program_site.commands.spreadsheets import add_import, open_content, read_sheet, say_all, take_over
from program_site.content.catalog import Catalog
from program_site.content.data.rubric import Rubric
from program_site.content.data.rubric_results import FEWEST, Group, RubricResult, groups
from program_site.i18n.localizer import Localizer
from program_site.tables.imports.rubric_file import PATH, as_yaml, joined
from program_site.tables.imports.rubric_sheet import MOMENTS, Answered, aggregated, read_answers, template, too_near
from program_site.text.when import When


def add(commands: Any) -> None:
    parser: argparse.ArgumentParser = commands.add_parser(
        "import-rubric", help="count anonymous answers to the rubric and write the counts to data/rubric_results.yml"
    )
    add_import(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """0: written, or nothing to write; 1: nothing was written; 2: a wrong option."""
    opened = open_content(given, [PATH, "data/rubric.yml"])
    if isinstance(opened, int):
        return opened
    localizer, catalog = opened
    if catalog.rubric is None:
        print(localizer.t("import_rubric.no_rubric"))
        return 1
    grids = read_sheet(given, localizer, template(catalog, catalog.rubric, localizer))
    if isinstance(grids, int):
        return grids
    answered, problems = read_answers(given.file.name, grids, catalog, localizer)
    if problems:
        return say_all(localizer, problems)
    if given.file.resolve().is_relative_to(given.root.resolve()):
        print(localizer.t("import_rubric.not_here", file=given.file.name))
    return _take_over(given.root, catalog, catalog.rubric, answered, localizer, given.yes)


def _take_over(
    root: Path, catalog: Catalog, rubric: Rubric, answered: Sequence[Answered], localizer: Localizer, sure: bool
) -> int:
    counted = {(each.year, each.direction): aggregated(each, rubric) for each in answered}
    known = {(each.year, each.direction): each for each in catalog.rubric_results}
    new = [each for key, each in counted.items() if each and each != known.get(key)]
    for (year, direction), each in counted.items():
        if each is None:
            print(
                localizer.t("import_rubric.few", group=_name(localizer, catalog.fiscal(year), direction), limit=FEWEST)
            )
    near = [each for each in new if (old := known.get((each.year, each.direction))) and too_near(old, each)]
    for each in near:
        said = localizer.t(
            "import_rubric.near",
            group=_name(localizer, catalog.fiscal(each.year), each.direction),
            limit=FEWEST,
            path=PATH,
        )
        print(said)
    if near:
        return 1
    for each in new:
        _say(localizer, rubric, each, catalog.fiscal(each.year))
    if not new:
        print(localizer.t("import_rubric.same", path=PATH))
        return 0
    text = as_yaml(joined(catalog.rubric_results, new), catalog.languages)
    if not take_over(root, PATH, text, localizer, sure):
        return 1
    print(localizer.t("import_rubric.next"))
    return 0


def _say(localizer: Localizer, rubric: Rubric, result: RubricResult, year: When) -> None:
    """Of the group what will be public, and no more."""
    (group,) = groups(rubric, [result])
    print(_name(localizer, year, result.direction) + ": " + _sizes(localizer, group))
    for each in group.compared:
        code = (
            localizer.language if localizer.language in each.ability.name.root else next(iter(each.ability.name.root))
        )
        means = f"{localizer.mean(each.before.mean)} → {localizer.mean(each.after.mean)} ({localizer.mean(each.change, signed=True)})"
        print(f"  {each.ability.name.in_language(code)}: {means}")


def _sizes(localizer: Localizer, group: Group) -> str:
    sizes = {"before": group.before, "after": group.after}
    return ", ".join(f"{localizer.t(label)} n = {localizer.number(sizes[key])}" for key, label in MOMENTS.items())


def _name(localizer: Localizer, year: When, direction: str) -> str:
    said = localizer.t(f"direction.{direction}")
    return localizer.t("rubric_results.group", year=localizer.fiscal_year(year), direction=said)

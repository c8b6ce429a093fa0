"""`program_site import-rubric FILE [--yes]`: counts of anonymous answers into data/rubric_results.yml."""

import argparse

from program_site.commands.changing import take_over
from program_site.commands.spreadsheets import add_import, open_content, read_sheet, refuse
from program_site.content.catalog import Catalog
from program_site.content.data.rubric import Rubric
from program_site.content.data.rubric_results import FEWEST, RubricResult, groups
from program_site.i18n.localizer import Localizer
from program_site.intake.changes.from_sheets import changes_to
from program_site.tables.imports.rubric_file import PATH, group_name, joined, news
from program_site.tables.imports.rubric_sheet import MOMENTS, read_answers, template


def add(parser: argparse.ArgumentParser) -> None:
    add_import(parser)


def run(given: argparse.Namespace) -> int:
    """0: written, or nothing to write; 1: nothing was written; 2: a wrong option."""
    localizer, catalog = open_content(given, [PATH, "data/rubric.yml"])
    if catalog.rubric is None:
        print(localizer.t("import_rubric.no_rubric"))
        return 1
    grids = read_sheet(given, localizer, template(catalog, catalog.rubric, localizer))
    answered, problems = read_answers(given.file.name, grids, catalog, localizer)
    refuse(localizer, problems)
    if given.file.resolve().is_relative_to(given.root.resolve()):
        print(localizer.t("import_rubric.not_here", file=given.file.name))
    found = news(answered, catalog.rubric, catalog.rubric_results)
    for year, direction in found.few:
        print(localizer.t("import_rubric.few", group=group_name(localizer, catalog, year, direction), limit=FEWEST))
    for year, direction in found.near:
        group = group_name(localizer, catalog, year, direction)
        print(localizer.t("import_rubric.near", group=group, limit=FEWEST, path=PATH))
    if found.near:
        return 1
    for each in found.new:
        _say(localizer, catalog, catalog.rubric, each)
    if not found.new:
        print(localizer.t("import_rubric.same", path=PATH))
        return 0
    take_over(given, changes_to(given.root, joined(catalog.rubric_results, found.new)), localizer)
    print(localizer.t("import_rubric.next"))
    return 0


def _say(localizer: Localizer, catalog: Catalog, rubric: Rubric, result: RubricResult) -> None:
    """Of the group what will be public, and no more."""
    (group,) = groups(rubric, [result])
    told = group_name(localizer, catalog, result.year, result.direction)
    print(f"{told}: {_sizes(localizer, group.before, group.after)}")
    for each in group.compared:
        name = each.ability.name
        code = localizer.language if localizer.language in name.root else next(iter(name.root))
        before, after = localizer.mean(each.before.mean), localizer.mean(each.after.mean)
        fewer = f" [{_sizes(localizer, each.before.n, each.after.n)}]" if group.is_answered_by_fewer(each) else ""
        print(f"  {name.in_language(code)}: {before} → {after} ({localizer.mean(each.change, signed=True)}){fewer}")


def _sizes(localizer: Localizer, *numbers: int) -> str:
    sizes = zip(MOMENTS.values(), numbers, strict=True)
    return ", ".join(f"{localizer.t(label)} n = {localizer.number(number)}" for label, number in sizes)

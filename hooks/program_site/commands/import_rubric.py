"""`program_site import-rubric FILE [--yes]`: counts of anonymous answers into data/rubric_results.yml."""

import argparse
from collections.abc import Sequence

from program_site.commands.speaking import Stopped
from program_site.commands.spreadsheets import add_import, open_content, read_sheet, refuse, take_over
from program_site.content.catalog import Catalog
from program_site.content.data.rubric import Rubric
from program_site.content.data.rubric_results import FEWEST, RubricResult, groups
from program_site.i18n.localizer import Localizer
from program_site.tables.imports.rubric_file import PATH, as_yaml, joined
from program_site.tables.imports.rubric_sheet import MOMENTS, Answered, aggregated, read_answers, template, too_near
from program_site.text.when import When


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
    new = _news(catalog, catalog.rubric, answered, localizer)
    for each in new:
        _say(localizer, catalog.rubric, each, catalog.fiscal(each.year))
    if not new:
        print(localizer.t("import_rubric.same", path=PATH))
        return 0
    take_over(given, PATH, as_yaml(joined(catalog.rubric_results, new), catalog.languages), localizer)
    print(localizer.t("import_rubric.next"))
    return 0


def _news(catalog: Catalog, rubric: Rubric, answered: Sequence[Answered], localizer: Localizer) -> list[RubricResult]:
    """The groups that are new or differ. Says which are too small, and ends the command where one is too near to its old result."""
    known = {(each.year, each.direction): each for each in catalog.rubric_results}
    new: list[RubricResult] = []
    near: list[str] = []
    for each in answered:
        counted, old = aggregated(each, rubric), known.get((each.year, each.direction))
        group = _name(localizer, catalog.fiscal(each.year), each.direction)
        if counted is None:
            print(localizer.t("import_rubric.few", group=group, limit=FEWEST))
        elif counted != old:
            new.append(counted)
            if old and too_near(old, counted):
                near.append(localizer.t("import_rubric.near", group=group, limit=FEWEST, path=PATH))
    if near:
        print("\n".join(near))
        raise Stopped
    return new


def _say(localizer: Localizer, rubric: Rubric, result: RubricResult, year: When) -> None:
    """Of the group what will be public, and no more."""
    (group,) = groups(rubric, [result])
    print(f"{_name(localizer, year, result.direction)}: {_sizes(localizer, group.before, group.after)}")
    for each in group.compared:
        name = each.ability.name
        code = localizer.language if localizer.language in name.root else next(iter(name.root))
        before, after = localizer.mean(each.before.mean), localizer.mean(each.after.mean)
        fewer = f" [{_sizes(localizer, each.before.n, each.after.n)}]" if group.is_answered_by_fewer(each) else ""
        print(f"  {name.in_language(code)}: {before} → {after} ({localizer.mean(each.change, signed=True)}){fewer}")


def _sizes(localizer: Localizer, *numbers: int) -> str:
    sizes = zip(MOMENTS.values(), numbers, strict=True)
    return ", ".join(f"{localizer.t(label)} n = {localizer.number(number)}" for label, number in sizes)


def _name(localizer: Localizer, year: When, direction: str) -> str:
    said = localizer.t(f"direction.{direction}")
    return localizer.t("rubric_results.group", year=localizer.fiscal_year(year), direction=said)

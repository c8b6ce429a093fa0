"""The sheet of rubric answers: a row for each anonymous answer, with its group and its level of every ability.

Answers stay in this module while they are counted. It gives out only the counts of groups that are large enough.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args

from program_site.content.catalog import Catalog
from program_site.content.data.programs import Direction
from program_site.content.data.rubric import Rubric
from program_site.content.data.rubric_results import FEWEST, RubricResult, is_anonymous
from program_site.i18n.localizer import Localizer
from program_site.tables.spreadsheets.cells import Cell, Grid, fiscal_year, in_any_language, plain, whole_number
from program_site.tables.spreadsheets.headings import Headings, find_table
from program_site.tables.spreadsheets.workbook import Sheet
from program_site.text.problems import Problem

MOMENTS = {"before": "rubric_results.before", "after": "rubric_results.after"}
_LABELS = {"year": "field.year", "direction": "field.direction", "moment": "rubric_results.moment"}
_WAYS = {key: f"direction.{key}" for key in get_args(Direction)}

Levels = Mapping[str, int]
"""One answer: the level of every ability."""


@dataclass(frozen=True)
class Answered:
    """All answers of one group. Its representation shows how many there are, and no answer."""

    year: int
    direction: Direction
    before: list[Levels] = field(default_factory=list, repr=False)
    after: list[Levels] = field(default_factory=list, repr=False)


def headings(catalog: Catalog, rubric: Rubric, localizer: Localizer) -> Headings:
    shown = {key: localizer.t(label) for key, label in _LABELS.items()}
    first = catalog.languages[0]
    for ability in rubric.abilities:
        language = localizer.language if localizer.language in ability.name.root else first
        shown[ability.id] = ability.name.in_language(language)
    known = in_any_language(_LABELS)
    for ability in rubric.abilities:
        known |= {plain(wording.text): ability.id for wording in ability.name.root.values()}
    known |= {plain(key): key for key in shown} | {plain(heading): key for key, heading in shown.items()}
    return Headings(shown, known)


def read_answers(
    file: str, grids: Sequence[Grid], catalog: Catalog, localizer: Localizer
) -> tuple[tuple[Answered, ...], list[Problem]]:
    """The answers by group, or all problems."""
    rubric = catalog.rubric
    if rubric is None:
        return (), []
    rows, problems = find_table(file, grids, headings(catalog, rubric, localizer))
    groups: dict[tuple[int, Direction], Answered] = {}
    for row in rows:
        year = fiscal_year(row["year"])
        direction = _chosen(row["direction"], _directions(catalog), localizer, _WAYS)
        moment = _chosen(row["moment"], in_any_language(MOMENTS), localizer, MOMENTS)
        levels = {each.id: _level(row[each.id], rubric) for each in rubric.abilities}
        wrong = [each for each in (year, direction, moment, *levels.values()) if isinstance(each, Problem)]
        problems += wrong
        if wrong or isinstance(year, Problem):
            continue
        way: Direction = "outbound" if direction == "outbound" else "inbound"
        group = groups.setdefault((year, way), Answered(year, way))
        side = group.before if moment == "before" else group.after
        side.append({key: level for key, level in levels.items() if isinstance(level, int)})
    if not problems and not groups:
        problems.append(Problem("S118", file, 1))
    return (() if problems else tuple(groups[key] for key in sorted(groups))), problems


def _level(cell: Cell, rubric: Rubric) -> int | Problem:
    level = whole_number(cell)
    if isinstance(level, Problem) or level in rubric.levels:
        return level
    return cell.problem("S120", known=", ".join(map(str, rubric.levels)))


def _chosen(cell: Cell, words: Mapping[str, str], localizer: Localizer, labels: Mapping[str, str]) -> str | Problem:
    if cell.flaw or cell.blank:
        return cell.problem(cell.flaw or "S112")
    known = ", ".join(localizer.t(label) for label in labels.values())
    return words.get(plain(cell.text)) or cell.problem("S120", known=known)


def _directions(catalog: Catalog) -> dict[str, str]:
    own = catalog.project.directions
    named = {plain(text): key for key in _WAYS if own for text in getattr(own, key).root.values()}
    return {**in_any_language(_WAYS), **named}


def aggregated(answered: Answered, rubric: Rubric) -> RubricResult | None:
    """The counts of a group; None where it has too few answers at either moment. Leaves out abilities that all answered alike."""
    if min(len(answered.before), len(answered.after)) < FEWEST:
        return None
    counts = {
        each.id: tuple(_counted(side, each.id, rubric) for side in (answered.before, answered.after))
        for each in rubric.abilities
    }
    published = {key: both for key, both in counts.items() if all(map(is_anonymous, both))}
    if not published:
        return None
    before, after = ({key: both[side] for key, both in published.items()} for side in (0, 1))
    return RubricResult(year=answered.year, direction=answered.direction, before=before, after=after)


def _counted(answers: Sequence[Levels], ability: str, rubric: Rubric) -> tuple[int, ...]:
    counts = Counter(each[ability] for each in answers)
    return tuple(counts[level] for level in rubric.levels)


def too_near(old: RubricResult, new: RubricResult) -> bool:
    """Whether comparing both versions, which stay in the history, shows what fewer than five people answered."""
    return any(_differ_little(getattr(old, moment), getattr(new, moment)) for moment in MOMENTS)


def _differ_little(old: Mapping[str, Sequence[int]], new: Mapping[str, Sequence[int]]) -> bool:
    first, second = (sum(next(iter(each.values()))) for each in (old, new))
    return old != new and abs(second - first) < FEWEST


def template(catalog: Catalog, rubric: Rubric, localizer: Localizer) -> Sheet:
    words = map(localizer.t, MOMENTS.values())
    ways = map(localizer.t, _WAYS.values())
    levels = ", ".join(map(str, rubric.levels))
    above = localizer.t("import_rubric.template", moments=", ".join(words), directions=", ".join(ways), levels=levels)
    shown = headings(catalog, rubric, localizer).shown
    return Sheet(localizer.t("import_rubric.sheet"), tuple(shown.values()), (), (above,))

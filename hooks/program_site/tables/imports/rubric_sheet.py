"""The sheet of rubric answers: a row for each anonymous answer, with its group and its level of every ability.

Or a row for each person, with two columns for every ability, before and after. A question that was not answered is left
empty and counts for nobody: every ability has its own number of answers.

Answers stay in this module while they are counted. It gives out only the counts of groups that are large enough.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import get_args

from program_site.content.catalog import Catalog
from program_site.content.data.programs import Direction
from program_site.content.data.rubric import Rubric
from program_site.content.data.rubric_results import FEWEST, RubricResult, is_anonymous
from program_site.i18n.localizer import Localizer
from program_site.tables.spreadsheets.cells import (
    Cell,
    Grid,
    fiscal_year,
    in_any_language,
    plain,
    whole_number,
    words_for,
)
from program_site.tables.spreadsheets.headings import Headings, find_table, known_headings
from program_site.tables.spreadsheets.repeats import said_once
from program_site.tables.spreadsheets.workbook import Sheet
from program_site.text.problems import Problem

MOMENTS = {"before": "rubric_results.before", "after": "rubric_results.after"}
_LABELS = {"year": "field.year", "direction": "field.direction", "moment": "rubric_results.moment"}
_WAYS = {key: f"direction.{key}" for key in get_args(Direction)}

Levels = Mapping[str, int]
"""One answer: the level of every ability that was answered."""


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


def layouts(catalog: Catalog, rubric: Rubric, localizer: Localizer) -> tuple[Headings, Headings]:
    """A row for each answer, or for each person."""
    return headings(catalog, rubric, localizer), _wide(catalog, rubric, localizer)


def _wide(catalog: Catalog, rubric: Rubric, localizer: Localizer) -> Headings:
    """The same with two columns for each ability in place of the one that names the moment."""
    long = headings(catalog, rubric, localizer)
    abilities = [each.id for each in rubric.abilities]
    shown = {key: heading for key, heading in long.shown.items() if key in ("year", "direction")}
    for key, label in MOMENTS.items():
        shown |= {f"{each} {key}": f"{long.shown[each]} ({localizer.t(label)})" for each in abilities}
    known = {heading: key for heading, key in long.known.items() if key in shown}
    for (heading, ability), (word, key) in product(long.known.items(), _moments().items()):
        if ability in abilities:
            known |= dict.fromkeys((heading + word, word + heading), f"{ability} {key}")
    return Headings(shown, known)


def read_answers(
    file: str, grids: Sequence[Grid], catalog: Catalog, localizer: Localizer
) -> tuple[tuple[Answered, ...], list[Problem]]:
    """The answers by group, or all problems."""
    rubric = catalog.rubric
    if rubric is None:
        return (), []
    layout = max(layouts(catalog, rubric, localizer), key=lambda each: len(known_headings(grids, each)))
    rows, problems = find_table(file, grids, layout)
    groups: dict[tuple[int, Direction], Answered] = {}
    for row in rows:
        year = fiscal_year(row["year"])
        direction = _chosen(row["direction"], _directions(catalog), localizer, _WAYS)
        sides = _sides(row, rubric, localizer)
        levels = (level for _, side in sides for level in side.values())
        wrong = [
            each for each in (year, direction, *(moment for moment, _ in sides), *levels) if isinstance(each, Problem)
        ]
        problems += wrong
        if wrong or isinstance(year, Problem):
            continue
        way: Direction = "outbound" if direction == "outbound" else "inbound"
        group = groups.setdefault((year, way), Answered(year, way))
        for moment, side in sides:
            if answer := {key: level for key, level in side.items() if isinstance(level, int)}:
                (group.before if moment == "before" else group.after).append(answer)
    if not problems and not any(each.before or each.after for each in groups.values()):
        problems.append(Problem("S118", file, 1))
    return (() if problems else tuple(groups[key] for key in sorted(groups))), said_once(problems)


def _sides(
    row: Mapping[str, Cell], rubric: Rubric, localizer: Localizer
) -> list[tuple[str | Problem, dict[str, int | Problem | None]]]:
    """What a row says of each moment: of one that it names, or of both."""
    if "moment" in row:
        moment = _chosen(row["moment"], _moments(), localizer, MOMENTS)
        return [(moment, {each.id: _level(row[each.id], rubric) for each in rubric.abilities})]
    return [(key, {each.id: _level(row[f"{each.id} {key}"], rubric) for each in rubric.abilities}) for key in MOMENTS]


def _level(cell: Cell, rubric: Rubric) -> int | Problem | None:
    """Also a level in words, レベル2. None where the question was not answered."""
    if not cell.flaw and (not plain(cell.text) or plain(cell.text) in words_for("unanswered")):
        return None
    level = whole_number(cell, beside="levels")
    if level in rubric.levels or (isinstance(level, Problem) and level.code not in ("S108", "S109")):
        return level
    return cell.problem("S120", known=", ".join(map(str, rubric.levels)))


def _moments() -> dict[str, str]:
    own = {word: moment for moment in MOMENTS for word in words_for(moment)}
    return {**own, **in_any_language(MOMENTS)}


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
    """The counts of a group; None where nothing of it may be told. Leaves out abilities that too few answered, or all alike.

    The numbers of answers may differ. Each count is of another question, so that nothing comes of subtracting them, and each
    is large enough by itself.
    """
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
    counts = Counter(each[ability] for each in answers if ability in each)
    return tuple(counts[level] for level in rubric.levels)


def too_near(old: RubricResult, new: RubricResult) -> bool:
    """Whether comparing both versions, which stay in the history, shows what fewer than five people answered."""
    return any(_differ_little(getattr(old, moment), getattr(new, moment)) for moment in MOMENTS)


def _differ_little(old: Mapping[str, Sequence[int]], new: Mapping[str, Sequence[int]]) -> bool:
    """Of an ability told in one of both alone, as many as in the group may have answered, all of them alike."""
    largest = [max(map(sum, each.values())) for each in (old, new)]
    for key in old.keys() | new.keys():
        first, second = (
            sum(each[key]) if key in each else most for each, most in zip((old, new), largest, strict=True)
        )
        if old.get(key) != new.get(key) and abs(second - first) < FEWEST:
            return True
    return False


def template(catalog: Catalog, rubric: Rubric, localizer: Localizer) -> Sheet:
    words = map(localizer.t, MOMENTS.values())
    ways = map(localizer.t, _WAYS.values())
    levels = ", ".join(map(str, rubric.levels))
    above = localizer.t("import_rubric.template", moments=", ".join(words), directions=", ".join(ways), levels=levels)
    shown = headings(catalog, rubric, localizer).shown
    return Sheet(localizer.t("import_rubric.sheet"), tuple(shown.values()), (), (above,))

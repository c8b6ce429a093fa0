"""The sheet of students that a university keeps to itself: a row for each group, down to the smallest.

It is never taken over into `data/`, which everyone can read. `figures` makes the tables of an evaluation from it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from program_site.content.catalog import Catalog
from program_site.content.data.fields import some_ids
from program_site.content.data.mobility import DETAILS, Kind, MobilityRow
from program_site.content.data.mobility_groups import joined
from program_site.content.data.mobility_words import CHOICES, LABELS
from program_site.content.data.programs import Direction
from program_site.content.data.project import direction_name
from program_site.i18n.localizer import Localizer
from program_site.messages import available
from program_site.tables.spreadsheets.cells import (
    Cell,
    Grid,
    fiscal_year,
    in_any_language,
    plain,
    said_of_sums,
    whole_number,
)
from program_site.tables.spreadsheets.headings import Headings, find_table
from program_site.tables.spreadsheets.repeats import said_once
from program_site.tables.spreadsheets.workbook import Sheet
from program_site.text.problems import Problem

_COLUMNS = {
    "year": "field.year",
    "direction": "field.direction",
    **LABELS,
    "kind": "mobility_rows.kind",
    "number": "mobility_rows.number",
}
_IDS = ("program", "partner")
_OPTIONAL = (*DETAILS, "kind")
_ANSWERS = {"mobility_rows.answer_yes": True, "mobility_rows.answer_no": False}
_KINDS = {kind: f"field.{kind}" for kind in get_args(Kind)}

Words = Mapping[str, Any]
"""What may stand in a column in plain letters, and what it means."""


def headings(localizer: Localizer) -> Headings:
    known = in_any_language(_COLUMNS) | {plain("fiscal_year"): "year"}
    return Headings({key: localizer.t(label) for key, label in _COLUMNS.items()}, known, _OPTIONAL)


def read_rows(
    file: str, grids: Sequence[Grid], catalog: Catalog, localizer: Localizer
) -> tuple[tuple[MobilityRow, ...], list[Problem]]:
    """The groups of the sheet, those alike as one, or all problems. Without a column for it, every number is actual."""
    lines, problems = find_table(file, grids, headings(localizer))
    words = _words(catalog)
    rows: list[MobilityRow] = []
    for line in lines:
        if said_of_sums(line["year"]):
            continue
        read: dict[str, Any] = {"year": fiscal_year(line["year"]), "number": whole_number(line["number"])}
        read |= {key: _chosen(line[key], key, words[key], catalog, localizer) for key in words if key in line}
        wrong = [each for each in read.values() if isinstance(each, Problem)]
        problems += wrong
        if not wrong:
            rows.append(MobilityRow.model_construct(**{"kind": "actual", **read}))
    if not problems and not rows:
        problems.append(Problem("S118", file, 1))
    return (() if problems else tuple(joined(rows))), said_once(problems)


def _chosen(cell: Cell, key: str, words: Words, catalog: Catalog, localizer: Localizer) -> Any:
    """What the cell means; a detail may be left empty."""
    if cell.flaw or (cell.blank and key not in DETAILS):
        return cell.problem(cell.flaw or "S112")
    if cell.blank:
        return None
    if (written := plain(cell.text)) in words:
        return words[written]
    allowed = list(_allowed(key, catalog, localizer))
    return cell.problem("S120", known=some_ids(cell.text, allowed) if key in _IDS else ", ".join(allowed))


def _allowed(key: str, catalog: Catalog, localizer: Localizer) -> Iterator[str]:
    """What to write, as a message and the template say it."""
    if key in _IDS:
        yield from (each.id for each in getattr(catalog, f"{key}s"))
    elif key == "direction":
        yield from (direction_name(catalog.project, localizer, way) for way in get_args(Direction))
    else:
        yield from (localizer.t(label) for label in (_KINDS if key == "kind" else CHOICES[key]).values())


def _words(catalog: Catalog) -> Mapping[str, Words]:
    words: dict[str, dict[str, Any]] = {"kind": in_any_language(_KINDS)}
    words["direction"] = in_any_language({way: f"direction.{way}" for way in get_args(Direction)})
    own = catalog.project.directions
    words["direction"] |= {
        plain(text): way for way in get_args(Direction) if own for text in getattr(own, way).root.values()
    }
    for key in _IDS:
        words[key] = {}
        for each in getattr(catalog, f"{key}s"):
            words[key] |= dict.fromkeys(
                [plain(each.id), *(plain(name.text) for name in each.name.root.values())], each.id
            )
    for key, labels in CHOICES.items():
        spelt = {label: value for value, label in labels.items()}
        words[key] = {word: spelt[label] for word, label in in_any_language({each: each for each in spelt}).items()}
        words[key] |= {plain(str(value)): value for value in labels}
    for localizer in map(Localizer, available()):
        for answer, value in _ANSWERS.items():
            said = {plain(word): value for word in localizer.t(answer).split()}
            words["credits"] |= said
            words["online"] |= said
    return words


def template(catalog: Catalog, localizer: Localizer) -> Sheet:
    """A sheet with headings and, above them, what may stand in each column."""
    shown = headings(localizer).shown
    above = [localizer.t("mobility_rows.template")]
    for key in ("direction", *DETAILS, "kind"):
        choices = ", ".join(_allowed(key, catalog, localizer))
        above.append(localizer.t("mobility_rows.choices", column=shown[key], choices=choices))
    return Sheet(localizer.t("mobility_rows.sheet"), tuple(shown.values()), (), tuple(above))

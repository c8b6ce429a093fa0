"""Change figures in `data/mobility.yml` in place, and keep every comment."""

from collections.abc import Sequence
from itertools import product
from typing import get_args

import yaml

from program_site.content.data.mobility import MobilityYear
from program_site.content.data.programs import Direction
from program_site.text.yaml_edits import Insertion, end_of, fields_of, value_of, with_insertions

PATH = "data/mobility.yml"
_KINDS = ("planned", "actual")
_NEW = "# yaml-language-server: $schema=schema/mobility.json\n\nyears:\n"


def with_years(text: str, years: Sequence[MobilityYear]) -> str | None:
    """The text of the file with these years changed or added; None where its layout makes this unsafe.

    Keeps all other years. Turns an empty text into a new file.
    """
    if not text.strip():
        return _NEW + "".join(_entry(year, 2, "\n") for year in years)
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return None
    listed = value_of(root, "years")
    if not isinstance(listed, yaml.SequenceNode) or listed.flow_style or not listed.value:
        return None
    items = {_written(item, "year"): item for item in listed.value}
    changes: list[Insertion] = []
    for year in years:
        item = items.get(str(year.year))
        edits = _changed(item, year) if item else [_added(text, listed, year)]
        if not edits:
            return None
        changes += edits
    made = with_insertions(text, changes)
    return made if _is_as_meant(text, made, years) else None


def _changed(item: yaml.Node, year: MobilityYear) -> list[Insertion]:
    """What to write over each of its numbers; nothing where one of them is not there."""
    changes: list[Insertion] = []
    for way, kind in product(get_args(Direction), _KINDS):
        number = value_of(value_of(item, way), kind)
        if not isinstance(number, yaml.ScalarNode):
            return []
        changes.append((number.start_mark.index, number.end_mark.index, str(getattr(getattr(year, way), kind))))
    return changes


def _added(text: str, listed: yaml.SequenceNode, year: MobilityYear) -> Insertion:
    """Insert a year after the last earlier one and the comment on its line, or else before the first."""
    newline = "\r\n" if "\r\n" in text else "\n"
    indent = listed.value[0].start_mark.column - 2
    numbered = ((_written(item, "year"), item) for item in listed.value)
    earlier = [item for number, item in numbered if number.isdigit() and int(number) < year.year]
    if earlier:
        last = earlier[-1]
        end = text.find("\n", end_of(last))
        if end < 0:
            return len(text), len(text), newline + _entry(year, indent, newline)
        return end + 1, end + 1, _entry(year, indent, newline)
    start = text.rfind("\n", 0, listed.value[0].start_mark.index) + 1
    return start, start, _entry(year, indent, newline)


def _entry(year: MobilityYear, indent: int, newline: str) -> str:
    lines = [f"- year: {year.year}"]
    for way in get_args(Direction):
        numbers = getattr(year, way)
        lines.append(f"  {way}: {{planned: {numbers.planned}, actual: {numbers.actual}}}")
    return "".join(f"{' ' * indent}{line}{newline}" for line in lines)


def _written(item: yaml.Node, key: str) -> str:
    value = value_of(item, key)
    return str(value.value) if isinstance(value, yaml.ScalarNode) else ""


def _is_as_meant(before: str, after: str, years: Sequence[MobilityYear]) -> bool:
    """Whether the file now holds the wanted years, in any order, and everything else is unchanged."""
    old, new = fields_of(before), fields_of(after)
    if old is None or new is None:
        return False
    wanted = {each["year"]: each for each in old["years"]}
    wanted |= {year.year: year.model_dump() for year in years}
    entries = {each["year"]: each for each in new["years"]}
    others = [{key: value for key, value in fields.items() if key != "years"} for fields in (old, new)]
    return entries == wanted and len(new["years"]) == len(wanted) and others[0] == others[1]

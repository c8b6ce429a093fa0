"""Change figures in `data/mobility.yml` in place, and keep every comment."""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any, get_args

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
        edits = _changed(text, item, year) if item else [_added(text, listed, year)]
        if not edits:
            return None
        changes += edits
    made = with_insertions(text, changes)
    return made if _is_as_meant(text, made, years) else None


def _changed(text: str, item: yaml.Node, year: MobilityYear) -> list[Insertion]:
    """What to write over each of its numbers; nothing where one has no place. What the year does not say stays."""
    changes: list[Insertion] = []
    for way, kind in product(get_args(Direction), _KINDS):
        number = value_of(value_of(item, way), kind)
        wanted = getattr(year.of(way), kind)
        if wanted is None:
            continue
        if isinstance(number, yaml.ScalarNode):
            changes.append((number.start_mark.index, number.end_mark.index, str(wanted)))
        elif change := _beside(text, value_of(item, way), kind, str(wanted)):
            changes.append(change)
        else:
            return []
    if year.source:
        named, before = value_of(item, "source"), value_of(item, get_args(Direction)[-1])
        if named is not None:
            changes.append((named.start_mark.index, end_of(named), _listed(year.source)))
        elif before is not None and (change := _beside(text, item, "source", _listed(year.source))):
            changes.append(change)
        else:
            return []
    return changes


def _beside(text: str, mapping: yaml.Node | None, key: str, value: str) -> Insertion | None:
    """A field more at the end of a mapping: in its braces, or in a line of its own below the last one's remark."""
    if not isinstance(mapping, yaml.MappingNode) or not mapping.value:
        return None
    end = end_of(mapping.value[-1][1])
    if mapping.flow_style:
        return end, end, f", {key}: {value}"
    newline = "\r\n" if "\r\n" in text else "\n"
    line = f"{' ' * mapping.value[0][0].start_mark.column}{key}: {value}"
    if (begin := text.find("\n", end)) < 0:
        return len(text), len(text), newline + line
    return begin + 1, begin + 1, line + newline


def _listed(source: Sequence[str]) -> str:
    return f"[{', '.join(source)}]"


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
        known = year.of(way).model_dump(exclude_none=True)
        lines.append(f"  {way}: {{{', '.join(f'{kind}: {number}' for kind, number in known.items())}}}")
    if year.source:
        lines.append(f"  source: {_listed(year.source)}")
    return "".join(f"{' ' * indent}{line}{newline}" for line in lines)


def _merged(before: Mapping[str, Any], year: MobilityYear) -> dict[str, Any]:
    """The fields of a year with what is newly said of it."""
    said: dict[str, Any] = {way: year.of(way).model_dump(exclude_none=True) for way in get_args(Direction)}
    made = {**before, "year": year.year} | {way: {**before.get(way, {}), **numbers} for way, numbers in said.items()}
    return made | ({"source": list(year.source)} if year.source else {})


def _written(item: yaml.Node, key: str) -> str:
    value = value_of(item, key)
    return str(value.value) if isinstance(value, yaml.ScalarNode) else ""


def _is_as_meant(before: str, after: str, years: Sequence[MobilityYear]) -> bool:
    """Whether the file now holds the wanted years, in any order, and everything else is unchanged."""
    old, new = fields_of(before), fields_of(after)
    if old is None or new is None:
        return False
    wanted = {each["year"]: each for each in old["years"]}
    for year in years:
        wanted[year.year] = _merged(wanted.get(year.year, {}), year)
    entries = {each["year"]: each for each in new["years"]}
    others = [{key: value for key, value in fields.items() if key != "years"} for fields in (old, new)]
    return entries == wanted and len(new["years"]) == len(wanted) and others[0] == others[1]

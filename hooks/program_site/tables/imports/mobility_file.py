"""Change figures in `data/mobility.yml` in place, and keep every comment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

import yaml

from program_site.content.data.mobility import MobilityYear
from program_site.content.data.programs import Direction
from program_site.text.yaml_source import read_yaml

PATH = "data/mobility.yml"
_KINDS = ("planned", "actual")
_NEW = "# yaml-language-server: $schema=schema/mobility.json\n\nyears:\n"

Change = tuple[int, int, str]
"""Begin and end in the text, and the new text there."""


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
    listed = _value(root, "years")
    if not isinstance(listed, yaml.SequenceNode) or listed.flow_style or not listed.value:
        return None
    items = {_written(item, "year"): item for item in listed.value}
    changes: list[Change] = []
    for year in years:
        item = items.get(str(year.year))
        edits = list(_changed(item, year)) if item else [_added(text, listed, year)]
        if None in edits:
            return None
        changes += [each for each in edits if each]
    made = text
    # From the back, so that places stay true; what begins at the same place comes out in its order.
    for _, (begin, end, new) in sorted(enumerate(changes), key=lambda each: (each[1][0], each[0]), reverse=True):
        made = made[:begin] + new + made[end:]
    return made if _is_as_meant(text, made, years) else None


def _changed(item: yaml.Node, year: MobilityYear) -> Iterator[Change | None]:
    for way in get_args(Direction):
        for kind in _KINDS:
            number = _value(_value(item, way), kind)
            if not isinstance(number, yaml.ScalarNode):
                yield None
                return
            yield number.start_mark.index, number.end_mark.index, str(getattr(getattr(year, way), kind))


def _added(text: str, listed: yaml.SequenceNode, year: MobilityYear) -> Change:
    """Insert a year after the last earlier one and the comment on its line, or else before the first."""
    newline = "\r\n" if "\r\n" in text else "\n"
    indent = listed.value[0].start_mark.column - 2
    earlier = [
        item for item in listed.value if _written(item, "year").isdigit() and int(_written(item, "year")) < year.year
    ]
    if earlier:
        last = max(earlier, key=lambda item: item.start_mark.index)
        end = text.find("\n", _end(last))
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


def _end(node: yaml.Node) -> int:
    """The end of its last character. For PyYAML a block ends only before the next node, after all comments."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return _end(node.value[-1][1])
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return _end(node.value[-1])
    return int(node.end_mark.index)


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def _written(item: yaml.Node, key: str) -> str:
    value = _value(item, key)
    return str(value.value) if isinstance(value, yaml.ScalarNode) else ""


def _is_as_meant(before: str, after: str, years: Sequence[MobilityYear]) -> bool:
    """Whether the file now holds the wanted years, in any order, and everything else is unchanged."""
    old, new = (read_yaml(text.lstrip("\ufeff").replace("\r\n", "\n"), PATH) for text in (before, after))
    if old.problems or new.problems or not isinstance(old.value, dict) or not isinstance(new.value, dict):
        return False
    wanted = {each["year"]: each for each in old.value["years"]}
    wanted |= {year.year: year.model_dump() for year in years}
    entries = {each["year"]: each for each in new.value["years"]}
    others = [{key: value for key, value in source.value.items() if key != "years"} for source in (old, new)]
    return entries == wanted and len(new.value["years"]) == len(wanted) and others[0] == others[1]

"""Writing into YAML: a value changes where it stands, and everything else of its file stays as it is."""

import re
from collections.abc import Iterable
from typing import Any

import yaml

from program_site.text.edits import Edit, Replace, line_edit, place
from program_site.text.yaml_source import Location, YamlSource, compose, read_yaml

_HARMLESS = re.compile(r"[\w./+-]+(?::\d+)?|true|false")
"""Text that means nothing but itself wherever it stands."""

_BETWEEN_ITEMS = re.compile(r"[\s,-]*")
"""What no one misses that stands between two items of a list."""

Insertion = tuple[int, int, str]
"""From where to where in a text, and what stands there then."""


def edit_value(source: YamlSource, location: Location, new: str) -> Edit | None:
    """`new`, as it is typed in YAML, in place of the value at `location`; None where that would change anything else."""
    node = node_at(source.text, location)
    key = next((str(part) for part in reversed(location) if isinstance(part, str)), "")
    own = bool(location) and isinstance(location[-1], str)
    shown = f"{key}: {new}" if own else new
    return _edit(source, location, node, new, shown) if isinstance(node, yaml.ScalarNode) else None


def edit_key(source: YamlSource, location: Location, new: str) -> Edit | None:
    """The name of the field at `location` becomes `new`; None where another already has that name."""
    mapping = node_at(source.text, location[:-1])
    pairs = mapping.value if isinstance(mapping, yaml.MappingNode) else []
    found = [key for key, _ in pairs if key.value == location[-1]]
    if len(found) != 1 or any(key.value == new for key, _ in pairs):
        return None
    return _edit(source, location, found[0], new, f"{new}:")


def edit_swapped(source: YamlSource, first: Location, second: Location) -> Edit | None:
    """Two values in each other's place; None where they are no plain texts in lines of their own, or that would change more."""
    found = [_within_a_line(source, node_at(source.text, place)) for place in (first, second)]
    places = [spot for spot in found if spot]
    if len(places) < 2:
        return None
    texts = [source.text[begin:end] for begin, end in places]
    made = with_insertions(source.text, [(*places[0], texts[1]), (*places[1], texts[0])])
    wanted = dict(source.written) | {first: source.written[second], second: source.written[first]}
    if read_yaml(made, source.path, source.first_line).written != wanted:
        return None
    changes = [_replaced(source, *spot, new=other) for spot, other in zip(places, reversed(texts), strict=True)]
    return Edit(tuple(changes), f"{first[-1]}: {texts[1]}, {second[-1]}: {texts[0]}")


def edit_without(source: YamlSource, location: Location) -> Edit | None:
    """A list without the item at `location`, which is not its only one; None where that would change anything else."""
    number, node = int(location[-1]), node_at(source.text, location)
    beside = node_at(source.text, (*location[:-1], number - 1 if number else 1))
    if beside is None or (spot := _within_a_line(source, node)) is None:
        return None
    begin, end = (beside.end_mark.index, spot[1]) if number else (spot[0], beside.start_mark.index)
    if not _BETWEEN_ITEMS.fullmatch(source.text, *((begin, spot[0]) if number else (spot[1], end))):
        return None
    made = source.text[:begin] + source.text[end:]
    after = read_yaml(made, source.path, source.first_line).written
    gone = {place: value for place, value in source.written.items() if place[: len(location) - 1] != location[:-1]}
    if len(after) != len(source.written) - 1 or not gone.items() <= after.items() or _is_changed(source, node):
        return None
    return Edit((_replaced(source, begin, end, ""),), _without_shown(source, location, (begin, end), spot))


def _within_a_line(source: YamlSource, node: yaml.Node | None) -> tuple[int, int] | None:
    """From where to where a value stands in the text."""
    if not isinstance(node, yaml.ScalarNode) or node.start_mark.line != node.end_mark.line or _is_changed(source, node):
        return None
    return node.start_mark.index, node.end_mark.index


def _is_changed(source: YamlSource, node: yaml.Node | None) -> bool:
    """Whether its line was set right before it was read."""
    if source.typed is None or node is None:
        return False
    line = node.start_mark.line
    return source.typed.split("\n")[line] != source.text.split("\n")[line]


def _replaced(source: YamlSource, begin: int, end: int, new: str) -> Replace:
    line, column = place(source.text, begin)
    return Replace(source.path, source.first_line + line - 1, column, source.text[begin:end], new)


def _without_shown(source: YamlSource, location: Location, gap: tuple[int, int], gone: tuple[int, int]) -> str:
    """The list as it is then, if it stands in one line; else the item, as it is left elsewhere in the list."""
    whole = node_at(source.text, location[:-1])
    assert isinstance(whole, yaml.SequenceNode)
    left = source.text[whole.start_mark.index : gap[0]] + source.text[gap[1] : whole.end_mark.index]
    if whole.flow_style and "\n" not in left:
        return f"{location[-2]}: {left}"
    return ("" if whole.flow_style else "- ") + source.text[slice(*gone)]


def _edit(source: YamlSource, location: Location, node: yaml.Node, new: str, shown: str) -> Edit | None:
    start, end = node.start_mark, node.end_mark
    if start.index == end.index:
        return None
    if not _HARMLESS.fullmatch(new) and not _is_only_change(source, location, start.index, end.index, new):
        return None
    rows = source.text.split("\n")[start.line : end.line + 1]
    typed = source.text if source.typed is None else source.typed
    line, before = source.first_line + start.line, source.text[start.index : end.index]
    if typed.split("\n")[start.line : end.line + 1] == rows:
        return Edit((Replace(source.path, line, start.column, before, new),), shown)
    if len(rows) > 1:
        return None
    row, made = typed.split("\n")[start.line], rows[0][: start.column] + new + rows[0][end.column :]
    return line_edit(source.path, line, row, made, shown) if row != made else None


def _is_only_change(source: YamlSource, location: Location, begin: int, end: int, new: str) -> bool:
    after = read_yaml(source.text[:begin] + new + source.text[end:], source.path, source.first_line)

    def beside(read: YamlSource) -> dict[Location, str]:
        return {place: value for place, value in read.written.items() if place[: len(location)] != location}

    return len(after.problems) <= len(source.problems) and beside(after) == beside(source) and location in after.lines


def node_at(text: str, location: Location) -> yaml.Node | None:
    """Where a value stands in a text that could be read."""
    node = compose(text)
    for part in location:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
        else:
            node = value_of(node, str(part))
    return node


def value_of(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """What a mapping holds under a key."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def end_of(node: yaml.Node) -> int:
    """Where its last sign stands: PyYAML lets a block end only before the next thing, behind all remarks."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return end_of(last[1] if isinstance(node, yaml.MappingNode) else last)
    return int(node.end_mark.index)


def with_insertions(text: str, insertions: Iterable[Insertion]) -> str:
    """From the back, so that places stay true; what begins at the same place comes out in its order."""
    for _, (begin, end, new) in sorted(enumerate(insertions), key=lambda each: (each[1][0], each[0]), reverse=True):
        text = text[:begin] + new + text[end:]
    return text


def fields_of(text: str) -> dict[str, Any] | None:
    """All fields of a text with any line ends; None where they cannot be read."""
    source = read_yaml(text.lstrip("\ufeff").replace("\r\n", "\n"), "")
    return None if source.problems or not isinstance(source.value, dict) else source.value

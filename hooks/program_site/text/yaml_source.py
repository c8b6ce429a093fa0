"""YAML that remembers its lines and never guesses: what is not plainly text, number or yes/no is kept as written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from program_site.text.edits import Edit
from program_site.text.problems import Problem
from program_site.text.yaml_mistakes import Mistakes
from program_site.text.yaml_quotes import quoted

Location = tuple[str | int, ...]

_DEEPEST = 20
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?")
_TAG = "tag:yaml.org,2002:"
_RESOLVER = yaml.resolver.Resolver()


@dataclass(frozen=True)
class Unquoted:
    """A scalar that YAML would read as something else than the text that stands there: `NO`, `12:30`, a date, nothing."""

    text: str


@dataclass(frozen=True)
class YamlSource:
    """One YAML document: plain values, and the line of each of them."""

    path: str
    value: Any
    """Nested dict, list, str, int, float, bool and `Unquoted`; None only where the document could not be read."""
    lines: Mapping[Location, int] = field(default_factory=dict)
    written: Mapping[Location, str] = field(default_factory=dict)
    """Scalars as they stand in the file: `1.10`, `true`."""
    problems: tuple[Problem, ...] = ()
    text: str = ""
    first_line: int = 1
    """The line of the file on which the text begins."""
    typed: str | None = None
    """The text as it stands in the file, where typos were set right before it was read: as many lines, other columns."""

    def line_of(self, location: Location) -> int:
        """The line of a value or, where there is none, of the nearest thing round it."""
        return self.lines.get(self.present(location), 1)

    def present(self, location: Location) -> Location:
        """The longest beginning of `location` that stands in the document."""
        while location and location not in self.lines:
            location = location[:-1]
        return location


class _Refused(Exception):
    """Code, line and values of what is read no further."""


class _Loader(yaml.SafeLoader):
    """Refuses anchors, aliases and tags: nobody needs them here, and they can make a small file huge."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor or tag:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            value = f"{sign}{anchor}" if anchor else str(tag).replace(_TAG, "!!")
            raise _Refused("D120", event.start_mark.line + 1, {"value": value})
        return super().compose_node(parent, index)


class _QuickLoader(getattr(yaml, "CSafeLoader", _Loader)):  # type: ignore[misc]
    """The same in C, where PyYAML was built with it. It refuses nothing and explains badly: see `_is_plain`."""


_UNUSUAL = re.compile(r"(?:^|[\s\[{,:])(?:[&*]\S|!)|\t", re.MULTILINE)
"""Where an anchor, an alias or a tag may begin; tabs, of which the two readers think differently."""
_NESTED_IN_LINE = re.compile(r"(?:[-?:] +){4}")
_MOST_BRACKETS = 200


def _is_plain(text: str) -> bool:
    """Whether the quick reader is safe: it follows aliases, and deep nesting would overflow its stack."""
    unusual = any(sign in text for sign in "&*!\t") and _UNUSUAL.search(text)
    return not (unusual or _NESTED_IN_LINE.search(text)) and text.count("[") + text.count("{") <= _MOST_BRACKETS


def compose(text: str) -> yaml.Node | None:
    """The nodes of a document with their places. Raises what PyYAML raises, and for anchors, aliases and tags."""
    if _is_plain(text):
        try:
            return _QuickLoader(text).get_single_node()  # type: ignore[no-any-return]
        except yaml.YAMLError:
            pass  # said again by the other reader, in the words that `Mistakes` knows
    return _Loader(text).get_single_node()


class _Reading(Mistakes):
    def __init__(self, text: str, path: str, first_line: int) -> None:
        super().__init__(text, path, first_line)
        self.lines: dict[Location, int] = {}
        self.written: dict[Location, str] = {}

    def value(self, node: yaml.Node, location: Location) -> Any:
        self.lines.setdefault(location, node.start_mark.line + self.first_line)
        if len(location) > _DEEPEST:
            key = next((part for part in location if isinstance(part, str)), "…")
            raise _Refused("D106", node.start_mark.line + 1, {"key": key, "value": "…"})
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, location)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*location, index)) for index, item in enumerate(node.value)]
        self.written[location] = str(node.value)
        return _scalar(node)

    def mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode) or key_node.tag == f"{_TAG}merge":
                self.report("D120", line, value="<<" if isinstance(key_node, yaml.ScalarNode) else "?")
                continue
            key = str(key_node.value)
            if key in result:
                self.report("D103", line, key=key, first=str(self.lines[(*location, key)]))
                continue
            self.lines[(*location, key)] = line + self.first_line - 1
            empty = value_node.start_mark.index == value_node.end_mark.index
            if empty and (meant := self.explained(node, key_node, line)) is not None:
                for name, value in meant.items():
                    self.lines.setdefault((*location, name), line + self.first_line - 1)
                    result.setdefault(name, value)
                continue
            result[key] = self.value(value_node, (*location, key))
        return result

    def explained(self, node: yaml.MappingNode, key_node: yaml.ScalarNode, line: int) -> dict[str, Any] | None:
        """Why a value is missing, if that deserves a word of its own: then what was meant, as far as can be told."""
        key, end = str(key_node.value), key_node.end_mark
        comment = re.compile(r":\s+(#.*)").search(self.rows[line - 1], end.column)
        if node.flow_style and key.isdecimal() and (number := self.cut_number(node, key_node)):
            self.report("D187", line, number[0], **number[1])
            return {}
        if node.flow_style and ":" in key:
            start = key_node.start_mark.column
            key, _, value = key.partition(":")
            written = self.row(line)[start : end.column]
            meant = f"{key}: {value}"
            edit = self.replaced(line, start, written, meant, meant) if written == f"{key}:{value}" else None
            self.report("D138", line, edit, key=key, value=value, example=meant)
        elif node.flow_style and not self.rows[end.line][end.column :].lstrip().startswith(":"):
            self.report("D135", line, key=key)
            return {}
        elif comment and re.match(r"#\S", comment[1]):
            value = comment[1].strip()
            edit = self.replaced(line, comment.start(1), value, quoted(value), f"{key}: {quoted(value)}")
            self.report("D143", line, edit, key=key, value=value)
        else:
            return None
        tag = _RESOLVER.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
        return {key: _scalar(yaml.ScalarNode(tag, value))}

    def cut_number(self, node: yaml.MappingNode, key_node: yaml.ScalarNode) -> tuple[Edit, dict[str, str]] | None:
        """`{planned: 1,079}`: the comma of a number has begun another field."""
        place = next(index for index, (key, _) in enumerate(node.value) if key is key_node)
        name, before = node.value[place - 1]
        if not place or not isinstance(before, yaml.ScalarNode) or not before.value.isdecimal():
            return None
        thousands = len(key_node.value) == 3 and len(before.value) <= 3
        value = f"{before.value},{key_node.value}"
        number = value.replace(",", "" if thousands else ".")
        line, start, end = before.start_mark.line + 1, before.start_mark.column, key_node.end_mark.column
        edit = self.replaced(line, start, self.row(line)[start:end], number, f"{name.value}: {number}")
        return edit, {"key": str(name.value), "value": value}


def _scalar(node: yaml.Node) -> Any:
    text = str(node.value)
    kind = node.tag.rpartition(":")[2]
    if kind == "str":
        return text
    if kind == "bool" and text.lower() in ("true", "false"):
        return text.lower() == "true"
    if kind in ("int", "float") and _DECIMAL.fullmatch(text) and len(text) <= 15:
        return float(text) if "." in text else int(text)
    return Unquoted(text)


def read_yaml(text: str, path: str, first_line: int = 1) -> YamlSource:
    """Read one document; `first_line` is the line at which it begins in its file. Never raises for bad text."""
    reading = _Reading(text, path, first_line)
    value: Any = None
    try:
        node = compose(text)
        value = reading.value(node, ()) if node is not None else {}
    except _Refused as refused:
        code, line, values = refused.args
        reading.report(code, line, **values)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        reading.explain(error)
    if isinstance(value, str) and reading.report_colons():  # `title:X` alone is a text, not a field
        value = None
    return YamlSource(path, value, reading.lines, reading.written, tuple(reading.problems), text, first_line)

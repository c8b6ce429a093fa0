"""YAML that remembers its lines and never guesses: what is not plainly text, number or yes/no is kept as written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from program_site.problems import Problem

Location = tuple[str | int, ...]

_DEEPEST = 20
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?")


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
    lines: Mapping[Location, int]
    problems: tuple[Problem, ...]

    def line_of(self, location: Location) -> int:
        """The line of a value or, where there is none, of the nearest thing round it."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)

    def present(self, location: Location) -> Location:
        """The longest beginning of `location` that stands in the document."""
        while location and location not in self.lines:
            location = location[:-1]
        return location


class _Refused(Exception):
    def __init__(self, code: str, line: int, **values: str) -> None:
        self.code, self.line, self.values = code, line, values


class _Loader(yaml.SafeLoader):
    """Refuses anchors, aliases and tags: nobody needs them here, and they can make a small file huge."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            raise _Refused("D120", line, value=f"*{event.anchor}")
        if getattr(event, "anchor", None):
            raise _Refused("D120", line, value=f"&{event.anchor}")
        if getattr(event, "tag", None):
            raise _Refused("D120", line, value=str(event.tag))
        return super().compose_node(parent, index)


class _Reading:
    def __init__(self, path: str, first_line: int) -> None:
        self.path, self.first_line = path, first_line
        self.lines: dict[Location, int] = {}
        self.problems: list[Problem] = []

    def report(self, code: str, line: int, **values: str) -> None:
        self.problems.append(Problem(code, self.path, line + self.first_line - 1, values))

    def value(self, node: yaml.Node, location: Location) -> Any:
        self.lines.setdefault(location, node.start_mark.line + self.first_line)
        if len(location) > _DEEPEST:
            raise _Refused("D106", node.start_mark.line + 1, value="…")
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, location)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*location, index)) for index, item in enumerate(node.value)]
        return _scalar(node)

    def mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode) or key_node.tag == "tag:yaml.org,2002:merge":
                self.report("D120", line, value="<<" if isinstance(key_node, yaml.ScalarNode) else "?")
                continue
            key = str(key_node.value)
            if key in result:
                self.report("D103", line, key=key, first=str(self.lines[(*location, key)]))
                continue
            self.lines[(*location, key)] = line + self.first_line - 1
            if node.flow_style and value_node.start_mark.index == value_node.end_mark.index:
                self.report("D135", line, value=key)
                continue
            result[key] = self.value(value_node, (*location, key))
        return result


def _scalar(node: yaml.Node) -> Any:
    text = str(node.value)
    kind = node.tag.rpartition(":")[2]
    if kind == "str":
        return text
    if kind == "bool" and text.lower() in ("true", "false"):
        return text.lower() == "true"
    if kind in ("int", "float") and _DECIMAL.fullmatch(text):
        return float(text) if "." in text else int(text)
    return Unquoted(text)


def read_yaml(text: str, path: str, first_line: int = 1) -> YamlSource:
    """Read one document; `first_line` is the line at which it begins in its file. Never raises for bad text."""
    reading = _Reading(path, first_line)
    value: Any = None
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        value = reading.value(node, ()) if node is not None else {}
    except _Refused as refused:
        reading.report(refused.code, refused.line, **refused.values)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line + 1) if mark else 1
        reading.report(_syntax_code(text, line, str(error.problem)), line, detail=str(error.problem or error.context))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        reading.report("D117", 1, detail=str(error).split("\n", 1)[0])
    finally:
        loader.dispose()
    return YamlSource(path, value, reading.lines, tuple(reading.problems))


def _syntax_code(text: str, line: int, problem: str) -> str:
    """D118 for a tab, D119 for a colon inside a value, D117 for any other mistake of form."""
    lines = text.splitlines()
    here = lines[line - 1] if 0 < line <= len(lines) else ""
    if "\t" in here[: len(here) - len(here.lstrip())] or "'\\t'" in problem:
        return "D118"
    if "mapping values are not allowed" in problem:
        return "D119"
    return "D117"

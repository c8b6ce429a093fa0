"""YAML that remembers its lines and never guesses: what is not plainly text, number or yes/no is kept as written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from program_site.text.problems import Problem

Location = tuple[str | int, ...]

_DEEPEST = 20
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?")
_FULL_WIDTH_COLON = re.compile(r"\s*(?:- )?(\w+)\uff1a")
_NO_SPACE = re.compile(r"\s*(?:- )?([A-Za-z_]+):[^\s/]")
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

    def line_of(self, location: Location) -> int:
        """The line of a value or, where there is none, of the nearest thing round it."""
        return self.lines.get(self.present(location), 1)

    def present(self, location: Location) -> Location:
        """The longest beginning of `location` that stands in the document."""
        while location and location not in self.lines:
            location = location[:-1]
        return location


def unreadable(path: str) -> YamlSource:
    """Stands for a document whose file could not be read."""
    return YamlSource(path, None)


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
        if tag := getattr(event, "tag", None):
            raise _Refused("D120", line, value=str(tag).replace(_TAG, "!!"))
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


def _compose(text: str) -> yaml.Node | None:
    if _is_plain(text):
        try:
            return _QuickLoader(text).get_single_node()  # type: ignore[no-any-return]
        except yaml.YAMLError:
            pass  # said again by the other reader, in the words that `_report_syntax` knows
    return _Loader(text).get_single_node()


class _Reading:
    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.rows, self.path, self.first_line = text.splitlines(), path, first_line
        self.lines: dict[Location, int] = {}
        self.written: dict[Location, str] = {}
        self.problems: list[Problem] = []

    def report(self, code: str, line: int, **values: str) -> None:
        self.problems.append(Problem(code, self.path, line + self.first_line - 1, values))

    def value(self, node: yaml.Node, location: Location) -> Any:
        self.lines.setdefault(location, node.start_mark.line + self.first_line)
        if len(location) > _DEEPEST:
            key = next((part for part in location if isinstance(part, str)), "…")
            raise _Refused("D106", node.start_mark.line + 1, key=key, value="…")
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
        comment = re.search(r":\s+(#.*)", self.rows[line - 1])
        if node.flow_style and key.isdecimal() and (number := self.cut_number(node, key_node)):
            self.report("D187", line, **number)
            return {}
        if node.flow_style and ":" in key:
            key, _, value = key.partition(":")
            self.report("D138", line, key=key, value=value)
        elif node.flow_style and not self.rows[end.line][end.column :].lstrip().startswith(":"):
            self.report("D135", line, key=key)
            return {}
        elif comment and re.match(r"#\S", comment[1]):
            value = comment[1].strip()
            self.report("D143", line, key=key, value=value)
        else:
            return None
        tag = _RESOLVER.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
        return {key: _scalar(yaml.ScalarNode(tag, value))}

    def cut_number(self, node: yaml.MappingNode, key_node: yaml.ScalarNode) -> dict[str, str] | None:
        """`{actual: 1,065}`: the comma cuts a number in two."""
        place = next(index for index, (key, _) in enumerate(node.value) if key is key_node)
        name, before = node.value[place - 1]
        if not place or not isinstance(before, yaml.ScalarNode) or not before.value.isdecimal():
            return None
        thousands = len(key_node.value) == 3 and len(before.value) <= 3
        value = f"{before.value},{key_node.value}"
        candidate = value.replace(",", "" if thousands else ".")
        return {"key": str(name.value), "value": value, "candidate": candidate}

    def slips(self) -> Iterator[tuple[str, int, dict[str, str]]]:
        """What people type for `key: value`; YAML complains of it a line later and in other words."""
        for number, row in enumerate(self.rows, start=1):
            if found := _FULL_WIDTH_COLON.match(row):
                yield "D137", number, {"key": found[1], "value": row[found.end() :].strip()}
            elif found := _NO_SPACE.match(row):
                yield "D138", number, {"key": found[1], "value": row[found.end() - 1 :].strip()}


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


def quoted(text: str) -> str:
    """Text in the quotes that it does not hold itself."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def read_yaml(text: str, path: str, first_line: int = 1) -> YamlSource:
    """Read one document; `first_line` is the line at which it begins in its file. Never raises for bad text."""
    reading = _Reading(text, path, first_line)
    value: Any = None
    try:
        node = _compose(text)
        value = reading.value(node, ()) if node is not None else {}
    except _Refused as refused:
        reading.report(refused.code, refused.line, **refused.values)
    except yaml.MarkedYAMLError as error:
        _report_syntax(reading, error)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        reading.report("D117", 1, detail=str(error).split("\n", 1)[0])
    if isinstance(value, str) and (slips := list(reading.slips())):  # `title:X` alone is a text, not a field
        value = None
        for code, line, values in slips:
            reading.report(code, line, **values)
    return YamlSource(path, value, reading.lines, reading.written, tuple(reading.problems))


def _report_syntax(reading: _Reading, error: yaml.MarkedYAMLError) -> None:
    """D137, D138 a key typed wrongly, D118 a tab, D119 a colon inside a value, D117 any other mistake of form."""
    slips = list(reading.slips())
    for code, line, values in slips:
        reading.report(code, line, **values)
    if slips:
        return
    mark = error.problem_mark or error.context_mark
    unfinished = mark and (mark.line >= len(reading.rows) or "could not find expected ':'" in str(error.problem))
    if unfinished and error.context_mark:
        mark = error.context_mark  # what was never closed, or a key without its colon, began there
    line = min(mark.line + 1, max(len(reading.rows), 1)) if mark else 1
    row = reading.rows[line - 1] if reading.rows else ""
    problem = str(error.problem or error.context)
    if "\t" in row[: len(row) - len(row.lstrip())] or "'\\t'" in problem:
        reading.report("D118", line, candidate=" ".join(row.split()))
    elif mark and "mapping values are not allowed" in problem and re.search(r":\s", row[: mark.column]):
        key, _, value = row.strip().removeprefix("- ").partition(":")
        reading.report("D119", line, candidate=f"{key}: {quoted(value.strip())}")
    elif "mapping values are not allowed" in problem:
        while line > 1 and ":" not in reading.rows[line - 2]:
            line -= 1  # the lines before have no colon and so were read as the beginning of this one
        reading.report("D117", line, detail=problem)
    else:
        reading.report("D117", line, detail=problem)

"""Several names in one: `author: A、B` is a single author to YAML, and so to every list and page."""

import re
from collections.abc import Iterator

from program_site.text.edits import Edit, line_edit
from program_site.text.problems import Problem
from program_site.text.yaml_edits import edit_value
from program_site.text.yaml_quotes import in_list
from program_site.text.yaml_source import Location, YamlSource, read_yaml

COMMAS = r"\u3001\uff0c"
"""Those of a Japanese keyboard, which part names and are in none."""
_BETWEEN = re.compile(rf"\s*[{COMMAS};\uff1b]\s*")
_COMMA = re.compile(rf"\s*[{COMMAS};\uff1b]\s*|,\s+")
_NAME = re.compile(r"[^\d\s\u3002.!?](?:[^\d\u3002!?]{0,29})")
_LISTS = {"author": _COMMA, "tags": _BETWEEN}


def several_names(source: YamlSource) -> Iterator[Problem]:
    """A comma may also stand in what is no list of names, `Anna, KFU`: there the cure is an example."""
    for key, pattern in _LISTS.items():
        given = source.value.get(key) if isinstance(source.value, dict) else None
        for where, value in _texts(given, (key,)):
            parts = [part for part in pattern.split(value.strip()) if part]
            if len(parts) < 2 or not all(map(_NAME.fullmatch, parts)):
                continue
            sure = len([part for part in _BETWEEN.split(value.strip()) if part]) == len(parts)
            listed = ", ".join(map(in_list, parts))
            edit = _edit(source, where, value, listed) if sure else None
            values = {"key": key, "value": value, "example": f"{key}: [{listed}]"}
            yield Problem("H116", source.path, source.line_of(where), values, warning=True, edit=edit)


def _texts(given: object, where: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(given, str):
        yield where, given
    for number, each in enumerate(given) if isinstance(given, list) else ():
        if isinstance(each, str):
            yield (*where, number), each


def _edit(source: YamlSource, where: Location, value: str, listed: str) -> Edit | None:
    """A text becomes a list, or an item of a list in brackets several."""
    if len(where) == 1:
        return edit_value(source, where, f"[{listed}]")
    number = source.line_of(where) - source.first_line
    rows = (source.text if source.typed is None else source.typed).split("\n")
    row = rows[number]
    if row.count(value) != 1 or not re.fullmatch(rf"\s*{where[0]}\s*:\s*\[[^\"'\[\]{{}}]*\]\s*", row):
        return None
    made = row.replace(value, listed)
    if read_yaml(made.strip(), "").problems:
        return None
    return line_edit(source.path, number + source.first_line, row, made)

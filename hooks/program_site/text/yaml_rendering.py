"""Values as people write them in YAML: short ones in a line, long ones below each other, quotes only where they must be."""

import re
from collections.abc import Mapping
from typing import Any

import yaml

from program_site.text.yaml_quotes import quoted
from program_site.text.yaml_source import read_yaml

_WIDEST = 100
"""How long a line with a list or mapping in brackets may be."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
"""YAML takes it for a day, and so does whoever reads the file: it needs no quotes."""
_BROKEN = re.compile(r"[\n\r\t\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
"""What can stand in no line as it is."""


def as_scalar(value: Any, quotes: str | None = None) -> str:
    """Text, a number or yes/no, as it can stand anywhere; in these quotes, if it holds none of them."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    if _BROKEN.search(value):
        return yaml.dump(value, allow_unicode=True, default_style='"', width=10**6).removesuffix("\n")
    if quotes and quotes not in value and "\\" not in value:
        return quotes + value + quotes
    return value if _is_plain(value) else quoted(value)


def _is_plain(text: str) -> bool:
    """Whether it reads as itself wherever it stands."""
    if _DAY.fullmatch(text):
        return True
    if text != text.strip():  # blanks of all kinds, which nobody would see at the end of a line
        return False
    places = {f"{text}: 1": {text: 1}, f"- {text}": [text], f"[{text}, 1]": [text, 1], f"{{a: {text}}}": {"a": text}}
    return all((read := read_yaml(row, "")).value == value and not read.problems for row, value in places.items())


def as_flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{as_scalar(key)}: {as_flow(each)}' for key, each in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(as_flow, value))}]"
    return as_scalar(value)


def fits(value: Any, column: int) -> bool:
    """Whether people would write it in a line: a few short texts or ids, nothing within anything."""
    if not isinstance(value, (Mapping, list)):
        return True
    inner = value.values() if isinstance(value, Mapping) else value
    flat = not any(isinstance(each, (Mapping, list)) for each in inner)
    return not value or (flat and column + len(as_flow(value)) <= _WIDEST)


def as_block(value: Any, column: int) -> list[str]:
    """The lines of a value that begins in a line of its own."""
    margin = " " * column
    if isinstance(value, Mapping) and value:
        return [row for key, each in value.items() for row in _below(f"{margin}{as_scalar(key)}:", each, column)]
    if isinstance(value, list) and value:
        rows: list[str] = []
        for each in value:
            own = as_block(each, column + 2) if isinstance(each, (Mapping, list)) and each else [as_flow(each)]
            rows += [f"{margin}- {own[0].lstrip()}", *own[1:]]
        return rows
    return [margin + as_flow(value)]


def _below(beginning: str, value: Any, column: int) -> list[str]:
    """A field, with its value behind it or below it."""
    if fits(value, len(beginning) + 1):
        return [f"{beginning} {as_flow(value)}"]
    return [beginning, *as_block(value, column + 2)]

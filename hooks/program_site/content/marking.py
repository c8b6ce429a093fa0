"""Marking a translation: `translated_from` goes into its header, and nothing else of the file changes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from program_site.i18n.originals import Version
from program_site.text.yaml_source import read_yaml

_HEADER = re.compile(r"\A(\ufeff?---[ \t]*\r?\n)(.*?\n)(?=---[ \t]*(?:\r?\n|\Z))", re.DOTALL)
_KEY = "translated_from"


def mark(path: Path, original: Version) -> bool:
    """Write into a translation's file that it was made from its original as that is now. False: the header forbids it."""
    text = path.read_bytes().decode("utf-8")
    made = marked(text, original.language, original.content_hash)
    if made is None:
        return False
    if made != text:
        staged = path.with_name(f".marking-{path.name}")
        staged.write_bytes(made.encode("utf-8"))
        staged.chmod(path.stat().st_mode & 0o777)
        staged.replace(path)
    return True


def line_for(original: Version) -> str:
    """The line itself, for whoever types it."""
    return _line(original.language, original.content_hash)


def _line(language: str, content_hash: str) -> str:
    # In quotes: twelve digits without a letter would be a number.
    return f'{_KEY}: {{language: {language}, hash: "{content_hash}"}}'


def marked(text: str, language: str, content_hash: str) -> str | None:
    """The text of a file with the mark in its header; None where that has no header that can be edited safely."""
    found = _HEADER.match(text)
    if not found:
        return None
    header = found[2]
    try:
        root = yaml.compose(header, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return None
    if not isinstance(root, yaml.MappingNode) or root.flow_style or not root.value:
        return None
    newline = "\r\n" if found[1].endswith("\r\n") else "\n"
    value = next((value for key, value in root.value if key.value == _KEY), None)
    if value is None:
        indent = " " * root.value[0][0].start_mark.column
        made = f"{header}{indent}{_line(language, content_hash)}{newline}"
    elif isinstance(value, yaml.MappingNode) and value.value:
        made = _with_values(header, value, {"language": language, "hash": f'"{content_hash}"'}, newline)
    else:
        return None
    expected = {"language": language, "hash": content_hash}
    safe = _rest(made, expected) == _rest(header, None)
    return text[: found.start(2)] + made + text[found.end(2) :] if safe else None


def _with_values(header: str, there: yaml.MappingNode, wanted: dict[str, str], newline: str) -> str:
    """The header with these values in a mapping that stands in it; what is missing comes after the last."""
    last = there.value[-1][1].end_mark.index
    start = ", " if there.flow_style else newline + " " * there.value[0][0].start_mark.column
    if not there.flow_style:  # behind a remark on that line
        last = header.index("\n", last) - (newline == "\r\n")
    nodes = {key.value: value for key, value in there.value}
    changes = [(nodes[key].start_mark.index, nodes[key].end_mark.index, wanted[key]) for key in wanted if key in nodes]
    changes += [(last, last, f"{start}{key}: {wanted[key]}") for key in wanted if key not in nodes]
    for begin, end, new in sorted(changes, reverse=True):
        header = header[:begin] + new + header[end:]
    return header


def _rest(header: str, mark: dict[str, str] | None) -> Any:
    """All fields but the mark. Nothing that equals anything, where the header or its mark cannot be read as meant."""
    source = read_yaml(header.replace("\r\n", "\n"), "")
    if source.problems or not isinstance(source.value, dict) or (mark and source.value.get(_KEY) != mark):
        return object()
    return {key: value for key, value in source.value.items() if key != _KEY}

"""Marking a translation: `translated_from` goes into its header, and nothing else of the file changes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from program_site.i18n.originals import Version
from program_site.text.added_field import header_of, with_field
from program_site.text.applying import changed_text
from program_site.text.edits import Replace, place
from program_site.text.files import replace_file
from program_site.text.yaml_edits import Insertion, fields_of, value_of, with_insertions

_KEY = "translated_from"


def mark(path: Path, original: Version) -> bool:
    """Write into a translation's file that it was made from its original as that is now. False: the header forbids it."""
    text = path.read_bytes().decode("utf-8")
    made = marked(text, original.language, original.content_hash)
    if made is not None and made != text:
        replace_file(path, made.encode("utf-8"))
    return made is not None


def line_for(original: Version) -> str:
    """The line itself, for whoever types it."""
    return _line(original.language, original.content_hash)


def _line(language: str, content_hash: str) -> str:
    return f"{_KEY}: {_value(language, content_hash)}"


def _value(language: str, content_hash: str) -> str:
    # In quotes: twelve digits without a letter would be a number.
    return f'{{language: {language}, hash: "{content_hash}"}}'


def marked(text: str, language: str, content_hash: str) -> str | None:
    """The text of a file with the mark in its header; None where that has no header that can be edited safely."""
    header = header_of(text)
    try:
        root = yaml.compose(header or "", Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return None
    if header is None or not isinstance(root, yaml.MappingNode) or root.flow_style or not root.value:
        return None
    value = value_of(root, _KEY)
    if value is None:
        return with_field(text, _KEY, _value(language, content_hash))
    if isinstance(value, yaml.MappingNode) and value.value:
        insertions = list(_values(header, value, {"language": language, "hash": f'"{content_hash}"'}))
    else:
        return None
    expected = {"language": language, "hash": content_hash}
    if _rest(with_insertions(header, insertions), expected) != _rest(header, None):
        return None
    changes = [_replace(header, *each) for each in insertions]
    made = changed_text(text.encode(), changes)
    return made.decode() if made is not None else None


def _replace(header: str, begin: int, end: int, new: str) -> Replace:
    line, column = place(header, begin)
    return Replace("", line + 1, column, header[begin:end], new)


def _values(header: str, there: yaml.MappingNode, wanted: dict[str, str]) -> Iterator[Insertion]:
    """These values in a mapping that stands in the header; what is missing comes after the last."""
    last = there.value[-1][1].end_mark.index
    start = ", " if there.flow_style else "\n" + " " * there.value[0][0].start_mark.column
    if not there.flow_style:  # after a remark on that line
        last = header.index("\n", last)
    nodes = {key.value: value for key, value in there.value}
    yield from ((nodes[key].start_mark.index, nodes[key].end_mark.index, wanted[key]) for key in wanted if key in nodes)
    if missing := "".join(f"{start}{key}: {wanted[key]}" for key in wanted if key not in nodes):
        yield last, last, missing


def _rest(header: str, mark: dict[str, str] | None) -> Any:
    """All fields but the mark. Nothing that equals anything, where the header or its mark cannot be read as meant."""
    fields = fields_of(header)
    if fields is None or (mark and fields.get(_KEY) != mark):
        return object()
    return {key: value for key, value in fields.items() if key != _KEY}

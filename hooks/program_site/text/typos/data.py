"""Slips of typing in data files: each is said at its line with the line to type instead, and the rest is read on.

YAML itself would name the first one only, often a line later or at the end of the file, in words for programmers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from program_site.text.problems import Problem
from program_site.text.typos.data_lines import (
    BLOCK,
    FIELD,
    Fields,
    Look,
    Row,
    curved_quotes,
    cut_off,
    is_code,
    odd_blanks,
    odd_colon,
    odd_dash,
    special_value,
    wide_signs,
)
from program_site.text.typos.header import closed_at
from program_site.text.typos.indentation import set_right
from program_site.text.yaml_source import YamlSource, read_yaml

_CONFLICT = re.compile(r"(?:<{7} |={7}$|>{7} )")
_SYNTAX = frozenset(["D117", "D118", "D119", "D137", "D138"])
"""What YAML says where the form of a line is wrong."""
_MOST = 20
"""Slips that are set right one after the other; who made more reads of these first."""


def read_data(text: str, path: str, fields: Fields) -> YamlSource:
    """The document as it was meant, with a problem for every slip; `fields` gives the names of all fields."""
    document = read_yaml(text, path)
    rows = text.split("\n")
    if number := next((n for n, row in enumerate(rows) if _CONFLICT.match(row)), None):
        return YamlSource(path, None, problems=(Problem("D180", path, number + 1),))
    looks: list[Look] = [odd_blanks, curved_quotes, cut_off, wide_signs]
    broken = any(each.code in _SYNTAX for each in document.problems)
    if broken:
        looks = [odd_blanks, odd_dash, odd_colon, *looks[1:], special_value]
    problems = [*_look(rows, path, looks, fields), *_without_dash(rows, path), *_languages(rows, path, fields)]
    if broken:
        problems += [*_not_empty(rows, path), *_moved_entries(rows, path), *_by_trial(rows, path, fields)]
    if not problems:
        return document
    meant = read_yaml("\n".join(rows), path)
    told = {problem.line for problem in problems}
    left = [each for each in meant.problems if each.line not in told]
    return YamlSource(path, meant.value, meant.lines, meant.written, (*problems, *left))


def _look(rows: list[str], path: str, looks: list[Look], fields: Fields) -> Iterator[Problem]:
    """Sets every line right in its place. Lines inside blocks and long quotes are nobody's fields."""
    number = 0
    while number < len(rows):
        length = _length(rows, number)
        for look in looks if length == 1 else ():
            found = FIELD.fullmatch(rows[number])
            if found and (row := look(found, fields)):
                yield Problem(row.code, path, number + 1, row.values)
                rows[number] = row.text
        number += length


def _length(rows: list[str], begin: int) -> int:
    """How many lines the value that begins in one of them goes on for, if it is a block, or quotes or brackets."""
    found = FIELD.fullmatch(rows[begin])
    if not found or not found["value"]:
        return 1
    indent, value = len(found["indent"]), found["value"]
    if BLOCK.fullmatch(value):
        below = (
            n for n, row in enumerate(rows[begin + 1 :], 1) if row.strip() and not row.startswith(" " * (indent + 1))
        )
        return next(below, len(rows) - begin)
    if value[0] not in "\"'[{" or closed_at(value):
        return 1
    for more, row in enumerate(rows[begin + 1 : begin + 30], 1):
        inner = FIELD.fullmatch(row)
        if inner and (len(inner["indent"]) <= indent + len(found["dash"] or "") or value[0] in "\"'"):
            return 1  # the next field has begun: what stands here was left open
        value = f"{value}\n{row}"
        if closed_at(value):
            return 1 + more
    return 1


def _without_dash(rows: list[str], path: str) -> Iterator[Problem]:
    """A second `id:` in an entry of a list: the next entry has begun, and its dash is missing."""
    seen = None
    for number, row in enumerate(rows):
        found = re.match(r"(- | {0,2})id\s*:\s", row)
        if row.startswith("- "):
            seen = bool(found)
        elif found and seen:
            rows[number] = f"- {row.strip()}"
            yield Problem("D181", path, number + 1, {"value": row.strip(), "candidate": rows[number]})
        elif found and seen is not None:
            seen = True


def _not_empty(rows: list[str], path: str) -> Iterator[Problem]:
    """`[]`, which stands for a list without entries, beside entries."""
    if any(row.startswith("- ") for row in rows):
        for number, row in enumerate(rows):
            if row.rstrip() == "[]":
                rows[number] = ""
                yield Problem("D196", path, number + 1)


def _moved_entries(rows: list[str], path: str) -> Iterator[Problem]:
    """An entry, or several, further to the right than the others. What lies below a field of its own stays."""
    if not any(row.startswith("- ") for row in rows):
        return
    number, above = 0, ""
    while number < len(rows):
        found, begin = re.match(r"( {1,4})- +id *:", rows[number]), number
        field = FIELD.fullmatch(above)
        if found and not (field and not field["value"]):
            width, inner = len(found[1]), found[1] + "  "
            end = begin + 1
            while end < len(rows) and (rows[end].startswith(inner) or not rows[end].strip()):
                end += 1
            last = max(each for each in range(begin, end) if rows[each].strip())
            rows[begin : last + 1] = [row[width:] for row in rows[begin : last + 1]]
            if begin == last:
                yield Problem("D184", path, begin + 1, {"n": "0", "candidate": rows[begin]})
            else:
                values = {"n": str(width), "first": str(begin + 1), "last": str(last + 1)}
                yield Problem("D197", path, begin + 1, values)
            number = last
        above = rows[number] if rows[number].strip() else above
        number += 1


def _languages(rows: list[str], path: str, fields: Fields) -> Iterator[Problem]:
    """`name:` with its languages below it, but no further to the right."""
    for number, row in enumerate(rows[:-1]):
        found, below = FIELD.fullmatch(row), FIELD.fullmatch(rows[number + 1])
        column = found.start("key") if found else 0
        if not (found and below) or found["value"] or below["dash"] or below.start("key") != column:
            continue
        if not is_code(below["key"], fields) or is_code(found["key"], fields):
            continue
        for more in range(number + 1, len(rows)):
            inner = FIELD.fullmatch(rows[more])
            if not inner or inner.start("key") < column or not is_code(inner["key"], fields):
                break
            if inner.start("key") == column:
                rows[more] = " " * (column + 2) + rows[more].strip()
                values = {"n": str(column + 2), "candidate": rows[more]}
                yield Problem("D184", path, more + 1, values)


def _by_trial(rows: list[str], path: str, fields: Fields) -> Iterator[Problem]:
    """What is left: a line that stands too far to the left or right, or has no colon."""
    for _ in range(_MOST):
        wrong = [each for each in read_yaml("\n".join(rows), path).problems if each.code == "D117"]
        if not wrong:
            return
        number = wrong[0].line - 1
        row = _no_field(rows, number, fields)
        if row:
            yield Problem(row.code, path, number + 1, row.values)
            rows[number] = row.text
        elif moved := set_right(rows, number, fields):
            line, rows[line] = moved
            blanks = len(rows[line]) - len(rows[line].lstrip())
            yield Problem("D184", path, line + 1, {"n": str(blanks), "candidate": rows[line]})
        else:
            return


def _no_field(rows: list[str], number: int, fields: Fields) -> Row | None:
    """A line without a colon: a field that lacks it, or the end of the line above."""
    row, above = rows[number].strip(), rows[number - 1] if number else ""
    if not row or row.startswith(("#", "- ")) or FIELD.fullmatch(rows[number]):
        return None
    key, _, value = row.partition(" ")
    if key in fields():
        indent = len(rows[number]) - len(rows[number].lstrip())
        meant = f"{' ' * indent}{key}: {value}" if value else ""
        return Row(meant, "D185", {"candidate": f"{key}: {value or '…'}"})
    if not FIELD.fullmatch(above):
        return None
    blank = " " if re.match(r"[ -\u04ff]", row) else ""
    rows[number - 1] = above.rstrip() + blank + row
    return Row("", "D186", {"candidate": rows[number - 1].strip()})

"""What only several lines of a data file show: entries, and lines that stand too far to the left or right."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from program_site.text.typos.lines import FIELD, ITEM, Fields, closed_at, indent_of
from program_site.text.yaml_quotes import in_list
from program_site.text.yaml_source import read_yaml

_BACK = 3
"""Lines above the one that YAML complains of: the typo may be theirs."""
_MOST = 20
"""Typos that are set right one after the other; who made more reads of these first."""
_MISPLACED = ("D117", "D185")


@dataclass(frozen=True)
class Moved:
    """Rows as they are to be."""

    code: str
    rows: Mapping[int, str | None]
    """None for one that goes."""
    values: Mapping[str, str] = field(default_factory=dict)
    shown: str = ""
    at: int | None = None
    """The row of which it is said, where that is not the first."""
    to: tuple[int, str] | None = None
    """Text that is put before a row."""


def _without_dash(rows: list[str], fields: Fields) -> Iterator[Moved]:
    """A second `id:` in an entry of a list: the next entry has begun, and its dash is missing."""
    seen = None
    for number, row in enumerate(rows):
        found = re.match(r"(- | {0,2})id\s*:\s", row)
        if row.startswith("- "):
            seen = bool(found)
        elif found and seen:
            meant = f"- {row.strip()}"
            yield Moved("D181", {number: meant}, {"value": row.strip()}, meant)
        elif found and seen is not None:
            seen = True


def _languages(rows: list[str], fields: Fields) -> Iterator[Moved]:
    """`name:` with its languages below it, but no further to the right."""
    for number, row in enumerate(rows[:-1]):
        found, below = FIELD.fullmatch(row), FIELD.fullmatch(rows[number + 1])
        column = found.start("key") if found else 0
        if not (found and below) or found["value"] or below["dash"] or below.start("key") != column:
            continue
        if not fields.is_code(below["key"]) or fields.is_code(found["key"]):
            continue
        moved: dict[int, str | None] = {}
        for more in range(number + 1, len(rows)):
            inner = FIELD.fullmatch(rows[more])
            if not inner or inner.start("key") < column or not fields.is_code(inner["key"]):
                break
            if inner.start("key") == column:
                moved[more] = " " * (column + 2) + rows[more].strip()
        for more, meant in moved.items():  # one of them alone would be read wrongly
            yield Moved("D184", moved, {"n": str(column + 2)}, meant or "", at=more)


def _not_empty(rows: list[str], fields: Fields) -> Iterator[Moved]:
    """`[]`, which stands for a list without entries, beside entries."""
    if any(row.startswith("- ") for row in rows):
        yield from (Moved("D196", {number: None}) for number, row in enumerate(rows) if row.rstrip() == "[]")


def _moved_entries(rows: list[str], fields: Fields) -> Iterator[Moved]:
    """An entry, or several, further to the right than the others. What lies below a field of its own stays."""
    if not any(row.startswith("- ") for row in rows):
        return
    last, above = -1, ""
    for number, row in enumerate(rows):
        found, parent = re.match(r"( {1,4})- +id *:", row), FIELD.fullmatch(above)
        if number > last and found and not (parent and not parent["value"]):
            last = _last(rows, number, len(found[1]) + 2)
            yield _shifted(rows, number, last, -len(found[1]))
        above = rows[number] if row.strip() else above


def _entries_outside(rows: list[str], fields: Fields) -> Iterator[Moved]:
    """`- year: …` that was pasted at the edge or at the end, while the list of such entries stands above."""
    listed: dict[str, tuple[str, int, int]] = {}  # by its first field: below which field, how far to the right, its end
    parent = ""
    for number, row in enumerate(rows):
        found = FIELD.fullmatch(row)
        if not found or row.lstrip().startswith("#"):
            continue
        indent, key = len(found["indent"]), found["key"]
        if not found["dash"]:
            parent = key if not indent else parent
            continue
        name, column, end = listed.get(key, (parent, indent, number))
        last = _last(rows, number, indent + 2)
        if key not in listed or (name == parent and column == indent):
            listed[key] = (parent, indent, last)
            continue
        if name != parent:
            moved = [" " * (column - indent) + row for row in rows[number : last + 1] if row.strip()]
            gone = dict.fromkeys(range(number, last + 1))
            to = (end + 1, "".join(f"{row}\n" for row in moved))
            yield Moved("D198", gone, {"key": name, "n": str(column)}, moved[0], to=to)
        elif indent < column:
            yield _shifted(rows, number, last, column - indent)
            listed[key] = (name, column, last)


def _last(rows: Sequence[str], begin: int, inner: int) -> int:
    """The last row of an entry whose fields stand at `inner`."""
    end = begin + 1
    while end < len(rows) and (indent_of(rows[end]) >= inner or not rows[end].strip()):
        end += 1
    return max(each for each in range(begin, end) if rows[each].strip())


def _shifted(rows: list[str], begin: int, last: int, by: int) -> Moved:
    """The rows of an entry, all moved by as many spaces."""
    moved = {each: rows[each][-by:] if by < 0 else " " * by + rows[each] for each in range(begin, last + 1)}
    values = {"n": str(indent_of(moved[begin]))}
    if begin == last:
        return Moved("D184", moved, values, moved[begin].rstrip())
    return Moved("D197", moved, {**values, "first": str(begin + 1), "last": str(last + 1)}, moved[begin])


def _by_trial(rows: list[str], fields: Fields) -> Iterator[Moved]:
    """What is left: a line that stands too far to the left or right, or has no colon."""
    for _ in range(_MOST):
        problems = read_yaml("\n".join(rows), "").problems
        number = next((problem.line - 1 for problem in problems if problem.code in _MISPLACED), None)
        found = None if number is None else _no_field(rows, number, fields) or _set_right(rows, number, fields)
        if not found:
            return
        yield found


def _no_field(rows: list[str], number: int, fields: Fields) -> Moved | None:
    """A line without a colon: a field that lacks it, or the end of the line above."""
    row, above = rows[number].strip(), rows[number - 1] if number else ""
    if not row or row.startswith(("#", "- ")) or FIELD.fullmatch(rows[number]):
        return None
    key, _, value = row.partition(" ")
    if key in fields.names():
        indent = " " * indent_of(rows[number])
        return Moved("D185", {number: f"{indent}{key}: {value}".rstrip()}, {}, f"{key}: {value}".rstrip())
    if not FIELD.fullmatch(above):
        return None
    space = " " if re.match(r"[ -\u04ff]", row) else ""
    joined = above.rstrip() + space + row
    return Moved("D186", {number - 1: joined, number: None}, {}, joined.strip(), at=number)


def _set_right(rows: list[str], number: int, fields: Fields) -> Moved | None:
    """The line near `number`, as it must stand so that its entry can be read; None if no place will do."""
    if fields.is_front_matter:  # has no entries
        return None
    begin, end = _entry(rows, number)
    known = {indent_of(row) for row in rows[begin:end] if row.strip()} | {0, 2, 4}
    for indents in ({each for each in known if each % 2 == 0}, {each for each in known if each % 2}):
        for line in range(number, max(begin, number - _BACK) - 1, -1):
            own = indent_of(rows[line])
            for indent in sorted(indents - {own}, key=lambda each: (abs(each - own), -each)):
                moved = " " * indent + rows[line].lstrip()
                if _fits(moved, rows[begin:line], fields) and _reads([*rows[begin:line], moved, *rows[line + 1 : end]]):
                    return Moved("D184", {line: moved}, {"n": str(indent)}, moved.rstrip())
    return None


def _entry(rows: list[str], number: int) -> tuple[int, int]:
    """Where the entry of a list that a line belongs to begins and ends; the whole of a file without a list."""
    starts = [line for line, row in enumerate(rows) if row.startswith("- ")]
    begin = max((line for line in starts if line < number), default=0)
    return begin, min((line for line in starts if line > number), default=len(rows))


def _fits(moved: str, above: Sequence[str], fields: Fields) -> bool:
    """A language stands below languages and a field below fields."""
    own = FIELD.fullmatch(moved)
    for row in reversed(above):
        found = FIELD.fullmatch(row)
        if own and found and found.start("key") <= own.start("key"):
            same = found.start("key") == own.start("key")
            return not same or fields.is_code(found["key"]) == fields.is_code(own["key"])
    return True


def _reads(rows: list[str]) -> bool:
    return read_yaml("\n".join(rows), "").value is not None


def begun_lists(rows: list[str], fields: Fields) -> Iterator[Moved]:
    """`author: - A` with `- B` in the lines below: the list has begun beside its name, where YAML allows none."""
    for number, row in enumerate(rows):
        found = FIELD.fullmatch(row)
        if not found or not found["value"].startswith("- ") or found["dash"] or found["key"] not in fields.lists:
            continue
        below = number + 1
        while below < len(rows) and (item := ITEM.fullmatch(rows[below])) and not _is_record(item["value"]):
            below += 1
        if below > number + 1:
            items = [found["value"][2:], *(rows[each].strip()[2:] for each in range(number + 1, below))]
            listed = ", ".join(_as_item(each.strip()) for each in items)
            meant = f"{found['indent']}{found['key']}: [{listed}]"
            moved = {number: meant, **dict.fromkeys(range(number + 1, below))}
            yield Moved("D125", moved, {"key": found["key"], "value": found["value"]}, meant.strip())


def _is_record(value: str) -> bool:
    return bool(re.match(r"[a-z_]+:(\s|$)", value)) or " #" in value


def _as_item(value: str) -> str:
    return value if closed_at(value) == len(value) > 0 else in_list(value)


OF_FRONT_MATTER = (_by_trial,)
STRUCTURE = (_without_dash, _languages, _not_empty, _moved_entries, _entries_outside, _by_trial)
"""In this order."""
STRUCTURE_ALWAYS = frozenset([_without_dash, _languages])
"""Those that look also where YAML can read the file."""

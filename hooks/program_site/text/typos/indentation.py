"""Lines that stand a blank too far to the left or right: which one it is, is found by trying."""

from __future__ import annotations

from collections.abc import Sequence

from program_site.text.typos.data_lines import FIELD, Fields, is_code
from program_site.text.yaml_source import read_yaml

_BACK = 3
"""Lines above the one that YAML complains of: the slip may be theirs."""


def set_right(rows: list[str], number: int, fields: Fields) -> tuple[int, str] | None:
    """The line near `number`, and how it must stand so that its entry can be read; None if no place will do."""
    begin, end = _entry(rows, number)
    known = {_indent(row) for row in rows[begin:end] if row.strip()} | {0, 2, 4}
    for indents in ({each for each in known if each % 2 == 0}, {each for each in known if each % 2}):
        for line in range(number, max(begin, number - _BACK) - 1, -1):
            own = _indent(rows[line])
            for indent in sorted(indents - {own}, key=lambda each: (abs(each - own), -each)):
                moved = " " * indent + rows[line].lstrip()
                if _fits(moved, rows[begin:line], fields) and _reads([*rows[begin:line], moved, *rows[line + 1 : end]]):
                    return line, moved
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
            return not same or is_code(found["key"], fields) == is_code(own["key"], fields)
    return True


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip(" "))


def _reads(rows: list[str]) -> bool:
    return read_yaml("\n".join(rows), "").value is not None

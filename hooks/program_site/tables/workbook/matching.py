"""Which row of a workbook is which record: whatever was sorted, copied, renamed or typed anew."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from program_site.tables.workbook.layout import Names, listed
from program_site.tables.workbook.rows import Row
from program_site.tables.workbook.vocabulary import is_id

IN = "/"
"""Between a record and the number of an item of its list: `kfu/0`."""


def keys_of(records: Sequence[Mapping[str, Any]]) -> list[str]:
    """By what the row of each record is known again: its id, or its number."""
    ids = [record.get("id") for record in records]
    return [
        identity if is_id(identity) and ids.count(identity) == 1 else f"#{number}"
        for number, identity in enumerate(ids)
    ]


def owners(rows: Sequence[Row], held: Mapping[str, Any]) -> dict[int, str]:
    """The record of each row. Its id says so before its key: keys stay behind where only what is seen is sorted.

    By its key a record is known whose id was changed. A row that was copied is a record of its own.
    """
    found: dict[int, str] = {}
    own_first = sorted(enumerate(rows), key=lambda each: each[1].key != each[1].identity)
    for known_by in ("identity", "key"):
        for number, row in own_first:
            key = getattr(row, known_by)
            if number not in found and key in held and key not in found.values():
                found[number] = key
    return found


@dataclass(frozen=True)
class Part:
    """An item of a list within a record, as it was when the workbook was made."""

    owner: str
    number: int
    item: Mapping[str, Any]


def parts_in(held: Mapping[str, Any], place: Names) -> dict[str, Part]:
    """All of one list, by the keys of their rows."""
    return {
        f"{key}{IN}{number}": Part(key, number, item)
        for key, record in held.items()
        for number, item in enumerate(listed(record, place))
    }


def matched(
    rows: Sequence[tuple[Row, str]], parts: Mapping[str, Part], shows: Callable[[Row, Mapping[str, Any]], bool]
) -> dict[int, Part]:
    """The part of each row of an owner: one that says the same of the same owner, or else that of its key."""
    left = dict(parts)
    found: dict[int, Part] = {}

    def take(number: int, keys: Iterator[str]) -> None:
        if number not in found and (key := next(keys, None)) is not None:
            found[number] = left.pop(key)

    for number, (row, owner) in enumerate(rows):
        own = left.get(row.key)
        take(number, iter([row.key] if own and own.owner == owner and shows(row, own.item) else []))
    for number, (row, owner) in enumerate(rows):
        same = (key for key, part in left.items() if part.owner == owner and shows(row, part.item))
        take(number, same if number not in found else iter(()))
    for number, (row, _) in enumerate(rows):
        take(number, iter([row.key] if row.key in left else []))
    return found

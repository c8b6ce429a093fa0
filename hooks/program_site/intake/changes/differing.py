"""What is to be changed so that one state of a data file becomes another, in changes as small as they can be named."""

from collections.abc import Iterator, Sequence
from typing import Any

from program_site.intake.changes.change_file import Change, Part
from program_site.text.yaml_writing import is_same

KEYS = (("id",), ("year", "direction"), ("year",), ("from",), ("report",))
"""By which of their fields items of a list are known again, wherever in it they stand: the first that all of them have."""


def changes_between(file: str, old: Any, new: Any, place: Sequence[Part] = ()) -> Iterator[Change]:
    """Values of mappings and of items with a key by themselves, other lists as a whole. The order of items with keys is left as it is."""
    old, new = (None if value in ([], {}) else value for value in (old, new))
    if is_same(old, new):
        return
    if not place and isinstance(old or new, dict):  # all that a file of one record holds, which may not be there yet
        old, new = old or {}, new or {}
    if isinstance(old, dict) and isinstance(new, dict):
        for name in dict.fromkeys([*old, *new]):
            yield from changes_between(file, old.get(name), new.get(name), (*place, name))
        return
    are_lists = all(value is None or isinstance(value, list) for value in (old, new))
    key = _key(old, new) if are_lists else None
    if key:
        before, after = ({tuple(item[name] for name in key): item for item in items or []} for items in (old, new))
        for values in dict.fromkeys([*before, *after]):
            item = (*place, dict(zip(key, values, strict=True)))
            yield from changes_between(file, before.get(values), after.get(values), item)
        return
    yield Change.model_validate({"file": file, "place": tuple(place), "old": old, "new": new})


def _key(old: Any, new: Any) -> tuple[str, ...] | None:
    """The fields whose values tell all items apart, in both states."""
    lists = [items for items in (old, new) if items]
    return next((key for key in KEYS if lists and all(_tells_apart(key, items) for items in lists)), None)


def _tells_apart(key: tuple[str, ...], items: Sequence[Any]) -> bool:
    if not all(isinstance(item, dict) and all(type(item.get(name)) in (str, int) for name in key) for item in items):
        return False
    return len({tuple(item[name] for name in key) for item in items}) == len(items)

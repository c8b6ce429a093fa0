"""States of data files by the hundred: those of this checkout with something in them dropped, doubled, moved, emptied or replaced."""

from __future__ import annotations

import copy
import functools
import random
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from conftest import ROOT
from desk_data import FILES, values_in
from program_site.content.data.files import ONE
from program_site.site.desk.published import key_of

Way = tuple[str | int, ...]


class States(NamedTuple):
    """A file before and after."""

    file: str
    old: Any
    new: Any


def ways(value: Any, way: Way = ()) -> Iterator[Way]:
    """The place of everything in a value, and of the value itself."""
    yield way
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for part, each in inner:
        yield from ways(each, (*way, part))


def at(value: Any, way: Way) -> Any:
    for part in way:
        value = value[part]
    return value


_ODD: tuple[Any, ...] = (None, "", [], {}, 0, 1, 2019, True, False, "2019", "ja", {"ja": "語"}, [{"id": "a"}], [1, 1])


def _drop(holder: Any, part: Any, chance: random.Random) -> None:
    del holder[part]


def _replace(holder: Any, part: Any, chance: random.Random) -> None:
    holder[part] = copy.deepcopy(chance.choice(_ODD))


def _write(holder: Any, part: Any, chance: random.Random) -> None:
    value = holder[part]
    if isinstance(value, str):
        holder[part] = f"{value} {chance.choice(('新', 'ё', '–'))}"
    elif isinstance(value, int | float) and not isinstance(value, bool):
        holder[part] = value + 1
    else:
        _replace(holder, part, chance)


def _double(holder: Any, part: Any, chance: random.Random) -> None:
    if isinstance(holder, list):
        holder.insert(chance.randrange(len(holder) + 1), copy.deepcopy(holder[part]))
    else:
        holder[f"{part}2"] = copy.deepcopy(holder[part])


def _add(holder: Any, part: Any, chance: random.Random) -> None:
    """As `_double`, but with a key of its own where it has one."""
    _double(holder, part, chance)
    for each in holder[-2:] if isinstance(holder, list) else ():
        for key in ("id", "year", "from"):
            if isinstance(each, dict) and isinstance(each.get(key), str | int):
                each[key] = each[key] + 7 if isinstance(each[key], int) else f"{each[key]}-new"


def _shuffle(holder: Any, part: Any, chance: random.Random) -> None:
    if isinstance(holder, list):
        chance.shuffle(holder)


_HOW: tuple[Callable[[Any, Any, random.Random], None], ...] = (_drop, _replace, _write, _write, _double, _add, _shuffle)


def changed(value: Any, chance: random.Random) -> Any:
    """The same with one thing in it otherwise."""
    places = [way for way in ways(value) if way]
    if not places:
        return copy.deepcopy(chance.choice(_ODD))
    made, way = copy.deepcopy(value), chance.choice(places)
    chance.choice(_HOW)(at(made, way[:-1]), way[-1], chance)
    return made


_NOT_HERE: dict[str, Any] = {
    "removed_reports": [
        {"report": f"2019-02-{day}-party", "date": "2024-01-10", "reason": "request"} for day in (15, 16, 17)
    ],
    "rubric_results": [
        {"year": year, "direction": way, "students": 20, "results": {"a": {"x": 3}}}
        for year in (2018, 2019)
        for way in ("outbound", "inbound")
    ],
}
"""What the data of this checkout have none of."""


@functools.cache
def _held() -> dict[str, Any]:
    return {file: value for file in FILES if (value := values_in(ROOT, file))} | _NOT_HERE


@functools.cache
def generated_states(number: int) -> list[States]:
    """Always the same ones."""
    chance, held = random.Random(number), _held()
    made: list[States] = []
    while len(made) < number:
        file = chance.choice([*held])
        old = _part(held[file], chance)
        if chance.random() < 0.3:
            old = changed(old, chance)
        new = old
        for _ in range(chance.choice((0, 1, 1, 2, 3, 5))):
            new = changed(new, chance)
        states = States(file, *((old, new) if chance.random() < 0.9 else (new, old)))
        if all(_is_file(file, each) for each in states[1:]):
            made.append(states)
    return made


def _is_file(file: str, value: Any) -> bool:
    """Whether its records can be told apart: else a change would be one of the whole file, which no change is."""
    if file in ONE:
        return isinstance(value, dict) and value != {}
    items = value if isinstance(value, list) else []
    named = [tuple(each.get(key) for key in key_of(file)) for each in items if isinstance(each, dict)]
    plain = all(
        isinstance(part, int if key == "year" else str)
        for each in named
        for part, key in zip(each, key_of(file), strict=True)
    )
    plain = plain and not any(isinstance(part, bool) for each in named for part in each)
    return plain and len({*named}) == len(items) > 0


def _part(value: Any, chance: random.Random) -> Any:
    """A few records of a list: whole files would be large, and their first items always the same."""
    if not isinstance(value, list):
        return copy.deepcopy(value)
    return copy.deepcopy(chance.sample(value, min(len(value), chance.randrange(1, 5))))


def tidy(value: Any) -> Any:
    """Without what is empty, as no file has any."""
    if isinstance(value, dict):
        return {key: inner for key, each in value.items() if (inner := tidy(each)) not in ({}, [], None)}
    if isinstance(value, list):
        return [inner for each in value if (inner := tidy(each)) not in ({}, [], None)]
    return value

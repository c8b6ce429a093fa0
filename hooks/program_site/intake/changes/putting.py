"""Putting changes into the files of `data/`: all of them, or none where one finds something else than it saw."""

import functools
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from program_site.content.data.entries import Entry
from program_site.content.data.files import MANY, ONE, read_context
from program_site.i18n.localizer import Localizer
from program_site.intake.changes.change_file import Change, Part
from program_site.text.files import read_text
from program_site.text.problems import Problem
from program_site.text.yaml_source import Location, YamlSource, read_yaml
from program_site.text.yaml_writing import is_same, plain_values, with_value

_BESIDES = frozenset(Entry.model_fields) - {"id"}
_SCHEMA = "# yaml-language-server: $schema=schema/{file}.json"
COUNTED = "rubric_results"
"""The one data file that nobody writes by hand, which it says at its top."""


@dataclass
class Put:
    """What became of some changes."""

    texts: dict[str, bytes] = field(default_factory=dict)
    """The new content of each file that changes, by its path."""
    problems: list[Problem] = field(default_factory=list)
    already: list[Change] = field(default_factory=list)
    """What stands there as it was wanted."""


def path_of(file: str) -> str:
    return f"data/{file}.yml"


def fingerprint(data: bytes) -> str:
    """By which a file is known again, whatever line ends it was checked out with."""
    return hashlib.sha256(data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")).hexdigest()


def put(root: Path, changes: Sequence[Change]) -> Put:
    """The texts of the data files with these changes."""
    done = Put()
    for file in dict.fromkeys(each.file for each in changes):
        if file not in ONE and file not in MANY:
            done.problems.append(Problem("K104", path_of(file), 1, {"value": file}))
            continue
        _put_into(root, file, [each for each in changes if each.file == file], done)
    return done


def _put_into(root: Path, file: str, changes: Sequence[Change], done: Put) -> None:
    path = root / path_of(file)
    text, problems = read_text(root, path) if path.exists() else (_head(root, file), [])
    raw = path.read_bytes().decode("utf-8", "replace") if path.exists() else text
    if problems or text is None:
        done.problems += problems
        return
    before = raw
    for change in changes:
        source = read_yaml(raw.removeprefix("\ufeff").replace("\r\n", "\n"), path_of(file))
        if source.problems:
            done.problems += source.problems
            return
        data = plain_values(source.value)
        location = locate(data, change.place)
        here = at(data, location) if location is not None else None
        if location is None or not is_same(here, change.old):
            if (location is not None and is_same(here, change.new)) or _is_renamed(data, change):
                done.already.append(change)
            else:
                done.problems.append(_moved_on(source, change, location, here))
            continue
        place, value = _in_order(data, location, change)
        made = with_value(raw, place, value, field_order(file))
        if made is None:
            done.problems.append(
                Problem("K106", path_of(file), source.line_of(location), {"field": shown(change.place)})
            )
            continue
        raw = made
    if raw != before:
        done.texts[path_of(file)] = raw.encode()


def _head(root: Path, file: str) -> str:
    """What a new file begins with."""
    notes = [Localizer(code).t("import_rubric.file_note") for code in read_context(root).languages if file == COUNTED]
    return "\n".join([_SCHEMA.format(file=file), *(f"# {note}" for note in notes), "", ""])


def _in_order(data: Any, location: Location, change: Change) -> tuple[Location, Any]:
    """An item of a list by years that comes between others, as a whole list with it."""
    items, last = at(data, location[:-1]), change.place[-1]
    if not isinstance(last, Mapping) or "year" not in last or not isinstance(items, list) or location[-1] != len(items):
        return location, change.new
    try:
        later = [number for number, each in enumerate(items) if _by_year(each) > _by_year(last)]
    except (TypeError, KeyError):  # not all of them say their year
        return location, change.new
    return (location[:-1], [*items[: later[0]], change.new, *items[later[0] :]]) if later else (location, change.new)


def _by_year(item: Mapping[str, Any]) -> tuple[int, bool]:
    return item["year"], item.get("direction") == "inbound"


@functools.cache
def field_order(file: str) -> tuple[str, ...]:
    """The fields of a record as people write them: what it is about, and then what any entry may say besides."""
    names = [*getattr({**ONE, **MANY}[file], "model_fields", ())]
    return (*(name for name in names if name not in _BESIDES), *(name for name in names if name in _BESIDES))


def _is_renamed(data: Any, change: Change) -> bool:
    """Whether what an item is known by is that of the change, so that it is found by its new name alone."""
    way, known = change.place[:-2], change.place[-2:]
    if len(known) < 2 or not isinstance(known[0], Mapping) or not isinstance(known[1], str) or known[1] not in known[0]:
        return False
    items = _items(data, way)
    renamed = {**known[0], known[1]: change.new}
    return any(_fits(each, renamed) for each in items) and not any(_fits(each, known[0]) for each in items)


def _items(data: Any, way: Sequence[Part]) -> Sequence[Any]:
    location = locate(data, way)
    items = at(data, location) if location is not None else None
    return items if isinstance(items, list) else []


def _moved_on(source: YamlSource, change: Change, location: Location | None, here: Any) -> Problem:
    values = {
        "field": shown(change.place),
        "before": brief(change.old),
        "after": brief(change.new),
        "value": brief(here),
    }
    return Problem("K105", source.path, source.line_of(location or ()), values)


def locate(data: Any, place: Sequence[Part]) -> Location | None:
    """Where a place is today; the end of a list where it has no such item. None where its way does not exist."""
    found: list[str | int] = []
    for part in place:
        if isinstance(part, Mapping):
            items = data if isinstance(data, list) else []
            fitting = [number for number, each in enumerate(items) if _fits(each, part)]
            if len(fitting) > 1 or not (data is None or data == {} or isinstance(data, list)):
                return None
            step: str | int = fitting[0] if fitting else len(items)
        else:
            step = part
        found.append(step)
        data = at(data, (step,))
    return tuple(found)


def _fits(item: Any, selector: Mapping[str, Any]) -> bool:
    return isinstance(item, dict) and all(str(item.get(key)) == str(value) for key, value in selector.items())


def at(data: Any, location: Location) -> Any:
    """What stands there; None where nothing does."""
    for part in location:
        if isinstance(data, dict) and isinstance(part, str):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and 0 <= part < len(data):
            data = data[part]
        else:
            return None
    return data


def shown(place: Sequence[Part]) -> str:
    """A place as it is named in a message: `kfu · name · ru`."""
    parts = (" ".join(map(str, each.values())) if isinstance(each, Mapping) else str(each) for each in place)
    return " · ".join(parts)


def brief(value: Any) -> str:
    return "–" if value is None else str(value) if not isinstance(value, (dict, list)) else "…"

"""Choices: by what readers may filter, and what each program is found by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from program_site.content.data.programs import Program


@dataclass(frozen=True)
class Choice:
    """One control: a thing to choose by, and what there is to choose."""

    name: str
    """In the page's address: `?level=graduate`."""
    label: str
    options: tuple[tuple[str, str], ...]
    """Value and what the reader sees."""


def program_values(programs: Sequence[Program]) -> dict[str, dict[str, tuple[str, ...]]]:
    """What each program is found by: id of the program, then name of the choice. A field goes by the first program in it."""
    first = [next(other.id for other in programs if other.field == each.field) for each in programs]
    return {
        each.id: {"direction": each.directions, "level": (each.level,), "field": (field,)}
        for each, field in zip(programs, first, strict=True)
    }


def choices(
    labels: Mapping[str, str], values: Iterable[Mapping[str, tuple[str, ...]]], said: Callable[[str, str], str]
) -> tuple[Choice, ...]:
    """A choice for everything that has more than one value, in the order of `labels`; `said` names a value."""
    known = [*values]
    found = {name: [*dict.fromkeys(value for each in known for value in each[name])] for name in labels}
    return tuple(
        Choice(name, labels[name], tuple((value, said(name, value)) for value in options))
        for name, options in found.items()
        if len(options) > 1
    )

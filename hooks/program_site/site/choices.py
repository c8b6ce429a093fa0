"""Choices: the filters that readers get."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """One filter: a property and its values."""

    name: str
    """Its name in the page's address: `?kind=visit`."""
    label: str
    options: tuple[tuple[str, str], ...]
    """Values and their labels."""


def choices(
    labels: Mapping[str, str], values: Iterable[Mapping[str, tuple[str, ...]]], name_of: Callable[[str, str], str]
) -> tuple[Choice, ...]:
    """A choice for each property with more than one value, in the order of `labels`. `name_of` gives the label of a value."""
    records = [*values]
    options_of = {name: [*dict.fromkeys(value for record in records for value in record[name])] for name in labels}
    return tuple(
        Choice(name, labels[name], tuple((value, name_of(name, value)) for value in options))
        for name, options in options_of.items()
        if len(options) > 1
    )

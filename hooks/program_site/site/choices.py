"""Choices: the filters that readers get, and the values of each program."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from program_site.content.catalog import Catalog
from program_site.content.data.programs import Direction, Program
from program_site.content.data.project import direction_name
from program_site.i18n.localizer import Localizer


@dataclass(frozen=True)
class Choice:
    """One filter: a property and its values."""

    name: str
    """Its name in the page's address: `?level=graduate`."""
    label: str
    options: tuple[tuple[str, str], ...]
    """Values and their labels."""


def program_values(programs: Sequence[Program]) -> dict[str, dict[str, tuple[str, ...]]]:
    """The values of each program, by its id and the name of the choice. The value of a field is the first program in it."""
    first = [next(other.id for other in programs if other.field == each.field) for each in programs]
    return {
        each.id: {"direction": each.directions, "level": (each.level,), "field": (field,)}
        for each, field in zip(programs, first, strict=True)
    }


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


def program_choices(catalog: Catalog, localizer: Localizer) -> tuple[Choice, ...]:
    fields = {each.id: each.field.in_language(localizer.language) for each in catalog.programs}
    names: dict[str, Callable[[str], str]] = {
        "direction": lambda value: direction_name(catalog.project, localizer, cast(Direction, value)),
        "level": lambda value: localizer.t(f"level.{value}"),
        "field": lambda value: fields[value],
    }
    labels = {
        "direction": localizer.t("field.direction"),
        "level": localizer.t("field.level"),
        "field": localizer.t("field.field"),
    }
    return choices(labels, program_values(catalog.programs).values(), lambda choice, value: names[choice](value))

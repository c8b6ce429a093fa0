"""Lists in which the same stands twice: of ids, of choices, of words."""

from collections.abc import Iterator

from program_site.text.excerpts import excerpt
from program_site.text.problems import Problem
from program_site.text.yaml_edits import edit_without
from program_site.text.yaml_source import Location, YamlSource

CODE = "D272"


def doubled(source: YamlSource, of_report: bool = False) -> Iterator[Problem]:
    """A problem for each item that is there already; its edit takes it out, and the first stays.

    In a report it is a warning, and its authors may have one name.
    """
    for at, items in _lists(source.value, ()) if not source.problems else ():  # else they may be read wrong
        first: dict[str, int] = {}
        for index, item in enumerate(items if not (of_report and at == ("author",)) else ()):
            if first.setdefault(item, index) != index:
                place = (*at, index)
                line = source.line_of(place)
                key = next((str(part) for part in reversed(at) if isinstance(part, str)), "")
                values = {"key": key, "value": excerpt(item), "example": excerpt(item)}
                yield Problem(CODE, source.path, line, values, warning=of_report, edit=edit_without(source, place))


def _lists(value: object, at: Location) -> Iterator[tuple[Location, list[str]]]:
    """Every list that holds nothing but text."""
    if isinstance(value, list):
        if len(value) > 1 and all(isinstance(item, str) for item in value):
            yield at, value
        for index, item in enumerate(value):
            yield from _lists(item, (*at, index))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _lists(inner, (*at, key))

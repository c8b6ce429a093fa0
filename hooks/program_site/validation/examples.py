"""Examples that nobody has put real values in place of: those of the guide for staff, and those of a new site."""

import functools
import re
from collections.abc import Iterator, Mapping

from program_site.messages import available, reading
from program_site.text.excerpts import excerpt
from program_site.text.problems import Problem
from program_site.text.yaml_source import Location, YamlSource
from program_site.validation.passages import is_text_key

CODE = "D278"
ID = re.compile(r"example(-.*)?")
ADDRESS = re.compile(
    r"(?:https?://|[\w.+-]+@)(?:[\w-]+\.)*example\.(?:com|net|org|edu|(?:(?:ac|co|ed|go|ne|or)\.)?jp)(?![\w.-])[^\s]*"
)
"""Hosts that RFC 2606 and the registry of Japan keep for examples. Sites to try things out with have `.example`."""
OF_PAGES = ("redirects", "removed_reports")
"""What they hold are addresses of pages, whatever these are called."""
NAMES = ("name", "title", "short_name")


def check_examples(documents: Mapping[str, YamlSource]) -> Iterator[Problem]:
    """Yield an error for every record that still is an example.

    A new site is laid out with nothing but examples, and must be buildable at once: while the project itself is one,
    nothing is wrong with the others.
    """
    for name, document in documents.items() if not is_laid_out(documents.get("project")) else ():
        for place, value in _examples(document.value, ()) if name not in OF_PAGES else ():
            yield Problem(CODE, document.path, document.line_of(place), {"value": excerpt(value)})


def is_laid_out(project: YamlSource | None) -> bool:
    """Whether the project still has texts of the example that a new site begins with."""
    return project is not None and _mark_of_texts(project.value, ()) is not None


def is_example(record: object) -> bool:
    """Whether a record by itself says so: then nothing else need be said of it."""
    return _mark(record, ()) is not None


def _examples(value: object, at: Location) -> Iterator[tuple[Location, str]]:
    """Each record that is one, with its first mark; what is inside such a record is part of it."""
    if mark := _mark(value, at):
        yield mark
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _examples(inner, (*at, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _examples(item, (*at, index))


def _mark(value: object, at: Location) -> tuple[Location, str] | None:
    """What tells that a mapping is an example, and where that stands."""
    if not isinstance(value, dict):
        return None
    identity = value.get("id")
    if isinstance(identity, str) and ID.fullmatch(identity):
        return (*at, "id"), identity
    for key, inner in value.items():
        if isinstance(inner, str) and ADDRESS.fullmatch(inner):
            return (*at, key), inner
    return _mark_of_texts(value, at)


def _mark_of_texts(value: object, at: Location) -> tuple[Location, str] | None:
    for key, inner in value.items() if isinstance(value, dict) else ():
        for code, form in inner.items() if isinstance(inner, dict) else ():
            text = form.get("text") if isinstance(form, dict) else form
            if isinstance(text, str) and is_text_key(code) and _is_marked(text, is_name=key in NAMES):
                return (*at, key, code), text
    return None


def _is_marked(text: str, *, is_name: bool) -> bool:
    """At its beginning; a name also at its end, where a text may speak of an example."""
    before, after = marks()
    return text.startswith(before) or (is_name and text.rstrip().endswith(after))


@functools.cache
def marks() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What examples begin and end with, in all languages."""
    known = [reading(language).get("examples", {}) for language in available()]
    before, after = ([word for each in known for word in each.get(place, ())] for place in ("before", "after"))
    return tuple(before), tuple(after)

"""From YAML values to checked records: what every noun's shape is made of, and how each mistake gets its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError, ValidationInfo
from pydantic_core import ErrorDetails

from program_site.problems import Problem, closest
from program_site.yaml_source import Location, Unquoted, YamlSource


@dataclass(frozen=True)
class Reading:
    """What a single record cannot know of itself: the site's languages, and the ids that exist."""

    languages: tuple[str, ...]
    ids: Mapping[str, frozenset[str]]

    @staticmethod
    def of(info: ValidationInfo) -> Reading:
        assert isinstance(info.context, Reading)
        return info.context


class Record(BaseModel):
    """A mapping of a data file: only known fields, never changed after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


Shape = TypeVar("Shape")


@dataclass(frozen=True)
class Outcome(Generic[Shape]):
    """What reading one record gave: the record, or None and every problem in it."""

    record: Shape | None
    problems: list[Problem]


def read_record(
    shape: TypeAdapter[Shape], source: YamlSource, value: Any, at: Location, reading: Reading
) -> Outcome[Shape]:
    """Check the value that stands at `at` in its document."""
    try:
        return Outcome(shape.validate_python(value, context=reading), [])
    except ValidationError as error:
        return Outcome(None, list(_problems(error, shape, source, value, at)))


def _problems(
    error: ValidationError, shape: TypeAdapter[Any], source: YamlSource, value: Any, at: Location
) -> Iterator[Problem]:
    schema = shape.json_schema(mode="validation")
    explained = [
        (tuple(detail["loc"]), *_explain(detail, schema, tuple(detail["loc"])))
        for detail in error.errors(include_url=False)
    ]
    misspelt = {(*where[:-1], values["candidate"]) for where, code, values in explained if code == "D101"}
    for where, code, values in explained:
        if code == "D102" and where in misspelt:
            continue  # one mistake, one problem: the field is there under its misspelt name
        yield Problem(code, source.path, source.line_of(source.present((*at, *where))), values)


def _explain(detail: ErrorDetails, schema: dict[str, Any], where: Location) -> tuple[str, dict[str, str]]:
    """A pydantic error as a code of ours with the values its message speaks of."""
    kind, given = detail["type"], detail["input"]
    context = {key: str(value) for key, value in detail.get("ctx", {}).items()}
    key = next((str(part) for part in reversed(where) if isinstance(part, str) and part != "text"), "")
    if kind[0] in "DR" and kind[1:].isdigit():
        return kind, {"key": key, "value": shown(given), **context}
    if kind == "extra_forbidden":
        known = field_names(schema, where[:-1])
        near = closest(key, known)
        if near:
            return "D101", {"key": str(where[-1]), "candidate": near}
        return "D122", {"key": str(where[-1]), "known": ", ".join(sorted(known))}
    if kind == "missing":
        return "D102", {"key": str(where[-1])}
    if isinstance(given, Unquoted) and not given.text:
        return "D104", {"key": key}
    if kind == "literal_error":
        choices = context["expected"].replace("'", "").replace(" or ", ", ")
        near = closest(shown(given), choices.split(", "))
        return "D116", {"key": key, "value": shown(given), "choices": choices, "candidate": near or choices}
    if kind == "string_type" and not isinstance(given, dict | list):
        return "D105", {"key": key, "value": shown(given)}
    if kind in ("int_type", "float_type", "int_from_float", "bool_type"):
        return "D113", {"key": key, "value": shown(given)}
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        limit = next(iter(context.values()))
        return ("D123" if kind.startswith("greater") else "D124"), {"key": key, "value": shown(given), "limit": limit}
    if kind in ("tuple_type", "list_type"):
        return "D125", {"key": key, "value": shown(given)}
    return "D106", {"key": key, "value": shown(given)}


def shown(value: Any) -> str:
    """A value as its writer would recognise it, short enough for a message."""
    text = value.text if isinstance(value, Unquoted) else "…" if isinstance(value, dict | list) else str(value)
    return text if len(text) <= 60 else text[:59] + "…"


def field_names(schema: dict[str, Any], where: Location) -> list[str]:
    """The fields that may stand in the mapping at `where`, read from the JSON Schema."""
    definitions = schema.get("$defs", {})

    def resolved(node: dict[str, Any]) -> dict[str, Any]:
        while True:
            if "$ref" in node:
                node = definitions[node["$ref"].rpartition("/")[2]]
            elif "anyOf" in node:
                node = next((choice for choice in node["anyOf"] if choice.get("type") != "null"), {})
            elif "allOf" in node:
                node = node["allOf"][0]
            else:
                return node

    node = resolved(schema)
    for part in where:
        if isinstance(part, int):
            node = resolved(node.get("items", {}))
        else:
            inner = node.get("properties", {}).get(part) or node.get("additionalProperties") or {}
            node = resolved(inner if isinstance(inner, dict) else {})
    return list(node.get("properties", {}))

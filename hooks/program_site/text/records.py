"""From YAML values to checked records: what every noun's shape is made of, and how each mistake gets its place."""

import datetime
import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError, ValidationInfo
from pydantic_core import ErrorDetails

from program_site.text.dates import APRIL
from program_site.text.edits import Edit
from program_site.text.excerpts import excerpt
from program_site.text.numbers import of_a_pair, possible_number, says_only_a_number
from program_site.text.problems import SURELY, Problem, closest
from program_site.text.time_zones import country_of
from program_site.text.yaml_edits import edit_key, edit_value
from program_site.text.yaml_quotes import in_list, quoted
from program_site.text.yaml_source import Location, Unquoted, YamlSource

UTC = "UTC"
"""The time zone where none is known."""


@dataclass(frozen=True)
class Reading:
    """What a single record cannot know of itself: the site's languages, and the ids that exist."""

    languages: tuple[str, ...]
    """All in which the site is built."""
    ids: Mapping[str, frozenset[str]]
    day: datetime.date | None = None
    """What a day that cannot be read probably is: the one in the name of the report's folder."""
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Of every kind of record, the ids by what people call them, in small letters."""
    language: str | None = None
    """Of whoever wrote the file, if it has one writer."""
    fiscal_start: int = APRIL
    """The month in which fiscal years begin, as `data/project.yml` says."""
    timezone: str = UTC
    """That of the university: days are counted by it, and it holds where a time names no other."""
    words: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    """What people write for a field in their own language, and the field; several, where records differ in it."""
    growing: frozenset[str] = frozenset()
    """The languages that may lack any text, as they are still being translated into."""

    @property
    def country(self) -> str | None:
        """That of the university, as telephone numbers need it: JP."""
        return country_of(self.timezone)

    @property
    def demanded(self) -> tuple[str, ...]:
        """The languages that every text must have."""
        return tuple(code for code in self.languages if code not in self.growing)

    @staticmethod
    def of(info: ValidationInfo) -> "Reading":
        assert isinstance(info.context, Reading)
        return info.context


class Record(BaseModel):
    """A mapping of a data file: only known fields, never changed after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid")


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
        return Outcome(None, list(_problems(error, shape, source, at, reading)))


def _problems(
    error: ValidationError, shape: TypeAdapter[Any], source: YamlSource, at: Location, reading: Reading
) -> Iterator[Problem]:
    schema = _schema(shape)
    explained: list[tuple[Location, str, dict[str, str]]] = []
    details = error.errors(include_url=False)
    for detail in details:
        where = tuple(detail["loc"])
        inside = (other["loc"] for other in details if other is not detail)
        if detail["type"] == "too_short" and any(loc[: len(where)] == where for loc in inside):
            continue  # its items are wrong, which is said of them
        code, values = _explain(detail, schema, where, source, at, reading)
        explained.append((where, code, values))
    misspelt = [
        (*where[:-1], values.get("candidate") or values["example"])
        for where, code, values in explained
        if code == "D101"
    ]
    for where, code, values in explained:
        if code == "D102" and where in misspelt:
            continue  # one mistake, one problem: the field is there under its misspelt name
        here = (*at, *where)
        inner = (values["key"],) if code == "D108" else _INNER.get(code, ())
        here = next((each for name in inner if (each := (*here, name)) in source.lines), here)
        if code == "D190":
            here = (*here, int(values["index"]), "year")
        edit = _cure(source, source.present(here), code, values)
        yield Problem(code, source.path, source.line_of(here), values, edit=edit)


def _cure(source: YamlSource, here: Location, code: str, values: dict[str, str]) -> Edit | None:
    """The edit that writes `candidate`. Where that is not safe the candidate is an example like any other."""
    candidate = values.pop("candidate", "")
    if code in ("D101", "D108"):  # it is the name of the field that is wrong
        edit = edit_key(source, here, candidate) if candidate else None
        shape = "{}:"
    else:
        edit = edit_value(source, here, candidate) if candidate else None
        shape = f"{here[-1]}: {{}}" if here and isinstance(here[-1], str) else "{}"
    if example := candidate.partition(" #")[0] or values.get("example", ""):
        values["example"] = shape.format(example)
    return edit


@functools.lru_cache(maxsize=100)
def _schema(shape: TypeAdapter[Any]) -> dict[str, Any]:
    """Making it takes longer than reading a whole report."""
    return shape.json_schema(mode="validation")


_INNER = {
    "D128": ("end", "last", "closes", "left", "closed"),
    "D154": ("timezone",),
    "D188": ("latitude",),
    "D256": ("change",),
    "D260": ("growing",),
    "D302": ("text",),
    "D311": ("known",),
}
"""The fields that are wrong where a whole record is: the later of two dates, a coordinate."""


def _explain(
    detail: ErrorDetails, schema: dict[str, Any], where: Location, source: YamlSource, at: Location, reading: Reading
) -> tuple[str, dict[str, str]]:
    """A pydantic error as a code of ours with the values its message speaks of."""
    kind, given = detail["type"], detail["input"]
    context = {key: str(value) for key, value in detail.get("ctx", {}).items()}
    present = source.present((*at, *where))
    key = next((str(part) for part in reversed(present) if isinstance(part, str)), "")
    value = excerpt(source.written[present]) if present in source.written else shown(given)
    values = {"key": key, "value": value}
    if key and isinstance(given, Unquoted | str) and not (given.text if isinstance(given, Unquoted) else given).strip():
        own = present[len(at) :]
        return ("D151" if own and own[-1] in _required(schema, own[:-1], reading) else "D104"), values
    if kind[0] in "DRZ" and kind[1:].isdigit():
        return kind, {**values, **context}
    if kind == "extra_forbidden":
        known = field_names(schema, where[:-1])
        named = reading.words.get(str(where[-1]).lower(), ())
        word = next((each for each in ([named] if isinstance(named, str) else named) if each in known), None)
        meant = _likely(str(where[-1]), known, word)
        if meant and (*at, *where[:-1], *meant.values()) not in source.lines:  # if it is, this line is one too many
            return "D101", {"key": str(where[-1]), **meant}
        return "D122", {"key": str(where[-1]), "known": ", ".join(sorted(known))}
    if kind == "missing":
        return "D102", {"key": str(where[-1])}
    if kind == "dict_type" and (form := _IN_LANGUAGES.get(_fields(schema, where).get("title", ""))):
        in_each = ", ".join(f"{code}: {form}" for code in reading.demanded)
        return "D189", {**values, "example": f"{{{in_each}}}"}
    if kind == "model_type" and not key:
        return "D129", values
    if kind == "model_type" and (parts := _fields(schema, where).get("required")):
        return "D155", {**values, "example": f"{{{', '.join(f'{part}: …' for part in parts)}}}"}
    if kind == "too_short" and not given:
        return "D151", values
    return _explain_value(detail, values, source.written.get(present, value), context)


def _explain_value(
    detail: ErrorDetails, values: dict[str, str], written: str, context: dict[str, str]
) -> tuple[str, dict[str, str]]:
    """The same of a value of another type, or outside its range; `written` is the whole of it."""
    kind, given, key, value = detail["type"], detail["input"], values["key"], values["value"]
    if kind == "literal_error":
        choices = context["expected"].replace("'", "").replace(" or ", ", ")
        meant = _likely(value, choices.split(", "))
        return ("D116" if meant else "D140"), {**values, "choices": choices, **meant}
    if kind == "string_type" and not isinstance(given, dict | list):
        return "D105", {**values, "candidate": quoted(written)}
    if kind in ("int_type", "float_type", "int_from_float"):
        half = of_a_pair(written, key)
        number = possible_number(half, whole=kind != "float_type")
        whole = half == written and says_only_a_number(written)  # the other half, or a word, would be lost
        cure = {"candidate" if whole else "example": number or ""}
        return ("D187", {**values, **cure}) if number else ("D113", values)
    if kind == "bool_type":
        yes_no = yes_or_no(value)
        return "D139", {**values, "candidate" if yes_no else "example": yes_no or "true"}
    if kind == "less_than_equal" and key == "latitude" and float(given) <= 180:
        return "D188", values
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        return ("D123" if kind.startswith("greater") else "D124"), {**values, "limit": next(iter(context.values()))}
    if kind in ("tuple_type", "list_type"):
        return "D125", {**values, "candidate": _items(written)}
    return "D106", values


def _likely(written: str, known: Sequence[str], translated: str | None = None) -> dict[str, str]:
    """Which of the known words was meant: the one to write or, where that is not certain, an example."""
    near = translated if translated in known else closest(written, known)
    sure = near == translated or closest(written, known, SURELY)
    return {"candidate" if sure else "example": near} if near else {}


def yes_or_no(word: str) -> str | None:
    """How YAML is to write what somebody calls yes or no."""
    return YES_NO.get(word.lower())


YES_NO = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}
_BETWEEN_IDS = r",\s\u3001\uff0c\u30fb/;"
_IN_LANGUAGES = {"Text": "…", "Name": "…", "WordLists": "[…]"}
"""The shapes of what is said in languages, and what stands in each of them."""
_IN_EVERY_LANGUAGE = ("Text", "Name")
"""Those that must be said in all."""


def _required(schema: dict[str, Any], where: Location, reading: Reading) -> tuple[str, ...]:
    shape = _fields(schema, where)
    return (*shape.get("required", ()), *(reading.demanded if shape.get("title") in _IN_EVERY_LANGUAGE else ()))


def _items(value: str) -> str:
    """What is a list, in brackets and with its commas: ids without any have only spaces between them."""
    only_ids = re.fullmatch(rf"[a-z0-9{_BETWEEN_IDS}-]+", value)
    parts = [part.strip("- ") for part in re.split(rf"[{_BETWEEN_IDS}]+" if only_ids else r"[,\u3001\uff0c]\s*", value)]
    return f"[{', '.join(in_list(part) for part in parts if part)}]"


def shown(value: Any) -> str:
    """A value as its writer would recognise it, short enough for a message."""
    return excerpt(value.text if isinstance(value, Unquoted) else "…" if isinstance(value, dict | list) else str(value))


def field_names(schema: dict[str, Any], where: Location) -> list[str]:
    """The fields that may stand in the mapping at `where`, read from the JSON Schema."""
    return list(_fields(schema, where).get("properties", {}))


def _fields(schema: dict[str, Any], where: Location) -> dict[str, Any]:
    """What the JSON Schema says of the mapping at `where`."""
    node = schema
    for part in (None, *where):
        if isinstance(part, int):
            node = node.get("items", {})
        elif part is not None:
            inner = node.get("properties", {}).get(part) or node.get("additionalProperties")
            node = inner if isinstance(inner, dict) else {}
        while "$ref" in node or "anyOf" in node:
            choices = [each for each in node.get("anyOf", ()) if each.get("type") not in ("null", "string", "integer")]
            node = schema["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else next(iter(choices), {})
    return node

"""Forms: what people fill in to describe a record, made from its shape. The desk and the sheets ask by these, and name by them."""

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import TypeAdapter

from program_site.content.data import contacts, news
from program_site.content.data.aliases import WordLists
from program_site.content.data.entries import Entry
from program_site.content.data.fields import Id, MailAddress, WebAddress
from program_site.content.data.files import MANY, ONE
from program_site.i18n.hints import Hints
from program_site.i18n.translated_text import Name, Text
from program_site.text.moments import Moment
from program_site.text.when import Day, When

Kind = Literal[
    "text",
    "translated",
    "name",
    "word_lists",
    "by_language",
    "id",
    "reference",
    "citation",
    "when",
    "day",
    "moment",
    "whole",
    "number",
    "yes_no",
    "choice",
    "address",
    "mail",
    "phone",
    "online",
    "record",
    "other",
]
"""What an answer is, as it stands in a data file:

translated {language: text} · name {language: text or {text, official}} · word_lists {language: [text, …]} · by_language {language: text},
any of the languages · reference the id of a record of the kind `of` · citation a source or source#quotation · when a date as far as it is
known, a year as a number · moment a day, or a day with a time · phone one text or several · online yes/no or a web address · record a mapping
with `fields` · other: of a shape of its own, which only the file itself can hold.
"""

DATES = ("when", "day", "moment")

_SHAPES: Mapping[Any, Kind] = {
    When: "when",
    Day: "day",
    Moment: "moment",
    Id: "id",
    WebAddress: "address",
    MailAddress: "mail",
    contacts.PhoneNumbers: "phone",
    news.Online: "online",
    bool: "yes_no",
}
_CLASSES: Mapping[str, Kind] = {Text.__name__: "translated", Name.__name__: "name", WordLists.__name__: "word_lists"}
_LAST = tuple(Entry.model_fields)[1:]
"""What any entry may say besides what it is about is asked last."""

Schema = Mapping[str, Any]


@dataclass(frozen=True)
class Choice:
    value: str | bool
    label: str


@dataclass(frozen=True)
class Field:
    """One question of a form."""

    name: str
    kind: Kind
    label: str
    help: str = ""
    required: bool = False
    many: bool = False
    """A list of such answers."""
    of: str = ""
    """Of a reference: the data file of the records that can be named. Of a record: its class."""
    choices: tuple[Choice, ...] = ()
    fields: tuple["Field", ...] = ()
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True)
class Form:
    """What describes one record of a data file, or all that the file holds where that is one record."""

    file: str
    label: str
    fields: tuple[Field, ...]
    plural: str = ""
    """What all that the file holds is called."""

    @property
    def is_one(self) -> bool:
        return self.file in ONE

    def field(self, *names: str) -> Field | None:
        """The field at a place: `ties`, `since`."""
        return field_in(self.fields, names)


def field_in(fields: tuple[Field, ...], names: tuple[str, ...]) -> Field | None:
    for each in fields:
        if each.name == names[0]:
            return field_in(each.fields, names[1:]) if names[1:] else each
    return None


def hints_of(language: str) -> Hints:
    """The words of one language: forms are filled in by people who read it."""
    return Hints((language,)) if language in Hints.of_site([language]).languages else Hints.of_site([])


@functools.cache
def form_of(file: str, language: str) -> Form:
    """The form of a data file (`partners`), in the words of a language."""
    name, schema = _schema(file)
    hints = hints_of(language)
    fields = tuple(_fields(schema, schema.get("$defs", {}), hints))
    return Form(file, hints.record(name), fields, hints.records(name))


@functools.cache
def _schema(file: str) -> tuple[str, Schema]:
    """What a record of a file is called in the code, and its shape: the same in all languages, and slow to make."""
    shape = {**ONE, **MANY}[file]
    return shape.__name__, TypeAdapter(shape).json_schema()


def _fields(node: Schema, shapes: Schema, hints: Hints) -> Iterator[Field]:
    record = node["title"]
    named = sorted(node["properties"].items(), key=lambda each: each[0] in _LAST)
    for name, shape in named:
        yield _field(name, record, shape, shapes, hints, name in node.get("required", ()))


def _field(name: str, record: str, shape: Schema, shapes: Schema, hints: Hints, required: bool) -> Field:
    inner, many = _asked(shape)
    kind = _kind(inner)
    target = _target(inner, shapes)
    ids = str(inner.get("ids", ""))
    return Field(
        name,
        kind,
        label := hints.label(record, name),
        beyond(label, hints.help(record, name)),
        required,
        many,
        str(target["title"]) if kind == "record" else "sources" if kind == "citation" else ids,
        tuple(Choice(each, hints.choice(record, name, each)) for each in inner.get("enum", ())),
        tuple(_fields(target, shapes, hints)) if kind == "record" else (),
        inner.get("minimum"),
        inner.get("maximum"),
    )


def beyond(label: str, help_text: str) -> str:
    """What help says: nothing where that is only the label once more."""
    said, name = (re.sub(r"\W+", "", text).casefold() for text in (help_text, label))
    return "" if said == name else help_text


def _asked(shape: Schema) -> tuple[Schema, bool]:
    """What is asked for: an optional field may be left out, and a list holds several such answers."""
    for known in _known().values():
        if _bare(shape) == known:
            return shape, False
    if "anyOf" in shape:
        given = [each for each in shape["anyOf"] if each.get("type") != "null"]
        lists = [each for each in given if each.get("type") == "array"]
        if _bare({"anyOf": given}) not in _known().values():
            shape = lists[0] if lists and len(given) > 1 else given[0] if len(given) == 1 else {"anyOf": given}
        else:
            shape = {"anyOf": given}
    return (shape["items"], True) if shape.get("type") == "array" else (shape, False)


@functools.cache
def _known() -> Mapping[Kind, Schema]:
    return {kind: _bare(TypeAdapter(shape).json_schema()) for shape, kind in _SHAPES.items()}


def _bare(shape: Schema) -> Schema:
    return {key: value for key, value in shape.items() if key not in ("title", "default", "description")}


def _target(shape: Schema, shapes: Schema) -> Schema:
    found: Schema = shapes.get(str(shape.get("$ref", "")).rpartition("/")[2], {})
    return found


def _kind(shape: Schema) -> Kind:
    for kind, known in _known().items():
        if _bare(shape) == known:
            return kind
    if "$ref" in shape:
        return _CLASSES.get(shape["$ref"].rpartition("/")[2], "record")
    if "ids" in shape:
        return "citation" if shape["ids"] == "citations" else "reference"
    if "enum" in shape:
        return "choice"
    by_language = shape.get("type") == "object" and shape.get("additionalProperties", {}).get("type") == "string"
    plain: Mapping[Any, Kind] = {"string": "text", "integer": "whole", "number": "number"}
    return "by_language" if by_language else plain.get(shape.get("type"), "other")

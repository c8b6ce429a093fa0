"""How values are said in the cells of a workbook, and which value is meant by what stands there."""

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeGuard

from program_site.content.data.fields import ID
from program_site.content.data.files import MANY
from program_site.content.forms import field_in, form_of
from program_site.content.record_names import name_of
from program_site.i18n.localizer import Localizer
from program_site.messages import available
from program_site.tables.spreadsheets.cells import plain
from program_site.tables.workbook.layout import Column, Data, Table
from program_site.tables.workbook.texts import fitting

_LONGEST_NAME = 60
_WITH_ID = re.compile(r".*\(([^()]+)\)")

Choices = Mapping[str, str | bool]
"""The values that may be chosen, by their labels."""


@dataclass(frozen=True)
class Vocabulary:
    """The words with which a workbook was written. It carries them along: those of the program may be others by then."""

    yes: str
    no: str
    choices: Mapping[str, Choices] = field(default_factory=dict)
    """By the address of the field."""
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What the records of each file are called, by their ids."""

    def named(self, kind: str, identity: str) -> str:
        """`カザン連邦大学 (kfu)`."""
        name = self.names.get(kind, {}).get(identity, identity)
        return identity if name == identity else f"{name} ({identity})"

    def chosen(self, column: Column, value: Any) -> str:
        labels = self.choices.get(column.address, {})
        return next((label for label, each in labels.items() if is_same(each, value)), str(value))


def is_same(one: Any, other: Any) -> bool:
    """Yes is not 1."""
    return type(one) is type(other) and bool(one == other)


def vocabulary_of(sheets: Sequence[Table], data: Data, language: str) -> Vocabulary:
    localizer = Localizer(language)
    choices = {
        column.address: labels_of(column) for table in sheets for column in table.columns if column.field.choices
    }
    return Vocabulary(localizer.t("sheets.yes"), localizer.t("sheets.no"), choices, names_of(data, language))


def labels_of(column: Column) -> Choices:
    """Where two values are called the same, each is said with what it is."""
    said = [each.label or str(each.value) for each in column.field.choices]
    return {
        label if said.count(label) == 1 else f"{label} ({each.value})": each.value
        for label, each in zip(said, column.field.choices, strict=True)
    }


def names_of(data: Data, language: str) -> dict[str, dict[str, str]]:
    """What the records of the files are called, in a language as far as they have a name in it."""
    return {
        file: {record["id"]: called(record, language) for record in data[file] if is_id(record.get("id"))}
        for file in data
        if file in MANY
    }


def is_id(value: Any) -> TypeGuard[str]:
    return isinstance(value, str) and re.fullmatch(ID, value) is not None


def called(record: Mapping[str, Any], language: str) -> str:
    if text := name_of(record, (language,)):
        words = fitting(" ".join(text.split()))
        return words if len(words) <= _LONGEST_NAME else f"{words[:_LONGEST_NAME]}…"
    return str(record.get("id", ""))


@dataclass
class Known:
    """All that may be meant in a workbook: the words it was written with, those of every language, and the ids there are."""

    vocabulary: Vocabulary
    ids: Mapping[str, set[str]]
    """By file: of today's data, of those at the time of making, of the workbook itself."""
    names: Sequence[Mapping[str, Mapping[str, str]]] = ()
    """What records were called when it was made, and are called today, in every language."""
    own: Sequence[Mapping[str, Mapping[str, str]]] = ()
    """What the workbook itself calls them, which comes first: it may add one, and speak of it by its name."""

    def choice(self, column: Column, text: str) -> str | bool | None:
        """The value that is meant; None where none is."""
        if (value := self.vocabulary.choices.get(column.address, {}).get(text)) is not None:
            return value
        return _choices(column.within, column.path).get(plain(text))

    def yes_no(self, text: str) -> bool | None:
        own = {plain(self.vocabulary.yes): True, plain(self.vocabulary.no): False}
        return {**_yes_and_no(), **own}.get(plain(text))

    def identity(self, kind: str, text: str) -> str | None:
        """The id that is meant by `カザン連邦大学 (kfu)`, by an id, or by a name that only one record has."""
        written = unicodedata.normalize("NFKC", text).strip()
        in_brackets = _WITH_ID.fullmatch(written)
        ids = self.ids.get(kind, set())
        for each in (in_brackets[1].strip() if in_brackets else "", written, written.lower()):
            if each.partition("#")[0] in ids and (kind == "sources" or "#" not in each):
                return each
        for known in (self.own, self.names):
            called_so = {
                identity
                for names in known
                for identity, name in names.get(kind, {}).items()
                if plain(name) == plain(written)
            }
            if called_so:
                return called_so.pop() if len(called_so) == 1 else None
        return None


@functools.cache
def _choices(within: tuple[str, ...], path: tuple[str, ...]) -> dict[str, str | bool]:
    """The values of a field by their labels in every language, and by themselves."""
    found: dict[str, str | bool] = {}
    for language in available():
        asked = field_in(form_of(within[0], language).fields, (*within[1:], *path))
        for each in asked.choices if asked else ():
            found |= {plain(label): each.value for label in (each.label, str(each.value)) if plain(label)}
    return found


@functools.cache
def _yes_and_no() -> dict[str, bool]:
    return dict(_said_yes_and_no())


def _said_yes_and_no() -> Iterator[tuple[str, bool]]:
    for localizer in map(Localizer, available()):
        yield plain(localizer.t("sheets.yes")), True
        yield plain(localizer.t("sheets.no")), False
    yield from (("true", True), ("false", False))

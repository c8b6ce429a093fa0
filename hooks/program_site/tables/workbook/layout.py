"""Which sheets the workbook has, and which columns: made from the forms, so that a new field has its column."""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from program_site.content.data.files import MANY, ONE
from program_site.content.forms import Field, Form, form_of, hints_of
from program_site.text.locales import is_language

BY_LANGUAGE = ("translated", "name", "word_lists", "by_language")
"""Kinds that have a column for each language."""
MARK = "@"
"""Begins the cell by which a sheet is known: `@partners`, `@partners.statements`."""
UNOFFICIAL = "!"
"""Ends the path of the column that says whether a name is our own translation: `name.ru!`."""

Names = tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """What stands in one cell of a row: a value of a record, or what is said in one language."""

    within: Names
    """The data file, and in it the list of the record: partners, statements."""
    path: Names
    field: Field
    labels: Names
    """What the field is called, after what it lies in."""
    language: str = ""
    unofficial: bool = False

    @property
    def key(self) -> str:
        """By which reading goes, whatever the heading says."""
        return ".".join(self.path) + (UNOFFICIAL if self.unofficial else "")

    @property
    def address(self) -> str:
        return ".".join((*self.within, *self.path))

    @property
    def holds_several(self) -> bool:
        return self.field.many or self.field.kind in ("word_lists", "phone")


@dataclass(frozen=True)
class Table:
    """One sheet: the records of a file, or the lists within them."""

    file: str
    place: Names
    """Of the list within each record; nothing where the records themselves are the rows."""
    label: str
    columns: tuple[Column, ...]
    parent: str = ""
    """What the records are called of which each row is a part."""
    tab: str = ""
    """What is said on the tab of a list, and of the records where that of a list follows."""

    @property
    def upright(self) -> bool:
        """A file of one record: a row for each field."""
        return self.file in ONE and not self.place

    @property
    def mark(self) -> str:
        return MARK + ".".join((self.file, *self.place))


Data = Mapping[str, Any]
"""What the files hold, as plain values: records in a list, or one mapping."""


def tables(data: Data, languages: Sequence[str], language: str) -> list[Table]:
    """The sheets of these files, in the words of a language. `languages` are those of the site."""
    unofficial = frozenset(_unofficial(list(data.values())))
    return [table for file in data for table in _tables_of(file, data[file], languages, unofficial, language)]


def held(file: str) -> bool:
    """Whether a sheet can hold the records: not those that demand a shape of their own, which other tables are for."""
    return not any(each.required and each.kind == "other" for each in form_of(file, "").fields)


def files() -> list[str]:
    return [file for file in (*MANY, *ONE) if held(file)]


def _tables_of(
    file: str, value: Any, languages: Sequence[str], unofficial: frozenset[str], language: str
) -> Iterator[Table]:
    form = form_of(file, language)
    records = [value] if file in ONE else value
    several = functools.partial(_columns_of, languages=languages, unofficial=unofficial)
    record, hints = {**ONE, **MANY}[file].__name__, hints_of(language)
    whole = hints.tab(record) or form.plural
    yield Table(file, (), form.plural, tuple(several((file,), form.fields, records)), tab=whole)
    for way, labels, field in _lists(form.fields):
        items = [item for record in records for item in listed(record, way)]
        columns = tuple(several((file, *way), field.fields, items))
        tab = hints.tab(record, way[-1]) or labels[-1]
        yield Table(file, way, labels[-1], columns, "" if file in ONE else form.label, tab)


def _lists(fields: Iterable[Field], way: Names = (), labels: Names = ()) -> Iterator[tuple[Names, Names, Field]]:
    """The lists of records within a record. What lies in a list within a list only the file itself can show."""
    for field in fields:
        if field.kind == "record" and field.many:
            yield (*way, field.name), (*labels, field.label), field
        elif field.kind == "record":
            yield from _lists(field.fields, (*way, field.name), (*labels, field.label))


def _columns_of(
    within: Names, fields: Sequence[Field], records: Sequence[Any], languages: Sequence[str], unofficial: frozenset[str]
) -> Iterator[Column]:
    for path, labels, field in _leaves(fields):
        if field.kind not in BY_LANGUAGE:
            yield Column(within, path, field, labels)
            continue
        used = [code for record in records for code in mapping(at(record, path)) if is_language(code)]
        optional = replace(field, required=False)
        for code in dict.fromkeys([*languages, *used]):
            yield Column(within, (*path, code), field if code in languages else optional, labels, code)
            if field.kind == "name" and code in unofficial:
                yield Column(within, (*path, code), optional, labels, code, True)


def _leaves(
    fields: Iterable[Field], way: Names = (), labels: Names = (), required: bool = True
) -> Iterator[tuple[Names, Names, Field]]:
    """What is required within a record that may be left out is not required of every row."""
    for field in fields:
        path, called = (*way, field.name), (*labels, field.label)
        if field.kind == "record" and not field.many:
            yield from _leaves(field.fields, path, called, required and field.required)
        elif field.kind not in ("record", "other"):
            yield path, called, field if required else replace(field, required=False)


def _unofficial(value: Any) -> Iterator[str]:
    """The languages in which something is called by a translation of our own."""
    for key, each in value.items() if isinstance(value, dict) else ():
        if isinstance(each, dict) and each.get("official") is False and is_language(key):
            yield key
        yield from _unofficial(each)
    for each in value if isinstance(value, list) else ():
        yield from _unofficial(each)


@functools.cache
def column_of(within: Names, key: str, language: str) -> Column | None:
    """The column with this path; None where the records have no such field."""
    names = tuple(key.removesuffix(UNOFFICIAL).split("."))
    for path, labels, field in _leaves(_fields_of(within, form_of(within[0], language))):
        if field.kind not in BY_LANGUAGE and path == names and not key.endswith(UNOFFICIAL):
            return Column(within, path, field, labels)
        if field.kind in BY_LANGUAGE and path == names[:-1] and (field.kind == "name" or not key.endswith(UNOFFICIAL)):
            return Column(within, names, field, labels, names[-1], key.endswith(UNOFFICIAL))
    return None


def _fields_of(within: Names, form: Form) -> tuple[Field, ...]:
    if len(within) == 1:
        return form.fields
    return next((field.fields for way, _, field in _lists(form.fields) if way == within[1:]), ())


@functools.cache
def marks() -> Mapping[str, Names]:
    """Every mark by which a sheet may be known, with the file and the list of which it is."""
    found = [(file, *way) for file in files() for way in ((), *(each[0] for each in _lists(form_of(file, "").fields)))]
    return {MARK + ".".join(within): within for within in found}


def at(value: Any, path: Sequence[str]) -> Any:
    for name in path:
        value = mapping(value).get(name)
    return value


def mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def listed(record: Any, way: Sequence[str]) -> list[Any]:
    """The items of a list within a record; none where no list of mappings stands there."""
    found = at(record, way)
    return found if isinstance(found, list) and all(isinstance(each, dict) for each in found) else []

"""The texts of the data that were made from another text beside them: in which language, from which, and where."""

import functools
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from program_site.i18n.translated_text import Name, Text, Wording
from program_site.text.yaml_source import Location, YamlSource


@dataclass(frozen=True)
class DataText:
    """A translation in a data file."""

    path: str
    line: int
    place: str
    """Where it stands, told by ids: `kfu.statements.text`. All entries of a list without ids have the same."""
    language: str
    text: str
    original_language: str
    original: str

    def is_of(self, ids: Mapping[str, Collection[str]]) -> bool:
        """Whether it belongs to one of the entries with these ids, by the name of their data file."""
        kind = self.path.removeprefix("data/").removesuffix(".yml")
        return self.place.partition(".")[0] in ids.get(kind, ())

    @property
    def at(self) -> str:
        return f"{self.path}:{self.line}"


def data_texts(
    values: Mapping[str, Any], documents: Mapping[str, YamlSource], languages: tuple[str, ...]
) -> Iterator[DataText]:
    """File by file. `values` are what the documents hold, without mistakes."""
    for name, document in documents.items():
        for text, at, place in said_in_languages(values[name]):
            first = _original(text, languages)
            for code, form in text.root.items() if first else ():
                if code != first and not (isinstance(form, Wording) and form.official):
                    original = _words(text.root[first])
                    line = document.line_of((*at, code))
                    yield DataText(document.path, line, ".".join(place), code, _words(form), first, original)


def _original(text: Text | Name, languages: tuple[str, ...]) -> str:
    """The language of the original: the site's first; of a name, the first with an official form. "": none is a translation."""
    ordered = sorted(text.root, key=lambda code: languages.index(code) if code in languages else len(languages))
    if isinstance(text, Text):
        return ordered[0]
    official = [code for code in ordered if text.is_official(code)]
    return "" if len(official) == len(ordered) else [*official, *ordered][0]


def _words(form: str | Wording) -> str:
    return form.text if isinstance(form, Wording) else form


def said_in_languages(
    value: Any, at: Location = (), place: tuple[str, ...] = ()
) -> Iterator[tuple[Text | Name, Location, tuple[str, ...]]]:
    """Every text and name in records: with its place in the file, and the same told by ids."""
    shape: type = type(value)
    if shape is Text or shape is Name:
        yield value, at, place
    elif shape is tuple:
        for index, item in enumerate(value):
            identity = getattr(item, "id", None)
            yield from said_in_languages(item, (*at, index), (*place, identity) if identity else place)
    else:
        for field in _fields(shape):
            if (inner := getattr(value, field)) is not None:
                yield from said_in_languages(inner, (*at, field), (*place, field))


@functools.cache
def _fields(shape: type) -> tuple[str, ...]:
    """Those of a record; other values have none. To ask each value takes long: there are thousands."""
    return tuple(shape.model_fields) if issubclass(shape, BaseModel) else ()

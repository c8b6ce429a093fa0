"""The answers that a new site is made from, and what the checker would say of each of them."""

import importlib.util
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Field, TypeAdapter, model_validator
from pydantic_core import PydanticCustomError

from program_site.content.data.fields import MAIL, Latitude, Longitude, TimeZone, WebAddress, YesNo
from program_site.i18n.translated_text import LanguageCode, Text, Words
from program_site.text.problems import Problem
from program_site.text.records import Reading, Record, read_record
from program_site.text.when import Day, When
from program_site.text.yaml_source import read_yaml

Given = str | Mapping[str, str] | tuple[str, ...]
"""As it was typed: words, words by language, or the codes of languages."""


class Answers(Record):
    """What is asked, in this order."""

    languages: Annotated[tuple[LanguageCode, ...], Field(min_length=1)]
    name: Text
    short_name: Text
    university: Text
    city: Text
    latitude: Latitude
    longitude: Longitude
    timezone: TimeZone
    website: WebAddress
    start: When
    end: When
    contact: Words | None = None
    open_licence: YesNo
    as_of: Day

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise PydanticCustomError("D128", "order", {"start": str(self.start), "end": str(self.end)})
        return self


ASKED = tuple(Answers.model_fields)
BY_LANGUAGE = ("name", "short_name", "university", "city")
OPTIONAL = ("contact",)

_PLAIN = ("latitude", "longitude", "start", "end", "open_licence", "as_of")
"""What stands in YAML without quotes."""
_OTHERS: dict[str, Given] = {
    "latitude": "0", "longitude": "0", "timezone": "UTC", "website": "https://example.org/",
    "start": "2000", "end": "2100", "open_licence": "true", "as_of": "2000-01-01",
}  # fmt: skip


def judge(field: str, given: Given, others: Mapping[str, Given]) -> list[Problem]:
    """What the checker says of an answer beside those that were given before it."""
    others = {} if field == "languages" else others  # what was said in other languages is no fault of these
    languages = given if isinstance(given, tuple) else others.get("languages", ("en",))
    assert isinstance(languages, tuple)
    words = dict.fromkeys(languages, "x")
    all_of_them = {**dict.fromkeys(BY_LANGUAGE, words), **_OTHERS, **others, "languages": languages, field: given}
    return _read(all_of_them, languages)[1]


Unfit = Literal["no_theme", "too_few", "no_https", "no_mail"]


def unfit(field: str, given: Given) -> tuple[Unfit, str] | None:
    """What data may hold and a new site should not: what is to be said, and the value it is said of."""
    if isinstance(given, tuple):
        unknown = next((code for code in given if not in_theme(code)), None)
        if unknown:
            return "no_theme", unknown
        return ("too_few", ", ".join(given)) if len(given) < 2 else None
    if field == "website" and not str(given).startswith("https://"):
        return "no_https", str(given)
    if field == "contact" and not re.fullmatch(MAIL, str(given)):
        return "no_mail", str(given)
    return None


def complete(given: Mapping[str, Given]) -> Answers:
    """The answers, each of which was judged before."""
    languages = given["languages"]
    assert isinstance(languages, tuple)
    answers, problems = _read(given, languages)
    assert answers is not None, problems
    return answers


def _read(given: Mapping[str, Given], languages: tuple[str, ...]) -> tuple[Answers | None, list[Problem]]:
    lines = [f"{field}: {_yaml(field, value)}" for field, value in given.items() if value]
    source = read_yaml("\n".join(lines), "")
    if source.problems or not isinstance(source.value, dict):
        return None, list(source.problems)
    outcome = read_record(TypeAdapter(Answers), source, source.value, (), Reading(languages, {}))
    return outcome.record, outcome.problems


def _yaml(field: str, given: Given) -> str:
    if isinstance(given, str) and field in _PLAIN:
        return " ".join(given.split())
    value: Any = list(given) if isinstance(given, tuple) else given
    return json.dumps(value, ensure_ascii=False)


def codes_in(typed: str) -> tuple[str, ...]:
    """Codes of languages with commas or blanks between them, of whatever keyboard."""
    return tuple(dict.fromkeys(filter(None, re.split(r"[\s,;\u3001\uff0c]+", typed))))


def in_theme(code: str) -> bool:
    """Whether the theme has its few words in a language. It is looked for on the disk, as the core imports no engine."""
    found = importlib.util.find_spec("material")
    folders = list(found.submodule_search_locations or ()) if found else []
    return not folders or (Path(folders[0]) / f"templates/partials/languages/{code}.html").is_file()

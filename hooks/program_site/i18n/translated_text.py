"""Text in several languages, as data files hold it."""

import functools
import re
import unicodedata
from typing import Annotated, Any, Generic, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PrivateAttr,
    RootModel,
    ValidationInfo,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError

from program_site.text.locales import is_language
from program_site.text.problems import closest
from program_site.text.records import Reading

Form = TypeVar("Form")

Language = str
"""A language code as in `data/project.yml`: ja, ru."""


INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Control signs, halves of signs and signs that turn the direction of writing: YAML can write them as escapes."""


BLANK = re.compile(r"[\u115f\u1160\u2800\u3164\uffa0]")
"""Letters and signs that leave an empty place."""


def _with_words(text: str) -> str:
    if not text.isprintable() and (found := INVISIBLE.search(text)):
        raise PydanticCustomError("D144", "invisible", {"sign": f"U+{ord(found[0]):04X}"})
    if not any(map(_is_seen, text)):
        raise PydanticCustomError("D104", "empty")
    return text.strip()


@functools.lru_cache(maxsize=10_000)
def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LNPS" and not BLANK.match(sign)


Words = Annotated[str, Field(strict=True), AfterValidator(_with_words)]
"""Text that is not empty."""


def _language_code(code: str) -> str:
    if not is_language(code):
        raise PydanticCustomError("D136", "language", {"value": code})
    return code


LanguageCode = Annotated[str, Field(strict=True), AfterValidator(_language_code)]


def _check_languages(found: dict[str, Any], info: ValidationInfo) -> None:
    reading = Reading.of(info)
    missing = [language for language in reading.demanded if language not in found]
    for code in found:
        if code in reading.languages:
            continue
        if not is_language(code):
            near = closest(code, reading.languages) or (missing[0] if len(missing) == 1 else "")
            cure = {"candidate": near} if near else {"example": " / ".join(reading.languages)}
            raise PydanticCustomError("D108", "language", {"key": code, **cure})
    if missing:
        raise PydanticCustomError("D107", "missing", {"language": ", ".join(missing)})


class _Translated(RootModel[dict[str, Form]], Generic[Form]):
    """Something said in every language that the site demands; further languages may stand beside them."""

    model_config = ConfigDict(frozen=True)

    _first: Language = PrivateAttr("")
    """The first language of the site: what it says stands in where another says nothing yet."""

    @model_validator(mode="after")
    def _in_every_language(self, info: ValidationInfo) -> Self:
        _check_languages(self.root, info)
        self._first = next(iter(Reading.of(info).demanded), "")
        return self

    def shown_in(self, language: Language) -> Language:
        """The language of the form that a reader of `language` gets: another one where it has none yet."""
        if language in self.root:
            return language
        return self._first if self._first in self.root else next(iter(self.root))

    def others(self, language: Language) -> list[tuple[Language, Form]]:
        """The forms in other languages than the one that a reader of `language` gets, in the order of the data file."""
        shown = self.shown_in(language)
        return [(code, form) for code, form in self.root.items() if code != shown]


class Text(_Translated[Words]):
    """The same text in every language that the site demands; further languages may stand beside them."""

    def in_language(self, language: Language) -> str:
        return self.root[self.shown_in(language)]


class Wording(BaseModel):
    """One form of a name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: Words
    official: Annotated[bool, Field(strict=True)] = True
    """False: a translation made for this site; pages mark it."""

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": "string"}, handler.resolve_ref_schema(handler(schema))]}

    @model_validator(mode="before")
    @classmethod
    def _plain_text(cls, value: Any) -> Any:
        return value if isinstance(value, dict) else {"text": value}


class Name(_Translated[Wording]):
    """A name in every language that the site demands. `ru: {text: …, official: false}` marks an unofficial translation."""

    def in_language(self, language: Language) -> str:
        return self.root[self.shown_in(language)].text

    def is_official(self, language: Language) -> bool:
        return self.root[self.shown_in(language)].official

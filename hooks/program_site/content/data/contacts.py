"""Contacts: whom a reader can ask, and how."""

from typing import Annotated, Any, Self

from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from program_site.content.data.entries import Entry
from program_site.content.data.fields import Citation, MailAddress, WebAddress
from program_site.i18n.translated_text import LanguageCode, Name, Text
from program_site.text.phones import Phone, abroad, likely, read_phone
from program_site.text.records import Reading
from program_site.text.when import as_written


def _phone(value: Any, info: ValidationInfo) -> Phone:
    text, country = as_written(value), Reading.of(info).country
    if phone := read_phone(text):
        return phone
    if dialled := abroad(text, country):
        raise PydanticCustomError("D291", "phone", {"candidate": dialled})
    raise PydanticCustomError("D290", "phone", {"example": likely(text, country)})


def _one_or_more(value: Any) -> Any:
    """A single number needs no brackets."""
    return value if isinstance(value, dict | list) else [value]


PhoneNumber = Annotated[Phone, BeforeValidator(_phone)]
"""With the code of its country, as readers sit in several: `+81 76-264-5111`."""
_WRITTEN = {"type": "string", "pattern": r"^\s*\+"}
PhoneNumbers = Annotated[
    tuple[PhoneNumber, ...],
    BeforeValidator(_one_or_more),
    WithJsonSchema({"anyOf": [_WRITTEN, {"type": "array", "items": _WRITTEN}]}),
]


class Contact(Entry):
    """Whom to ask: an office, a section, a person on duty."""

    name: Name
    mail: MailAddress | None = None
    phone: PhoneNumbers = ()
    hours: Text | None = None
    """When somebody answers; a reader elsewhere must be able to tell of which place the time is."""
    place: Text | None = None
    """Where to come: building, floor, room."""
    website: WebAddress | None = None
    """A page with a form, or with more about the office."""
    languages: tuple[LanguageCode, ...] = ()
    """In which one can ask."""
    note: Text | None = None
    source: tuple[Citation, ...] = ()

    @model_validator(mode="after")
    def _can_be_reached(self) -> Self:
        if not (self.mail or self.phone or self.website):
            raise PydanticCustomError("D293", "nothing to reach it by")
        return self

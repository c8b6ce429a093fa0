"""Telephone numbers as people type them, read by the library that telephones use themselves."""

import functools
import re
import unicodedata
from dataclasses import dataclass

from program_site.messages import available, reading

_DASHES = re.compile(r"[\u2010-\u2015\u2212\u30fc\uff0d]")
_NUMBER = r"\+?\(?\d[\d\s().-]*\d"


@dataclass(frozen=True)
class Phone:
    """A number that can be dialled from any country."""

    number: str
    """As people read it: `+81 76-264-5111`."""
    link: str
    """What a telephone dials: `tel:+81-76-264-5111;ext=123`."""
    extension: str = ""
    assigned: bool = True
    """Whether its country gives out such numbers, as far as is known."""


def read_phone(written: str) -> Phone | None:
    """A number with the code of its country, and an extension if there is one; None where that is not what stands there."""
    found = _shape().fullmatch(_plain(written))
    if not found or not found["number"].startswith("+"):
        return None
    return _phone(found["number"], found["extension"] or "")


def abroad(written: str, country: str | None) -> str | None:
    """The same text with the code of the country before its number; None where that is no number of this country."""
    plain = _plain(written)
    found = _shape().fullmatch(plain)
    phone = _phone(found["number"], country=country) if found and country else None
    if not found or phone is None or not phone.assigned:
        return None
    return phone.number + plain[found.end("number") :]


def likely(written: str, country: str | None) -> str:
    """What a text that is no number may mean: the first number in it, or some number of the country."""
    import phonenumbers

    for found in _shape().finditer(_plain(written)):
        phone = _phone(found["number"], country=country)
        if phone and phone.assigned:
            return phone.number
    example = phonenumbers.example_number(country or "JP") or phonenumbers.example_number("JP")
    assert example is not None, "there is one for every country with telephones"
    return phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _plain(written: str) -> str:
    return _DASHES.sub("-", unicodedata.normalize("NFKC", written)).strip()


def _phone(number: str, extension: str = "", country: str | None = None) -> Phone | None:
    import phonenumbers  # here, as that takes as long as reading all data, and few sites have numbers

    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    said = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    assigned = phonenumbers.is_valid_number(parsed)
    if extension:
        parsed.extension = extension
    link = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.RFC3966)
    return Phone(said, link, extension, assigned)


@functools.cache
def _shape() -> re.Pattern[str]:
    """A number and nothing else, but for an extension in the words of any language."""
    words = "|".join(re.escape(word) for code in available() for word in reading(code).get("extension", ()))
    return re.compile(rf"(?P<number>{_NUMBER})(?:[\s,(]*(?:{words})[\s.:]*(?P<extension>\d{{1,7}})\)?)?", re.IGNORECASE)

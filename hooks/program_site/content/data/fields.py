"""The kinds of values that fields of records are made of: ids, references, addresses, time zones, coordinates."""

import difflib
import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    AnyHttpUrl,
    Field,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from program_site.i18n.translated_text import Words
from program_site.text.date_words import folded
from program_site.text.dates import FIRST_YEAR, LAST_YEAR
from program_site.text.problems import closest, in_latin
from program_site.text.records import Reading
from program_site.text.time_zones import is_zone, zone_meant, zones_near

_MOST_IDS = 16
_LONG, _LIKE = 10, 0.88
"""Ids of so many letters that are so much alike are probably the same, mistyped."""
ID = r"[a-z0-9]+(-[a-z0-9]+)*"
REPORT_NAME = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})-{ID}")
"""The name of a report's folder, which is also the last part of its address: a day and a short word."""


def _id(value: str) -> str:
    if not re.fullmatch(ID, value):
        keeps_all = re.fullmatch(r"[\w .-]+", unicodedata.normalize("NFKC", value), re.ASCII)
        raise PydanticCustomError("D110", "id", {"candidate" if keeps_all else "example": likely_id(value)})
    return value


def likely_id(value: str) -> str:
    """`ASU`, `altai_state`: in small letters with hyphens. Of other letters nothing can be made but an example."""
    narrow = unicodedata.normalize("NFKC", value)
    plain = "-".join(re.findall(r"[a-z0-9]+", narrow.lower()))
    return plain if narrow.isascii() and plain else "summer-school"


Id = Annotated[str, Field(strict=True), AfterValidator(_id), WithJsonSchema({"type": "string", "pattern": f"^{ID}$"})]
"""The name of a record inside the data and in addresses; never changed once published."""


def _reference(kind: str, unlike: str = "D121") -> Callable[[str, ValidationInfo], str]:
    """`unlike` is said of an id that resembles none."""

    def known(value: str, info: ValidationInfo) -> str:
        ids = Reading.of(info).ids.get(kind)
        if ids is None:
            return value  # that file could not be read, which is a problem of its own
        if value not in ids:
            cure = _meant(value, ids, Reading.of(info).names.get(kind, {}))
            values = {"file": f"data/{kind}.yml", "known": some_ids(value, ids), **cure}
            raise PydanticCustomError("D109" if cure else unlike, "reference", values)
        return value

    return known


def _meant(value: str, ids: Collection[str], called: Mapping[str, str]) -> dict[str, str]:
    """The id that was written otherwise or by its name. A short one that is gone resembles another by chance."""
    plain = "-".join(re.findall(r"[a-z0-9]+", in_latin(folded(value))))
    if same := called.get(value.strip().lower()) or next((each for each in ids if each == plain), None):
        return {"candidate": same}
    near = closest(value, sorted(ids), _LIKE) if len(value) >= _LONG else None
    return {"example": near} if near and re.findall(r"[0-9]+", near) == re.findall(r"[0-9]+", value) else {}


def some_ids(value: str, ids: Collection[str]) -> str:
    """All of them, or those most like the one that was meant."""
    if len(ids) <= _MOST_IDS:
        return ", ".join(sorted(ids)) or "–"
    return ", ".join(difflib.get_close_matches(value, sorted(ids), n=_MOST_IDS // 2, cutoff=0)) + ", …"


def _strict(kind: str) -> Any:
    """Text that is the id of another record; `ids` tells the schema for editors of which kind."""
    return Field(strict=True, json_schema_extra={"ids": kind})


SourceId = Annotated[str, _strict("sources"), AfterValidator(_reference("sources"))]
ProgramId = Annotated[str, _strict("programs"), AfterValidator(_reference("programs"))]
CityId = Annotated[str, _strict("cities"), AfterValidator(_reference("cities", unlike="D150"))]
PartnerId = Annotated[str, _strict("partners"), AfterValidator(_reference("partners"))]
OfficeId = Annotated[str, _strict("offices"), AfterValidator(_reference("offices"))]
ContactId = Annotated[str, _strict("contacts"), AfterValidator(_reference("contacts"))]
OfficialSiteId = Annotated[str, _strict("official_sites"), AfterValidator(_reference("official_sites"))]
SupporterId = Annotated[str, _strict("supporters"), AfterValidator(_reference("supporters"))]

QUOTED = "#"
"""Between a source and one of its quotations: `annual-report#numbers`."""


def source_of(citation: str) -> str:
    """The source that is cited, whichever of its quotations is."""
    return citation.partition(QUOTED)[0]


def _cited(value: str, info: ValidationInfo) -> str:
    source, mark, quotation = value.partition(QUOTED)
    try:
        _known_source(source, info)
    except PydanticCustomError as error:  # what was meant is said with its quotation
        told = dict(error.context or {}, value=source)
        told.update({key: f"{told[key]}{mark}{quotation}" for key in ("candidate", "example") if key in told})
        raise PydanticCustomError(error.type, "reference", told) from None
    quoted = Reading.of(info).ids.get("quotations")
    if mark and quoted is not None and value not in quoted:
        there = [each for each in quoted if source_of(each) == source]
        near = closest(quotation, sorted(each.partition(QUOTED)[2] for each in there))
        values = {"source": source, "value": quotation, "known": some_ids(value, there)}
        if near:
            raise PydanticCustomError("D300", "quotation", {**values, "candidate": f"{source}{QUOTED}{near}"})
        raise PydanticCustomError("D301", "quotation", values)
    return value


_known_source = _reference("sources")
Citation = Annotated[str, _strict("citations"), AfterValidator(_cited)]
"""A source, or one of its quotations, on which something rests."""

YesNo = Annotated[bool, Field(strict=True)]
Year = Annotated[int, Field(strict=True, ge=FIRST_YEAR, le=LAST_YEAR)]
FoundingYear = Annotated[int, Field(strict=True, ge=800, le=LAST_YEAR)]
"""Universities are older than anything else that data tell of; none is older than this."""
Count = Annotated[int, Field(strict=True, ge=0, le=1_000_000)]
Latitude = Annotated[float, Field(strict=True, ge=-90, le=90)]
Longitude = Annotated[float, Field(strict=True, ge=-180, le=180)]


def web_address(value: str) -> str:
    try:
        TypeAdapter(AnyHttpUrl).validate_python(value)
        plain = not re.search(r"[\s<>\"]", value)
    except ValidationError:
        plain = False
    if not plain:
        raise PydanticCustomError("D114", "url", _likely_web_address(value))
    return value


def _likely_web_address(value: str) -> dict[str, str]:
    """`www.asu.ru`, or with full-width signs: whole and in plain ones. One among other words is only an example."""
    parts = unicodedata.normalize("NFKC", value).split()
    for part in parts:
        plain = re.sub(r"^(https?)?:?/*", lambda scheme: f"{scheme[1] or 'https'}://", re.sub(r"[<>\"]", "", part))
        if re.fullmatch(r"https?://[\w-]+(\.[\w-]+)+(/[^@]*)?", plain):
            return {"candidate" if len(parts) == 1 else "example": plain}
    return {"example": "https://www.example.org/"}


WebAddress = Annotated[Words, AfterValidator(web_address), WithJsonSchema({"type": "string", "format": "uri"})]


PAGE_ADDRESS = re.compile(r"([a-z0-9][a-z0-9.-]*/)+")


def _address(value: str, info: ValidationInfo) -> str:
    languages = Reading.of(info).languages
    if not PAGE_ADDRESS.fullmatch(value) or value.partition("/")[0] in languages:
        raise PydanticCustomError("D145", "address", _likely_address(value, languages))
    return value


def _likely_address(value: str, languages: tuple[str, ...]) -> dict[str, str]:
    """`/ru/partners/asu` → `partners/asu/`. Behind a host it may be the address of another site."""
    elsewhere = "://" in value
    parts = [part for part in (value.partition("://")[2].split("/")[1:] if elsewhere else value.split("/")) if part]
    parts = parts[1:] if parts and parts[0] in languages else parts
    likely = "/".join(parts).lower() + "/"
    if not PAGE_ADDRESS.fullmatch(likely):
        return {"example": "partners/spring-university/"}
    return {"example" if elsewhere else "candidate": likely}


Address = Annotated[Words, AfterValidator(_address)]
"""Where a page lies below the language's folder, with a slash at the end."""


MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"


def _mail_address(value: str) -> str:
    if not re.fullmatch(MAIL, value):
        plain = unicodedata.normalize("NFKC", value).strip()
        bare = re.fullmatch(rf"(?:mailto:|<)?({MAIL})>?", plain, re.IGNORECASE)
        found = bare or re.search(f"({MAIL})", plain)
        cure = {"candidate" if bare else "example": found[1] if found else "exchange@example.ac.jp"}
        raise PydanticCustomError("D152", "mail", cure)
    return value


MailAddress = Annotated[Words, AfterValidator(_mail_address), WithJsonSchema({"type": "string", "format": "email"})]


def _time_zone(value: str, info: ValidationInfo) -> str:
    if is_zone(value):
        return value
    beside = info.data or {}
    near = zones_near(beside.get("latitude"), beside.get("longitude"))
    if meant := zone_meant(value, near):
        raise PydanticCustomError("D115", "zone", {"candidate": meant})
    raise PydanticCustomError("D153" if near else "D141", "zone", {"known": ", ".join(near)})


TimeZone = Annotated[Words, AfterValidator(_time_zone)]
"""In its record it stands below the coordinates, which say more than a name that is no time zone."""

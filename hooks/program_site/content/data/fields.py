"""The kinds of values that fields of records are made of: ids, references, addresses, time zones, coordinates."""

from __future__ import annotations

import difflib
import functools
import re
import unicodedata
import zoneinfo
from collections.abc import Callable, Collection
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

from program_site.i18n.languages import Words
from program_site.text.problems import closest
from program_site.text.records import Reading
from program_site.text.when import FIRST_YEAR, LAST_YEAR

_MOST_IDS = 16
_ID = r"[a-z0-9]+(-[a-z0-9]+)*"
REPORT_NAME = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})-{_ID}")
"""The name of a report's folder, which is also the last part of its address: a day and a short word."""


def _id(value: str) -> str:
    if not re.fullmatch(_ID, value):
        sure = unicodedata.normalize("NFKC", value).isascii()
        raise PydanticCustomError("D110", "id", {"candidate" if sure else "example": likely_id(value)})
    return value


def likely_id(value: str) -> str:
    """`ASU`, `altai_state`: in small letters with hyphens. Of other letters nothing can be made but an example."""
    narrow = unicodedata.normalize("NFKC", value)
    plain = "-".join(re.findall(r"[a-z0-9]+", narrow.lower()))
    return plain if narrow.isascii() and plain else "summer-school"


Id = Annotated[str, Field(strict=True), AfterValidator(_id), WithJsonSchema({"type": "string", "pattern": f"^{_ID}$"})]
"""The name of a record inside the data and in addresses; never changed once published."""


def _reference(kind: str, unlike: str = "D121") -> Callable[[str, ValidationInfo], str]:
    """`unlike` is said of an id that resembles none."""

    def known(value: str, info: ValidationInfo) -> str:
        ids = Reading.of(info).ids.get(kind)
        if ids is None:
            return value  # that file could not be read, which is a problem of its own
        if value not in ids:
            called = Reading.of(info).names.get(kind, {})
            near = called.get(value.strip().lower()) or closest(value, sorted(ids), 0.6 if len(value) < 8 else 0.78)
            sure = (
                "candidate"
                if near and near in (called.get(value.strip().lower()), closest(value, ids, 1.0))
                else "example"
            )
            raise PydanticCustomError(
                "D109" if near else unlike,
                "reference",
                {"file": f"data/{kind}.yml", sure: near or "", "known": _some(value, ids)},
            )
        return value

    return known


def _some(value: str, ids: Collection[str]) -> str:
    """All ids, or those most like the one that was meant."""
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
SupporterId = Annotated[str, _strict("supporters"), AfterValidator(_reference("supporters"))]

YesNo = Annotated[bool, Field(strict=True)]
Year = Annotated[int, Field(strict=True, ge=FIRST_YEAR, le=LAST_YEAR)]
Count = Annotated[int, Field(strict=True, ge=0, le=1_000_000)]
Latitude = Annotated[float, Field(strict=True, ge=-90, le=90)]
Longitude = Annotated[float, Field(strict=True, ge=-180, le=180)]


def _web_address(value: str) -> str:
    try:
        TypeAdapter(AnyHttpUrl).validate_python(value)
    except ValidationError:
        raise PydanticCustomError("D114", "url", _web_cure(value)) from None
    if re.search(r"[\s<>\"]", value):
        raise PydanticCustomError("D114", "url", _web_cure(value))
    return value


def _web_cure(value: str) -> dict[str, Any]:
    likely = _likely_web_address(value)
    return {"example" if "…" in likely or len(value.split()) > 1 else "candidate": likely}


def _likely_web_address(value: str) -> str:
    """`www.asu.ru`, or with full-width signs: whole and in plain ones. Of what is no address, only its beginning."""
    parts = unicodedata.normalize("NFKC", value).split()  # behind an address, words of a language are no part of it
    plain = re.sub(r"[<>\"]", "", "".join(parts[:1] + [each for each in parts[1:] if each.isascii()]))
    plain = re.sub(r"^(https?)?:?/*", lambda scheme: f"{scheme[1] or 'https'}://", plain)
    return plain if re.fullmatch(r"https?://[\w-]+(\.[\w-]+)+(/[^@]*)?", plain) else "https://…"


WebAddress = Annotated[Words, AfterValidator(_web_address), WithJsonSchema({"type": "string", "format": "uri"})]


_ADDRESS = re.compile(r"([a-z0-9][a-z0-9.-]*/)+")


def _address(value: str, info: ValidationInfo) -> str:
    languages = Reading.of(info).languages
    if not _ADDRESS.fullmatch(value) or value.partition("/")[0] in languages:
        raise PydanticCustomError("D145", "address", {"example": _likely_address(value, languages)})
    return value


def _likely_address(value: str, languages: tuple[str, ...]) -> str:
    """`/ru/partners/asu` → `partners/asu/`, as far as the writer's slip is a usual one."""
    parts = [part for part in value.partition("://")[2].split("/")[1:] or value.split("/") if part]
    parts = parts[1:] if parts and parts[0] in languages else parts
    likely = "/".join(parts).lower() + "/"
    return likely if _ADDRESS.fullmatch(likely) else "partners/spring-university/"


Address = Annotated[Words, AfterValidator(_address)]
"""Where a page lies below the language's folder, with a slash at the end."""


@functools.cache
def _zones() -> dict[str, str]:
    """The known time zones by their names in small letters."""
    return {zone.lower(): zone for zone in sorted(zoneinfo.available_timezones())}


def _time_zone(value: str) -> str:
    if value not in _zones().values():
        named = [name for name in _zones() if "/" in name and not name.startswith("etc/")]
        near, surely = closest(value, named), closest(value, named, 0.9)
        raise PydanticCustomError(
            "D115" if near else "D141", "zone", {"candidate" if surely else "example": _zones()[near] if near else ""}
        )
    return value


TimeZone = Annotated[Words, AfterValidator(_time_zone)]

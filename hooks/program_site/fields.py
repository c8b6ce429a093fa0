"""The kinds of values that fields of records are made of: ids, references, days, addresses, coordinates."""

from __future__ import annotations

import datetime
import difflib
import functools
import re
import unicodedata
import zoneinfo
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import total_ordering
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    AnyHttpUrl,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic.functional_validators import BeforeValidator
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from program_site.languages import Words
from program_site.possible_days import plain_date, possible_days
from program_site.problems import closest
from program_site.reading import Reading
from program_site.yaml_source import Unquoted

_FIRST_YEAR, _LAST_YEAR = 1700, 2200
_MOST_IDS = 16
_ID = r"[a-z0-9]+(-[a-z0-9]+)*"
REPORT_NAME = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})-{_ID}")
"""The name of a report's folder, which is also the last part of its address: a day and a short word."""


def _id(value: str) -> str:
    if not re.fullmatch(_ID, value):
        raise PydanticCustomError("D110", "id", {"candidate": likely_id(value)})
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
            raise PydanticCustomError(
                "D109" if near else unlike,
                "reference",
                {"file": f"data/{kind}.yml", "candidate": near or "", "known": _some(value, ids)},
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
Year = Annotated[int, Field(strict=True, ge=_FIRST_YEAR, le=_LAST_YEAR)]
Count = Annotated[int, Field(strict=True, ge=0, le=1_000_000)]
Latitude = Annotated[float, Field(strict=True, ge=-90, le=90)]
Longitude = Annotated[float, Field(strict=True, ge=-180, le=180)]


def _web_address(value: str) -> str:
    try:
        TypeAdapter(AnyHttpUrl).validate_python(value)
    except ValidationError:
        raise PydanticCustomError("D114", "url", {"candidate": _likely_web_address(value)}) from None
    if re.search(r"[\s<>\"]", value):
        raise PydanticCustomError("D114", "url", {"candidate": _likely_web_address(value)})
    return value


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
        raise PydanticCustomError("D145", "address", {"candidate": _likely_address(value, languages)})
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
        near = closest(value, [name for name in _zones() if "/" in name])
        raise PydanticCustomError("D115" if near else "D141", "zone", {"candidate": _zones()[near] if near else ""})
    return value


TimeZone = Annotated[Words, AfterValidator(_time_zone)]


def _as_written(value: Any) -> str:
    """A day stands in YAML without quotes. What is no single word has nothing of a date."""
    if isinstance(value, Unquoted) and not value.text:
        raise PydanticCustomError("D104", "empty")
    if isinstance(value, dict | list | bool):
        return ""
    return (value.text if isinstance(value, Unquoted) else str(value)).strip()


_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _iso_day(value: Any, info: ValidationInfo) -> datetime.date:
    text = _as_written(value)
    if _ISO_DAY.fullmatch(text):
        return _calendar(text, *(int(part) for part in text.split("-")))
    candidate = suggested_date(text, whole=True, example=Reading.of(info).day)
    raise PydanticCustomError("D112", "day", {"candidate": candidate})


def _calendar(text: str, year: int, month: int, day: int) -> datetime.date:
    try:
        found = datetime.date(year, month, day)
    except ValueError:
        found = datetime.date.min
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise PydanticCustomError("D126", "no such day", {"value": text})
    return found


Day = Annotated[datetime.date, BeforeValidator(_iso_day), WithJsonSchema({"type": "string", "format": "date"})]
"""A day of the calendar, written 2019-03-31."""


_FISCAL = re.compile(r"\u5e74\u5ea6|\bFY|\u0444\u0438\u043d|\u0443\u0447\u0435\u0431", re.IGNORECASE)
"""A fiscal year in Japanese, English or Russian, where it is the school year too."""


def suggested_date(text: str, whole: bool = False, example: datetime.date | None = None) -> str:
    """The date that was probably meant, as YYYY-MM-DD, YYYY-MM or YYYY; the example where it cannot be told."""
    days = possible_days(text)
    if re.fullmatch(r"[345][0-9]{4}", text):  # as Excel counts the days
        days = {datetime.date(1899, 12, 30) + datetime.timedelta(days=int(text))}
    if len(days) == 1:
        return min(days).isoformat()
    if whole or days:
        return (example or datetime.date(2019, 3, 31)).isoformat()
    numbers = [int(number) for number in re.findall(r"[0-9]+", plain_date(text))]
    if len(numbers) == 2 and numbers[0] <= 12 < numbers[1]:  # 04.2018
        numbers.reverse()
    if not numbers or not _FIRST_YEAR <= numbers[0] <= _LAST_YEAR:
        return "2019-03-31"
    if len(numbers) == 1 and _FISCAL.search(text):
        return f"FY{numbers[0]}"
    if len(numbers) == 2 and 1 <= numbers[1] <= 12:
        return f"{numbers[0]}-{numbers[1]:02}"
    return str(numbers[0])


def fiscal_year(day: datetime.date) -> int:
    """The year in whose April the fiscal year of a day began."""
    return day.year if day.month >= 4 else day.year - 1


@total_ordering
@dataclass(frozen=True)
class When:
    """A date as exact as the source is: `2019-02-27`, `2018-10`, `2018`, or `FY2018` (April 2018 to March 2019)."""

    year: int
    month: int | None = None
    day: int | None = None
    fiscal: bool = False

    @classmethod
    def on(cls, day: datetime.date) -> When:
        return cls(day.year, day.month, day.day)

    @property
    def first(self) -> datetime.date:
        return datetime.date(self.year, 4 if self.fiscal else self.month or 1, self.day or 1)

    @property
    def last(self) -> datetime.date:
        if self.day:
            return self.first
        if self.fiscal:
            return datetime.date(self.year + 1, 3, 31)
        month = self.month or 12
        following = datetime.date(self.year + month // 12, month % 12 + 1, 1)
        return following - datetime.timedelta(days=1)

    @property
    def iso(self) -> str:
        """For machines, which know no fiscal years: of one it is the year in which it begins."""
        return str(self).removeprefix("FY")

    def __lt__(self, other: When) -> bool:
        return (self.first, self.last) < (other.first, other.last)

    def __str__(self) -> str:
        if self.fiscal:
            return f"FY{self.year}"
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)])

    @classmethod
    def read(cls, value: Any) -> When:
        text = _as_written(value)
        found = re.fullmatch(r"(FY)?([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?", text)
        if not found or (found[1] and found[3]):
            raise PydanticCustomError("D127", "date", {"candidate": suggested_date(text)})
        year, month, day = (int(part) if part else None for part in found.group(2, 3, 4))
        _calendar(text, year or 0, month if month is not None else 1, day if day is not None else 1)
        return cls(year or 0, month, day, bool(found[1]))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        pattern = r"^(FY\d{4}|\d{4}(-\d{2}){0,2})$"
        return {"anyOf": [{"type": "string", "pattern": pattern}, {"type": "integer", "minimum": 1700}]}

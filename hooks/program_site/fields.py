"""The kinds of values that fields of records are made of: ids, references, days, addresses, coordinates."""

from __future__ import annotations

import datetime
import re
import zoneinfo
from collections.abc import Callable
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
from program_site.problems import closest
from program_site.reading import Reading
from program_site.yaml_source import Unquoted

_ID = r"[a-z0-9]+(-[a-z0-9]+)*"


def _id(value: str) -> str:
    if not re.fullmatch(_ID, value):
        raise PydanticCustomError("D110", "id")
    return value


Id = Annotated[str, Field(strict=True), AfterValidator(_id), WithJsonSchema({"type": "string", "pattern": f"^{_ID}$"})]
"""The name of a record inside the data and in addresses; never changed once published."""


def _reference(kind: str) -> Callable[[str, ValidationInfo], str]:
    def known(value: str, info: ValidationInfo) -> str:
        ids = Reading.of(info).ids.get(kind, frozenset())
        if value not in ids:
            near = closest(value, sorted(ids))
            raise PydanticCustomError(
                "D109" if near else "D121",
                "reference",
                {"file": f"data/{kind}.yml", "candidate": near or "", "known": ", ".join(sorted(ids))},
            )
        return value

    return known


SourceId = Annotated[str, Field(strict=True), AfterValidator(_reference("sources"))]
ProgramId = Annotated[str, Field(strict=True), AfterValidator(_reference("programs"))]
PartnerId = Annotated[str, Field(strict=True), AfterValidator(_reference("partners"))]
OfficeId = Annotated[str, Field(strict=True), AfterValidator(_reference("offices"))]
SupporterId = Annotated[str, Field(strict=True), AfterValidator(_reference("supporters"))]

YesNo = Annotated[bool, Field(strict=True)]
Year = Annotated[int, Field(strict=True, ge=1700, le=2200)]
Count = Annotated[int, Field(strict=True, ge=0, le=1_000_000)]
Latitude = Annotated[float, Field(strict=True, ge=-90, le=90)]
Longitude = Annotated[float, Field(strict=True, ge=-180, le=180)]


def _web_address(value: str) -> str:
    try:
        TypeAdapter(AnyHttpUrl).validate_python(value)
    except ValidationError:
        raise PydanticCustomError("D114", "url") from None
    if re.search(r"[\s<>\"]", value):
        raise PydanticCustomError("D114", "url")
    return value


WebAddress = Annotated[Words, AfterValidator(_web_address), WithJsonSchema({"type": "string", "format": "uri"})]


def _time_zone(value: str) -> str:
    known = zoneinfo.available_timezones()
    if value not in known:
        raise PydanticCustomError("D115", "zone", {"candidate": closest_zone(value, known)})
    return value


def closest_zone(value: str, known: set[str]) -> str:
    by_lower = {zone.lower(): zone for zone in known if "/" in zone}
    near = closest(value, by_lower)
    return by_lower[near] if near else "Asia/Tokyo"


TimeZone = Annotated[Words, AfterValidator(_time_zone)]


def _as_written(value: Any) -> Any:
    """A day stands in YAML without quotes; other things that are no text stay what they are."""
    return value.text if isinstance(value, Unquoted) and value.text else value


def _iso_day(value: Any) -> Any:
    text = _as_written(value)
    if isinstance(value, Unquoted) and not value.text:
        raise PydanticCustomError("D104", "empty")
    if isinstance(text, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            raise PydanticCustomError("D126", "no such day", {"value": text}) from None
    raise PydanticCustomError("D112", "day", {"value": str(text), "candidate": suggested_day(str(text))})


Day = Annotated[datetime.date, BeforeValidator(_iso_day), WithJsonSchema({"type": "string", "format": "date"})]
"""A day of the calendar, written 2019-03-31."""


def suggested_day(text: str) -> str:
    """The day that was probably meant, as YYYY-MM-DD; a well-formed example when it cannot be told."""
    plain = text.translate(str.maketrans("０１２３４５６７８９／．－", "0123456789/.-"))
    numbers = [int(number) for number in re.findall(r"\d+", plain)]
    if len(numbers) == 3:
        year, month, day = numbers if numbers[0] > 31 else reversed(numbers)
        try:
            return datetime.date(year, month, day).isoformat()
        except ValueError:
            pass
    return "2019-03-31"


@total_ordering
@dataclass(frozen=True)
class When:
    """A date as exact as the source is: `2019-02-27`, `2018-10`, `2018`, or `FY2018` (April 2018 to March 2019)."""

    year: int
    month: int | None = None
    day: int | None = None
    fiscal: bool = False

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

    def __lt__(self, other: When) -> bool:
        return (self.first, self.last) < (other.first, other.last)

    def __str__(self) -> str:
        if self.fiscal:
            return f"FY{self.year}"
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)])

    @classmethod
    def read(cls, value: Any) -> When:
        if isinstance(value, Unquoted) and not value.text:
            raise PydanticCustomError("D104", "empty")
        text = str(_as_written(value))
        found = re.fullmatch(r"(FY)?(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", text)
        if not found or (found[1] and found[3]) or isinstance(value, dict | list | bool):
            raise PydanticCustomError("D127", "date", {"value": text, "candidate": suggested_day(text)})
        year, month, day = (int(part) if part else None for part in found.group(2, 3, 4))
        try:
            datetime.date(year or 0, month or 1, day or 1)
        except ValueError:
            raise PydanticCustomError("D126", "no such day", {"value": text}) from None
        return cls(year or 0, month, day, bool(found[1]))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        pattern = r"^(FY\d{4}|\d{4}(-\d{2}){0,2})$"
        return {"anyOf": [{"type": "string", "pattern": pattern}, {"type": "integer", "minimum": 1700}]}

"""Days and dates as exact as their source: a day of the calendar, a month, a year, a fiscal year."""

import datetime
import re
from dataclasses import dataclass
from functools import total_ordering
from typing import Annotated, Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo, WithJsonSchema
from pydantic.functional_validators import BeforeValidator
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from program_site.text.dates import FIRST_YEAR, LAST_YEAR, counted_day, written_date, written_day
from program_site.text.records import Reading
from program_site.text.yaml_source import Unquoted


def as_written(value: Any) -> str:
    """A day stands in YAML without quotes. What is no single word has nothing of a date."""
    if isinstance(value, Unquoted) and not value.text:
        raise PydanticCustomError("D104", "empty")
    if isinstance(value, dict | list | bool):
        return ""
    return (value.text if isinstance(value, Unquoted) else str(value)).strip()


EXAMPLE = datetime.date(2019, 2, 15)
_WITH_TIME = re.compile(r"(.+?)(?:\s*T|\s)\s*([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)")
"""The hour is kept, as a remark: a day has none."""
_BEGINS_AT_ONCE = ("publish_from",)
"""Days that hold from their beginning: without its hour, what was to wait for it would come too early."""
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
WHEN = re.compile(r"(FY)?([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


def _iso_day(value: Any, info: ValidationInfo) -> datetime.date:
    text = as_written(value)
    if ISO_DAY.fullmatch(text):
        return calendar_day(text, *(int(part) for part in text.split("-")))
    reading = Reading.of(info)
    day = written_day(text, reading.language)
    if not day and (timed := _WITH_TIME.fullmatch(text)) and (on := written_day(timed[1], reading.language)):
        if info.field_name in _BEGINS_AT_ONCE:
            raise PydanticCustomError("D112", "day", {"example": (on + datetime.timedelta(days=1)).isoformat()})
        raise PydanticCustomError("D112", "day", {"candidate": f"{on.isoformat()} # {timed[2]}"})
    likely = day or counted_day(text) or reading.day or EXAMPLE
    raise PydanticCustomError("D112", "day", {"candidate" if day else "example": likely.isoformat()})


def calendar_day(text: str, year: int, month: int, day: int) -> datetime.date:
    try:
        found = datetime.date(year, month, day)
    except ValueError:
        found = datetime.date.min
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise PydanticCustomError("D126", "no such day", {"value": text})
    return found


Day = Annotated[datetime.date, BeforeValidator(_iso_day), WithJsonSchema({"type": "string", "format": "date"})]
"""A day of the calendar, written 2019-03-31."""


def fiscal_year(day: datetime.date, start: int) -> int:
    """The year in which the fiscal year of a day began; `start` is the month in which fiscal years begin."""
    return day.year if day.month >= start else day.year - 1


@total_ordering
@dataclass(frozen=True)
class When:
    """A date as exact as the source is: `2019-02-27`, `2018-10`, `2018`, or `FY2018` (often April 2018 to March 2019)."""

    year: int
    month: int | None = None
    day: int | None = None
    fiscal_start: int | None = None
    """Of a fiscal year, the month in which it begins."""

    @classmethod
    def on(cls, day: datetime.date) -> Self:
        return cls(day.year, day.month, day.day)

    @property
    def first(self) -> datetime.date:
        return datetime.date(self.year, self.fiscal_start or self.month or 1, self.day or 1)

    @property
    def last(self) -> datetime.date:
        if self.day:
            return self.first
        months = self.year * 12 + (self.month or (self.fiscal_start or 1) + 11)
        return datetime.date(months // 12, months % 12 + 1, 1) - datetime.timedelta(days=1)

    @property
    def iso(self) -> str:
        """For machines, which know no fiscal years: of one it is the year in which it begins."""
        return str(self).removeprefix("FY")

    def __lt__(self, other: Self) -> bool:
        return (self.first, self.last) < (other.first, other.last)

    def __str__(self) -> str:
        if self.fiscal_start:
            return f"FY{self.year}"
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)])

    @classmethod
    def read(cls, value: Any, info: ValidationInfo) -> Self:
        text, reading = as_written(value), Reading.of(info)
        found = WHEN.fullmatch(text)
        if not found or (found[1] and found[3]):
            date = written_date(text, reading.language)
            raise PydanticCustomError("D127", "date", {"candidate": date} if date else {"example": str(EXAMPLE)})
        year, month, day = (int(part) if part else None for part in found.group(2, 3, 4))
        calendar_day(text, year or 0, month if month is not None else 1, day if day is not None else 1)
        return cls(year or 0, month, day, reading.fiscal_start if found[1] else None)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        pattern = r"^(FY\d{4}|\d{4}(-\d{2}){0,2})$"
        return {"anyOf": [{"type": "string", "pattern": pattern}, {"type": "integer", "minimum": 1700}]}

"""Days and dates as exact as their source: a day of the calendar, a month, a year, a fiscal year."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import total_ordering
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo, WithJsonSchema
from pydantic.functional_validators import BeforeValidator
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from program_site.text.dates import plain_date, possible_days
from program_site.text.records import Reading
from program_site.text.yaml_source import Unquoted

FIRST_YEAR, LAST_YEAR = 1700, 2200


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
    raise PydanticCustomError("D112", "day", {"candidate" if _is_sure(text) else "example": candidate})


def _is_sure(text: str) -> bool:
    return len(possible_days(text)) == 1 or bool(re.fullmatch(r"[345][0-9]{4}", text))


def _calendar(text: str, year: int, month: int, day: int) -> datetime.date:
    try:
        found = datetime.date(year, month, day)
    except ValueError:
        found = datetime.date.min
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
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
    if not numbers or not FIRST_YEAR <= numbers[0] <= LAST_YEAR:
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
            sure = _is_sure(text) or not re.search(r"[~\uff5e\u301c]", text)
            cure = {"candidate" if sure and re.search("[0-9]", text) else "example": suggested_date(text)}
            raise PydanticCustomError("D127", "date", cure)
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

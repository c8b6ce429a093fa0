"""Moments: a day, or a day with a time of day, in the project's time zone or a named one."""

import datetime
import re
import zoneinfo
from dataclasses import dataclass
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from program_site.text.dates import written_day
from program_site.text.records import Reading
from program_site.text.time_zones import is_zone, zone_meant
from program_site.text.when import EXAMPLE, as_written, calendar_day

_WRITTEN = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9]{2}):([0-9]{2})(?: ([A-Za-z]+(?:/[A-Za-z0-9_+-]+)+|UTC))?)?"
)


@dataclass(frozen=True)
class Moment:
    """`2026-04-15`, `2026-04-15 17:00`, `2026-04-15 17:00 Europe/Moscow`."""

    day: datetime.date
    time: datetime.time | None = None
    zone: str | None = None
    """The time zone that is named beside the time; None: the project's."""

    def begins(self, home: str) -> datetime.datetime:
        """The moment itself; of a whole day its beginning. `home` is the project's time zone."""
        return datetime.datetime.combine(self.day, self.time or datetime.time(), zoneinfo.ZoneInfo(self.zone or home))

    def ends(self, home: str) -> datetime.datetime:
        """The moment itself; of a whole day its end."""
        return self.begins(home) if self.time else Moment(self.day + datetime.timedelta(days=1)).begins(home)

    def __str__(self) -> str:
        """As data files write it."""
        return " ".join(filter(None, [self.day.isoformat(), f"{self.time:%H:%M}" if self.time else "", self.zone]))

    @classmethod
    def read(cls, value: Any, info: ValidationInfo) -> Self:
        text = as_written(value)
        found = _WRITTEN.fullmatch(text)
        if not found or (not (time := _time(found[4], found[5])) and found[4]):
            day = written_day(text, Reading.of(info).language)
            raise PydanticCustomError(
                "D230", "moment", {"candidate": str(day)} if day else {"example": f"{EXAMPLE} 17:00"}
            )
        if (zone := found[6]) and not is_zone(zone):
            near = zone_meant(zone, ())
            raise PydanticCustomError("D115" if near else "D141", "zone", {"candidate": near} if near else {})
        return cls(calendar_day(text, *(int(part) for part in found.group(1, 2, 3))), time, zone)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}( .+)?)?$"}


def _time(hours: str | None, minutes: str | None) -> datetime.time | None:
    return datetime.time(int(hours), int(minutes)) if hours and minutes and hours < "24" and minutes < "60" else None

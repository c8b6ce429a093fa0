"""Moments: a day, or a day with a time of day, in the project's time zone or a named one."""

import datetime
import re
import zoneinfo
from dataclasses import dataclass
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from program_site.text.records import Reading
from program_site.text.time_zones import is_zone, zone_meant
from program_site.text.times import WrittenTime, written_time
from program_site.text.when import EXAMPLE, as_written, calendar_day

WRITTEN = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9]{2}):([0-9]{2})(?: ([A-Za-z]+(?:/[A-Za-z0-9_+-]+)+|UTC))?)?"
)
_DAY = datetime.timedelta(days=1)


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
        return self.begins(home) if self.time else Moment(self.day + _DAY).begins(home)

    def __str__(self) -> str:
        """As data files write it."""
        return " ".join(filter(None, [self.day.isoformat(), f"{self.time:%H:%M}" if self.time else "", self.zone]))

    @classmethod
    def read(cls, value: Any, info: ValidationInfo) -> Self:
        text, reading = as_written(value), Reading.of(info)
        found = WRITTEN.fullmatch(text)
        if not found or (found[4] and not (found[4] < "24" and found[5] < "60")):
            raise _unlike(written_time(text, reading.language))
        if (zone := found[6]) and not is_zone(zone):
            if near := zone_meant(zone, ()):
                raise PydanticCustomError("D115", "zone", {"value": zone, "candidate": text.removesuffix(zone) + near})
            raise PydanticCustomError("D141", "zone", {"value": zone})
        day = calendar_day(text, *(int(part) for part in found.group(1, 2, 3)))
        moment = cls(day, datetime.time(int(found[4]), int(found[5])) if found[4] else None, zone)
        moment._check_change_of_clocks(reading.timezone)
        return moment

    def _check_change_of_clocks(self, home: str | None) -> None:
        """In the night in which clocks are changed a time is there twice, or not at all."""
        zone = self.zone or home
        if not self.time or not zone:
            return
        first, second = (self.begins(zone).replace(fold=fold) for fold in (0, 1))
        if first.utcoffset() == second.utcoffset():
            return
        in_utc = first.astimezone(datetime.UTC)
        shown = in_utc.astimezone(zoneinfo.ZoneInfo(zone))
        if shown.time() == self.time:
            raise PydanticCustomError("D232", "twice", {"zone": zone, "example": f"{in_utc:%Y-%m-%d %H:%M} UTC"})
        later = str(Moment(shown.date(), shown.time(), self.zone))
        raise PydanticCustomError("D233", "never", {"zone": zone, "example": later})

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}( .+)?)?$"}


def _unlike(written: WrittenTime) -> PydanticCustomError:
    """What is written otherwise. The cure is one to copy only where it says all that was written."""
    day = written.day or EXAMPLE
    if written.hour == 24:
        midnight = Moment(day, datetime.time(23, 59), written.zone) if written.zone else Moment(day)
        return PydanticCustomError("D231", "midnight", {"example": str(midnight)})
    time = written.time or (None if written.day else datetime.time(17))
    likely = str(Moment(day, time, written.zone if time else None))
    return PydanticCustomError("D230", "moment", {"candidate" if written.certain else "example": likely})

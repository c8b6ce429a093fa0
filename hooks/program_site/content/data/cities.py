"""Cities: where the partners are. The map has a mark for each, and each has a page."""

import datetime
import zoneinfo
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from program_site.content.data.aliases import NO_WORDS, WordLists
from program_site.content.data.entries import Entry
from program_site.content.data.fields import Citation, Latitude, Longitude, TimeZone
from program_site.i18n.translated_text import Text
from program_site.text.time_zones import zones_near

POLAR = 80
"""Beyond it nobody goes by the sun."""
MOST_HOURS = 3
"""No clock is further from the sun, however large its country."""


class City(Entry):
    """One city abroad. The university's own stands in `data/project.yml`."""

    name: Text
    aliases: WordLists = NO_WORDS
    """What readers type for it besides its names, by language: other spellings, words of everyday speech."""
    latitude: Latitude
    longitude: Longitude
    timezone: TimeZone
    """By its name in the IANA database: `Europe/Moscow`."""
    source: tuple[Citation, ...] = ()

    @model_validator(mode="after")
    def _not_swapped(self) -> Self:
        """The clock of a place knows roughly how far east it lies."""
        if _off_the_clock(self.longitude, self.timezone) <= MOST_HOURS:
            return self
        if abs(self.longitude) <= 90 and _off_the_clock(self.latitude, self.timezone) <= MOST_HOURS:
            raise PydanticCustomError("D188", "swapped", {"key": "latitude", "value": f"{self.latitude:g}"})
        if abs(self.latitude) < POLAR:
            known = ", ".join(zones_near(self.latitude, self.longitude))
            raise PydanticCustomError("D154", "zone", {"key": "timezone", "value": self.timezone, "known": known})
        return self


def _off_the_clock(longitude: float, timezone: str) -> float:
    """Hours between the sun and the clock of a place, in winter."""
    offset = datetime.datetime(2019, 1, 15, tzinfo=zoneinfo.ZoneInfo(timezone)).utcoffset() or datetime.timedelta()
    hours = abs(offset / datetime.timedelta(hours=1) - longitude / 15) % 24
    return min(hours, 24 - hours)

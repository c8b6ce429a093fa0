"""Cities: where the partners are. The map has a mark for each, and each has a page."""

from __future__ import annotations

from program_site.fields import Id, Latitude, Longitude, SourceId, TimeZone
from program_site.languages import Text
from program_site.reading import Record


class City(Record):
    """One city abroad. The university's own stands in `data/project.yml`."""

    id: Id
    name: Text
    latitude: Latitude
    longitude: Longitude
    timezone: TimeZone
    """By its name in the IANA database: `Europe/Moscow`."""
    source: tuple[SourceId, ...] = ()

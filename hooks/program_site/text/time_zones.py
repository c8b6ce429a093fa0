"""Time zones as the IANA database has them, and where their cities lie."""

import functools
import math
import re
import zoneinfo
from collections.abc import Sequence
from importlib import resources

from babel.core import get_global

from program_site.text.date_words import folded
from program_site.text.problems import SURELY, closest, in_latin

_PLACE = re.compile(r"([+-]\d{2})(\d{2})(\d{2})?([+-]\d{3})(\d{2})(\d{2})?")
_NEAR = 8


def is_zone(name: str) -> bool:
    return name in _names().values()


def every_zone() -> list[str]:
    return sorted(_names().values())


def zone_names() -> list[str]:
    """Those that name a city, as people choose among them."""
    return sorted(each for each in _names().values() if "/" in each and not each.startswith("Etc/"))


def country_of(zone: str) -> str | None:
    """The country in which a zone's city lies: JP of Asia/Tokyo."""
    country: str | None = get_global("zone_territories").get(zone)
    return country


@functools.cache
def _names() -> dict[str, str]:
    """By the names in small letters."""
    return {zone.lower(): zone for zone in sorted(zoneinfo.available_timezones())}


def zones_near(latitude: object, longitude: object) -> list[str]:
    """The zones whose cities are the nearest, the nearest first; none where a coordinate is missing."""
    if not isinstance(latitude, float) or not isinstance(longitude, float):
        return []
    return sorted(_cities(), key=lambda zone: _distance((latitude, longitude), _cities()[zone]))[:_NEAR]


def zone_meant(written: str, near: Sequence[str]) -> str | None:
    """The zone that was only misspelt: in other letters, or one of the zones around. `GMT+5` is none, nor Etc/GMT+5."""
    plain = in_latin(folded(written))
    if "/" in plain and not plain.startswith("etc/") and (same := _names().get(plain)):
        return same
    cities = {zone.rpartition("/")[2].lower(): zone for zone in near}
    city = closest(written.rpartition("/")[2], list(cities), SURELY)
    return cities[city] if city else None


@functools.cache
def _cities() -> dict[str, tuple[float, float]]:
    """The place of each zone's chief city."""
    table = resources.files("tzdata").joinpath("zoneinfo", "zone1970.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    return {row[2]: _place(row[1]) for row in rows}


def _place(written: str) -> tuple[float, float]:
    """`+5545+03735` in degrees."""
    found = _PLACE.fullmatch(written)
    assert found, written
    north, east = (
        math.copysign(abs(int(degrees)) + int(minutes) / 60, float(f"{degrees[0]}1"))
        for degrees, minutes in (found.group(1, 2), found.group(4, 5))
    )
    return north, east


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """As an angle, along the surface of the globe."""
    (north, east), (to_north, to_east) = (map(math.radians, place) for place in (one, other))
    cosine = math.sin(north) * math.sin(to_north) + math.cos(north) * math.cos(to_north) * math.cos(east - to_east)
    return math.acos(max(-1.0, min(1.0, cosine)))

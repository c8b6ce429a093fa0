"""Projections: from longitude and latitude to the plane of the drawing, where 1000 units are the radius of the globe."""

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
"""Longitude and latitude in degrees, or x and y on the drawing."""

_RADIUS = 1000.0
_SOUTH, _NORTH, _ORIGIN = math.radians(47), math.radians(63), math.radians(50)
"""The standard parallels of the conic projection, and the latitude that it counts from."""
_SOUTHERNMOST = math.radians(-60)
"""Beyond it a conic projection has no room."""


def _opening(latitude: float) -> float:
    return math.tan(math.pi / 4 + latitude / 2)


_CONE = math.log(math.cos(_SOUTH) / math.cos(_NORTH)) / math.log(_opening(_NORTH) / _opening(_SOUTH))
_SCALE = _RADIUS * math.cos(_SOUTH) * _opening(_SOUTH) ** _CONE / _CONE
_FROM_POLE = _SCALE / _opening(_ORIGIN) ** _CONE


@dataclass(frozen=True)
class Projection:
    """Chosen for some places: conic where all lie in the north, plain where they lie on both sides of the equator."""

    middle: float
    """The meridian that stands upright."""
    is_conic: bool
    true_at: float = 0.0
    """The latitude at which a plain one is true to scale, in radians."""

    def turned(self, longitude: float) -> float:
        """Degrees east of the middle, from -180 to 180."""
        return _turned(longitude, self.middle)

    def project(self, point: Point) -> Point:
        """A point whose longitude is counted from the middle."""
        longitude, latitude = math.radians(point[0]), math.radians(point[1])
        if not self.is_conic:
            return _RADIUS * longitude * math.cos(self.true_at), -_RADIUS * latitude
        distance = _SCALE / _opening(max(latitude, _SOUTHERNMOST)) ** _CONE
        return distance * math.sin(_CONE * longitude), distance * math.cos(_CONE * longitude) - _FROM_POLE

    def place(self, place: Point) -> Point:
        return self.project((self.turned(place[0]), place[1]))

    def outline(self, ring: list[Point]) -> list[list[Point]]:
        """A coast as the drawing has it: once, or as often as a map of the whole globe may show it."""
        unrolled = list(_with_steps(_unrolled(ring, self.turned)))
        turns = (0,) if self.is_conic else (-360, 0, 360)
        return [[self.project((longitude + turn, latitude)) for longitude, latitude in unrolled] for turn in turns]


def projection_for(places: Sequence[Point], meridian: float | None = None) -> Projection:
    middle = meridian if meridian is not None else _middle([place[0] for place in places])
    widest = max(abs(_turned(longitude, middle)) for longitude, _ in places)
    latitudes = [latitude for _, latitude in places]
    true_at = math.radians(min(abs(min(latitudes) + max(latitudes)) / 2, 50))
    return Projection(middle, min(latitudes) > 20 and widest <= 100, true_at)


def _middle(longitudes: Sequence[float]) -> float:
    """The meridian opposite the widest gap between the places. It keeps the Pacific whole when they lie around it."""
    east = sorted({longitude % 360 for longitude in longitudes})
    gaps = [(following - here, here) for here, following in zip(east, [*east[1:], east[0] + 360], strict=True)]
    gap, before = max(gaps)
    return _turned(before + gap / 2 + 180, 0)


def _turned(longitude: float, middle: float) -> float:
    return (longitude - middle + 180) % 360 - 180


def _unrolled(ring: list[Point], turned: Callable[[float], float]) -> list[Point]:
    """An outline as seen from the middle, without a jump where it crosses the meridian opposite."""
    unrolled: list[Point] = []
    for longitude, latitude in ring:
        east = turned(longitude)
        if unrolled:
            east += 360 * round((unrolled[-1][0] - east) / 360)
        unrolled.append((east, latitude))
    return unrolled


def _with_steps(ring: list[Point], longest: float = 2.0) -> list[Point]:
    """With points between those that lie far apart: what is straight in degrees may be bent on the drawing."""
    stepped = ring[:1]
    for (x, y), (next_x, next_y) in itertools.pairwise(ring):
        steps = max(math.ceil(max(abs(next_x - x), abs(next_y - y)) / longest), 1)
        stepped += [(x + (next_x - x) * n / steps, y + (next_y - y) * n / steps) for n in range(1, steps + 1)]
    return stepped

"""Cords: one curve from home to each city. All bow to the north, leave home like a fan, and none crosses another.

A cord is a quadratic curve, held by home, the city, and a point that pulls it. Angles are elevations: 0 is level, 90 is
up, whether the city lies west or east of home. Each side has a fan of its own, which never reaches over the meridian.
"""

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from program_site.site.map.projection import Point

_BOWS = (42.0, 46.0, 38.0, 34.0, 30.0, 26.0, 20.0)
"""How much steeper than its chord the cord to the farthest city may leave home: the first is the most beautiful."""
_STRETCHED = (1.0, 0.7, 0.4, 0.2, 0.1, 0.0)
"""What is left of the bows where they cross all the same. Cords without bows are straight and cannot."""
_SHORT_BOW = 11.0
_CLOSEST, _WIDEST = 4.0, 8.0
"""Between two neighbours in the fan."""
_CLEAR = 14.0
"""From a cord to the marks of other cities, in units."""
_STEPS = 32


@dataclass(frozen=True)
class _Seen:
    """A city as seen from home."""

    index: int
    distance: float
    elevation: float
    side: int

    def pull(self, home: Point, leaving: float) -> Point:
        """The point that makes the cord leave home at an angle; it stands over the middle of the chord."""
        share = math.tan(math.radians(leaving - self.elevation)) / 2
        level, up = math.cos(math.radians(self.elevation)), math.sin(math.radians(self.elevation))
        out, rise = self.distance * (level / 2 - up * share), self.distance * (up / 2 + level * share)
        return home[0] + self.side * out, home[1] - rise


def pulls(places: Sequence[Point]) -> list[Point]:
    """For each city behind the first place, which is home, the point that holds its cord."""
    home, cities = places[0], places[1:]
    seen = [_seen(index, home, city) for index, city in enumerate(cities)]
    best, least = _held(home, seen, _BOWS[0], 0.0), math.inf
    for stretched, bow in itertools.product(_STRETCHED, _BOWS):
        held = _held(home, seen, bow, stretched)
        cords = [along(home, pull, city) for pull, city in zip(held, cities, strict=True)]
        cost = 100.0 * crossings(cords) + _covered(cords, cities)
        if cost < least:
            best, least = held, cost
        if not least:
            break
    return best


def along(start: Point, pull: Point, end: Point, steps: int = _STEPS) -> list[Point]:
    """Points on the curve, from its start to its end."""
    shares = [step / steps for step in range(steps + 1)]
    return [
        (
            (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * pull[0] + t**2 * end[0],
            (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * pull[1] + t**2 * end[1],
        )
        for t in shares
    ]


def crossings(cords: Sequence[Sequence[Point]]) -> int:
    """How many cords run through another. That they meet at home does not count."""
    return sum(_cross(one, other) for one, other in itertools.combinations(cords, 2))


def _seen(index: int, home: Point, city: Point) -> _Seen:
    x, up = city[0] - home[0], home[1] - city[1]
    return _Seen(index, math.hypot(x, up), math.degrees(math.atan2(up, abs(x))), -1 if x < 0 else 1)


def _held(home: Point, seen: Sequence[_Seen], bow: float, stretched: float) -> list[Point]:
    held: dict[int, Point] = {}
    for side in (-1, 1):
        fan = sorted((each for each in seen if each.side == side), key=lambda each: -each.distance)
        for city, leaving in zip(fan, _leaving(fan, bow), strict=True):
            held[city.index] = city.pull(home, city.elevation + (leaving - city.elevation) * stretched)
    return [held[index] for index in range(len(seen))]


def _leaving(fan: Sequence[_Seen], bow: float) -> Iterator[float]:
    """The angles at which the cords leave home, the farthest city first, whose cord is the outermost.

    A nearer one that lies above the cord of a farther one must leave above it, too.
    """
    if not fan:
        return
    far, near = fan[0], fan[-1]
    spacing = (far.elevation + bow - near.elevation - _SHORT_BOW) / max(len(fan) - 1, 1)
    spacing = min(max(spacing, _CLOSEST), _WIDEST)
    placed: list[tuple[_Seen, float]] = []
    for city in fan:
        lowest, highest = city.elevation, 90.0
        for farther, leaves in placed:
            if city.elevation <= _height(farther, leaves, city.distance):
                highest = min(highest, leaves - spacing)
            else:
                lowest = max(lowest, leaves + spacing)
        most = bow if city is far else min(bow + 3, 90 * math.sqrt(city.distance / (far.distance or 1)))
        angle = max(min(city.elevation + most, highest), min(lowest, 90.0))
        placed.append((city, angle))
        yield angle


def _height(city: _Seen, leaving: float, distance: float) -> float:
    """The elevation under which home sees the cord of a city, at the distance of a nearer one."""
    level, up = math.cos(math.radians(city.elevation)), math.sin(math.radians(city.elevation))
    end = city.side * city.distance * level, -city.distance * up
    cord = along((0, 0), city.pull((0, 0), leaving), end)
    x, y = min(cord, key=lambda point: abs(math.hypot(*point) - distance))
    return math.degrees(math.atan2(-y, abs(x)))


def _covered(cords: Sequence[Sequence[Point]], cities: Sequence[Point]) -> int:
    """How many marks lie under the cord of another city."""
    return sum(
        any(math.dist(point, city) < _CLEAR for point in cord)
        for (index, cord), (other, city) in itertools.product(enumerate(cords), enumerate(cities))
        if index != other and math.dist(cord[-1], city) > _CLEAR and math.dist(cord[0], city) > _CLEAR
    )


def _cross(one: Sequence[Point], other: Sequence[Point]) -> bool:
    return any(_cut(*first, *second) for first in itertools.pairwise(one) for second in itertools.pairwise(other))


def _cut(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two stretches cut each other, each with its ends on both sides of the other."""
    if max(a[0], b[0]) < min(c[0], d[0]) or max(c[0], d[0]) < min(a[0], b[0]):
        return False
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

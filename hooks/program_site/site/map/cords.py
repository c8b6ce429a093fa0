"""Cords: one curve from home to each city. All bow to the north, leave home like a fan, and none crosses another.

A cord is a quadratic curve, held by home, the city, and a point that pulls it. Angles are elevations: 0 is level, 90 is
up, whether the city lies west or east of home. Each side has a fan of its own, which never reaches over the meridian.
"""

import bisect
import functools
import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from program_site.site.map.projection import Point

_BOW = 42.0
"""How much steeper than its chord the cord to the farthest city leaves home."""
_SHORT_BOW = 11.0
_MOST = 55.0
_CLOSEST, _WIDEST = 4.0, 8.0
"""Between two neighbours in the fan."""
_CLEAR = 0.014
"""From a cord to the marks of other cities, as a part of the way to the farthest."""
_STRETCHED = (1.0, 0.8, 0.6, 0.4, 0.2, 0.1, 0.05, 0.0)
"""What is left of the bows where cords cross all the same. Without bows they are straight and cannot."""
_STEPS = 24


@dataclass(frozen=True)
class _Cord:
    """A city as seen from home, and how its cord leaves there."""

    index: int
    distance: float
    elevation: float
    side: int
    leaving: float = 0.0

    @functools.cached_property
    def pull(self) -> Point:
        """From home, with y upwards. It stands over the middle of the chord."""
        share = math.tan(math.radians(self.leaving - self.elevation)) / 2
        level, up = math.cos(math.radians(self.elevation)), math.sin(math.radians(self.elevation))
        return self.distance * (level / 2 - up * share), self.distance * (up / 2 + level * share)

    @functools.cached_property
    def _seen(self) -> tuple[list[float], list[float]]:
        """Distances and elevations of its points from home. It leads away from home all the way."""
        level, up = math.cos(math.radians(self.elevation)), math.sin(math.radians(self.elevation))
        points = along((0, 0), self.pull, (self.distance * level, self.distance * up), _STEPS)[1:]
        elevations = [math.degrees(math.atan2(y, x)) for x, y in points]
        return [0.0, *(math.hypot(x, y) for x, y in points)], [self.leaving, *elevations]

    def height(self, distance: float) -> float:
        """The elevation under which home sees it at a distance."""
        distances, elevations = self._seen
        after = min(max(bisect.bisect_left(distances, distance), 1), len(distances) - 1)
        step = distances[after] - distances[after - 1]
        share = min(max((distance - distances[after - 1]) / step, 0), 1) if step else 0.0
        return elevations[after - 1] + (elevations[after] - elevations[after - 1]) * share

    def crosses(self, other: "_Cord") -> bool:
        """Whether it lies above the other here and below it there."""
        if self.side != other.side:
            return False
        until = min(self.distance, other.distance)
        apart = [self.height(until * step / _STEPS) - other.height(until * step / _STEPS) for step in range(_STEPS + 1)]
        return min(apart) < -0.02 and max(apart) > 0.02

    def covers(self, other: "_Cord", clear: float) -> bool:
        """Whether it runs over the mark of the other city."""
        if self.side != other.side or self.distance <= other.distance:
            return False
        aside = math.radians(abs(self.height(other.distance) - other.elevation)) * other.distance
        return aside < clear


def pulls(places: Sequence[Point]) -> list[Point]:
    """For each city behind the first place, which is home, the point that holds its cord."""
    home, cities = places[0], places[1:]
    seen = [_seen(index, home, city) for index, city in enumerate(cities)]
    fans = (sorted((each for each in seen if each.side == side), key=lambda each: -each.distance) for side in (-1, 1))
    laid = [cord for fan in fans for cord in _laid(fan)]
    for stretched in _STRETCHED:
        cords = [replace(each, leaving=each.elevation + (each.leaving - each.elevation) * stretched) for each in laid]
        if not any(one.crosses(other) for one, other in itertools.combinations(cords, 2)):
            break
    held = {cord.index: (home[0] + cord.side * cord.pull[0], home[1] - cord.pull[1]) for cord in cords} if seen else {}
    return [held[index] for index in range(len(cities))]


def along(start: Point, pull: Point, end: Point, steps: int = _STEPS) -> list[Point]:
    """Points on a cord, from its start to its end."""
    shares = [step / steps for step in range(steps + 1)]
    return [
        (
            (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * pull[0] + t**2 * end[0],
            (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * pull[1] + t**2 * end[1],
        )
        for t in shares
    ]


def _seen(index: int, home: Point, city: Point) -> _Cord:
    x, up = city[0] - home[0], home[1] - city[1]
    return _Cord(index, math.hypot(x, up), math.degrees(math.atan2(up, abs(x))), -1 if x < 0 else 1)


def _laid(fan: Sequence[_Cord]) -> Iterator[_Cord]:
    """The cords of one side, which come with the farthest city first; its cord is the outermost."""
    if not fan:
        return
    far, near = fan[0], fan[-1]
    spacing = (far.elevation + _BOW - near.elevation - _SHORT_BOW) / max(len(fan) - 1, 1)
    spacing = min(max(spacing, _CLOSEST), _WIDEST)
    placed: list[_Cord] = []
    for city in fan:
        best = _best(city, placed, fan, spacing)
        placed.append(best)
        yield best


def _best(city: _Cord, placed: Sequence[_Cord], fan: Sequence[_Cord], spacing: float) -> _Cord:
    """Next to the cord that lies over it, unless it would cross one or run over a mark there."""
    over = [cord.leaving for cord in placed if city.elevation <= cord.height(city.distance)]
    under = [cord.leaving for cord in placed if city.elevation > cord.height(city.distance)]
    short = 90 * math.sqrt(city.distance / fan[0].distance) if fan[0].distance else 0.0
    wanted = city.elevation + (min(_BOW + 3, short) if placed else _BOW)
    wanted = max([min([wanted, *(each - spacing for each in over)]), *(each + spacing for each in under)])
    wanted = min(max(wanted, city.elevation), 90.0)

    def cost(cord: _Cord) -> float:
        crossed = sum(cord.crosses(each) for each in placed)
        clear = fan[0].distance * _CLEAR
        covered = sum(cord.covers(each, clear) for each in fan) + sum(each.covers(cord, clear) for each in placed)
        crowded = sum(max(_CLOSEST - abs(cord.leaving - each.leaving), 0.0) for each in placed)
        return 1000 * crossed + 25 * covered + 2 * crowded + abs(cord.leaving - wanted)

    room = min(90 - city.elevation, _MOST)
    angles = [wanted, *(city.elevation + room * step / 25 for step in range(26))]
    return min((replace(city, leaving=angle) for angle in angles), key=cost)

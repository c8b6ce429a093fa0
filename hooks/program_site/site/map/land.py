"""The land: read from GeoJSON, cut to what the drawing can show, and made as small as it may be."""

import itertools
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from program_site.site.map.projection import Point
from program_site.text.problems import Problem

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class BrokenLand(Exception):
    """The land file cannot be read as GeoJSON; says why."""


def land_file(root: Path) -> Path:
    return root / "data" / "map" / "land-50m.geojson"


def check_land(root: Path, land_file: Path) -> list[Problem]:
    """The problems that keep the map from being drawn."""
    try:
        read_land(land_file)
    except BrokenLand as broken:
        return [Problem("D160", land_file.relative_to(root).as_posix(), 1, {"detail": str(broken)})]
    return []


def read_land(land_file: Path) -> tuple[list[list[Point]], str]:
    """The outlines of all polygons, and their attribution. The even-odd rule draws holes (lakes)."""
    rings: list[list[Point]] = []
    try:
        if not land_file.exists():
            return [], ""
        collection = json.loads(land_file.read_text(encoding="utf-8"))
        for feature in collection["features"]:
            geometry = feature["geometry"]
            polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
            rings += [[_point(point) for point in ring] for polygon in polygons for ring in polygon]
        return rings, str(collection.get("attribution", ""))
    except OSError as error:
        raise BrokenLand(error.strerror or str(error)) from error
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise BrokenLand(f"{type(error).__name__}: {error}") from error


def _point(point: Sequence[float]) -> Point:
    longitude, latitude = float(point[0]), float(point[1])
    if not (math.isfinite(longitude) and abs(latitude) <= 90):
        raise ValueError(f"{longitude}, {latitude}")
    return longitude, latitude


@dataclass(frozen=True)
class Fineness:
    """How much of the coast a drawing keeps, in its units."""

    deviation: float
    """No point of the coast is left out that lies further from what is drawn."""
    area: float
    """Of the smallest island."""

    letters: int
    """How long the path may get; coasts that are longer are drawn coarser. 14,000 are 5.5 KB as they are sent."""


FINE = Fineness(1.3, 18, 14_000)
COARSE = Fineness(3.2, 140, 7_000)
"""For maps that are a small part of their page."""
_COARSER = 1.3


def drawn_land(outlines: Iterable[list[Point]], room: Box, fineness: Fineness) -> str:
    """The `d` of one path: whole numbers, each counted from the one before it."""
    rings = [ring for ring in (_cut(outline, room) for outline in outlines) if ring]
    deviation, area = fineness.deviation, fineness.area
    while True:
        rings = [_simplified(ring, deviation) for ring in rings]
        drawn = "".join(_relative(ring) for ring in rings if _area(ring) >= area)
        if len(drawn) <= fineness.letters or deviation > 10 * fineness.deviation:
            return drawn
        deviation, area = deviation * _COARSER, area * _COARSER**2


def _cut(ring: list[Point], room: Box) -> list[Point]:
    """What lies inside the room. Its edges close what they cut open."""
    for axis, limit, sign in ((0, room[0], 1), (0, room[2], -1), (1, room[1], 1), (1, room[3], -1)):
        kept: list[Point] = []
        for before, here in zip([*ring[-1:], *ring], ring, strict=False):
            was_in, is_in = (before[axis] - limit) * sign >= 0, (here[axis] - limit) * sign >= 0
            if was_in != is_in:
                share = (limit - before[axis]) / (here[axis] - before[axis])
                kept.append((before[0] + (here[0] - before[0]) * share, before[1] + (here[1] - before[1]) * share))
            if is_in:
                kept.append(here)
        ring = kept
    return ring


def _simplified(ring: list[Point], deviation: float) -> list[Point]:
    """Douglas and Peucker: the fewest points from which none of the others lies far."""
    if len(ring) < 3:
        return []
    far = max(range(len(ring)), key=lambda index: math.dist(ring[0], ring[index]))
    kept, spans = {0, far}, [(0, far), (far, len(ring))]
    ring = [*ring, ring[0]]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        index, away = _farthest(ring, first, last)
        if away > deviation:
            kept.add(index)
            spans += [(first, index), (index, last)]
    return [ring[index] for index in sorted(kept)]


def _farthest(ring: list[Point], first: int, last: int) -> tuple[int, float]:
    """Which point between two others lies furthest from the stretch between them, and how far."""
    (x, y), (end_x, end_y) = ring[first], ring[last]
    along_x, along_y = end_x - x, end_y - y
    length = along_x * along_x + along_y * along_y
    found, most = first, -1.0
    for index in range(first + 1, last):
        here_x, here_y = ring[index][0] - x, ring[index][1] - y
        share = (here_x * along_x + here_y * along_y) / length if length else 0.0
        share = 0.0 if share < 0 else min(share, 1.0)
        aside_x, aside_y = here_x - along_x * share, here_y - along_y * share
        away = aside_x * aside_x + aside_y * aside_y
        if away > most:
            found, most = index, away
    return found, math.sqrt(most)


def _area(ring: list[Point]) -> float:
    around = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in around)) / 2


def _relative(ring: list[Point]) -> str:
    whole = [(round(x), round(y)) for x, y in ring]
    steps = [(x - last_x, y - last_y) for (last_x, last_y), (x, y) in itertools.pairwise(whole)]
    moved = [step for step in steps if step != (0, 0)]
    return f"M{_pair(*whole[0])}l{_joined(moved)}z" if len(moved) > 1 else ""


def _pair(x: int, y: int) -> str:
    return f"{x}{y}" if y < 0 else f"{x} {y}"


def _joined(steps: list[tuple[int, int]]) -> str:
    """A minus parts numbers as well as a space does."""
    pairs = [_pair(*step) for step in steps]
    return pairs[0] + "".join(pair if pair.startswith("-") else f" {pair}" for pair in pairs[1:])

"""The map: land and cities in a conic projection, ready to be drawn as SVG."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

Point = tuple[float, float]
"""Longitude and latitude in degrees, or x and y on the drawing."""

WIDTH = 1000.0
_MARGIN = 70.0
_FINEST = 3.5
"""Land is drawn no finer than this many units of the drawing."""


@dataclass(frozen=True)
class Conic:
    """Equidistant conic projection between two standard parallels, in radians round a central meridian."""

    meridian: float
    south: float = math.radians(40)
    north: float = math.radians(65)

    def __call__(self, point: Point) -> Point:
        longitude, latitude = math.radians(point[0]), math.radians(point[1])
        cone = (math.cos(self.south) - math.cos(self.north)) / (self.north - self.south)
        radius = math.cos(self.south) / cone + self.south - latitude
        angle = cone * (longitude - self.meridian)
        return radius * math.sin(angle), radius * math.cos(angle)


@dataclass(frozen=True)
class DrawnMap:
    """What an SVG needs."""

    height: float
    land: str
    """The `d` of one path."""
    places: tuple[Point, ...]
    """In the order they were given."""


def draw(places: Sequence[Point], land_file: Path, meridian: float | None = None) -> DrawnMap:
    """Fit the places into the drawing; without the land file there is only the sea."""
    longitudes = [place[0] for place in places]
    middle = meridian if meridian is not None else (min(longitudes) + max(longitudes)) / 2
    project = Conic(math.radians(middle))
    projected = [project(place) for place in places]
    left, right = min(x for x, _ in projected), max(x for x, _ in projected)
    top, bottom = min(y for _, y in projected), max(y for _, y in projected)
    scale = (WIDTH - 2 * _MARGIN) / ((right - left) or 1)
    height = (bottom - top) * scale + 2 * _MARGIN

    def fitted(point: Point) -> Point:
        return (point[0] - left) * scale + _MARGIN, (point[1] - top) * scale + _MARGIN

    rings = _rings(land_file) if land_file.is_file() else []
    land = "".join(_path([fitted(project(point)) for point in ring], height) for ring in rings)
    return DrawnMap(round(height, 1), land, tuple(_rounded(fitted(point)) for point in projected))


def _rings(land_file: Path) -> list[list[Point]]:
    """The outlines of all polygons; holes (lakes) are drawn by the even-odd rule."""
    collection = json.loads(land_file.read_text(encoding="utf-8"))
    rings: list[list[Point]] = []
    for feature in collection["features"]:
        geometry = feature["geometry"]
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        rings += [[(point[0], point[1]) for point in ring] for polygon in polygons for ring in polygon]
    return rings


def _path(ring: list[Point], height: float) -> str:
    """One closed outline, or nothing where it is too small to see or wholly outside the drawing."""
    seen = 60.0
    if not any(-seen < x < WIDTH + seen and -seen < y < height + seen for x, y in ring):
        return ""
    kept: list[Point] = []
    for x, y in ring:
        point = min(max(x, -300), WIDTH + 300), min(max(y, -300), height + 300)
        if not kept or math.dist(point, kept[-1]) >= _FINEST:
            kept.append(point)
    if len(kept) < 4:
        return ""
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in kept) + "Z"


def _rounded(point: Point) -> Point:
    return round(point[0], 1), round(point[1], 1)

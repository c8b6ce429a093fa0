"""The map: land and cities in a conic projection, ready to be drawn as SVG."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from program_site.text.problems import Problem

Point = tuple[float, float]
"""Longitude and latitude in degrees, or x and y on the drawing."""

WIDTH = 1000.0
_MARGIN = 70.0
_HIGHEST, _FLATTEST = 900.0, 300.0
_CLOSEST = math.radians(4)
"""Places nearer than this to each other are not drawn further apart."""
_SOUTH, _NORTH = math.radians(40), math.radians(65)
"""The standard parallels of the conic projection."""
_FINEST = 3.5
"""Land is drawn no finer than this many units of the drawing."""


class BrokenLand(Exception):
    """The land file cannot be read as GeoJSON; says why."""


def _conic(point: Point) -> Point:
    """Equidistant conic projection between two standard parallels."""
    longitude, latitude = math.radians(point[0]), math.radians(point[1])
    cone = (math.cos(_SOUTH) - math.cos(_NORTH)) / (_NORTH - _SOUTH)
    radius = math.cos(_SOUTH) / cone + _SOUTH - latitude
    return radius * math.sin(cone * longitude), radius * math.cos(cone * longitude)


def _plain(true_at: float, point: Point) -> Point:
    """Equidistant cylindrical projection, true to scale at one latitude: for places on both sides of the equator."""
    return math.radians(point[0]) * math.cos(true_at), -math.radians(point[1])


@dataclass(frozen=True)
class DrawnMap:
    """The values of the SVG."""

    height: float
    land: str
    """The `d` of one path."""
    attribution: str
    """The attribution that the land file asks for."""
    places: tuple[Point, ...]
    """In the order they were given."""


def check_land(root: Path, land_file: Path) -> list[Problem]:
    """The problems that keep the map from being drawn."""
    try:
        _read_land(land_file)
    except BrokenLand as broken:
        return [Problem("D160", land_file.relative_to(root).as_posix(), 1, {"detail": str(broken)})]
    return []


def draw(places: Sequence[Point], land_file: Path, meridian: float | None = None) -> DrawnMap:
    """Fit the places into the drawing. Without the land file it shows only the sea. Raises BrokenLand."""
    middle = meridian if meridian is not None else _middle([place[0] for place in places])
    turned = [(_turned(longitude, middle), latitude) for longitude, latitude in places]
    latitudes = [latitude for _, latitude in places]
    widest = max(abs(longitude) for longitude, _ in turned)
    is_northern = min(latitudes) > 20 and widest <= 100
    true_at = math.radians(min(abs(min(latitudes) + max(latitudes)) / 2, 50))
    project = _conic if is_northern else partial(_plain, true_at)
    projected = [project(place) for place in turned]
    left, right = min(x for x, _ in projected), max(x for x, _ in projected)
    top, bottom = min(y for _, y in projected), max(y for _, y in projected)
    room, high = WIDTH - 2 * _MARGIN, _HIGHEST - 2 * _MARGIN
    scale = min(room / max(right - left, _CLOSEST), high / max(bottom - top, _CLOSEST))
    height = max((bottom - top) * scale + 2 * _MARGIN, _FLATTEST)

    def fitted(point: Point) -> Point:
        x, y = point[0] - (left + right) / 2, point[1] - (top + bottom) / 2
        return x * scale + WIDTH / 2, y * scale + height / 2

    rings, attribution = _read_land(land_file)
    land = "".join(
        _path([fitted(project((longitude + turn, latitude))) for longitude, latitude in ring], height)
        for ring in (_unrolled(ring, middle) for ring in rings)
        for turn in ((0,) if is_northern else (-360, 0, 360))
    )
    return DrawnMap(round(height, 1), land, attribution, tuple(_rounded(fitted(point)) for point in projected))


def _middle(longitudes: Sequence[float]) -> float:
    """The meridian opposite the widest gap between the places. It keeps the Pacific whole when they lie around it."""
    east = sorted({longitude % 360 for longitude in longitudes})
    gaps = [(following - here, here) for here, following in zip(east, [*east[1:], east[0] + 360], strict=True)]
    gap, before = max(gaps)
    return _turned(before + gap / 2 + 180, 0)


def _turned(longitude: float, middle: float) -> float:
    """Degrees east of the middle, from -180 to 180."""
    return (longitude - middle + 180) % 360 - 180


def _unrolled(ring: list[Point], middle: float) -> list[Point]:
    """An outline as seen from the middle, without a jump where it crosses the meridian opposite."""
    unrolled: list[Point] = []
    for longitude, latitude in ring:
        east = _turned(longitude, middle)
        if unrolled:
            east += 360 * round((unrolled[-1][0] - east) / 360)
        unrolled.append((east, latitude))
    return unrolled


def _read_land(land_file: Path) -> tuple[list[list[Point]], str]:
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


def _path(ring: list[Point], height: float) -> str:
    """One closed outline; empty where it is too small to see or outside the drawing."""
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


def land_file(root: Path) -> Path:
    return root / "data" / "map" / "land-50m.geojson"

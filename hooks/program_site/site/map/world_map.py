"""The map: land, cities and their cords in a projection, ready to be drawn as SVG."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from program_site.site.map.cords import along, pulls
from program_site.site.map.crops import CLOSEST, NARROW, WIDE, Crop, crop
from program_site.site.map.land import COARSE, FINE, Box, drawn_land, read_land
from program_site.site.map.projection import Point, projection_for

_AROUND = 260, 265, 700, 315
"""What is drawn round a crop, as its box on the page may show more of it: left, top, right, bottom."""


@dataclass(frozen=True)
class DrawnMap:
    """The values of the SVG."""

    land: str
    """The `d` of one path."""
    coarse_land: str
    """The same for maps that are a small part of their page."""
    attribution: str
    """The attribution that the land file asks for."""
    places: tuple[Point, ...]
    """In the order they were given."""
    pulls: tuple[Point, ...]
    """For each place but the first, the point that holds its cord."""
    wide: Crop
    narrow: Crop


def draw(places: Sequence[Point], land_file: Path, meridian: float | None = None) -> DrawnMap:
    """Fit the places into the crops. Without the land file it shows only the sea. Raises BrokenLand."""
    projection = projection_for(places, meridian)
    projected = [projection.place(place) for place in places]
    pulled = pulls(projected)
    scale = crop(WIDE, _all_points(projected, pulled)).scale
    placed, held = [[(x * scale, y * scale) for x, y in points] for points in (projected, pulled)]
    points = _all_points(placed, held)
    wide, narrow = crop(WIDE, points, CLOSEST * scale), crop(NARROW, points, CLOSEST * scale)
    rings, attribution = read_land(land_file)
    outlines = [[(x * scale, y * scale) for x, y in outline] for ring in rings for outline in projection.outline(ring)]

    room = _room((wide, narrow))
    fine, coarse = (drawn_land(outlines, room, wanted) for wanted in (FINE, COARSE))
    return DrawnMap(fine, coarse, attribution, tuple(placed), tuple(held), wide, narrow)


def _all_points(places: Sequence[Point], held: Sequence[Point]) -> list[Point]:
    """Where places and cords are."""
    cords = [along(places[0], pull, city) for pull, city in zip(held, places[1:], strict=True)]
    return [*places, *(point for cord in cords for point in cord)]


def _room(crops: Sequence[Crop]) -> Box:
    """The part of the drawing that any of the crops may show."""
    corners = [each.on_drawing(corner) for each in crops for corner in _corners(each)]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _corners(each: Crop) -> Iterator[Point]:
    left, top, right, bottom = (0, 0, 0, 0) if each.turn else _AROUND
    for x in (each.left - left, each.left + each.frame.width + right):
        yield x, each.top - top
        yield x, each.top + each.frame.height + bottom

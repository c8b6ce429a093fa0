"""Place names on the map: under its mark where there is room, on no cord, on no other name or mark, and clearly its own."""

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from program_site.site.map.crops import Crop
from program_site.site.map.projection import Point

_NARROW = 0.6
"""The width of a narrow letter, as a part of the type size."""


@dataclass(frozen=True)
class Label:
    """Where the name of a mark is drawn."""

    x: float
    y: float
    """The base line."""
    anchor: str
    """Which end of the name stands at `x`: start, middle, end."""


@dataclass(frozen=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def shared(self, other: Self) -> float:
        """The area that both cover."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(width, 0) * max(height, 0)

    def away(self, point: Point) -> float:
        """How far a point lies from it."""
        aside = max(self.left - point[0], 0, point[0] - self.right)
        return math.hypot(aside, max(self.top - point[1], 0, point[1] - self.bottom))

    def holds(self, point: Point) -> bool:
        return self.left < point[0] < self.right and self.top < point[1] < self.bottom


def place_labels(
    places: Sequence[Point], names: Sequence[str], cords: Sequence[Sequence[Point]], crop: Crop
) -> list[Label]:
    """One label for each place, in order. A name that fits nowhere goes where it covers least. Where no name is, its label is not looked for."""
    places = [*places]
    size, radius = crop.frame.letter, crop.frame.mark * 1.5
    marks = [_Box(x - radius, y - radius, x + radius, y + radius) for x, y in places]
    edge = _Box(crop.left, crop.top, crop.left + crop.frame.width, crop.top + crop.frame.height)
    points = [point for cord in cords for point in cord]
    placed: dict[int, tuple[Label, _Box]] = {}
    named = [index for index, name in enumerate(names) if name]
    for index in sorted(named, key=lambda each: -_near(places, each, size)):
        others = [box for _, box in placed.values()] + marks[:index] + marks[index + 1 :]
        elsewhere = places[:index] + places[index + 1 :]
        best: tuple[float, Label, _Box] | None = None
        for rank, (label, box) in enumerate(_candidates(places[index], _width(names[index], size), crop, index == 0)):
            outside = _outside(box, edge)
            clearly_nearer = box.away(places[index]) + size / 3
            strayed = any(clearly_nearer > box.away(each) for each in elsewhere)
            faults = 3 * sum(map(box.holds, points)) + 3 * (outside > 1)
            faults += 2 * sum(box.shared(each) > 1 for each in others) + 2 * strayed
            covered = sum(box.shared(each) for each in others) * 4 + outside * 10
            cost = covered + faults * size**2 + rank * size * 0.6
            if best is None or cost < best[0]:
                best = cost, label, box
            if not (covered or faults):
                break  # the later ones are further away
        assert best
        placed[index] = best[1:]
    return [placed[index][0] if index in placed else Label(x, y, "middle") for index, (x, y) in enumerate(places)]


def _near(places: Sequence[Point], index: int, size: float) -> int:
    """How many places lie so close that their names may meet."""
    x, y = places[index]
    return sum(abs(x - other[0]) < 9 * size and abs(y - other[1]) < 3 * size for other in places)


def _width(name: str, size: float) -> float:
    return size * sum(1.0 if unicodedata.east_asian_width(sign) in "WF" else _NARROW for sign in name)


def _candidates(place: Point, width: float, crop: Crop, is_home: bool) -> Iterator[tuple[Label, _Box]]:
    """The possible places of a name: first below the mark, then beside it, last above. The mark of home is larger."""
    size, gap = crop.frame.letter, crop.frame.mark * (2.5 if is_home else 1.9)
    x, y = place
    below, lower, beside, above = y + gap + size * 0.75, y + gap + size * 0.3, y + size * 0.36, y - gap - size * 0.1
    for left, base, anchor in (
        (x, below, "middle"),
        *((x + shift * size, below, "middle") for shift in (-1, 1, -2, 2)),
        (x - gap * 0.5, below, "start"),
        (x + gap * 0.5, below, "end"),
        (x + gap * 0.8, lower, "start"),
        (x - gap * 0.8, lower, "end"),
        (x - gap, beside, "end"),
        (x + gap, beside, "start"),
        *((x + shift * size, below + size * down, "middle") for down in (0.5, 1) for shift in (0, -1.5, 1.5, -3, 3)),
        *((x - gap - out * size, beside + size * down, "end") for down in (1, -0.6) for out in (0, 1)),
        *((x + gap + out * size, beside + size * down, "start") for down in (1, -0.6) for out in (0, 1)),
        (x, above, "middle"),
        (x - gap * 0.5, above, "start"),
        (x + gap * 0.5, above, "end"),
        *((x + shift * size, above - size * up, "middle") for up in (0.6, 1.2) for shift in (0, -2, 2, -3, 3)),
        *((x - gap * 0.5, above - size * up, "start") for up in (0.6, 1.2)),
        *((x + gap * 0.5, above - size * up, "end") for up in (0.6, 1.2)),
    ):
        edge = left - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        yield (
            Label(round(left, 1), round(base, 1), anchor),
            _Box(edge - size * 0.25, base - size * 0.95, edge + width + size * 0.25, base + size * 0.25),
        )


def _outside(box: _Box, edge: _Box) -> float:
    """The area of a name that lies beyond the drawing."""
    return (box.right - box.left) * (box.bottom - box.top) - box.shared(edge)

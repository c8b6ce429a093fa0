"""Crops: the parts of the drawing that pages show, each as large as the places in it need and turned as they lie best."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from program_site.site.map.projection import Point


@dataclass(frozen=True)
class Frame:
    """What is asked of a crop."""

    width: int
    height: int
    margins: tuple[int, int, int, int]
    """Kept free of places and cords for names: left, top, right, bottom."""
    letter: float
    """The largest type size of the style sheet, in units. A name that fits at this size fits at any smaller one."""
    mark: float
    """The radius of a mark."""
    turns: tuple[int, ...] = (0,)
    """By how many degrees it may be turned, clockwise; the first wins where others are no better."""


WIDE = Frame(1220, 800, (75, 65, 88, 100), 26, 9)
"""Beside the words of a page."""
NARROW = Frame(1080, 915, (70, 70, 96, 80), 42, 15, (0, 15, -15))
"""On telephones. Turned, a row of places fills a square."""


@dataclass(frozen=True)
class Crop:
    """A frame laid over the drawing: turned, scaled, then cut out."""

    frame: Frame
    turn: int
    scale: float
    left: int
    top: int

    @property
    def view_box(self) -> str:
        return f"{self.left} {self.top} {self.frame.width} {self.frame.height}"

    @property
    def transform(self) -> str:
        """What brings the drawing into the crop."""
        scale = f"{self.scale:.4g}"
        return (f"rotate({self.turn})" if self.turn else "") + (f"scale({scale})" if scale != "1" else "")

    def place(self, point: Point) -> Point:
        x, y = _turned(point, self.turn)
        return round(x * self.scale, 1), round(y * self.scale, 1)

    def on_drawing(self, point: Point) -> Point:
        """Where a point of the crop lies on the drawing."""
        return _turned((point[0] / self.scale, point[1] / self.scale), -self.turn)


CLOSEST = 70.0
"""Places nearer than this to each other are not drawn further apart: four degrees of the globe."""


def crop(frame: Frame, points: Sequence[Point], closest: float = CLOSEST) -> Crop:
    """Laid so that all points have their margins; further room is shared out as the margins are."""
    left, top, right, bottom = frame.margins
    room = frame.width - left - right, frame.height - top - bottom
    scales = {turn: _scale(points, turn, room, closest) for turn in frame.turns}
    turn = max(scales, key=lambda each: (scales[each] > scales[frame.turns[0]] * 1.02) * scales[each])
    scale = scales[turn]
    xs, ys = zip(*(_turned(point, turn) for point in points), strict=True)
    wide, high = (max(xs) - min(xs)) * scale, (max(ys) - min(ys)) * scale
    return Crop(
        frame,
        turn,
        scale,
        round(min(xs) * scale - left - (room[0] - wide) * left / (left + right)),
        round(min(ys) * scale - top - (room[1] - high) * top / (top + bottom)),
    )


def _scale(points: Sequence[Point], turn: int, room: Point, closest: float) -> float:
    xs, ys = zip(*(_turned(point, turn) for point in points), strict=True)
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    return float(min(room[0] / max(wide, closest), room[1] / max(high, closest)))


def _turned(point: Point, degrees: int) -> Point:
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    return point[0] * cosine - point[1] * sine, point[0] * sine + point[1] * cosine

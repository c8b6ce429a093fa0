"""Place names on the map: beside its mark, each where it covers no other name or mark."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from program_site.site.map.world_map import WIDTH, Point

SIZE = 34.0
"""The largest type size of the style sheet, in units of the drawing. A name that fits at this size fits at any smaller one."""
_GAP = 17.0
"""From the middle of a mark to the name beside it."""
_NARROW = 0.62
"""The width of a narrow letter in bold type."""


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


def place_labels(places: Sequence[Point], names: Sequence[str], height: float) -> list[Label]:
    """One label for each place, in order. A name that fits nowhere goes where it covers least."""
    marks = [_Box(x - _GAP + 4, y - _GAP + 4, x + _GAP - 4, y + _GAP - 4) for x, y in places]
    crowded = sorted(range(len(places)), key=lambda each: -_near(places, each))
    placed: dict[int, tuple[Label, _Box]] = {}
    for index in crowded:
        others = [box for _, box in placed.values()] + marks[:index] + marks[index + 1 :]
        candidates = list(_candidates(places[index], _width(names[index])))
        costs = [_outside(box, height) * 10 + sum(box.shared(each) for each in others) for _, box in candidates]
        placed[index] = candidates[costs.index(min(costs))]
    return [placed[index][0] for index in range(len(places))]


def _near(places: Sequence[Point], index: int) -> int:
    """How many places lie so close that their names may meet."""
    x, y = places[index]
    return sum(abs(x - other[0]) < WIDTH / 4 and abs(y - other[1]) < 3 * SIZE for other in places)


def _width(name: str) -> float:
    return SIZE * sum(1.0 if unicodedata.east_asian_width(sign) in "WF" else _NARROW for sign in name)


def _candidates(place: Point, width: float) -> Iterator[tuple[Label, _Box]]:
    """The possible places of a name: first above the mark, last at its corners."""
    x, y = place
    above, beside, below = y - _GAP - 5, y + SIZE * 0.36, y + _GAP + SIZE * 0.8
    for left, base, anchor in (
        (x, above, "middle"),
        (x, below, "middle"),
        (x + _GAP, beside, "start"),
        (x - _GAP, beside, "end"),
        (x, above, "start"),
        (x, above, "end"),
        (x, below, "start"),
        (x, below, "end"),
    ):
        edge = left - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        yield (
            Label(round(left, 1), round(base, 1), anchor),
            _Box(edge, base - SIZE * 0.9, edge + width, base + SIZE * 0.2),
        )


def _outside(box: _Box, height: float) -> float:
    """The area of a name that lies beyond the drawing."""
    whole = (box.right - box.left) * (box.bottom - box.top)
    return whole - box.shared(_Box(4, 4, WIDTH - 4, height - 4))

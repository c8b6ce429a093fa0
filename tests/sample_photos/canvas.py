"""Drawing in SVG: colours, curves, light."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

CRIMSON, INDIGO, OCHRE, GREEN, PURPLE = FIVE = "#8c1f3c", "#1f3a6e", "#b5842f", "#476330", "#66406f"
"""The site's own five."""
WHITE, PAPER, NIGHT, WOOD = "#ffffff", "#faf6ec", "#131b33", "#a9794a"

Point = tuple[float, float]


def mix(first: str, second: str, share: float) -> str:
    """A colour between two: `share` 0 is the first, 1 the second."""
    pairs = zip(bytes.fromhex(first[1:]), bytes.fromhex(second[1:]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def light(colour: str, share: float) -> str:
    return mix(colour, "#fffaf0", share)


def dark(colour: str, share: float) -> str:
    return mix(colour, NIGHT, share)


def smooth(points: Sequence[Point]) -> str:
    """An SVG path through all points without corners (Catmull-Rom)."""
    padded = [points[0], *points, points[-1]]
    parts = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
    for before, start, end, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        controls = [
            (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6),
            (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6),
            end,
        ]
        parts.append("C" + " ".join(f"{x:.1f} {y:.1f}" for x, y in controls))
    return "".join(parts)


class Canvas:
    """An SVG in the making. `width` and `height` are those of the scene, without the strip."""

    def __init__(self, width: int, height: int, seed: str) -> None:
        self.width, self.height = width, height
        self.random = random.Random(seed)
        self._definitions: list[str] = []
        self._shapes: list[str] = []

    def svg(self) -> str:
        definitions, shapes = "".join(self._definitions), "".join(self._shapes)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}" height="{self.height}">'
            f"<defs>{definitions}</defs>{shapes}</svg>"
        )

    def _define(self, tag: str, content: str, attributes: str) -> str:
        name = f"d{len(self._definitions)}"
        self._definitions.append(f'<{tag} id="{name}" {attributes}>{content}</{tag}>')
        return f"url(#{name})"

    def fade(self, *colours: str, across: bool = False) -> str:
        """A fill that goes from colour to colour, downwards or across; a colour may end in two digits of opacity."""
        stops = "".join(
            f'<stop offset="{number / (len(colours) - 1):.3f}" stop-color="{colour}"/>'
            for number, colour in enumerate(colours)
        )
        return self._define("linearGradient", stops, f'x1="0" y1="0" x2="{int(across)}" y2="{int(not across)}"')

    def shape(self, tag: str, fill: str = "none", content: str = "", **attributes: object) -> None:
        written = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in attributes.items())
        self._shapes.append(f'<{tag} fill="{fill}"{written}>{content}</{tag}>')

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str, round: float = 0, **more: object
    ) -> None:
        self.shape("rect", fill, x=x, y=y, width=width, height=height, rx=round, **more)

    def ball(self, x: float, y: float, radius: float, fill: str, **more: object) -> None:
        self.shape("circle", fill, cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{radius:.1f}", **more)

    def oval(self, x: float, y: float, across: float, down: float, fill: str, **more: object) -> None:
        self.shape("ellipse", fill, cx=f"{x:.1f}", cy=f"{y:.1f}", rx=f"{across:.1f}", ry=f"{down:.1f}", **more)

    def path(self, d: str, fill: str = "none", **more: object) -> None:
        self.shape("path", fill, d=d, **more)

    def line(self, d: str, colour: str, width: float, **more: object) -> None:
        self.path(d, stroke=colour, stroke_width=width, stroke_linecap="round", stroke_linejoin="round", **more)

    def words(self, x: float, y: float, text: str, size: float, colour: str, **more: object) -> None:
        style = {"font_family": "'Noto Serif CJK JP', 'Hiragino Mincho ProN', 'DejaVu Serif', serif", **more}
        self.shape("text", colour, text, x=x, y=y, font_size=size, text_anchor="middle", **style)

    def fill(self, *colours: str) -> None:
        """The whole scene, from top to bottom."""
        self.rect(0, 0, self.width, self.height, self.fade(*colours) if len(colours) > 1 else colours[0])

    def glow(self, x: float, y: float, radius: float, colour: str, strength: float = 1) -> None:
        """Light around a point, gone at the radius."""
        stops = "".join(
            f'<stop offset="{offset}" stop-color="{colour}" stop-opacity="{strength * share:.3f}"/>'
            for offset, share in ((0, 1), (0.25, 0.6), (0.5, 0.27), (0.75, 0.08), (1, 0))
        )
        self.ball(x, y, radius, self._define("radialGradient", stops, ""))

    @contextmanager
    def group(self, **attributes: object) -> Iterator[None]:
        """What is drawn inside shares a transform, an opacity, a filter or a clip."""
        written = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in attributes.items())
        self._shapes.append(f"<g{written}>")
        yield
        self._shapes.append("</g>")

    @contextmanager
    def at(self, x: float, y: float, turn: float = 0, size: float = 1, **more: object) -> Iterator[None]:
        with self.group(transform=f"translate({x:.1f} {y:.1f}) rotate({turn:.1f}) scale({size:.3f})", **more):
            yield

    def blurred(self, deviation: float) -> str:
        blur = f'<feGaussianBlur stdDeviation="{deviation}"/>'
        return self._define("filter", blur, 'x="-50%" y="-50%" width="200%" height="200%"')

    def inside(self, d: str) -> str:
        """A clip: what is drawn in a group with it shows only inside the path."""
        return self._define("clipPath", f'<path d="{d}"/>', "")

    def between(self, low: float, high: float) -> float:
        return self.random.uniform(low, high)

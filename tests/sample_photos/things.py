"""What stands in several scenes."""

from __future__ import annotations

import math

from sample_photos.canvas import NIGHT, WHITE, WOOD, Canvas, Point, dark, light, mix, smooth


def ridge(c: Canvas, y: float, rise: float, step: float, fill: str, rough: bool = False) -> list[Point]:
    """Hills (or, `rough`, mountains) across the whole scene, filled to the bottom; their outline for what stands on it."""
    points: list[Point] = [(-step, y)]
    while points[-1][0] < c.width + step:
        points.append((points[-1][0] + step * c.between(0.6, 1.3), y - rise * c.between(0, 1)))
    outline = "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in points) if rough else smooth(points)
    c.path(f"{outline} L{points[-1][0]} {c.height} L{points[0][0]} {c.height} Z", fill)
    return points


def snowfall(c: Canvas, flakes: int, largest: float = 6, colour: str = WHITE) -> None:
    for _ in range(flakes):
        size = c.between(0.25, 1) ** 2 * largest + 1
        c.ball(c.between(0, c.width), c.between(0, c.height), size, colour, opacity=round(c.between(0.45, 0.95), 2))


def stars(c: Canvas, number: int, lowest: float) -> None:
    for _ in range(number):
        x, y = c.between(0, c.width), lowest * c.between(0, 1) ** 1.4
        c.ball(x, y, c.between(0.8, 2.6), "#fff6dc", opacity=round(c.between(0.3, 1), 2))


def steam(c: Canvas, x: float, y: float, height: float, colour: str = WHITE, width: float = 16) -> None:
    """Three wisps that rise from (x, y), thin at both ends."""
    with c.group(filter=c.blurred(width / 3), opacity=0.62):
        for shift, share, sway in ((-1.7, 0.72, 1), (0.1, 1, -1), (1.8, 0.62, 1)):
            left, right = [], []
            for step in range(13):
                part = step / 12
                middle = x + width * (shift + sway * (0.3 + part) * math.sin(part * 6.2))
                half = width * 0.55 * math.sin(math.pi * part**0.7)
                left.append((middle - half, y - height * share * part))
                right.append((middle + half, y - height * share * part))
            c.path(smooth([*left, *reversed(right)]) + "Z", colour)


def fir(c: Canvas, x: float, y: float, height: float, colour: str, snow: str | None = None) -> None:
    """A fir standing on (x, y), in five tiers."""
    width = height * 0.42
    c.rect(x - height * 0.02, y - height * 0.1, height * 0.04, height * 0.12, dark(WOOD, 0.5))
    for tier in range(5):
        low, half = y - height * (0.08 + 0.17 * tier), width * (1 - tier * 0.18) / 2
        top = low - height * 0.3
        d = f"M{x} {top} Q{x + half * 0.35} {low - height * 0.1} {x + half} {low} Q{x} {low + height * 0.05} {x - half} {low} "
        c.path(d + f"Q{x - half * 0.35} {low - height * 0.1} {x} {top} Z", mix(colour, NIGHT, 0.28 - tier * 0.06))
        if snow:
            edge = f"Q{x + half * 0.45} {low - height * 0.01} {x + half * 0.1} {low - height * 0.07} "
            cap = f"M{x} {top} Q{x + half * 0.3} {low - height * 0.1} {x + half} {low} {edge}"
            c.path(cap + f"Q{x - half * 0.2} {low - height * 0.03} {x - half * 0.6} {low - height * 0.05} "
                   f"Q{x - half * 0.25} {low - height * 0.12} {x} {top} Z", snow)  # fmt: skip


def birch(c: Canvas, x: float, foot: float, top: float, width: float, lean: float = 0) -> None:
    """A birch trunk with its black marks."""
    c.path(f"M{x - width / 2} {foot} L{x + lean - width * 0.3} {top} h{width * 0.6} L{x + width / 2} {foot} Z",
           c.fade("#d9d4cc", "#fffdf8", "#cfc9c4", across=True))  # fmt: skip
    for _ in range(int((foot - top) / 34)):
        y, side = c.between(top, foot), c.random.choice((-1, 1))
        middle, long = x + lean * (foot - y) / (foot - top), width * c.between(0.25, 0.6)
        start = middle + side * width * 0.42
        c.path(
            f"M{start} {y} q{-side * long * 0.6} {-4} {-side * long} 3 q{side * long * 0.6} 5 {side * long} 3 Z",
            "#3b3a40",
        )


def cloud(c: Canvas, x: float, y: float, size: float, colour: str, **more: object) -> None:
    """A summer cloud lying on the level y, about twice `size` wide."""
    with c.group(**more):
        c.rect(x - size, y - size * 0.26, size * 2, size * 0.26, colour, size * 0.13)
        for shift, up, radius in ((-0.52, 0.22, 0.27), (-0.1, 0.36, 0.4), (0.38, 0.26, 0.31), (0.68, 0.14, 0.17)):
            c.ball(x + size * shift, y - size * up, size * radius, colour)


def streak(c: Canvas, x: float, y: float, size: float, colour: str, **more: object) -> None:
    """A long thin cloud of the morning or the evening."""
    with c.group(**more):
        for shift, up, share in ((0, 0, 1), (-0.35, 0.055, 0.5), (0.3, -0.05, 0.55), (0.62, 0.03, 0.36)):
            c.rect(
                x + size * (shift - share), y - size * (up + 0.025), size * 2 * share, size * 0.05, colour, size * 0.025
            )


def mountain(c: Canvas, x: float, foot: float, height: float, colour: str, snow: str) -> None:
    """A peak lit from the right."""
    half, top = height * 0.95, foot - height
    c.path(f"M{x - half} {foot} L{x - half * 0.36} {foot - height * 0.56} L{x - half * 0.27} {foot - height * 0.6} L{x} {top} "
           f"L{x + half * 0.3} {foot - height * 0.62} L{x + half * 0.42} {foot - height * 0.58} L{x + half} {foot} Z", light(colour, 0.2))  # fmt: skip
    c.path(f"M{x - half} {foot} L{x - half * 0.36} {foot - height * 0.56} L{x - half * 0.27} {foot - height * 0.6} L{x} {top} "
           f"L{x + half * 0.05} {foot - height * 0.7} L{x - half * 0.06} {foot - height * 0.52} L{x + half * 0.1} {foot - height * 0.3} "
           f"L{x - half * 0.04} {foot} Z", colour)  # fmt: skip
    c.path(f"M{x - half * 0.27} {foot - height * 0.6} L{x} {top} L{x + half * 0.05} {foot - height * 0.7} L{x - half * 0.03} {foot - height * 0.58} "
           f"L{x - half * 0.11} {foot - height * 0.68} L{x - half * 0.17} {foot - height * 0.55} Z", mix(snow, colour, 0.35))  # fmt: skip
    c.path(f"M{x} {top} L{x + half * 0.3} {foot - height * 0.62} L{x + half * 0.23} {foot - height * 0.56} L{x + half * 0.15} {foot - height * 0.66} "
           f"L{x + half * 0.06} {foot - height * 0.5} L{x - half * 0.03} {foot - height * 0.58} L{x + half * 0.05} {foot - height * 0.7} Z", snow)  # fmt: skip


def table(c: Canvas, y: float, colour: str) -> None:
    """A table top from y to the bottom, its near edge in the light."""
    c.rect(0, y, c.width, c.height - y, c.fade(light(colour, 0.22), colour, dark(colour, 0.16)))
    for _ in range(26):
        start, length, level = c.between(-200, c.width), c.between(160, 620), c.between(y + 16, c.height)
        c.line(f"M{start} {level} q{length / 2} {c.between(-5, 5)} {length} 0", dark(colour, 0.3), 2, opacity=0.28)


def shadow(c: Canvas, x: float, y: float, across: float, down: float, strength: float = 0.35) -> None:
    c.oval(x, y, across, down, NIGHT, opacity=strength, filter=c.blurred(max(down / 2.6, 4)))


def tea_glass(c: Canvas, x: float, y: float, size: float) -> None:
    """A glass of tea in a metal holder, standing on (x, y); 300 high at size 1."""
    with c.at(x, y, size=size):
        shadow(c, 20, 0, 120, 18)
        c.path("M-78 -296 h156 l-14 200 h-128 Z", c.fade("#ffffff66", "#ffffff33"))
        c.path("M-74 -236 h148 l-12 150 h-124 Z", c.fade("#c8641e", "#8f3312", across=True))
        c.oval(0, -236, 74, 12, "#dd8b3c")
        c.ball(30, -228, 30, "#f2cf5b", opacity=0.9)
        c.ball(30, -228, 22, "#f8e08e", opacity=0.9)
        metal = c.fade("#7d6a4c", "#e8d8b0", "#a88d5c", "#f3e6c4", "#75603f", across=True)
        c.path("M-80 -170 h160 l-14 140 q-4 30 -66 30 q-62 0 -66 -30 Z", metal)
        c.line("M78 -150 q86 -10 76 56 q-10 58 -86 54", "#b0976a", 16)
        c.line("M78 -150 q86 -10 76 56 q-10 58 -86 54", "#ead9ae", 5)
        for turn in range(0, 360, 45):
            with c.at(0, -90, turn):
                c.path("M0 -8 q14 -22 0 -44 q-14 22 0 44 Z", "#6d5736", opacity=0.75)
        c.ball(0, -90, 9, "#6d5736")
        c.line("M-79 -162 h158 M-68 -18 h136", "#6d5736", 3, opacity=0.8)
        c.line("M-66 -288 l-6 104", "#ffffff", 8, opacity=0.6)
        c.line("M-10 -238 l-44 -150", "#cdbd95", 8)
        c.oval(0, -296, 78, 12, "none", stroke="#ffffff", stroke_width=4, opacity=0.75)


def gull(c: Canvas, x: float, y: float, size: float, turn: float = 0) -> None:
    """A gull in flight, seen from the side, wings up; about 300 wide at size 1."""
    with c.at(x, y, turn, size):
        c.path("M-20 -6 Q-60 -120 -190 -150 Q-96 -60 -40 14 Z", c.fade("#5d6779", "#aab3c2", "#e9edf2"))
        c.path(
            "M-150 40 Q-60 8 40 -22 Q86 -40 116 -18 Q128 -6 116 4 Q50 44 -40 40 Q-100 44 -164 60 Z",
            c.fade(WHITE, "#ccd4df"),
        )
        c.path("M20 -14 Q30 -130 150 -190 Q110 -70 70 6 Q30 30 -14 16 Z", c.fade("#3c4454", "#b4bdca", "#f4f6f8"))
        c.path("M114 -14 L160 4 Q150 10 114 6 Z", "#dd9a2b")
        c.ball(98, -16, 5, "#20242c")


def frame(c: Canvas, hole: str, wall: str, rim: str, edge: float = 18) -> None:
    """Everything but the hole is wall; the hole has a rim."""
    c.path(f"M0 0 H{c.width} V{c.height} H0 Z {hole}", wall, fill_rule="evenodd")
    c.line(hole, dark(rim, 0.5), edge + 10, opacity=0.3)
    c.line(hole, rim, edge)


def boxed(x: float, y: float, width: float, height: float, corner: float) -> str:
    """The path of a rectangle with round corners."""
    across, down = width - 2 * corner, height - 2 * corner
    arc = f"a{corner} {corner} 0 0 1"
    return (
        f"M{x + corner} {y} h{across} {arc} {corner} {corner} v{down} {arc} {-corner} {corner} "
        f"h{-across} {arc} {-corner} {-corner} v{-down} {arc} {corner} {-corner} Z"
    )


def crane(c: Canvas, x: float, y: float, size: float, colour: str) -> None:
    """A folded paper crane standing on (x, y), its head to the left; about 400 wide at size 1."""
    with c.at(x, y, size=size):
        shadow(c, 6, 4, 120, 14)
        c.path("M-6 -76 L96 -262 L66 -40 Z", dark(colour, 0.22))
        c.path("M16 -70 L204 -150 L60 -22 Z", dark(colour, 0.08))
        c.path("M16 -70 L204 -150 L50 -50 Z", light(colour, 0.22))
        c.path("M-16 -70 L-196 -164 L-60 -26 Z", dark(colour, 0.1))
        c.path("M-16 -70 L-196 -164 L-50 -56 Z", light(colour, 0.3))
        c.path("M-196 -164 L-244 -108 L-174 -142 Z", colour)
        c.path("M-62 -44 L0 6 L64 -38 L0 -84 Z", dark(colour, 0.3))
        c.path("M-62 -44 L0 6 L10 -54 Z", dark(colour, 0.12))
        c.path("M-74 -62 L-44 -286 L62 -44 Q0 -26 -74 -62 Z", light(colour, 0.16))
        c.path("M-74 -62 L-44 -286 L-4 -44 Q-40 -46 -74 -62 Z", light(colour, 0.4))

"""Seven windows, from the aeroplane to the paper screen at home."""

from __future__ import annotations

import itertools
import math

from sample_photos.canvas import (
    CRIMSON,
    GREEN,
    INDIGO,
    NIGHT,
    OCHRE,
    PAPER,
    WHITE,
    Canvas,
    Point,
    dark,
    light,
    mix,
    smooth,
)
from sample_photos.things import (
    birch,
    boxed,
    cloud,
    crane,
    fir,
    frame,
    mountain,
    ridge,
    shadow,
    snowfall,
    steam,
    table,
    tea_glass,
)


def plane_window(c: Canvas) -> None:
    """A sea of clouds and the tip of a wing."""
    hole = boxed(330, 90, 640, 800, 250)
    with c.group(clip_path=c.inside(hole)):
        c.fill("#274b8f", "#6b9bd1", "#cfe2ee", "#fdeecb", "#fdeecb")
        c.glow(520, 470, 520, "#fffbe6", 1)
        c.ball(520, 470, 44, "#fffef4")
        for y, tone, size in (
            (590, "#e9d6dd", 90),
            (660, "#f3e6e4", 130),
            (760, "#fbf3ea", 180),
            (880, "#ffffff", 220),
        ):
            x = 250.0
            while x < 1050:
                c.ball(x, y + c.between(0, size * 0.4), size * c.between(0.4, 0.62), tone)
                x += size * c.between(0.35, 0.55)
            c.rect(200, y + size * 0.3, 900, 400, tone)
        c.path(
            "M1000 1003 L640 560 L560 520 L556 534 L606 590 L760 1003 Z",
            c.fade("#8d98ac", "#dfe5ee", "#aeb9ca", across=True),
        )
        c.path("M560 520 L548 452 L572 456 L606 552 Z", CRIMSON)
        c.line("M650 600 L860 1003 M626 590 L790 1003", "#7d889c", 4)
    wall = c.fade("#f2ede4", "#e2dacd", "#cfc5b6")
    other = boxed(1270, 130, 560, 720, 230)
    frame(c, hole + other, wall, "#fbf7ef", 30)
    for path in (boxed(250, 20, 800, 950, 310), boxed(1190, 60, 720, 870, 290)):
        c.line(path, "#b9ae9d", 5, opacity=0.7)
    with c.group(clip_path=c.inside(other)):
        c.fill("#4f7cb8", "#b5cfe6", "#fbf3ea")
        c.rect(1200, 640, 400, 400, "#fbf3ea")
        for _ in range(22):
            c.ball(c.between(1240, 1620), c.between(560, 960), c.between(50, 110), "#fbf3ea")
    c.rect(0, 850, c.width, 160, c.fade("#bfb3a2", "#9b8f80"))
    c.rect(0, 842, c.width, 14, "#e9e2d6")
    with c.at(170, 856):
        shadow(c, 6, 0, 92, 12, 0.4)
        c.path("M-66 -150 h132 l-14 150 h-104 Z", c.fade("#ffffff", "#f1ebe2", "#d6cdc0", across=True))
        c.path("M-62 -108 h124 l-5 52 h-114 Z", INDIGO)
        c.oval(0, -150, 66, 12, "#5b3520")
    steam(c, 170, 690, 150, "#ffffff", 16)
    with c.at(1070, 850, -3):
        c.path(
            "M-130 -4 L-150 -120 L-16 -96 L0 -4 Z M0 -4 L-16 -96 L118 -124 L136 -4 Z",
            c.fade("#fffaf0", "#e7dcc4"),
            stroke="#c5b797",
            stroke_width=3,
        )
        c.line("M-120 -40 q50 -50 90 -20 q40 40 110 -20", CRIMSON, 5, stroke_dasharray="12 9")
        c.ball(84, -78, 9, CRIMSON)


def train_window(c: Canvas) -> None:
    """Birches going by, tea on the little table."""
    hole = boxed(170, 60, 1260, 740, 60)
    with c.group(clip_path=c.inside(hole)):
        c.fill("#8fb3d9", "#c9dbe8", "#f7e3cc", "#f7e3cc")
        c.glow(1120, 520, 480, "#fff3cf", 0.95)
        c.ball(1120, 500, 40, "#fffdf0")
        ridge(c, 560, 60, 200, "#a9b8d2")
        for _ in range(46):
            fir(c, c.between(150, 1450), 596 + c.between(-6, 8), c.between(50, 120), "#6d87a3", "#e8eef4")
        c.path("M100 590 Q500 560 900 588 T1500 580 V900 H100 Z", c.fade("#fffdf9", "#dfe6f1", "#c5d1e4"))
        c.line("M150 690 Q600 640 1450 700", "#c2cde0", 6)
        for x, top, width, lean in (
            (236, 20, 34, 14),
            (390, 10, 22, -8),
            (520, 0, 48, 20),
            (700, 30, 20, 6),
            (830, 0, 30, -14),
            (1010, 0, 54, 10),
            (1200, 20, 26, -10),
            (1330, 0, 40, 22),
        ):
            foot = 690 + width * 2.2
            c.path(f"M{x} {foot} l{-width * 5} {width * 1.3} l{width * 2} {width * 0.2} Z", "#9fb0cf", opacity=0.55)
            for _ in range(int(width / 2.6)):
                y, side = c.between(70, 460), c.random.choice((-1, 1))
                long = c.between(60, 150)
                c.line(
                    f"M{x + lean * (foot - y) / (foot - top):.0f} {y:.0f} q{side * long * 0.5:.0f} {-long * 0.5:.0f} {side * long:.0f} {-long * 0.1:.0f} q{side * 14} 20 {side * 10} 60",
                    "#6a5a60",
                    3,
                    opacity=0.8,
                )
            birch(c, x, foot, top, width, lean)
        for _ in range(34):
            x, y = c.between(170, 1430), c.between(80, 780)
            c.line(f"M{x:.0f} {y:.0f} l{c.between(40, 110):.0f} 5", WHITE, 3, opacity=round(c.between(0.25, 0.7), 2))
        c.path("M300 0 L620 0 L300 900 L-20 900 Z M720 0 h90 L490 900 h-90 Z", "#ffffff", opacity=0.12)
    frame(c, hole, c.fade("#7d5a45", "#5b3f33"), "#c29468", 22)
    for side in (-1, 1):
        with c.group(transform=f"translate(800 0) scale({side} 1)"):
            c.path(
                "M470 20 H760 V900 H690 Q560 800 600 560 Q500 300 470 20 Z",
                c.fade("#e9dfc9", "#fffaf0", "#cbbf9f", across=True),
            )
            for x in (560, 620, 690):
                c.line(f"M{x} 30 Q{x + 50} 420 {x + 40} 560 T{x + 46} 890", "#bfb18c", 7, opacity=0.6)
            c.rect(590, 540, 166, 34, CRIMSON, 10)
            for x in range(606, 736, 30):
                c.path(f"M{x} 557 l10 -10 l10 10 l-10 10 Z", "#f4e4cc")
    c.rect(110, 16, 1380, 22, c.fade("#e2c58c", "#8d6a38"), 11)
    table(c, 860, "#b58a5c")
    c.rect(0, 852, c.width, 16, "#ecd6ae")
    c.path("M440 880 H1180 L1250 1136 H360 Z", "#fdf8ec")
    for number in range(9):
        c.line(
            f"M{455 - number * 10} {900 + number * 27} H{1166 + number * 9}",
            CRIMSON if number % 2 else "#e3c9c4",
            3,
            opacity=0.4,
        )
    tea_glass(c, 700, 1040, 1.12)
    steam(c, 690, 690, 190)
    shadow(c, 960, 1046, 80, 12, 0.4)
    c.ball(940, 1000, 52, c.fade("#d9636a", CRIMSON, "#5f142c"))
    c.oval(922, 980, 13, 8, WHITE, opacity=0.6)
    c.line("M940 956 q4 -22 18 -28", "#5b3a22", 6)
    with c.at(1130, 1046, 7):
        c.rect(-80, -26, 170, 40, c.fade("#3c5f9e", INDIGO), 6)
        c.rect(-74, -60, 160, 36, c.fade("#7f9b5c", GREEN), 6)
        c.rect(-56, -60, 12, 36, PAPER)
    for x, y in ((500, 1010), (548, 1030)):
        c.path(f"M{x - 32} {y - 16} l32 -14 l34 12 v30 l-32 18 l-34 -14 Z", "#e3e7ef")
        c.path(f"M{x - 32} {y - 16} l32 -14 l34 12 l-34 16 Z", "#ffffff")


def frosted_window(c: Canvas) -> None:
    """Frost flowers, and a hole breathed into them, with the lights of the street."""
    c.fill("#16224f", "#2a3a78", "#4a4a86")
    centre = (830, 560)
    for _ in range(64):
        a, part = c.between(0, math.tau), math.sqrt(c.between(0, 1)) * 420
        x, y = centre[0] + part * math.cos(a) * 1.2, centre[1] + part * math.sin(a)
        c.ball(
            x,
            y,
            c.between(10, 44),
            c.random.choice(("#ffd58a", "#f7b267", "#e58aa0", "#fff0c4", "#9db8ec")),
            opacity=round(c.between(0.3, 0.75), 2),
            filter=c.blurred(3),
        )
    c.rect(0, 690, c.width, 450, c.fade("#8fa3d6", "#5f74b8"), opacity=0.8)
    c.rect(640, 560, 430, 140, "#9c2a48", 26, filter=c.blurred(3.5))
    c.rect(640, 560, 430, 26, "#f1e7d6", 13, filter=c.blurred(3.5))
    for x in (668, 766, 864, 962):
        c.rect(x, 604, 76, 50, "#ffe3a6", 10, filter=c.blurred(3))
    for x in (720, 990):
        c.ball(x, 706, 24, "#12193c", filter=c.blurred(3))
    rim = []
    for step in range(40):
        a = step / 40 * math.tau
        rim.append(
            (centre[0] + (330 + c.between(-16, 16)) * math.cos(a), centre[1] + (265 + c.between(-14, 14)) * math.sin(a))
        )
    hole = smooth([*rim, rim[0]]) + "Z"
    c.path(
        f"M0 0 H{c.width} V{c.height} H0 Z {hole}",
        c.fade("#dfeafa", "#b9cdee", "#93a9da"),
        fill_rule="evenodd",
        opacity=0.9,
    )
    c.line(hole, "#ffffff", 22, opacity=0.35, filter=c.blurred(8))

    def fern(x: float, y: float, long: float, turn: float, depth: int = 0) -> None:
        bend = c.between(-16, 16)
        spine: list[Point] = []
        px, py, way = x, y, turn
        for _ in range(9):
            spine.append((px, py))
            px, py = px + long / 9 * math.cos(math.radians(way)), py + long / 9 * math.sin(math.radians(way))
            way += bend / 3
        if any((sx - centre[0]) ** 2 / 345**2 + (sy - centre[1]) ** 2 / 280**2 < 1 for sx, sy in spine):
            return
        c.line(smooth(spine), WHITE, max(2.0, long / 70), opacity=0.95 - depth * 0.14)
        if depth < 2:
            for number, (sx, sy) in enumerate(spine[1:], 1):
                for side in (-1, 1):
                    fern(
                        sx,
                        sy,
                        long * (0.44 if depth == 0 else 0.36) * (1 - number / 11),
                        turn + bend * number / 3 + side * 52,
                        depth + 1,
                    )

    for x, y, long, turn in (
        (-20, 1150, 560, -58), (120, 1150, 420, -72), (330, 1150, 330, -64), (560, 1150, 300, -84), (820, 1150, 270, -96), (1060, 1150, 330, -78),
        (1270, 1150, 420, -100), (1460, 1150, 520, -112), (1620, 1120, 520, -136), (1620, 760, 380, -172), (1620, 420, 360, 170),
        (1620, 40, 470, 146), (1380, -20, 360, 112), (1130, -20, 280, 96), (860, -20, 250, 84), (600, -20, 270, 78), (360, -20, 340, 66),
        (130, -20, 420, 56), (-20, 80, 420, 30), (-20, 380, 420, 8), (-20, 560, 330, 4), (-20, 720, 420, -16), (-20, 930, 420, -34),
        (1620, 590, 340, 178), (1620, 920, 420, -152), (1620, 230, 400, 160),
    ):  # fmt: skip
        fern(x, y, long, turn)
    for _ in range(190):
        x, y = c.between(0, 1600), c.between(0, 1136)
        if (x - centre[0]) ** 2 / 350**2 + (y - centre[1]) ** 2 / 285**2 > 1:
            c.ball(x, y, c.between(1, 4.5), WHITE, opacity=round(c.between(0.4, 1), 2))
    for x, long in ((690, 60), (860, 120), (980, 76)):
        c.line(f"M{x} {centre[1] + 250} v{long}", "#e9f2ff", 7, opacity=0.6)
        c.oval(x, centre[1] + 254 + long, 7, 10, "#f5faff", opacity=0.9)
    c.glow(830, 540, 520, "#ffdf9e", 0.22)


def kitchen_window(c: Canvas) -> None:
    """Green onions and a cactus on the sill, smoke over the roofs."""
    c.fill("#f0d9a8", "#f6e7c6")
    hole = boxed(90, 40, 1420, 640, 8)
    with c.group(clip_path=c.inside(hole)):
        c.fill("#f6b98a", "#fbdca8", "#fdf0cf", "#fdf0cf")
        c.glow(300, 430, 560, "#fffbe6", 1)
        c.ball(300, 420, 54, "#fffef4")
        for row, (base, tone, snow) in enumerate(
            (("520", "#b9a0b4", "#fbeee6"), ("590", "#8f86ab", "#fdf6f2"), ("670", "#6b6a98", "#ffffff"))
        ):
            x = -40.0 + row * 60
            while x < 1600:
                width, height, foot = c.between(150, 260), c.between(80, 150), float(base)
                c.rect(round(x), round(foot - height), round(width), 400, tone)
                c.path(
                    f"M{x - 14} {foot - height + 6} l{width / 2 + 14} {-width * 0.3} l{width / 2 + 14} {width * 0.3} q-20 18 -52 4 t-60 4 t-54 -2 t-40 -2 Z",
                    snow,
                )
                c.rect(
                    round(x + width * 0.66),
                    round(foot - height - width * 0.3),
                    26,
                    round(width * 0.24),
                    dark(tone, 0.2),
                )
                c.rect(round(x + width * 0.66 - 4), round(foot - height - width * 0.3 - 8), 34, 10, snow)
                sx, sy = x + width * 0.66 + 13, foot - height - width * 0.32
                if c.between(0, 1) < 0.5:
                    steam(c, sx + 10, sy, c.between(150, 240), "#fffaf4", 34)
                for k in range(2):
                    c.rect(round(x + 30 + k * 66), round(foot - height + 34), 32, 38, "#ffe0a0", opacity=0.9)
                x += width + c.between(10, 40)
        c.path("M0 0 h260 l-300 700 h-260 Z M900 0 h120 l-300 700 h-120 Z", WHITE, opacity=0.16)
    frame(c, hole, c.fade("#e9d3a4", "#f1e0bb"), "#fffaf0", 34)
    for x in (560, 1040):
        c.rect(x - 17, 40, 34, 640, c.fade("#fffaf0", "#d9cdb6", across=True))
    c.path(
        "M60 0 H1540 V96 q-46 60 -92.5 0 t-92.5 0 t-92.5 0 t-92.5 0 t-92.5 0 t-92.5 0 t-92.5 0 t-92.5 0 t-92.5 0 t-92.5 0 t-92.5 0 t-92.5 0 t-92.5 0 t-92.5 0 t-92.5 0 t-92.5 0 Z",
        "#fdf7ea",
    )
    for x in range(106, 1540, 93):
        for turn in range(0, 360, 60):
            with c.at(x, 52, turn):
                c.oval(0, -13, 6, 9, CRIMSON if (x // 93) % 2 else INDIGO)
        c.ball(x, 52, 5, OCHRE)
    c.rect(0, 690, c.width, 60, c.fade("#fffaf0", "#e9dcc2"))
    c.rect(0, 750, c.width, 260, c.fade("#c9b48c", "#b39c72"))
    c.rect(0, 744, c.width, 12, "#a68f66")
    for x in range(-10, 1620, 118):
        c.rect(x, 762, 110, 110, light("#9db8c8", 0.25), 4)
        c.rect(x, 880, 110, 130, light("#9db8c8", 0.38), 4)
        c.path(f"M{x + 55} 782 l30 35 l-30 35 l-30 -35 Z", INDIGO, opacity=0.5)
    for x, size in ((300, 1.0), (500, 0.84), (680, 1.08)):
        with c.at(x, 726, size=size):
            shadow(c, 10, 4, 80, 12, 0.4)
            for lean, long, tone in (
                (-46, 210, "#5d8a3c"),
                (-22, 300, "#7ba850"),
                (4, 340, "#6a9a44"),
                (30, 270, "#8bb85c"),
                (54, 190, "#5d8a3c"),
            ):
                c.path(
                    f"M-9 -150 Q{lean * 0.4} {-150 - long * 0.6} {lean * 1.5} {-150 - long} Q{lean * 0.6 + 20} {-150 - long * 0.5} 11 -150 Z",
                    tone,
                )
            c.path("M-52 -120 q0 -46 52 -46 q52 0 52 46 q0 50 -52 54 q-52 -4 -52 -54 Z", c.fade("#e2a24a", "#b06a24"))
            c.line("M-24 -158 q-22 40 -6 88 M0 -164 V-66 M24 -158 q22 40 6 88", "#8d5520", 3, opacity=0.6)
            c.line("M-14 -66 q-10 24 -4 40 M0 -66 v46 M14 -66 q10 20 2 38", "#fdf7ea", 3)
            c.path("M-62 -104 h124 l-8 104 h-108 Z", c.fade("#cfe2ee99", "#f4faff66", "#b3cbdd99", across=True))
            c.path("M-59 -66 h118 l-5 62 h-108 Z", "#8fb9d6", opacity=0.5)
            c.line("M-48 -92 l6 76", WHITE, 7, opacity=0.8)
    with c.at(1200, 726):
        shadow(c, 10, 4, 110, 14, 0.4)
        c.path(
            "M-72 -210 q-10 -130 72 -130 q82 0 72 130 l-8 110 h-128 Z", c.fade("#5d8a52", "#8ab573", GREEN, across=True)
        )
        c.path("M70 -220 q66 10 62 -70 q0 -26 -24 -26 q-22 0 -22 28 q0 24 -20 24 Z", "#6f9a5c")
        for row in range(6):
            for column in range(-2, 3):
                x, y = column * 27, -300 + row * 36
                c.line(f"M{x - 6} {y - 6} l12 12 M{x + 6} {y - 6} l-12 12", "#f4f0d6", 2.4)
        for turn in range(0, 360, 45):
            with c.at(-14, -344, turn):
                c.oval(0, -22, 11, 19, "#d9648a")
        c.ball(-14, -344, 12, "#f2cf5b")
        c.path("M-98 -116 h196 l-26 116 h-144 Z", c.fade("#b8653c", "#d98a56", "#94482a", across=True))
        c.rect(-106, -136, 212, 34, "#c77848", 8)
    with c.at(930, 726):
        shadow(c, 10, 4, 90, 12, 0.4)
        c.path("M-70 -130 h140 l-12 130 h-116 Z", c.fade("#2c4d8c", "#4f76b0", "#1b3562", across=True))
        c.line("M64 -108 q60 -4 52 40 q-8 36 -62 34", "#2c4d8c", 15)
        c.oval(0, -130, 70, 14, "#6b3417")
        for x in (-34, 0, 34):
            c.ball(x, -62, 9, PAPER)
    steam(c, 930, 584, 170, WHITE, 18)


def carved_window(c: Canvas) -> None:
    """A wooden house from outside: lace-like carving, a warm window, a cat."""
    for row in range(17):
        y = row * 92
        c.rect(0, y, c.width, 92, c.fade("#6b4a3a", "#8d6449", "#5a3b2d"))
        for _ in range(5):
            x, long = c.between(-100, 1200), c.between(120, 420)
            c.line(
                f"M{x:.0f} {y + c.between(20, 76):.0f} q{long / 2:.0f} {c.between(-6, 6):.0f} {long:.0f} 0",
                "#40291f",
                3,
                opacity=0.45,
            )
    c.rect(0, 0, c.width, c.height, c.fade("#1f3a6e66", "#1f3a6e22", "#131b3355"))
    blue, lace = c.fade("#4f80bd", "#2f5a9c"), "#fbf6ea"
    for side in (-1, 1):
        with c.group(transform=f"translate(600 0) scale({side} 1)"):
            c.rect(318, 470, 218, 780, NIGHT, 6, opacity=0.35, transform="translate(12 16)")
            c.rect(318, 470, 218, 780, blue, 6)
            for y in (500, 880):
                c.rect(346, y, 162, 340, "#28508f", 4)
                c.path(f"M427 {y + 40} l56 130 l-56 130 l-56 -130 Z", lace)
                c.path(f"M427 {y + 84} l34 86 l-34 86 l-34 -86 Z", "#28508f")
                c.ball(427, y + 170, 17, lace)
            c.path("M270 430 h62 V1270 h-62 Z", lace)
            for y in range(470, 1260, 66):
                c.ball(301, y, 19, "#3d6bab")
                c.ball(301, y, 8, lace)
    c.path(
        "M250 440 H950 V380 Q890 372 860 320 Q800 330 770 270 Q700 280 660 196 Q620 150 600 110 Q580 150 540 196 Q500 280 430 270 Q400 330 340 320 Q310 372 250 380 Z",
        NIGHT,
        opacity=0.35,
        transform="translate(10 16)",
    )
    c.path(
        "M250 440 H950 V380 Q890 372 860 320 Q800 330 770 270 Q700 280 660 196 Q620 150 600 110 Q580 150 540 196 Q500 280 430 270 Q400 330 340 320 Q310 372 250 380 Z",
        lace,
    )
    c.path(
        "M300 410 H900 Q850 400 832 358 Q776 366 746 310 Q680 312 640 230 L600 176 L560 230 Q520 312 454 310 Q424 366 368 358 Q350 400 300 410 Z",
        "#3d6bab",
    )
    for turn in range(0, 180, 20):
        with c.at(600, 404, turn - 80):
            c.path("M-9 -40 L0 -146 L9 -40 Z", lace)
    c.ball(600, 404, 42, lace)
    c.ball(600, 404, 22, OCHRE)
    for x in (420, 780):
        for turn in range(0, 360, 60):
            with c.at(x, 376, turn):
                c.oval(0, -15, 7, 11, lace)
        c.ball(x, 376, 7, OCHRE)
    c.path("M236 430 H964 V452 H236 Z", "#ffffff")
    c.rect(330, 452, 540, 800, lace)
    with c.group(clip_path=c.inside("M362 484 h476 v736 h-476 Z")):
        c.rect(362, 484, 476, 736, c.fade("#ffcf7d", "#f9b45c", "#d9823a"))
        c.glow(600, 700, 420, "#fff3c4", 0.9)
        c.path(
            "M362 484 h190 q-20 300 -140 480 q-30 120 -50 256 Z M838 484 h-190 q20 300 140 480 q30 120 50 256 Z",
            "#fff8e6",
            opacity=0.85,
        )
        for x in (380, 420, 462, 506, 694, 738, 780, 820):
            c.line(f"M{x} 490 Q{x + (600 - x) * 0.06} 760 {x + (x - 600) * 0.18} 1010", "#e6cf9f", 5, opacity=0.7)
        c.path(
            "M500 1220 h210 q26 -170 -30 -250 q18 -40 8 -104 l-36 40 h-54 l-36 -40 q-14 60 6 104 q-60 90 -68 250 Z",
            "#2b2338",
        )
        c.line("M704 1200 q92 -10 84 -110 q-4 -40 24 -50", "#2b2338", 26)
        c.line("M598 940 l-60 -12 M598 952 l-62 6 M654 940 l60 -12 M654 952 l62 6", "#4b4058", 3)
        for x in (602, 650):
            c.oval(x, 926, 9, 11, "#f2cf5b")
            c.oval(x, 926, 3, 9, "#2b2338")
        for x, y in ((420, 1010), (470, 980), (448, 1046), (500, 1020), (392, 1050)):
            for turn in range(0, 360, 72):
                with c.at(x, y, turn):
                    c.oval(0, -15, 12, 14, "#c2354f")
            c.ball(x, y, 7, "#f6dc9a")
        for x, y, turn in ((400, 1098, -30), (450, 1100, 10), (500, 1086, 40), (430, 1076, 0), (520, 1110, 70)):
            with c.at(x, y, turn):
                c.path("M0 0 q-34 -22 0 -60 q34 38 0 60 Z", GREEN)
        c.path("M386 1116 h140 l-20 104 h-100 Z", "#a5522e")
    c.rect(362, 800, 476, 22, lace)
    c.rect(589, 484, 22, 316, lace)
    c.rect(230, 1246, 740, 64, NIGHT, 8, opacity=0.4, transform="translate(8 14)")
    c.rect(230, 1240, 740, 64, lace, 8)
    for x in range(262, 960, 48):
        c.path(f"M{x - 22} 1304 h44 l-22 54 Z", lace)
        c.ball(x, 1272, 10, "#3d6bab")
    c.path("M222 1242 q40 -44 120 -34 q110 -26 200 0 q120 -22 220 4 q110 -24 216 30 Z", c.fade("#ffffff", "#d9e3f2"))
    c.path(
        "M250 382 Q310 366 340 314 Q400 324 430 262 Q500 272 540 190 Q580 144 600 96 Q620 144 660 190 Q700 272 770 262 Q800 324 860 314 Q890 366 950 382 Q880 392 852 338 Q800 348 764 288 Q696 300 652 214 L600 130 L548 214 Q504 300 436 288 Q400 348 348 338 Q320 392 250 382 Z",
        "#ffffff",
    )
    c.path(f"M0 {c.height} V1450 Q220 1400 460 1440 T900 1430 T1200 1420 V{c.height} Z", c.fade("#ffffff", "#c9d6ec"))
    c.glow(600, 1470, 420, "#ffcf7d", 0.5)
    snowfall(c, 150, 7)


def windscreen(c: Canvas) -> None:
    """A road across a frozen lake, seen over the dashboard."""
    hole = "M70 640 L230 90 Q240 60 280 60 H1320 Q1360 60 1370 90 L1530 640 Q1540 680 1490 690 Q800 730 110 690 Q60 680 70 640 Z"
    with c.group(clip_path=c.inside(hole)):
        c.fill("#3f74b5", "#8dbbe0", "#e2eef2", "#e2eef2")
        c.glow(560, 210, 360, "#fffbe2", 0.9)
        for x, y, size in ((420, 170, 120), (1130, 140, 170), (1320, 250, 110)):
            cloud(c, x, y, size, WHITE, opacity=0.85)
        for x, height in ((160, 150), (380, 200), (640, 130), (900, 170), (1150, 220), (1400, 160)):
            mountain(c, x, 372, height, "#7d93bd", WHITE)
        c.path("M0 350 Q500 335 900 352 T1600 346 V380 H0 Z", "#5f7aa8")
        c.rect(0, 366, 1600, 400, c.fade("#bfe3e6", "#5fb0c0", "#2b7f9c"))
        c.path("M770 366 h60 L1180 760 H420 Z", "#e9f6f6", opacity=0.75)
        for x in (-1, 1):
            c.line(f"M{800 + x * 12} 370 L{800 + x * 190} 760", "#a9d4da", 9, opacity=0.8)
        for x, y in ((640, 420), (520, 500), (340, 640), (960, 420), (1080, 500), (1260, 640)):
            tall = (y - 350) * 0.55
            c.line(f"M{x} {y} v{-tall}", "#6b4a2e", tall * 0.06)
            c.path(f"M{x} {y - tall} l{tall * 0.44} {tall * 0.14} l{-tall * 0.44} {tall * 0.16} Z", CRIMSON)
        for _ in range(30):
            x, y = c.between(-100, 1700), 376 + 330 * c.between(0, 1) ** 1.5
            points, deep = [(x, y)], (y - 360) / 340
            for _ in range(5):
                x, y = x + c.between(-130, 130) * (0.2 + deep), y + c.between(2, 44) * (0.2 + deep)
                points.append((x, y))
            c.line("M" + " L".join(f"{px:.0f} {py:.0f}" for px, py in points), "#f2fdff", 1 + 5 * deep, opacity=0.75)
        for _ in range(70):
            y = 380 + 320 * c.between(0, 1) ** 1.6
            c.ball(c.between(0, 1600), y, 1 + (y - 370) / 44, "#eafcff", opacity=0.5)
        c.path("M1180 60 h130 l-260 640 h-130 Z", WHITE, opacity=0.14)
    frame(c, hole, c.fade("#3b4054", "#262a3b"), "#15182a", 20)
    c.path("M0 740 Q800 660 1600 740 V1010 H0 Z", c.fade("#4b4f66", "#2b2e42"))
    c.path("M0 740 Q800 660 1600 740 V764 Q800 684 0 764 Z", "#666b86")
    c.rect(660, 30, 280, 74, c.fade("#20232f", "#3b4054"), 30)
    c.rect(676, 42, 248, 50, c.fade("#9fb6d3", "#e2eef2"), 22)
    c.line("M800 100 V190", "#d9b978", 4)
    for turn in range(0, 360, 60):
        with c.at(800, 226, turn + 8):
            c.path("M0 0 L-11 -34 L0 -48 L11 -34 Z", CRIMSON if turn % 120 else OCHRE)
    c.line("M800 268 l-9 52 M800 268 v58 M800 268 l9 52", CRIMSON, 5)
    with c.at(430, 1000):
        c.ball(0, 40, 250, "none", stroke="#15182a", stroke_width=44)
        c.ball(0, 40, 250, "none", stroke="#3d4258", stroke_width=12, transform="translate(-3 -6)")
        c.path("M-236 20 L-70 0 Q0 -26 70 0 L236 20 L230 66 L80 74 H-80 L-230 66 Z", c.fade("#2b3047", "#15182a"))
        c.ball(0, 36, 46, "#3d4258")
    for x in (330, 540):
        c.ball(x, 812, 56, "#15182a")
        c.ball(x, 812, 46, "#2c3350")
        for turn in range(-120, 121, 30):
            with c.at(x, 812, turn):
                c.line("M0 -38 v7", "#dfe8ff", 3)
        with c.at(x, 812, -50 if x < 400 else 20):
            c.line("M0 6 V-30", "#f0a85a", 4)
    c.rect(900, 800, 300, 120, "#1a1d2e", 12)
    c.rect(914, 814, 272, 92, "#33507a", 6)
    c.line("M930 880 q60 -50 120 -20 t120 -30", "#f2cf5b", 6, stroke_dasharray="16 10")
    c.ball(1160, 832, 8, "#e58aa0")
    for x in (940, 1000, 1060, 1120):
        c.ball(x, 954, 15, "#5b607a")
    with c.at(1370, 760):
        c.path("M-70 -10 L-52 -150 H52 L70 -10 Q0 16 -70 -10 Z", c.fade("#e2e7ee", "#8d97a8", across=True))
        c.rect(-58, -190, 116, 46, "#8c1f3c", 10)
        c.line("M70 -116 q54 0 46 46 q-6 34 -52 36", "#8d97a8", 13)
        c.path("M-62 -90 h124 l4 30 h-132 Z", CRIMSON)


def rainy_roofs(c: Canvas) -> None:
    """Home again: tiled roofs in the spring rain, plum blossom by the paper screen."""
    c.fill("#9aa9bf", "#c5cdd6", "#e3ddd3")
    ridge(c, 420, 140, 260, "#a3b1c6")
    ridge(c, 470, 90, 220, "#8c9db5")
    for base, rise, tone in ((540, 80, "#8795ae"), (640, 110, "#72809c"), (770, 150, "#586687"), (960, 210, "#3f4c6d")):
        c.rect(0, round(base - rise * 0.5), c.width, round(rise), dark(tone, 0.4))
        x = -c.between(60, 200)
        while x < 1600:
            width = rise * c.between(2.5, 3.6)
            top, hip = base - rise * c.between(0.85, 1.15), rise * 0.75
            roof = f"M{x} {base} Q{x + hip * 0.7} {base - (base - top) * 0.4} {x + hip} {top} H{x + width - hip} Q{x + width - hip * 0.7} {base - (base - top) * 0.4} {x + width} {base} Z"
            c.path(roof, c.fade(light(tone, 0.16), tone))
            with c.group(clip_path=c.inside(roof)):
                for row in range(1, 7):
                    y = top + (base - top) * row / 7
                    c.line(
                        f"M{x} {y} H{x + width}",
                        dark(tone, 0.35),
                        rise / 42,
                        opacity=0.8,
                        stroke_dasharray=f"{rise / 9:.0f} {rise / 22:.0f}",
                    )
            c.rect(
                round(x + hip - rise * 0.08),
                round(top - rise * 0.08),
                round(width - 2 * hip + rise * 0.16),
                round(rise * 0.11),
                dark(tone, 0.35),
                rise * 0.05,
            )
            c.line(f"M{x} {base} H{x + width}", dark(tone, 0.5), rise / 26)
            x += width * c.between(0.62, 0.86)
    for _ in range(260):
        x, y = c.between(-20, 1640), c.between(-60, 960)
        c.line(f"M{x:.0f} {y:.0f} l-9 {c.between(26, 64):.0f}", "#f4f8ff", 2, opacity=round(c.between(0.2, 0.6), 2))
    boughs = (
        ((1230, 960), (1120, 760), (1010, 640), (860, 560), (700, 420)),
        ((1080, 712), (1090, 560), (1010, 420), (1020, 280)),
        ((940, 600), (860, 470), (880, 350)),
        ((1150, 800), (990, 800), (860, 740)),
    )
    for number, bough in enumerate(boughs):
        c.line(smooth(bough), "#3f2d2f", 26 - number * 5)
        c.line(smooth([(x - 3, y - 4) for x, y in bough]), "#6d5350", 6)
    for bough in boughs:
        for (x1, y1), (x2, y2) in itertools.pairwise(bough):
            for _ in range(6):
                part = c.between(0.1, 1)
                x, y, r = (
                    x1 + (x2 - x1) * part + c.between(-30, 30),
                    y1 + (y2 - y1) * part + c.between(-30, 30),
                    c.between(14, 24),
                )
                tone = mix("#c2446e", "#f4b6c8", c.between(0, 1))
                if c.between(0, 1) < 0.3:
                    c.ball(x, y, r * 0.5, dark(tone, 0.1))
                    continue
                for turn in range(0, 360, 72):
                    with c.at(x, y, turn + c.between(0, 20)):
                        c.ball(0, -r * 0.62, r * 0.58, tone)
                c.ball(x, y, r * 0.34, "#fbe9b8")
                for turn in range(0, 360, 60):
                    with c.at(x, y, turn):
                        c.line(f"M0 0 v{-r * 0.6:.1f}", "#fff4d6", 1.6)
    c.rect(0, 0, 1600, 54, c.fade("#7a5433", "#5b3c25"))
    c.rect(0, 946, 1600, 60, c.fade("#a9794a", "#74492b"))
    c.rect(0, 1000, 1600, 140, c.fade("#c9c48b", "#a9a46a"))
    for number in range(17):
        c.line(f"M0 {1006 + number * 8} H1600", "#8f8a52", 1.6, opacity=0.5)
    c.rect(300, 54, 26, 900, c.fade("#8d6440", "#5b3c25", across=True))
    for x, width in ((-20, 330), (1290, 340)):
        c.rect(x, 54, width, 894, c.fade("#fffaf0", "#f0e6d2"))
        for k in range(5):
            c.rect(x + k * width / 4 - 5, 54, 10, 894, "#8d6440")
        for y in (54, 276, 500, 724, 936):
            c.rect(x, y, width, 10, "#8d6440")
    c.rect(1276, 54, 26, 900, c.fade("#8d6440", "#5b3c25", across=True))
    c.glow(1460, 420, 320, "#ffe9b8", 0.5)
    with c.at(540, 962):
        shadow(c, 6, 44, 110, 14, 0.4)
        c.path(
            "M-78 -50 h156 q-4 90 -50 98 h-56 q-46 -8 -50 -98 Z", c.fade("#e9e3d6", "#ffffff", "#c9c0ae", across=True)
        )
        c.oval(0, -50, 78, 16, "#7f9a3c")
        c.path("M-60 -20 q20 -18 40 0 t40 0 t40 0", "none", stroke=INDIGO, stroke_width=7)
    steam(c, 540, 890, 170, WHITE, 17)
    crane(c, 850, 1010, 0.5, "#b0304f")

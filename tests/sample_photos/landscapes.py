"""Out of doors: mountains, sea, gardens, cities."""

from __future__ import annotations

import math

from sample_photos.canvas import CRIMSON, INDIGO, PAPER, WHITE, Canvas, Point, mix, smooth
from sample_photos.things import cloud, fir, gull, mountain, ridge, shadow, snowfall, stars, steam, streak


def cold_lake(c: Canvas) -> None:
    """First light on a mountain lake."""
    shore = 600
    c.fill("#51609c", "#8d7fb2", "#dfa39c", "#fbdcae", "#fbe3b8")
    c.glow(1070, 470, 620, "#fff1c4", 0.95)
    c.ball(1070, 452, 50, "#fffbe6")
    for x, y, size, seen in ((330, 170, 240, 0.5), (820, 96, 180, 0.35), (1400, 250, 230, 0.55), (720, 300, 150, 0.4)):
        streak(c, x, y, size, "#fde7d6", opacity=seen)

    def land() -> None:
        for x, height in ((60, 300), (390, 240), (1330, 250), (1580, 330), (880, 190)):
            mountain(c, x, 590, height, "#a08fbf", "#fff1e2")
        for x, height in ((220, 370), (610, 300), (1470, 230)):
            mountain(c, x, 600, height, "#7d79b0", "#fff6ea")
        ridge(c, 560, 100, 170, "#56679a")
        ridge(c, 596, 46, 120, "#33507a")

    state = c.random.getstate()
    land()
    with c.group(clip_path=c.inside(f"M0 {shore} H{c.width} V{c.height} H0 Z")):
        c.rect(0, shore, c.width, c.height - shore, c.fade("#f6d5ae", "#b694b4", "#4a5791"))
        c.random.setstate(state)
        with c.group(transform=f"translate(0 {2 * shore}) scale(1 -1)", opacity=0.62, filter=c.blurred(2.5)):
            land()
        c.rect(0, shore, c.width, c.height - shore, c.fade("#f3d0ac55", "#6d74a800", "#1b2c63d9"))
        for _ in range(80):
            y = shore + (c.height - shore) * c.between(0, 1) ** 1.6
            width = 16 + (y - shore) * c.between(0.15, 0.5)
            c.oval(
                c.between(-60, c.width),
                y,
                width,
                1 + (y - shore) / 190,
                "#fdf0d8",
                opacity=round(c.between(0.08, 0.34), 2),
            )
        for number in range(24):
            y = shore + 6 + number * number * 0.72
            c.oval(
                1070 + c.between(-14, 14),
                y,
                c.between(16, 44) + number * 2.4,
                2 + number * 0.12,
                "#fff3c9",
                opacity=0.8,
            )
    for x, y, height in ((28, 150, 520), (150, 130, 400), (262, 96, 300), (356, 62, 200)):
        fir(c, x, c.height - y, height, "#21504c")
    c.path(
        f"M0 {c.height} V{c.height - 190} Q190 {c.height - 186} 330 {c.height - 100} T700 {c.height} Z",
        c.fade("#27406a", "#182746"),
    )
    for x, y, size in ((800, 8, 84), (930, -6, 58), (690, 10, 50)):
        c.path(f"M{x - size} {c.height - y} q{size * 0.06} {-size * 0.6} {size * 0.5} {-size * 0.72} q{size * 0.5} {-size * 0.2} {size * 0.9} {size * 0.1} "
               f"q{size * 0.5} {size * 0.1} {size * 0.6} {size * 0.7} Z", c.fade("#6c78a6", "#2a3a66"))  # fmt: skip
        c.oval(x, c.height - y + 4, size * 1.15, size * 0.1, "#fdf0d8", opacity=0.35)


def campfire(c: Canvas) -> None:
    """A kettle over a fire under the stars."""
    c.fill("#0f1733", "#1b2a5a", "#3a3f78", "#7c5a7f")
    with c.at(820, 300, -28):
        with c.group(filter=c.blurred(46), opacity=0.5):
            c.oval(0, 0, 1100, 90, "#7c80bd")
            c.oval(60, 14, 620, 40, "#c9b3d6")
        for _ in range(420):
            c.ball(
                c.between(-1000, 1000),
                c.random.gauss(0, 62),
                c.between(0.7, 2),
                "#fff3dc",
                opacity=round(c.between(0.3, 0.9), 2),
            )
    stars(c, 330, 820)
    ridge(c, 830, 130, 190, "#262c58")
    ridge(c, 880, 80, 160, "#1a2147")
    for x, height in ((30, 620), (170, 480), (290, 330), (1330, 360), (1440, 560), (1570, 700)):
        fir(c, x, 950, height, "#15243b")
    c.path(f"M0 910 Q500 870 900 900 T1600 905 V{c.height} H0 Z", c.fade("#2b2238", "#1a1526"))
    c.glow(800, 900, 620, "#ff9a3c", 0.5)
    c.oval(800, 990, 430, 90, "#ff9a3c", opacity=0.16, filter=c.blurred(26))
    for turn, length in ((-14, 300), (10, 320), (-3, 280)):
        with c.at(800, 1004, turn):
            c.rect(-length / 2, -20, length, 40, c.fade("#7b4a2c", "#38201a"), 18)
            c.oval(length / 2 - 6, 0, 12, 19, "#b9804f")
    c.line("M800 940 V380", "#4a2f26", 15)
    for width, height, colour in (
        (150, 300, "#e2541d"),
        (108, 226, "#f58a22"),
        (66, 150, "#fcc544"),
        (32, 84, "#fff3b8"),
    ):
        c.path(f"M{800 - width} 985 q-14 {-height * 0.4} {width * 0.5} {-height * 0.62} q-6 {height * 0.16} {width * 0.22} {height * 0.2} "
               f"q-10 {-height * 0.4} {width * 0.4} {-height * 0.62} q0 {height * 0.3} {width * 0.42} {height * 0.42} "
               f"q{width * 0.2} {-height * 0.1} {width * 0.14} {-height * 0.26} q{width * 0.5} {height * 0.42} {width * 0.26} {height * 0.86} Z", colour)  # fmt: skip
    for x, y in ((640, 1024), (720, 1046), (880, 1046), (966, 1022), (800, 1054), (590, 990), (1010, 988)):
        c.oval(x, y, 52, 30, c.fade("#7d6a76", "#2d2637"))
    for foot in (560, 1040):
        c.line(f"M{foot} 1010 L{800 + (foot - 800) * 0.06} 380", "#4a2f26", 15)
        c.line(f"M{foot - 3} 1010 L{797 + (foot - 800) * 0.06} 380", "#a96a3f", 4, opacity=0.8)
    c.line("M800 400 V560", "#8f8796", 5)
    with c.at(800, 640):
        c.line("M-84 -20 Q0 -170 84 -20", "#c3bccb", 9)
        c.path("M80 -14 q70 -20 84 -74 l20 8 q-20 96 -100 128 Z", "#4b4f63")
        c.path(
            "M-104 60 q-8 -110 60 -124 h88 q68 14 60 124 q-104 34 -208 0 Z",
            c.fade("#383c52", "#6e6f86", "#4b4f63", "#2b2e42", across=True),
        )
        c.path("M-104 60 q104 34 208 0 q-4 30 -40 34 h-128 q-36 -4 -40 -34 Z", "#e2803a", opacity=0.75)
        c.oval(0, -64, 50, 12, "#6e6f86")
        c.ball(0, -82, 11, "#2b2e42")
    steam(c, 972, 556, 190, "#ffe9d2", 17)
    for _ in range(46):
        x, y = 800 + c.random.gauss(0, 110), c.between(330, 900)
        c.ball(x, y, c.between(1.5, 4.2), "#ffc66b", opacity=round(c.between(0.4, 1), 2))


def fireweed(c: Canvas) -> None:
    """Tall pink flowers on a summer slope, one of them with a bumble-bee."""
    c.fill("#8fb9dd", "#cfe3ee", "#fbeed2", "#f3dfae")
    c.glow(930, 320, 520, "#fffbe2", 0.9)
    cloud(c, 300, 300, 190, WHITE, opacity=0.85)
    cloud(c, 860, 520, 150, WHITE, opacity=0.7)
    for y, rise, step, colour in (
        (880, 220, 210, "#a9b9d6"),
        (960, 160, 230, "#8aa3bd"),
        (1040, 130, 260, "#8fae8c"),
        (1150, 90, 200, "#7d9c64"),
    ):
        ridge(c, y, rise, step, colour)
    for _ in range(36):
        x, y = c.between(0, 1200), c.between(1090, 1190)
        fir(c, x, y, c.between(50, 96), "#4d7456")
    c.rect(0, 1160, c.width, c.height - 1160, c.fade("#93ad5e", "#476330"))
    for _ in range(520):
        x, y = c.between(-20, 1220), 1170 + 400 * c.between(0, 1) ** 0.8
        tall, sway = (y - 1060) * c.between(0.3, 0.7), c.between(-36, 36)
        c.line(
            f"M{x:.0f} {y:.0f} q{sway * 0.2:.0f} {-tall * 0.6:.0f} {sway:.0f} {-tall:.0f}",
            mix("#5d7d35", "#b9c66e", c.between(0, 1)),
            3.5,
        )

    def flower(x: float, foot: float, height: float, sway: float) -> None:
        at = [(x + sway * part * part, foot - height * part) for part in (0, 0.2, 0.4, 0.6, 0.8, 1)]
        c.line(smooth(at), "#6b4a45", height * 0.009)
        for number in range(16):
            part = 0.1 + number * 0.026
            px, py = x + sway * part * part, foot - height * part
            side, long = (-1) ** number, height * (0.15 - number * 0.003)
            c.path(f"M{px} {py} q{side * long * 0.5} {-long * 0.45} {side * long} {-long * 0.34} q{-side * long * 0.4} {long * 0.34} {-side * long} {long * 0.34} Z",
                   mix("#476330", "#86a04e", (number % 4) / 4))  # fmt: skip
        for number in range(34):
            part = 0.53 + number * 0.0138
            px, py = x + sway * part * part, foot - height * part
            petal, side = height * 0.037 * (1.25 - part) / 0.6, (-1) ** number
            if number > 24:
                with c.at(px, py, side * (62 - (number - 25) * 3)):
                    c.oval(0, -petal * 1.1, petal * 0.26, petal * 1.05, mix("#8c1f3c", "#b8447f", (number % 3) / 3))
                continue
            cx, cy = px + side * petal * c.between(0.35, 1.5), py - petal * c.between(0.1, 0.6)
            c.line(f"M{px} {py} L{cx} {cy}", "#8c1f3c", 3)
            for turn in (20, 110, 200, 290):
                with c.at(cx, cy, turn + c.between(-20, 20)):
                    c.oval(petal * 0.62, 0, petal * 0.66, petal * 0.42, mix("#b03a78", "#eba6c6", c.between(0, 1)))
            c.ball(cx, cy, petal * 0.2, "#fdf0d0")

    for x, foot, height, sway in (
        (90, 1560, 760, -40),
        (1110, 1560, 820, 50),
        (330, 1560, 1010, -70),
        (560, 1580, 1220, 30),
        (850, 1570, 1080, 80),
        (700, 1590, 720, -30),
    ):
        flower(x, foot, height, sway)
    with c.at(400, 700, -12):
        c.oval(-18, -34, 34, 15, "#ffffff", opacity=0.75, transform="rotate(-28)")
        c.oval(16, -36, 30, 13, "#ffffff", opacity=0.75, transform="rotate(24)")
        c.oval(0, 0, 44, 29, "#e0a52c")
        c.path("M-20 -26 q-12 26 0 52 h18 q-10 -26 0 -54 Z M12 -28 q-8 28 0 55 l14 -5 q-6 -22 0 -46 Z", "#2c2327")
        c.ball(40, 0, 15, "#2c2327")


def gull_and_bun(c: Canvas) -> None:
    """The sea, a railing, an open paper bag, and a gull that has the bun."""
    c.fill("#6fa3cf", "#a9cbe2", "#e3eef0", "#fbeecb")
    c.glow(360, 560, 520, "#fff6d2", 0.8)
    for x, y, size in ((240, 190, 170), (1180, 130, 210), (720, 300, 120), (1440, 380, 130)):
        cloud(c, x, y, size, WHITE, opacity=0.85)
    points = [(-50, 596), (120, 560), (300, 590), (520, 604), (700, 604)]
    c.path(smooth(points) + "L700 640 H-50 Z", "#8fa6c4")
    c.path(smooth([(900, 606), (1120, 566), (1300, 540), (1500, 570), (1660, 552)]) + "L1660 640 H900 Z", "#7a96b8")
    c.rect(0, 600, c.width, 540, c.fade("#86b2cd", "#3f7aa6", "#1f4a7e"))
    for row in range(15):
        y, step = 612 + row * row * 2.6 + row * 5, 60 + row * 22
        x = -c.between(0, step)
        while x < c.width:
            long = step * c.between(0.35, 0.8)
            c.path(f"M{x:.0f} {y:.0f} q{long / 2:.0f} {-4 - row * 0.9:.1f} {long:.0f} 0 q{-long / 2:.0f} {-1 - row * 0.3:.1f} {-long:.0f} 0 Z",
                   "#e9f4f2", opacity=round(c.between(0.3, 0.85), 2))  # fmt: skip
            x += step * c.between(0.8, 1.5)
    with c.at(1130, 590):
        c.path("M-70 0 h140 l-18 26 h-104 Z", CRIMSON)
        c.rect(-30, -34, 60, 34, PAPER)
        c.rect(0, -64, 16, 30, INDIGO)
    for x, y, size, turn in ((250, 330, 0.34, 8), (430, 250, 0.24, -6), (1420, 250, 0.3, -10), (600, 420, 0.2, 4)):
        gull(c, x, y, size, turn)
    gull(c, 900, 460, 1.75, -12)
    with c.at(1196, 392, 16):
        c.path("M-56 8 q0 -40 58 -40 q60 0 60 40 q-58 28 -118 0 Z", c.fade("#e9b566", "#c07a30"))
        c.line("M-34 -8 q36 -18 74 0", "#8f5520", 5, opacity=0.6)
    for x, y in ((1120, 480), (1170, 520), (1090, 556)):
        c.ball(x, y, 7, "#d79a4c")
    for x in (60, 520, 980, 1440):
        c.rect(x, 800, 40, 360, c.fade("#2a3a5c", "#5b6d90", "#26345a", across=True))
        c.ball(x + 20, 794, 32, c.fade("#7184a6", "#2a3a5c"))
    for y in (850, 990):
        c.rect(0, y, c.width, 30, c.fade("#6d80a4", "#2c3d63"), 8)
    shadow(c, 300, 850, 110, 12, 0.5)
    c.path(
        "M196 850 l-18 -196 l40 22 l34 -26 l38 26 l36 -24 l44 26 l-16 172 Z",
        c.fade("#c79a64", "#e2bd8a", "#b5854e", across=True),
    )
    c.path("M178 654 l40 22 l34 -26 l38 26 l36 -24 l44 26 l-20 36 q-70 26 -154 0 Z", "#8d6437")
    c.path("M226 690 q0 -64 56 -64 q60 0 60 62 q-56 26 -116 2 Z", c.fade("#efbd6d", "#c4803a"))
    c.line("M252 668 q30 -18 62 0", "#8f5520", 4, opacity=0.6)
    for x, y in ((232, 760), (330, 790), (270, 812)):
        c.oval(x, y, 14, 9, "#a97a45", opacity=0.5)


def night_river(c: Canvas) -> None:
    """City lights on a dark river, first snow in the air."""
    water = 800
    c.fill("#141a3c", "#2c2f66", "#66406f", "#c27a6a", "#c27a6a")
    stars(c, 60, 420)
    c.glow(600, 780, 640, "#ffb877", 0.5)
    lamps: list[tuple[float, float, str]] = []
    for colour, low, high, least in (("#4a3f78", 130, 330, 70), ("#33305f", 90, 250, 90), ("#211f45", 60, 170, 110)):
        x = -20.0
        while x < c.width:
            width, height = c.between(least, least * 1.9), c.between(low, high)
            top = water - height
            roof = c.random.choice(("flat", "flat", "gable", "gable", "dome"))
            c.rect(round(x), round(top), round(width), round(height), colour)
            if roof == "gable":
                c.path(f"M{x} {top + 1} l{width / 2} -46 l{width / 2} 46 Z", colour)
            elif roof == "dome":
                c.path(
                    f"M{x + width * 0.2} {top + 1} q0 -70 {width * 0.3} -84 q{width * 0.3} 14 {width * 0.3} 84 Z",
                    colour,
                )
                c.line(f"M{x + width / 2} {top - 78} v-40", colour, 5)
            for row in range(int(height // 36)):
                for column in range(int(width // 30)):
                    if c.between(0, 1) < 0.42:
                        glass = c.random.choice(("#ffd58a", "#ffe7b3", "#f7b267"))
                        c.rect(
                            round(x + 10 + column * 29),
                            round(top + 14 + row * 35),
                            11,
                            17,
                            glass,
                            opacity=round(c.between(0.55, 1), 2),
                        )
            x += width + c.between(-4, 14)
    for x in range(40, 1200, 124):
        lamps.append((x, water - 92, "#ffdf9e"))
    c.rect(0, water - 26, c.width, 40, c.fade("#5d5278", "#2b2850"))
    c.rect(0, water + 10, c.width, c.height - water, c.fade("#8d6377", "#3a3468", "#141b40"))
    for x, y, colour in lamps:
        c.line(f"M{x} {water - 24} V{y}", "#191735", 6)
        c.glow(x, y, 70, colour, 0.95)
        c.ball(x, y, 9, "#fffaf0")
    for x in [lamp[0] for lamp in lamps] + [c.between(0, 1200) for _ in range(26)]:
        y, width, tone = water + 20.0, c.between(6, 17), c.random.choice(("#ffd58a", "#ffe7b3", "#f7b267", "#e6a6b8"))
        long = c.between(180, 560)
        while y < water + long:
            fading = 1 - (y - water) / (long * 1.1)
            c.oval(x + c.between(-7, 7), y, width * c.between(0.6, 1.7), 3.4, tone, opacity=round(0.8 * fading, 2))
            y += c.between(8, 17)
    for x, y, size in (
        (180, 1290, 150),
        (560, 1200, 90),
        (900, 1330, 190),
        (1110, 1210, 80),
        (420, 1420, 210),
        (760, 1480, 150),
        (60, 1470, 130),
    ):
        floe = [
            (
                x + size * math.cos(a / 8 * math.tau) * c.between(0.75, 1.05),
                y + size * 0.3 * math.sin(a / 8 * math.tau) * c.between(0.75, 1.05),
            )
            for a in range(8)
        ]
        outline = " ".join(f"{px:.0f},{py:.0f}" for px, py in floe)
        c.shape("polygon", "#39457f", points=outline, transform="translate(0 12)")
        c.shape("polygon", c.fade("#dcd9ee", "#9aa2cf"), points=outline)
    c.path("M0 1470 H1200 V1540 H0 Z", c.fade("#4d4a7a", "#221f45"))
    c.path(
        "M0 1474 V1452 Q120 1438 260 1450 T560 1446 T880 1450 T1200 1444 V1474 q-70 12 -130 0 t-150 4 t-190 -2 t-210 4 t-200 -4 t-160 2 T0 1474 Z",
        c.fade("#f4f1fb", "#b9b9dd"),
    )
    snowfall(c, 190, 5)


def tied_pines(c: Canvas) -> None:
    """Pines by a garden pond, their branches held up by ropes against the snow."""
    c.fill("#8796b8", "#b9c3d6", "#e8e2dd", "#f6ece0")
    c.glow(420, 420, 480, "#fff8ea", 0.9)
    ridge(c, 560, 120, 240, "#c3cbdb")
    for _ in range(26):
        x = c.between(-40, 1640)
        fir(c, x, 640 + c.between(-10, 20), c.between(110, 220), "#7d94a3", "#eef2f6")
    c.path(f"M0 640 Q420 590 900 625 T1600 610 V{c.height} H0 Z", c.fade("#f7f8fb", "#dfe6f0", "#c6d0e2"))
    c.path(
        "M-20 900 Q180 780 520 800 Q880 820 960 900 Q1040 990 820 1040 Q460 1100 160 1050 Q-40 1020 -20 900 Z",
        c.fade("#7f93ad", "#4c648c", "#2c4270"),
    )
    c.path("M-20 900 Q180 780 520 800 Q880 820 960 900 Q880 836 520 824 Q190 812 -20 930 Z", "#ffffff", opacity=0.9)
    for x, y, width in ((300, 900, 130), (560, 960, 180), (420, 1020, 120), (740, 900, 90)):
        c.oval(x, y, width, 5, "#e6edf5", opacity=0.4)

    def pine(x: float, foot: float, height: float) -> None:
        shadow(c, x + 40, foot + 6, height * 0.36, height * 0.03, 0.25)
        c.line(
            smooth(
                [
                    (x, foot),
                    (x + height * 0.03, foot - height * 0.2),
                    (x - height * 0.04, foot - height * 0.42),
                    (x + height * 0.02, foot - height * 0.7),
                ]
            ),
            "#5b4038",
            height * 0.05,
        )
        c.line(
            smooth(
                [
                    (x - 4, foot),
                    (x + height * 0.02, foot - height * 0.2),
                    (x - height * 0.05, foot - height * 0.42),
                    (x, foot - height * 0.7),
                ]
            ),
            "#8d6a58",
            height * 0.013,
        )
        tips: list[Point] = []
        for level, (part, reach) in enumerate(((0.24, 0.44), (0.38, 0.4), (0.5, 0.33), (0.61, 0.25), (0.71, 0.15))):
            for side in (-1, 1):
                bx, by = (
                    x + side * height * reach * 0.55,
                    foot - height * (part + (0.03 if (level + (side > 0)) % 2 else -0.02)),
                )
                wide, high = height * reach * 0.5, height * 0.062
                c.line(f"M{x} {by + high * 0.6} Q{(x + bx) / 2} {by} {bx} {by}", "#5b4038", height * 0.014)
                for shift, colour in ((0, "#1f3d34"), (-high * 0.35, "#335c47")):
                    pads = [(bx + wide * k, by + shift + high * (0.5 - 0.5 * abs(k))) for k in (-0.72, -0.3, 0.15, 0.6)]
                    for px, py in pads:
                        c.oval(px, py, wide * 0.4, high * 0.62, colour)
                for k in (-0.62, -0.12, 0.42):
                    c.path(
                        f"M{bx + wide * (k - 0.36)} {by - high * 0.3} q{wide * 0.1} {-high * 0.95} {wide * 0.36} {-high * 0.9} q{wide * 0.3} 0 {wide * 0.36} {high * 0.85} q{-wide * 0.2} {high * 0.34} {-wide * 0.36} {high * 0.1} q{-wide * 0.2} {high * 0.3} {-wide * 0.36} {-high * 0.05} Z",
                        c.fade("#ffffff", "#dbe4f1"),
                    )
                tips += [(bx + side * wide * k, by - high * 0.5) for k in (-0.55, -0.15, 0.25, 0.6, 0.92)]
        top = (x, foot - height * 1.04)
        c.line(f"M{x} {foot - height * 0.6} L{top[0]} {top[1] - 14}", "#c99f5c", height * 0.016)
        for px, py in tips:
            c.line(f"M{top[0]} {top[1]} L{px} {py}", "#a9772f", 3)
            c.line(f"M{top[0] - 1.4} {top[1]} L{px - 1.4} {py}", "#efd9a6", 1.4)
        c.path(f"M{x - 20} {top[1] + 12} q20 -46 40 0 Z", "#d9b572")
        c.path(
            f"M{x - height * 0.13} {foot + height * 0.034} q{height * 0.05} {-height * 0.07} {height * 0.12} {-height * 0.06} q{height * 0.09} 0 {height * 0.14} {height * 0.06} Z",
            c.fade("#ffffff", "#e3e9f2"),
        )
        c.line(
            f"M{x - 15} {top[1] + 6} h30 M{x} {top[1] - 18} v-26 M{x} {top[1] - 34} l-14 -14 M{x} {top[1] - 34} l14 -14",
            "#a9772f",
            5,
        )

    pine(420, 800, 430)
    pine(1130, 1000, 850)
    with c.at(250, 1000):
        c.path("M-50 60 L-34 -30 H34 L50 60 Z M-26 -84 h52 v54 h-52 Z", "#77809a")
        c.rect(-16, -76, 32, 38, "#ffd88f")
        c.glow(0, -56, 90, "#ffd88f", 0.7)
        c.path("M-92 -80 Q0 -130 92 -80 Q60 -96 0 -96 Q-60 -96 -92 -80 Z", "#5d6683")
        c.path("M-96 -86 Q-70 -150 0 -156 Q70 -150 96 -86 Q0 -124 -96 -86 Z", c.fade("#ffffff", "#d9e2f0"))
    c.path(f"M0 1060 Q300 1010 640 1070 T1600 1030 V{c.height} H0 Z", c.fade("#ffffff", "#dfe7f2"))
    for number in range(9):
        c.oval(700 + number * 74, 1096 - (number % 2) * 26 - number * 3, 17, 8, "#b4c1d8")
    snowfall(c, 210, 6)

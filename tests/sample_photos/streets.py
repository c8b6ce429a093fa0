"""Rain, snow and what is worn against them."""

from __future__ import annotations

import math

from sample_photos.canvas import CRIMSON, GREEN, OCHRE, PAPER, PURPLE, WHITE, Canvas, dark, light, mix
from sample_photos.things import shadow


def vending(c: Canvas) -> None:
    """A drinks machine glowing on a dark wet street."""
    c.fill("#141b3d", "#232a58", "#38345f")
    for x, width, height in ((0, 360, 560), (330, 260, 430), (1040, 300, 470), (1300, 320, 610)):
        c.rect(x, 800 - height, width, height, "#1b2147")
        c.path(f"M{x - 26} {806 - height} l{width / 2 + 26} -90 l{width / 2 + 26} 90 Z", "#141a3a")
        for k in range(3):
            if c.between(0, 1) < 0.6:
                c.rect(x + 50 + k * 86, 870 - height, 46, 64, "#f3c77a", opacity=0.75)
    c.line("M0 250 Q500 330 900 240 T1600 270 M0 290 Q500 380 900 290 T1600 300", "#0e1430", 4)
    c.rect(1470, 160, 22, 660, "#0e1430")
    c.rect(0, 800, c.width, 340, c.fade("#2a2c56", "#161b3c"))
    c.rect(0, 796, c.width, 10, "#40427a")
    c.glow(700, 520, 760, "#cfe4ff", 0.42)
    with c.group(filter=c.blurred(7), opacity=0.75):
        for number in range(16):
            y = 880 + number * 17
            wide = c.between(120, 260)
            c.rect(
                700 - wide + c.between(-30, 30),
                y,
                wide * 2,
                8,
                c.random.choice(("#dcecff", "#f6e7b8", "#b4435f", "#9db8ec")),
                4,
                opacity=round(0.85 - number * 0.045, 2),
            )
    c.rect(454, 130, 520, 740, "#0b1029", 14, opacity=0.6, filter=c.blurred(16))
    c.rect(440, 120, 520, 744, c.fade("#d3dcea", "#f7faff", "#b9c4d6", across=True), 16)
    c.rect(440, 120, 520, 744, c.fade("#ffffff00", "#22305c55"), 16)
    c.rect(462, 146, 476, 70, c.fade("#a8324f", CRIMSON), 8)
    c.words(700, 197, "あたたかい", 48, "#fff7e6", font_weight="bold", letter_spacing=10)
    c.rect(470, 234, 460, 372, c.fade("#f4f9ff", "#dceaff"), 6)
    palette = (OCHRE, CRIMSON, GREEN, "#35569a", PURPLE, "#d98b3a", "#c9a24d", "#7a9a54")
    for row in range(3):
        c.rect(470, 342 + row * 124, 460, 12, "#aebbd0")
        for column in range(7):
            x, y, colour = 504 + column * 64, 342 + row * 124, palette[(row * 3 + column * 5) % 8]
            if (row + column) % 3:
                c.rect(
                    x - 20,
                    y - 82,
                    40,
                    80,
                    c.fade(dark(colour, 0.2), light(colour, 0.2), dark(colour, 0.25), across=True),
                    7,
                )
                c.oval(x, y - 82, 20, 5, "#e8edf5")
                c.ball(x, y - 42, 10, PAPER, opacity=0.9)
            else:
                c.path(
                    f"M{x - 9} {y - 98} h18 v20 q11 8 11 22 v54 h-40 v-54 q0 -14 11 -22 Z",
                    c.fade(dark(colour, 0.2), light(colour, 0.25), dark(colour, 0.25), across=True),
                )
                c.rect(x - 20, y - 48, 40, 26, PAPER, opacity=0.9)
            c.rect(x - 17, y + 15, 34, 9, "#d6455a" if row else "#4a8fd0", 4)
    c.rect(830, 630, 92, 120, "#c3cddd", 8)
    c.rect(846, 646, 60, 12, "#22305c", 5)
    c.rect(852, 676, 48, 30, "#1a2a20", 4)
    c.ball(876, 728, 10, "#8f9bb0")
    c.rect(480, 690, 320, 110, "#8f9bb0", 10)
    c.rect(492, 700, 296, 90, "#222a4a", 8)
    with c.at(620, 770, 90):
        c.rect(-24, -46, 48, 92, c.fade("#8a5a20", "#e2b05a", "#8a5a20", across=True), 8)
    c.rect(470, 864, 40, 22, "#1a2147")
    c.rect(890, 864, 40, 22, "#1a2147")
    with c.at(1120, 690):
        c.rect(-70, 0, 150, 186, c.fade("#5f7fae", "#8fa9cf", "#4a6795", across=True), 14)
        c.rect(-80, -14, 170, 34, "#3d5787", 14)
        c.ball(-22, 56, 26, "#131b3d")
        c.ball(44, 56, 26, "#131b3d")
    with c.at(250, 760):
        shadow(c, 30, 124, 180, 20, 0.6)
        c.ball(-90, 46, 80, "none", stroke="#0b1029", stroke_width=12)
        c.ball(170, 46, 80, "none", stroke="#0b1029", stroke_width=12)
        c.line(
            "M-90 46 L-20 -70 H120 L30 46 L-20 -70 M30 46 H-90 M120 -70 L170 46 M110 -110 L120 -70 M80 -116 q40 -14 60 10 M-40 -96 h50 M-20 -70 l-6 -26",
            "#7a98d0",
            10,
        )
        c.path("M120 -60 h100 l-10 70 h-80 Z", "#b58a52")
    for _ in range(170):
        x, y = c.between(-40, 1640), c.between(-40, 1000)
        c.line(f"M{x:.0f} {y:.0f} l-14 {c.between(40, 84):.0f}", "#c9dcff", 2, opacity=round(c.between(0.12, 0.4), 2))
    for _ in range(46):
        x, y = c.between(0, 1600), c.between(900, 1120)
        c.oval(x, y, c.between(14, 34), c.between(3, 8), "none", stroke="#aebfe6", stroke_width=2.4, opacity=0.55)


def umbrellas(c: Canvas) -> None:
    """Open umbrellas drying in a row, seen from above on wet paving."""
    c.fill("#5f6c8e", "#7a86a5", "#66729a")
    for row in range(9):
        for column in range(-1, 12):
            x, y = column * 160 + (row % 2) * 80, row * 134
            c.rect(x + 3, y + 3, 154, 128, mix("#6b7899", "#8f9ab6", c.between(0, 1)), 8)
    for x, y, across, down in ((420, 950, 380, 90), (1240, 250, 300, 80), (1300, 1010, 340, 70), (240, 220, 240, 60)):
        c.oval(x, y, across, down, c.fade("#c3d0ea", "#8c9cc6"), opacity=0.75)
        c.oval(x - across * 0.2, y - down * 0.3, across * 0.5, down * 0.2, "#ffffff", opacity=0.35)

    def umbrella(x: float, y: float, r: float, colour: str, turn: float, ring: str) -> None:
        c.ball(x + 26, y + 36, r * 0.97, "#1b2344", opacity=0.42, filter=c.blurred(14))
        with c.at(x, y, turn):
            for number in range(16):
                with c.at(0, 0, number * 22.5):
                    wide = r * math.tan(math.pi / 16)
                    tone = mix(
                        colour, "#fff3dd", 0.06 + 0.26 * (0.5 + 0.5 * math.cos(math.radians(number * 22.5 + turn + 40)))
                    )
                    tone = dark(tone, 0.1) if number % 2 else tone
                    c.path(f"M0 0 L{-wide} {-r * 0.985} Q0 {-r * 0.93} {wide} {-r * 0.985} Z", tone)
                    c.path(
                        f"M0 {-r * 0.62} L{-wide * 0.62} {-r * 0.615} L{-wide * 0.76} {-r * 0.75} H{wide * 0.76} L{wide * 0.62} {-r * 0.615} Z",
                        ring,
                        opacity=0.85,
                    )
                    c.line(f"M0 {-r * 0.06} L{-wide} {-r * 0.985}", dark(colour, 0.4), 2.4, opacity=0.6)
            c.ball(0, 0, r * 0.3, "none", stroke=light(colour, 0.5), stroke_width=2, opacity=0.6)
        c.ball(x, y, r * 0.075, "#2b2338")
        c.ball(x - 3, y - 3, r * 0.045, "#d9b978")
        for _ in range(26):
            a, part = c.between(0, math.tau), c.between(0.15, 0.9)
            px, py = x + r * part * math.cos(a), y + r * part * math.sin(a)
            c.ball(px, py, c.between(3, 7), "#f3f8ff", opacity=0.75)

    for x, y, r, colour, turn, ring in (
        (330, 400, 290, CRIMSON, 8, "#f6e6cf"),
        (905, 300, 270, OCHRE, 3, "#fff3d6"),
        (1420, 520, 300, "#2d4f95", 12, "#dfe8f8"),
        (640, 860, 280, GREEN, 6, "#eef0d4"),
        (1140, 930, 260, "#7b5186", 15, "#f3e3f1"),
        (80, 930, 230, "#f0e3c8", 10, "#c8a06a"),
    ):
        umbrella(x, y, r, colour, turn, ring)
    for _ in range(240):
        x, y = c.between(0, 1600), c.between(0, 1136)
        c.line(f"M{x:.0f} {y:.0f} l-8 {c.between(16, 40):.0f}", "#e9f1ff", 2.2, opacity=round(c.between(0.2, 0.6), 2))


def boots(c: Canvas) -> None:
    """Rubber boots in a row by the door, and among them one pair of felt ones."""
    c.fill("#cdb79a", "#dcc9ab")
    c.rect(0, 0, c.width, 640, c.fade("#d8c7aa", "#e9dcc0"))
    for x in range(-20, 1600, 108):
        c.rect(x, 0, 84, 590, c.fade("#c49c66", "#a97f4b", across=True), 3, opacity=0.34)
    c.rect(560, 0, 480, 590, c.fade("#bcd0e6", "#e9eff3"))
    c.glow(800, 260, 380, WHITE, 0.8)
    for _ in range(80):
        c.ball(c.between(560, 1040), c.between(0, 580), c.between(2, 7), WHITE)
    c.path("M560 590 V500 Q700 450 820 490 T1040 470 V590 Z", "#ffffff")
    for x in (548, 672, 796, 920, 1030):
        c.rect(x, 0, 16, 592, "#6d4a2e")
    for y in (0, 190, 390):
        c.rect(548, y, 498, 12, "#6d4a2e")
    c.rect(0, 586, c.width, 76, c.fade("#9c7146", "#6f4b2d"))
    c.rect(0, 650, c.width, 360, c.fade("#8d93a1", "#6d7384"))
    for x in range(-400, 2000, 130):
        c.line(f"M{800 + (x - 800) * 0.62} 664 L{x} 1010", "#5d6375", 4, opacity=0.6)
    for y in (708, 772, 866):
        c.line(f"M0 {y} H1600", "#5d6375", 4, opacity=0.6)
    for x, y, across in ((300, 930, 190), (860, 950, 230), (1330, 920, 170)):
        c.oval(x, y, across, 22, "#c9d6e8", opacity=0.8)

    def boot(x: float, y: float, colour: str, size: float = 1) -> None:
        with c.at(x, y, size=size):
            c.path(
                "M-62 -300 h112 l6 196 q86 12 96 70 q4 30 -10 34 h-204 q-12 0 -12 -16 q10 -130 12 -284 Z",
                c.fade(dark(colour, 0.18), light(colour, 0.12), colour, dark(colour, 0.3), across=True),
            )
            c.oval(-6, -300, 56, 15, dark(colour, 0.55))
            c.rect(-64, -296, 116, 30, light(colour, 0.25), 10)
            c.path("M-75 -26 h226 q6 24 -8 26 h-210 q-10 -4 -8 -26 Z", dark(colour, 0.5))
            c.line("M-38 -250 q6 90 -4 170", "#ffffff", 10, opacity=0.4)
            c.line("M92 -74 q30 10 38 34", "#ffffff", 8, opacity=0.4)

    def felt(x: float, y: float) -> None:
        with c.at(x, y):
            c.path(
                "M-66 -330 q60 -16 120 0 q10 120 6 210 q100 10 104 84 q0 34 -30 36 h-188 q-24 -2 -22 -36 q14 -150 10 -294 Z",
                c.fade("#77706c", "#aaa29c", "#8f8780", "#66605c", across=True),
            )
            c.oval(-6, -332, 60, 15, "#5d5650")
            for _ in range(260):
                px, py = c.between(-58, 48), c.between(-314, -24)
                c.line(
                    f"M{px:.0f} {py:.0f} l{c.between(-4, 4):.0f} {c.between(3, 8):.0f}", "#d8d0c8", 1.6, opacity=0.35
                )
            for shift in (0, 52):
                c.path(f"M{-52 + shift} -210 l22 -26 l22 26 l-22 26 Z", CRIMSON)
                c.ball(-30 + shift, -210, 7, "#f4e4cc")
            c.line("M-62 -274 q58 12 114 0", CRIMSON, 7)

    for x, colour in ((130, "#2d4f95"), (420, GREEN), (980, OCHRE), (1270, "#7b5186")):
        shadow(c, x + 60, 846, 170, 18, 0.5)
        boot(x - 34, 836, dark(colour, 0.12), 0.97)
        boot(x + 30, 850, colour)
    shadow(c, 770, 850, 190, 20, 0.5)
    felt(664, 838)
    felt(740, 854)
    for _ in range(34):
        x, y = c.between(580, 900), 846 + c.random.gauss(10, 14)
        c.oval(x, y, c.between(6, 20), c.between(4, 9), WHITE, opacity=0.9)
    with c.at(1524, 812, 5):
        c.path("M-44 -560 q44 -40 88 0 l-20 520 q-24 30 -48 0 Z", c.fade("#a8324f", CRIMSON, "#6b1730", across=True))
        for x in (-22, 0, 22):
            c.line(f"M{x} -572 L{x * 0.4} -40", "#5a1026", 3)
        c.line("M0 -40 V60", "#4a4f60", 9)
        c.line("M0 -590 v-60 q0 -56 -46 -56 q-44 0 -44 40", "#6d4a2e", 17)

"""What lies on tables, floors and counters."""

from __future__ import annotations

import math
from collections.abc import Sequence

from sample_photos.canvas import CRIMSON, GREEN, INDIGO, NIGHT, OCHRE, PAPER, PURPLE, Canvas, dark, light, mix, smooth
from sample_photos.things import shadow, steam, table, tea_glass


def suitcase(c: Canvas) -> None:
    """An open suitcase on a wooden floor, packed for the winter, seen from above."""
    c.fill("#d9b98c")
    for row in range(10):
        y, x = row * 118, -c.between(0, 500)
        while x < c.width:
            long = c.between(420, 760)
            c.rect(
                round(x),
                y,
                round(long),
                118,
                mix("#cfa877", "#e3c79d", c.between(0, 1)),
                stroke="#b48d5e",
                stroke_width=3,
            )
            for _ in range(4):
                level = y + c.between(14, 104)
                c.line(
                    f"M{x + 30:.0f} {level:.0f} q{long / 2 - 30:.0f} {c.between(-9, 9):.0f} {long - 60:.0f} 0",
                    "#b48d5e",
                    2,
                    opacity=0.35,
                )
            x += long
    c.glow(300, 80, 1100, "#fff7df", 0.6)
    with c.at(800, 560, -4):
        c.rect(-640, -420, 1290, 880, NIGHT, 60, opacity=0.35, filter=c.blurred(22))
        for side in (-1, 1):
            with c.at(side * 318, 0):
                c.rect(-310, -420, 620, 840, c.fade("#2c4d8c", INDIGO, "#172d58"), 56)
                c.rect(-282, -392, 564, 784, "#e9dcc3", 38)
                c.rect(-282, -392, 564, 784, "none", 38, stroke="#c3b08c", stroke_width=5, stroke_dasharray="14 9")
        for y in (-230, 230):
            c.rect(-22, y - 36, 44, 72, c.fade("#d9b978", "#8d6a32"), 8)
        with c.at(-318, -160):
            c.rect(-240, -200, 480, 360, dark(CRIMSON, 0.25), 34, opacity=0.4, transform="translate(8 12)")
            c.rect(-240, -200, 480, 360, c.fade("#a83452", CRIMSON), 34)
            c.path("M-90 -200 q90 96 180 0 Z", "#6b1730")
            for row in range(6):
                y = -110 + row * 44
                for number in range(11):
                    x = -210 + number * 42
                    colour = "#f4e4cc" if (row + number) % 2 else "#d9a05b"
                    if row in (1, 4):
                        c.line(f"M{x - 12} {y} l12 -14 l12 14", colour, 6)
                    elif row in (2, 3):
                        c.path(f"M{x} {y - 14} l13 14 l-13 14 l-13 -14 Z", colour)
            c.line("M-240 126 h480", "#6b1730", 4, stroke_dasharray="4 8")
        with c.at(-318, 84):
            c.rect(-250, -58, 500, 84, c.fade("#d9a852", OCHRE), 40)
            for x in range(-200, 230, 50):
                c.line(f"M{x} -58 v84", "#8d6527", 9, opacity=0.5)
            for x in range(0, 12):
                c.line(f"M{246 + x % 2 * 6} {-46 + x * 5.6} h26", "#c99a49", 4)
        with c.at(-318, 234):
            c.rect(-250, -40, 250, 180, c.fade("#6f8d4e", GREEN), 24)
            c.line("M-250 10 h250 M-250 50 h250 M-250 90 h250", "#34491f", 4, opacity=0.6)
            for x, turn in ((80, -14), (190, 10)):
                with c.at(x, 54, turn):
                    c.path(
                        "M-44 96 v-120 q0 -54 44 -54 q44 0 44 54 v14 q34 -14 36 10 q0 20 -36 40 v56 Z",
                        c.fade("#7c5788", PURPLE),
                    )
                    c.rect(-50, 84, 100, 36, "#f2e6d6", 14)
                    for k in range(6):
                        c.line(f"M{-40 + k * 16} 92 v20", "#cbb9a6", 4)
                    c.path("M0 -46 l8 16 18 2 -13 12 4 18 -17 -9 -17 9 4 -18 -13 -12 18 -2 Z", "#f2e6d6")
        with c.at(318, -190):
            c.rect(-236, -170, 230, 310, c.fade("#3c5f9e", INDIGO), 12)
            c.rect(-236, -170, 34, 310, dark(INDIGO, 0.3), 10)
            c.rect(-176, -110, 140, 84, PAPER, 6)
            c.line("M-160 -84 h108 M-160 -60 h76", "#8a90a0", 5)
            c.rect(24, -170, 216, 216, c.fade("#dfa94f", OCHRE), 12)
            c.ball(132, -62, 74, "#f7ead0")
            for turn in range(0, 360, 60):
                with c.at(132, -62, turn):
                    c.path("M0 0 q22 -30 0 -60 q-22 30 0 60 Z", CRIMSON, opacity=0.8)
            c.rect(24, 76, 216, 66, "#f7ead0", 30)
            c.line("M60 109 h144", "#b9a98b", 5, stroke_dasharray="18 10")
        with c.at(318, 34):
            c.rect(-236, -46, 476, 130, "#f3e3e6", 16)
            c.path("M-236 -30 q240 60 476 0 v98 q0 16 -16 16 h-444 q-16 0 -16 -16 Z", "#e4c3cb")
            for x, y, r in ((-180, 40, 17), (-110, -14, 13), (-90, 56, 12), (110, 54, 16), (176, 0, 13), (204, 50, 10)):
                c.ball(x, y, r, CRIMSON, opacity=0.5)
            c.path(
                "M0 20 q-90 -76 -104 -22 q-8 48 104 22 Z M0 20 q90 -76 104 -22 q8 48 -104 22 Z",
                c.fade("#b54a66", CRIMSON),
            )
            c.path("M-10 24 l-62 60 l40 6 Z M10 24 l62 60 l-40 6 Z", "#7a2239")
            c.ball(0, 20, 22, "#7a2239")
        with c.at(318, 240):
            for number, colour in enumerate(("#8c99ad", "#c9b7a4", "#6e7f9c")):
                c.rect(-236, -90 + number * 78, 150, 66, c.fade(light(colour, 0.3), colour), 33)
                c.rect(-236, -90 + number * 78, 46, 66, dark(colour, 0.2), 30)
            c.rect(-60, -96, 300, 236, c.fade("#f7efe0", "#e3d5ba"), 18)
            c.rect(-60, -96, 300, 58, CRIMSON, 18)
            c.rect(-60, -60, 300, 24, CRIMSON)
            c.rect(60, -24, 60, 150, "#ffffff", 26, stroke="#b9b2a6", stroke_width=4)
            c.ball(90, 92, 24, "#c2354f")
            c.rect(84, -4, 12, 90, "#c2354f", 6)
            c.line("M132 0 h22 M132 24 h14 M132 48 h22 M132 72 h14", "#8a8378", 4)
    with c.at(1420, 900, 14):
        c.rect(-140, -170, 292, 372, NIGHT, 18, opacity=0.3, filter=c.blurred(12))
        c.rect(-146, -184, 292, 372, c.fade("#c99a49", OCHRE), 14)
        c.rect(-146, -184, 40, 372, "#8d6527", 12)
        c.rect(-60, -130, 160, 120, PAPER, 8)
        for turn in range(0, 360, 60):
            with c.at(20, -70, turn):
                c.line("M0 0 v-46 M0 -26 l-12 -12 M0 -26 l12 -12", INDIGO, 5)
        c.path("M92 -190 h26 v130 l-13 -16 l-13 16 Z", CRIMSON)


def alphabets(c: Canvas) -> None:
    """A page of kana and Cyrillic on a kitchen table."""
    c.fill("#e7cf9f")
    for number in range(13):
        c.rect(number * 96 - 24, 0, 48, c.height, "#a9bf86", opacity=0.55)
    for number in range(12):
        c.rect(0, number * 96 - 20, c.width, 48, "#a9bf86", opacity=0.55)
    with c.at(640, 572, -7):
        c.rect(-396, -428, 830, 900, "#5a4a2c", 14, opacity=0.4)
        c.rect(-410, -446, 830, 900, "#fffaf0", 12)
        for number in range(1, 12):
            c.line(f"M{-410 + number * 69.2} -446 v900", "#c5d4ea", 2)
        for number in range(1, 13):
            c.line(f"M-410 {-446 + number * 69.2} h830", "#c5d4ea", 2)
        c.line("M-330 -446 v900", "#d98a96", 4)
        for number in range(9):
            c.ball(-376, -396 + number * 100, 11, "#e7cf9f")
        rows = (("あ", "а"), ("い", "и"), ("う", "у"), ("え", "э"), ("お", "о"))
        for number, (kana, letter) in enumerate(rows):
            y = -286 + number * 158
            c.words(-214, y + 6, kana, 122, INDIGO)
            c.words(-84, y, letter, 92, CRIMSON)
            for again in range(3):
                c.words(58 + again * 118, y + again * 3, kana, 100 - again * 7, "#6d7f9f", opacity=0.85 - again * 0.22)
        c.line("M-286 -254 q40 14 126 0", OCHRE, 7)
        c.ball(294, 322, 66, "none", stroke=CRIMSON, stroke_width=8)
        c.line("M254 322 l30 34 l54 -68", CRIMSON, 10)
    with c.at(1020, 800, 62):
        c.rect(-270, -20, 440, 40, "#7a3b22", 4, opacity=0.3, transform="translate(8 14)")
        c.rect(-270, -22, 400, 44, "#c98f2c")
        c.rect(-270, -22, 400, 14, "#e4b455")
        c.rect(-270, 8, 400, 14, "#a06f1f")
        c.path("M130 -22 l74 22 l-74 22 Z", "#ecd3a8")
        c.path("M182 -7 l22 7 l-22 7 Z", "#2b2f3c")
        c.rect(-318, -22, 48, 44, "#c25a6b", 10)
        c.rect(-286, -22, 22, 44, "#c9ccd4")
    with c.at(980, 250):
        c.ball(12, 20, 190, "#5a4a2c", opacity=0.3)
        c.ball(0, 0, 190, "#f7f1e4")
        c.ball(0, 0, 190, "none", stroke=INDIGO, stroke_width=7)
        c.ball(0, 0, 150, "none", stroke="#d3c7ae", stroke_width=4)
        for turn in range(0, 360, 24):
            with c.at(0, 0, turn):
                c.path("M0 -182 q12 13 0 24 q-12 -11 0 -24 Z", INDIGO)
        for x, y, turn in ((-52, -36, 0), (54, -44, 40), (0, 62, 75)):
            with c.at(x, y, turn):
                c.ball(4, 8, 66, "#8c6a35", opacity=0.4)
                c.ball(0, 0, 66, "#c98a45")
                c.ball(0, 0, 56, "#dda561")
                c.ball(0, 0, 22, "#f7f1e4")
                for seed in range(0, 360, 30):
                    with c.at(0, 0, seed):
                        c.oval(39, 0, 5, 2.6, "#3c3542")
    with c.at(140, 160):
        c.ball(12, 18, 150, "#5a4a2c", opacity=0.3)
        c.ball(0, 0, 150, "#f4f6fa")
        c.ball(0, 0, 122, CRIMSON)
        c.ball(0, 0, 108, "#9c4a20")
        c.path("M-90 -30 a96 96 0 0 1 120 -60 q-90 10 -120 60 Z", "#c27a44")
        c.path("M140 -30 q90 -10 90 40 q0 46 -98 34 l6 -26 q62 4 62 -14 q0 -18 -62 -8 Z", "#e2e6ee")
        c.ball(24, 26, 46, "#f0d060")
        c.ball(24, 26, 36, "#f8e59a")
        for turn in range(0, 360, 45):
            with c.at(24, 26, turn):
                c.line("M4 0 H34", "#f0d060", 4)


def samovar(c: Canvas) -> None:
    """A samovar and glasses of tea in the afternoon sun."""
    c.fill("#d7a867", "#e7c58b", "#f2ddb0")
    with c.group(opacity=0.5):
        for x in (120, 420, 1010, 1310):
            c.path(f"M{x} 0 h230 l-90 800 h-290 Z", c.fade("#fff4d3", "#fff4d300"))
    for x in range(-40, 1660, 120):
        c.path(f"M{x} 0 q14 12 28 0 v820 h-28 Z", "#c08c4a", opacity=0.16)
    table(c, 800, "#7c3b2e")
    c.path(
        "M250 800 Q800 770 1350 800 L1480 1040 Q1120 1010 800 1030 Q420 1010 110 1050 Z", c.fade("#fdf7ea", "#e5d7bd")
    )
    for number in range(31):
        x = 128 + number * 44.5
        y = 1046 - 30 * math.sin(number / 30 * math.pi)
        c.path(f"M{x - 22} {y - 8} q22 52 44 0 Z", "#fdf7ea")
        c.ball(x, y + 6, 5, "#c9a877")
    shadow(c, 800, 936, 250, 34, 0.5)
    brass = c.fade("#7a4a1c", "#d9a149", "#fbe6a6", "#d69a3e", "#a56a26", "#edc36a", "#70431a", across=True)
    c.rect(640, 890, 320, 40, brass, 14)
    for x in (656, 920):
        c.ball(x + 10, 936, 18, "#8d5a22")
    c.path("M700 890 q10 -60 40 -84 h120 q30 24 40 84 Z", brass)
    for side in (-1, 1):
        c.line(
            f"M{800 + side * 168} 470 q{side * 120} -30 {side * 116} 70 q{side * -4} 60 {side * -100} 60", "#8d5a22", 22
        )
        c.line(f"M{800 + side * 168} 466 q{side * 116} -28 {side * 112} 66", "#f1cf80", 7)
        c.rect(800 + side * 262 - 22, 470, 44, 84, "#5a2b1c", 18)
    c.path("M628 410 q-22 60 -6 160 q20 180 118 240 h120 q98 -60 118 -240 q16 -100 -6 -160 Z", brass)
    c.path("M628 410 q172 40 344 0 l-8 -30 q-164 30 -328 0 Z", "#a56a26")
    c.path("M632 384 q168 34 336 0 q-10 -70 -90 -92 h-156 q-80 22 -90 92 Z", brass)
    for turn in range(-2, 3):
        with c.at(800 + turn * 62, 590 - abs(turn) * 8, turn * 9):
            c.path("M0 -96 q44 90 0 180 q-44 -90 0 -180 Z", "#fff3c9", opacity=0.28)
    c.rect(716, 262, 168, 34, brass, 10)
    c.path("M738 262 q-16 -40 -6 -62 h136 q10 22 -6 62 Z", "#8d5a22")
    shadow(c, 800, 204, 90, 8, 0.4)
    pot = c.fade("#f7ecdc", "#ffffff", "#d9cbb8", across=True)
    c.path("M716 200 q-26 -92 46 -122 h76 q72 30 46 122 Z", pot)
    c.path("M880 170 q56 -10 70 -66 l20 6 q-8 88 -92 84 Z", pot)
    c.line("M722 110 q-70 -6 -62 46 q8 36 64 30", "#efe2cf", 15)
    c.oval(800, 78, 44, 9, "#cdbca2")
    c.ball(800, 58, 13, CRIMSON)
    for x, y in ((770, 140), (830, 140), (800, 166)):
        for turn in range(0, 360, 72):
            with c.at(x, y, turn):
                c.oval(0, -11, 7, 9, CRIMSON)
        c.ball(x, y, 6, "#e8b54a")
    c.ball(800, 706, 38, dark("#8d5a22", 0.35))
    c.ball(800, 702, 34, brass)
    c.path("M782 712 h36 l8 74 h-52 Z", c.fade("#8d5a22", "#f3cf80", "#8d5a22", across=True))
    c.oval(800, 786, 26, 7, "#5a2b1c")
    c.line("M800 694 v-34 M766 656 h68", "#70431a", 15)
    c.line("M768 653 h62", "#f1cf80", 4)
    c.ball(766, 656, 13, "#5a2b1c")
    c.ball(834, 656, 13, "#5a2b1c")
    tea_glass(c, 420, 960, 0.92)
    tea_glass(c, 1190, 986, 1)
    steam(c, 412, 650, 190)
    steam(c, 1196, 650, 220)
    shadow(c, 640, 1008, 130, 14, 0.35)
    for x, y in ((556, 986), (640, 1000), (716, 980), (606, 946), (676, 944)):
        c.oval(x, y, 50, 30, "none", stroke="#a5662a", stroke_width=27)
        c.oval(x, y - 4, 50, 30, "none", stroke="#dba055", stroke_width=19)
        c.oval(x - 6, y - 9, 46, 26, "none", stroke="#f3c987", stroke_width=5, stroke_dasharray="50 120")
    for x, y, turn in ((980, 1010, 8), (1020, 1034, -14), (944, 1046, 30)):
        with c.at(x, y, turn):
            c.path("M-24 -16 l28 -14 l28 12 v26 l-26 16 l-30 -12 Z", "#e9e3da")
            c.path("M-24 -16 l28 -14 l28 12 l-26 14 Z", "#ffffff")


def matcha(c: Canvas) -> None:
    """A bowl of matcha and its whisk before a round window."""
    c.fill("#cdb48c", "#dcc7a0")
    for _ in range(700):
        x, y = c.between(0, 1200), c.between(0, 1040)
        c.line(
            f"M{x:.0f} {y:.0f} l{c.between(-16, 16):.0f} {c.between(-5, 5):.0f}",
            c.random.choice(("#b89a6c", "#eddfbe")),
            2,
            opacity=0.4,
        )
    c.rect(0, 0, 62, 1040, c.fade("#7a5433", "#553622", across=True))
    c.rect(1138, 0, 62, 1040, c.fade("#7a5433", "#553622", across=True))
    circle = "M600 100 a400 400 0 0 1 0 800 a400 400 0 0 1 0 -800 Z"
    with c.group(clip_path=c.inside(circle)):
        c.rect(200, 100, 800, 800, c.fade("#cfe3d0", "#eef3da", "#b9cf93"))
        c.glow(760, 300, 420, "#fffde6", 0.9)
        for x, y, size, colour in (
            (300, 820, 260, "#8fae6c"),
            (760, 860, 300, "#7a9d5c"),
            (980, 760, 220, "#6a8f50"),
            (520, 900, 240, "#567a40"),
        ):
            c.oval(x, y, size, size * 0.6, colour)
        c.line(smooth([(150, 180), (360, 250), (560, 250), (800, 330), (1020, 330)]), "#4d3a2c", 24)
        c.line(smooth([(430, 250), (520, 350), (640, 400)]), "#4d3a2c", 13)
        c.line(smooth([(700, 290), (740, 220), (840, 170)]), "#4d3a2c", 13)
        for _ in range(84):
            spine = c.random.choice(
                (
                    (220, 240),
                    (360, 250),
                    (470, 290),
                    (560, 330),
                    (640, 390),
                    (740, 260),
                    (830, 190),
                    (860, 350),
                    (960, 330),
                )
            )
            x, y = spine[0] + c.random.gauss(0, 62), spine[1] + c.random.gauss(24, 56)
            tone = mix("#476330", "#a4c463", c.between(0, 1))
            with c.at(x, y, c.between(0, 360), c.between(0.55, 1)):
                for turn, long in ((-104, 34), (-54, 50), (0, 58), (54, 50), (104, 34)):
                    with c.at(0, 0, turn):
                        c.path(f"M0 0 q13 {-long * 0.5} 0 {-long} q-13 {long * 0.5} 0 {long} Z", tone)
        for x in (466, 734):
            c.rect(x - 5, 100, 10, 800, "#6b4a2e")
        for y in (360, 640):
            c.rect(200, y - 5, 800, 10, "#6b4a2e")
    c.line(circle, "#5f4028", 34)
    c.line(circle, "#9a7146", 14)
    c.rect(0, 1000, 1200, 60, c.fade("#8d6440", "#5b3c25"))
    c.rect(0, 1060, 1200, 480, c.fade("#c9c48b", "#b3ad70"))
    for number in range(62):
        c.line(f"M0 {1064 + number * 8} H1200", "#9b955a", 1.6, opacity=0.5)
    c.path("M0 1060 L1200 1060 L1200 1082 L0 1082 Z", "#2f4a2b")
    c.oval(640, 1330, 520, 170, "#fffbe0", opacity=0.42, filter=c.blurred(40))
    shadow(c, 470, 1420, 300, 40, 0.5)
    c.path(
        "M206 1130 q-6 210 134 272 v26 q120 22 224 0 v-26 q140 -62 134 -272 Z",
        c.fade("#1d2744", "#41558c", "#27386a", "#131b33", across=True),
    )
    c.path("M260 1260 q60 60 120 24 q50 -30 96 26 q60 60 160 -40 l30 -70 h-436 Z", "#b5842f", opacity=0.24)
    c.oval(452, 1130, 246, 62, "#33467c")
    c.oval(452, 1134, 224, 52, "#131b33")
    c.oval(452, 1144, 208, 42, c.fade("#6f9136", "#97b850"))
    for _ in range(150):
        turn, part = c.between(0, math.tau), math.sqrt(c.between(0, 1))
        x, y = 452 + 190 * part * math.cos(turn), 1146 + 34 * part * math.sin(turn)
        c.oval(x, y, c.between(2, 9), c.between(1, 4), "#cfe08f", opacity=round(c.between(0.4, 0.95), 2))
    steam(c, 452, 1116, 250, width=25)
    shadow(c, 872, 1420, 120, 20, 0.45)
    with c.at(868, 1290):
        for number in range(29):
            part = (number - 14) / 14
            c.line(
                f"M{part * 52} -40 C{part * 90} 20 {part * 116} 70 {part * 92} 128",
                mix("#e9d29a", "#b8924e", abs(part)),
                5,
            )
        for number in range(13):
            part = (number - 6) / 6
            c.line(f"M{part * 34} -36 C{part * 50} 20 {part * 60} 70 {part * 40} 122", "#f7e8bd", 4)
        c.rect(-56, -44, 112, 16, NIGHT, 6)
        c.path("M-46 -168 h92 l8 128 h-108 Z", c.fade("#b8924e", "#f3dfa8", "#c9a45e", across=True))
        c.oval(0, -168, 46, 11, "#a37d3d")
        c.line("M-49 -110 h98", "#a37d3d", 4)
    shadow(c, 1010, 1500, 120, 16, 0.4)
    c.path("M886 1480 l60 -48 h170 l54 48 l-70 34 h-160 Z", "#faf6ec")
    c.path("M886 1480 l70 34 h160 l54 -34 l-60 10 h-164 Z", "#d9d0bd")
    for turn in range(0, 360, 72):
        with c.at(1028, 1446, turn):
            c.oval(0, -24, 25, 26, "#e7a7b8")
    c.ball(1028, 1446, 17, "#f6d5dc")
    c.ball(1028, 1446, 8, "#e2b64a")


def market(c: Canvas) -> None:
    """Apples in crates under a striped awning, and the scales."""
    c.fill("#7d94b5", "#b9c7d6", "#e8dcc4")
    for x, width, height, colour in (
        (0, 300, 420, "#8c8fae"),
        (260, 240, 520, "#a39bb0"),
        (520, 330, 400, "#9a93ab"),
        (860, 280, 500, "#8789a8"),
        (1130, 260, 380, "#a79fb4"),
        (1370, 260, 470, "#8f8fae"),
    ):
        c.rect(x, 700 - height, width, height, colour)
        for row in range(height // 90):
            for column in range(width // 70):
                c.rect(x + 22 + column * 68, 730 - height + row * 84, 30, 46, "#f3dfae", opacity=0.5)
    c.glow(1320, 330, 640, "#fff3cf", 0.7)
    c.rect(0, 640, c.width, 500, c.fade("#8b5a3a", "#5c3826"))
    for x in (60, 1520):
        c.rect(x, 120, 30, 700, c.fade("#6a452c", "#a8754a", "#5a3924", across=True))
    stripes = 14
    for number in range(stripes):
        x, wide = number * c.width / stripes, c.width / stripes
        colour = CRIMSON if number % 2 else "#fbf1dd"
        c.path(f"M{x + (x - 800) * -0.1} 0 h{wide * 0.9} L{x + wide} 200 H{x} Z", c.fade(dark(colour, 0.12), colour))
        c.path(f"M{x} 200 h{wide} v46 a{wide / 2} {wide / 2.4} 0 0 1 {-wide} 0 Z", c.fade(colour, dark(colour, 0.14)))
    c.rect(0, 196, c.width, 8, NIGHT, opacity=0.2)
    for x in range(40, 1600, 190):
        c.line(f"M{x - 95} 276 q95 60 190 0", "#3a3345", 4)
        c.glow(x, 330, 80, "#ffe2a0", 0.9)
        c.ball(x, 326, 15, "#fff8e0")

    def apple(x: float, y: float, r: float, colour: str) -> None:
        c.ball(x, y, r, c.fade(light(colour, 0.34), colour, dark(colour, 0.3)))
        c.oval(
            x - r * 0.34,
            y - r * 0.4,
            r * 0.22,
            r * 0.14,
            "#ffffff",
            opacity=0.55,
            transform=f"rotate(-30 {x - r * 0.34} {y - r * 0.4})",
        )
        c.oval(x, y - r * 0.84, r * 0.3, r * 0.1, dark(colour, 0.45), opacity=0.7)
        c.line(f"M{x} {y - r * 0.82} q{r * 0.06} {-r * 0.26} {r * 0.2} {-r * 0.36}", "#5b3a22", r * 0.1)
        if c.between(0, 1) < 0.35:
            c.path(
                f"M{x + r * 0.1} {y - r * 1.0} q{r * 0.3} {-r * 0.4} {r * 0.7} {-r * 0.2} q{-r * 0.2} {r * 0.4} {-r * 0.7} {r * 0.2} Z",
                "#6d8d3f",
            )

    def crate(x: float, y: float, width: float, height: float, colours: Sequence[str], label: str) -> None:
        r = width / 9.4
        for row, number in ((3, 4), (2, 5), (1, 6), (0, 7)):
            for each in range(number):
                px = x + width / 2 + (each - (number - 1) / 2) * r * 1.36 + c.between(-4, 4)
                apple(px, y + r * 0.35 - row * r * 0.92, r * c.between(0.93, 1.06), c.random.choice(colours))
        shadow(c, x + width / 2, y + height + 6, width * 0.52, 14, 0.5)
        for slat in range(3):
            sy = y + 22 + slat * (height - 22) / 3
            c.rect(x, sy, width, (height - 22) / 3 - 9, c.fade("#e0b57c", "#b98650"), 5)
            c.line(f"M{x + 30} {sy + 18} q{width / 3} -8 {width - 70} 2", "#96683a", 2.5, opacity=0.6)
        for px in (x + 8, x + width - 34):
            c.rect(px, y + 12, 26, height - 12, c.fade("#c99a62", "#9b6d3e"), 4)
            c.ball(px + 13, y + 46, 4, "#5b4030")
            c.ball(px + 13, y + height - 26, 4, "#5b4030")
        with c.at(x + width / 2, y + height * 0.58, c.between(-4, 4)):
            c.rect(-62, -52, 124, 104, "#fffaf0", 10, stroke="#cdbb99", stroke_width=4)
            c.words(0, 36, label, 100, INDIGO, font_weight="bold")

    red, yellow, green = (
        ("#b3232f", CRIMSON, "#c8433a"),
        ("#dca43a", "#e6bd55", "#cf8f35"),
        ("#8fae45", "#a8bf58", "#74963a"),
    )
    crate(110, 600, 430, 190, green, "1")
    crate(585, 600, 430, 190, yellow, "2")
    crate(1060, 600, 430, 190, red, "3")
    c.rect(0, 836, c.width, 320, c.fade("#7a4a30", "#482a1f"))
    c.rect(0, 826, c.width, 26, c.fade("#c28b58", "#8d5c39"))
    for x in range(0, 1600, 200):
        c.line(f"M{x} 856 V1140", "#38211a", 5, opacity=0.6)
    with c.at(360, 1010):
        shadow(c, 0, 92, 230, 20, 0.55)
        c.path("M-170 90 l40 -120 h260 l40 120 Z", c.fade("#5d82a8", INDIGO))
        c.ball(0, 26, 52, "#fffaf0")
        for turn in range(-120, 121, 30):
            with c.at(0, 26, turn):
                c.line("M0 -44 v9", INDIGO, 4)
        c.line("M0 26 l24 -30", CRIMSON, 6)
        c.rect(-16, -66, 32, 40, "#8b93a5")
        c.path("M-210 -96 h420 q-30 40 -120 40 h-180 q-90 0 -120 -40 Z", c.fade("#e9edf2", "#98a2b3"))
        for x, y, colour in ((-104, -128, 0), (-18, -134, 1), (70, -128, 2), (-60, -186, 2), (28, -190, 0)):
            apple(x, y, 46, red[colour])
        c.path("M-210 -96 h420 q-6 12 -14 18 h-392 q-8 -6 -14 -18 Z", "#dde3ea")
    with c.at(1180, 1000):
        shadow(c, 0, 100, 220, 18, 0.5)
        c.path("M-150 100 l-26 -210 q176 46 352 0 l-26 210 Z", c.fade("#d9b877", "#f0d9a6", "#c29a55", across=True))
        c.path("M-176 -110 q176 46 352 0 q-176 -46 -352 0 Z", "#8d6a38")
        for x, y, colour in ((-80, -122, red[0]), (4, -134, yellow[0]), (84, -120, red[2])):
            apple(x, y, 50, colour)
        c.path("M-176 -110 q176 46 352 0 l-5 40 q-170 42 -342 0 Z", "#e3c78e")
        c.line("M-60 -80 q-26 -170 60 -170 q86 0 60 170", "#b5842f", 11)
        for x, y in ((-70, 0), (0, 14), (70, 0), (-36, 52), (36, 52)):
            c.path(f"M{x} {y - 18} l18 18 l-18 18 l-18 -18 Z", CRIMSON, opacity=0.8)

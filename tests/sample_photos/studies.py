"""Where one works: the laboratory, the desk, the blackboard, the coat on its peg."""

from __future__ import annotations

import math

from sample_photos.canvas import CRIMSON, GREEN, INDIGO, OCHRE, PAPER, PURPLE, WHITE, Canvas, dark, light, smooth
from sample_photos.things import crane, ridge, shadow, steam, table


def coat(c: Canvas) -> None:
    """A white coat on its peg, the breast pocket full."""
    c.fill("#b59fbe", "#cbb9cf", "#d9cdd9")
    c.rect(0, 1040, 1200, 500, c.fade("#8f7a9c", "#75618a"))
    c.rect(0, 1024, 1200, 26, "#efe6ee")
    for x in range(40, 1200, 190):
        c.rect(x, 1090, 150, 400, "#85709a", 6, opacity=0.7)
    c.path("M0 0 H420 L1200 860 V1536 H760 L0 660 Z", "#fff5dd", opacity=0.26)
    c.rect(120, 150, 960, 84, c.fade("#a9794a", "#74492b"), 12)
    for x in (240, 600, 960):
        c.ball(x, 196, 26, "#5b3722")
        c.ball(x - 4, 190, 20, c.fade("#e2c087", "#9b6d35"))
    c.line("M600 330 V262 q56 -22 42 -70 q-16 -44 -62 -16", "#5d6477", 13)
    with c.group(opacity=0.4, filter=c.blurred(26)):
        c.path("M330 560 L250 1400 H1010 L900 560 Z", "#4b3a5e", transform="translate(40 34)")
    cloth = c.fade("#ffffff", "#f1eff5", "#d9d6e4")
    for side in (-1, 1):
        with c.group(transform=f"translate(600 0) scale({side} 1)"):
            c.path(
                "M250 410 Q330 430 350 560 Q390 860 372 1130 Q330 1160 268 1136 Q280 860 246 640 Z",
                c.fade("#f6f4f9", "#cfcbdc"),
            )
            c.line("M268 1100 q52 22 104 -6", "#bdb7cf", 5)
            c.path("M0 330 L86 312 Q180 350 262 412 Q258 700 300 1404 Q160 1436 0 1420 Z", cloth)
            c.line("M236 640 Q262 900 270 1130", "#c8c3d6", 6)
            c.path("M140 960 h130 l8 210 q-70 22 -140 6 Z", "#f7f5fa", stroke="#c8c3d6", stroke_width=5)
            c.line("M140 984 h130", "#c8c3d6", 4)
    c.path("M600 1420 V620 L514 318 Q560 350 600 350 Q640 350 686 318 L600 620", "#e6e3ee")
    c.path("M514 316 L470 352 L520 480 L484 500 L600 700 L560 430 Z", "#ffffff", stroke="#cbc6d8", stroke_width=5)
    c.path("M686 316 L730 352 L680 480 L716 500 L600 700 L640 430 Z", "#ffffff", stroke="#cbc6d8", stroke_width=5)
    c.line("M600 690 V1418", "#c3bdd2", 6)
    for y in (780, 940, 1100, 1260):
        c.ball(628, y, 17, "#c3bdd2")
        c.ball(626, y - 2, 14, "#fbfafc")
        c.ball(621, y - 2, 2.4, "#a59fb8")
        c.ball(631, y - 2, 2.4, "#a59fb8")
    with c.at(778, 690, size=1.18):
        with c.at(-40, -10, -7):
            c.rect(-12, -140, 24, 190, c.fade("#2c4d8c", INDIGO), 6)
            c.rect(-12, -140, 24, 26, "#d9b978", 6)
            c.rect(6, -132, 8, 76, "#d9b978", 4)
        with c.at(0, -4, 3):
            c.rect(-13, -126, 22, 180, c.fade("#dfa94f", OCHRE), 2)
            c.path("M-13 -126 h22 l-11 -36 Z", "#ecd3a8")
            c.path("M-6 -148 h8 l-4 -14 Z", "#2b2f3c")
        with c.at(36, 4, 6):
            c.rect(-30, -110, 74, 150, "#f4e4cc", 5)
            c.rect(-30, -110, 74, 150, c.fade("#7f9b5c", GREEN), 5, transform="translate(5 8)")
            c.rect(-14, -88, 52, 30, PAPER, 3)
        with c.at(-6, -2, -6, 0.42):
            c.path("M-150 -150 L-20 -50 L-44 0 Z", dark(CRIMSON, 0.1))
            c.path("M20 -60 L118 -206 L60 0 Z", dark(CRIMSON, 0.05))
            c.path("M118 -206 L172 -172 L112 -182 Z", light(CRIMSON, 0.3))
            c.path("M-60 -20 L10 -250 L62 -16 L0 30 Z", light(CRIMSON, 0.2))
            c.path("M-60 -20 L-96 -230 L20 -30 Z", light(CRIMSON, 0.45))
        c.path("M-84 -30 h176 l6 152 q-94 34 -186 0 Z", "#fbfafd", stroke="#c8c3d6", stroke_width=5)
        c.path("M-85 -30 h178 l1 28 h-180 Z", "#eeebf4", stroke="#c8c3d6", stroke_width=4)
    with c.at(960, 470, 4):
        c.line("M0 -260 q-70 130 -44 300 M0 -260 q70 130 44 300 M-44 40 q44 80 88 0", PURPLE, 14)
        c.line("M0 78 v210", PURPLE, 14)
        c.ball(0, 316, 42, c.fade("#eef0f5", "#8e94a8"))
        c.ball(0, 316, 27, "#d3d7e2")
    with c.at(240, 196):
        c.path(
            "M-58 -6 q58 -44 116 0 l22 660 h-78 l-6 -380 l-30 470 h-88 Z",
            c.fade("#a8324f", CRIMSON, "#7a1e3a", across=True),
        )
        c.path("M-58 -6 q58 -44 116 0 q-50 40 -116 0 Z", "#6b1730")
        c.line("M6 570 h66 M6 596 h67 M-110 664 h76 M-112 690 h76", "#f0d9bd", 9)
        for number in range(8):
            c.line(f"M{-116 + number * 11} 744 v32 M{6 + number * 10} 654 v32", CRIMSON, 5)


def cranes(c: Canvas) -> None:
    """Five paper cranes on a window sill, snow outside."""
    c.fill("#54486f", "#6d5d86")
    c.rect(180, -40, 1240, 760, c.fade("#7f9cc9", "#b9c7e2", "#ecd9cf"))
    c.glow(1120, 460, 460, "#fff0d2", 0.85)
    with c.group(clip_path=c.inside("M180 0 H1420 V720 H180 Z")):
        ridge(c, 590, 120, 220, "#a9b4d6")
        ridge(c, 640, 70, 170, "#8797c2")
        for x, width, height in ((220, 190, 170), (450, 150, 120), (760, 210, 190), (1010, 150, 130), (1210, 190, 170)):
            c.rect(x, 720 - height, width, height, "#7c6c8f")
            c.path(
                f"M{x - 22} {724 - height} l{width / 2 + 22} -84 l{width / 2 + 22} 84 q-30 16 -60 4 t-60 2 t-60 -2 Z",
                "#fbf8f6",
            )
            for k in range(int(width // 62)):
                c.rect(x + 26 + k * 58, 752 - height, 28, 36, "#ffd896")
        for _ in range(150):
            c.ball(c.between(180, 1420), c.between(0, 720), c.between(1.5, 6), WHITE, opacity=0.85)
    for x, width in ((150, 42), (779, 42), (1408, 42)):
        c.rect(x, -20, width, 760, c.fade("#f5eee4", "#cfc3bd", across=True))
    c.rect(150, 330, 1300, 22, "#e9dfd6")
    for side in (-1, 1):
        with c.group(transform=f"translate(800 0) scale({side} 1)"):
            c.path("M560 -10 H820 V1010 H640 Q700 620 560 -10 Z", c.fade("#a33a55", CRIMSON, "#6b1730", across=True))
            for x in (640, 700, 760):
                c.line(f"M{x} 0 Q{x + 40} 520 {x + 10} 1010", "#6b1730", 9, opacity=0.5)
    c.rect(60, 720, 1480, 46, c.fade("#fffaf2", "#d6c9bd"), 8)
    c.rect(90, 766, 1420, 26, "#a3948f")
    c.rect(0, 792, 1600, 110, c.fade("#40365a", "#54486f"))
    table(c, 890, "#8a5a44")
    shadow(c, 800, 978, 300, 18, 0.5)
    for x, size, colour in (
        (300, 0.66, OCHRE),
        (540, 0.72, "#56783a"),
        (810, 0.98, "#b0304f"),
        (1090, 0.74, "#35569a"),
        (1330, 0.64, "#8a5c94"),
    ):
        crane(c, x, 738, size, colour)
    with c.at(800, 924):
        for number, (colour, wide, shift) in enumerate((("#8a5c94", 520, -10), (INDIGO, 470, 16), (OCHRE, 500, -18))):
            y = 50 - number * 44
            c.rect(-wide / 2 + shift, y - 40, wide, 42, c.fade(light(colour, 0.15), dark(colour, 0.12)), 8)
            c.rect(-wide / 2 + shift + 30, y - 40, 14, 42, PAPER, opacity=0.7)
            c.rect(wide / 2 + shift - 70, y - 34, 62, 30, "#f4ead6")


def optics(c: Canvas) -> None:
    """A laser beam goes through lenses and a prism on a laboratory table."""
    c.fill("#141a38", "#1e2750", "#2a3362")
    for x, y, width, height in ((80, 90, 420, 300), (560, 60, 300, 330), (1080, 110, 430, 280)):
        c.rect(x, y, width, height, "#29335f", 10)
        c.rect(x, y + height, width, 16, "#3c4678")
    for x, kind, tone in (
        (140, 0, "#5b7fb8"),
        (240, 1, "#b5842f"),
        (350, 2, "#66406f"),
        (440, 0, "#476330"),
        (610, 2, "#8c1f3c"),
        (730, 1, "#5b7fb8"),
        (810, 0, "#b5842f"),
        (1140, 1, "#66406f"),
        (1260, 0, "#8c1f3c"),
        (1370, 2, "#5b7fb8"),
        (1436, 1, "#476330"),
    ):
        if kind == 0:
            c.rect(x - 28, 240, 56, 150, light(tone, 0.1), 10, opacity=0.55)
            c.rect(x - 18, 214, 36, 30, "#8b93b5", 5, opacity=0.7)
        elif kind == 1:
            c.path(f"M{x - 14} 220 h28 v66 l42 96 q4 8 -8 8 h-96 q-12 0 -8 -8 l42 -96 Z", "#a9bce055")
            c.path(f"M{x - 36} 334 h72 l21 46 q4 10 -8 10 h-98 q-12 0 -8 -10 Z", light(tone, 0.15), opacity=0.85)
        else:
            c.rect(x - 42, 294, 84, 96, "#a9bce044", 8)
            c.rect(x - 42, 332, 84, 58, light(tone, 0.12), 8, opacity=0.8)
    c.rect(0, 800, c.width, 340, c.fade("#3c4468", "#22284a"))
    c.rect(0, 792, c.width, 14, "#6a739c")
    for row in range(6):
        for column in range(34):
            y = 836 + row * (34 + row * 6)
            c.oval(800 + (column - 16.5) * (50 + row * 7), y, 7 + row, 3 + row * 0.5, "#14193a")
    beam = 560

    def post(x: float, top: float) -> None:
        shadow(c, x, 880, 74, 14, 0.6)
        c.rect(x - 13, top, 26, 880 - top, c.fade("#3a4060", "#aab3d0", "#4b5278", across=True))
        c.path(f"M{x - 62} 884 q0 -34 62 -34 q62 0 62 34 Z", c.fade("#6e779e", "#30375c"))

    for x in (230, 560):
        post(x, beam)
    with c.at(230, beam):
        c.rect(-170, -62, 320, 124, c.fade("#6a2338", "#b3435f", "#5a1a2e"), 16)
        c.rect(150, -34, 34, 68, c.fade("#4b5278", "#c6cde4", "#3a4060"), 6)
        c.ball(-120, 0, 15, "#8ff0a8")
        c.glow(-120, 0, 50, "#8ff0a8", 0.8)
        c.line("M-60 -30 h150 M-60 0 h150 M-60 30 h150", "#4f1628", 7)
    c.line(f"M-170 {beam} q-60 10 -110 90", "#14193a", 12, transform="translate(230 0)")
    c.glow(414, beam, 130, "#ffe9c9", 0.5)
    with c.group(filter=c.blurred(9)):
        c.line(f"M414 {beam} H960", "#ffd9a8", 24, opacity=0.6)
    c.line(f"M414 {beam} H960", "#fff4e0", 8)
    rainbow = ("#d6455a", "#e98a3c", "#f2cf52", "#79b45c", "#4a8fd0", "#5a62c4", "#8a57b0")
    for number, colour in enumerate(rainbow):
        y = 430 + number * 62
        with c.group(filter=c.blurred(5)):
            c.path(
                f"M1010 {beam - 8 + number * 3} L1600 {y} V{y + 46} L1010 {beam - 4 + number * 3} Z",
                colour,
                opacity=0.55,
            )
        c.path(
            f"M1010 {beam - 8 + number * 3} L1600 {y + 8} V{y + 42} L1010 {beam - 5 + number * 3} Z",
            colour,
            opacity=0.8,
        )
    c.path("M990 882 v-160 h40 v160 Z", c.fade("#3a4060", "#aab3d0", "#4b5278", across=True))
    c.path("M948 884 q0 -34 62 -34 q62 0 62 34 Z", c.fade("#6e779e", "#30375c"))
    c.rect(880, 706, 250, 22, c.fade("#8b93b5", "#4b5278"), 5)
    c.path("M900 706 L1000 440 L1110 706 Z", c.fade("#dfe8ff55", "#a9c4ff66", "#ffffff44"))
    c.path("M900 706 L1000 440 L1110 706 Z", "none", stroke="#eef3ff", stroke_width=5, stroke_linejoin="round")
    c.path("M1000 440 L960 706 H900 Z", "#ffffff", opacity=0.16)
    c.path(f"M944 {beam} L1046 {beam} L1040 {beam + 22} Z", "#fff4e0", opacity=0.75)
    with c.at(560, beam):
        c.oval(0, 0, 36, 122, "#c3d6ff", opacity=0.35)
        c.oval(0, 0, 36, 122, "none", stroke="#eef3ff", stroke_width=6)
        c.line("M-12 -86 q-10 80 0 150", "#ffffff", 7, opacity=0.7)
        c.rect(-22, 116, 44, 34, c.fade("#8b93b5", "#4b5278"), 4)
    c.glow(560, beam, 90, "#fff4e0", 0.75)
    with c.at(1330, 960):
        shadow(c, 0, 66, 150, 18, 0.6)
        c.rect(-130, 10, 260, 56, PAPER, 6, transform="rotate(-3)")
        c.rect(-130, -4, 260, 56, "#fffdf6", 6, transform="rotate(2)")
        c.line("M-104 14 h120 M-104 30 h180", "#8a90a8", 5, transform="rotate(2)")
        c.line("M20 36 L150 -18", OCHRE, 11)
    with c.at(250, 1010):
        shadow(c, 10, 60, 110, 14, 0.6)
        c.path("M-74 -70 h148 l-10 130 h-128 Z", c.fade("#9db8ec", "#e4ecff", "#7f98cc", across=True))
        c.oval(0, -70, 74, 15, "#3a2418")
        c.line("M72 -46 q60 -8 54 40 q-6 40 -62 40", "#9db8ec", 15)
    steam(c, 250, 924, 130, "#dfe6ff", 14)


def desk(c: Canvas) -> None:
    """Notes in the light of a lamp, a rainy evening behind the glass."""
    c.fill("#2b2547", "#3b3058")
    c.rect(150, 50, 900, 560, c.fade("#1d2850", "#40437a", "#8a6a86"))
    with c.group(clip_path=c.inside("M150 50 h900 v560 h-900 Z")):
        for _ in range(58):
            x, y, r = c.between(150, 1050), c.between(330, 600), c.between(8, 34)
            c.ball(
                x,
                y,
                r,
                c.random.choice(("#ffd58a", "#f7b267", "#e58aa0", "#9db8ec", "#fff0c4")),
                opacity=round(c.between(0.14, 0.5), 2),
                filter=c.blurred(2.5),
            )
        for _ in range(130):
            x, y = c.between(150, 1060), c.between(50, 600)
            c.line(f"M{x:.0f} {y:.0f} l-7 {c.between(22, 60):.0f}", "#c9d6f5", 2, opacity=0.3)
        for _ in range(70):
            x, y, r = c.between(160, 1040), c.between(60, 600), c.between(3, 8)
            c.oval(x, y, r * 0.8, r, "#dfe8ff", opacity=0.6)
            c.oval(x + r * 0.2, y + r * 0.2, r * 0.4, r * 0.5, "#3a4478", opacity=0.6)
    for x, y, width, height in (
        (134, 34, 932, 22),
        (134, 604, 932, 22),
        (134, 34, 22, 590),
        (1046, 34, 22, 590),
        (590, 50, 18, 560),
    ):
        c.rect(x, y, width, height, c.fade("#f0e6dc", "#b9a9a8"))
    table(c, 690, "#7a4a35")
    c.glow(1080, 800, 800, "#ffdc97", 0.62)
    with c.at(1320, 700):
        shadow(c, -20, 44, 150, 22, 0.5)
        c.oval(-20, 30, 130, 28, c.fade("#3d5f4a", "#1f3a2d"))
        c.line("M-20 24 Q90 -180 30 -330 Q-30 -420 -130 -420", "#2c4a38", 18)
        c.path("M-90 -470 q-150 20 -176 210 q130 50 250 -10 q10 -150 -74 -200 Z", c.fade("#6d9a6f", GREEN, "#2c4a2c"))
        c.oval(-142, -252, 124, 24, "#fff2c0", transform="rotate(-3)")
    with c.group(opacity=0.34, filter=c.blurred(18)):
        c.path("M1060 455 L1290 440 L1560 1000 H420 Z", c.fade("#fff0bd", "#fff0bd00"))
    with c.at(700, 830):
        c.path(
            "M-420 150 L-330 -66 Q-160 -110 0 -60 Q160 -110 330 -66 L420 150 Q200 110 0 160 Q-200 110 -420 150 Z",
            "#8c1f3c",
        )
        c.path("M-400 136 L-316 -74 Q-156 -116 0 -66 V150 Q-200 100 -400 136 Z", c.fade("#fffdf3", "#f3e6c9"))
        c.path("M400 136 L316 -74 Q156 -116 0 -66 V150 Q200 100 400 136 Z", c.fade("#fffaf0", "#ecdcb8"))
        c.line("M0 -66 V150", "#c9b48a", 4)
        for number in range(5):
            y, spread = -50 + number * 34, number * 16
            c.line(
                f"M{-290 - spread} {y} q130 -34 {250 + spread * 0.9} 4",
                INDIGO,
                4,
                opacity=0.65,
                stroke_dasharray="46 12 70 10 24 12",
            )
        for number in range(2):
            y, spread = 62 + number * 34, 40 + number * 16
            c.line(f"M52 {y - 14} q130 -34 {236 + spread} 8", INDIGO, 4, opacity=0.65, stroke_dasharray="60 12 30 10")
        c.line("M70 30 V-60 M70 30 L300 18", INDIGO, 4)
        c.line("M76 20 C130 10 130 -66 176 -62 S230 12 296 6", CRIMSON, 6)
        c.line("M-260 -14 h120", OCHRE, 16, opacity=0.45)
        with c.at(196, 104, -28):
            c.rect(-150, -11, 260, 22, c.fade("#3c5f9e", INDIGO), 8)
            c.path("M110 -11 l42 11 l-42 11 Z", "#d9b978")
    with c.at(250, 800):
        shadow(c, 12, 70, 120, 18, 0.5)
        c.path("M-92 -80 h176 l-10 150 q-78 22 -156 0 Z", c.fade("#f5ead7", "#fffaf0", "#c9b596", across=True))
        c.line("M80 -50 q74 -6 66 48 q-10 48 -78 46", "#e5d6bb", 19)
        c.oval(-4, -80, 88, 20, "#4a2a1a")
        c.path("M-60 0 q20 -30 40 0 t40 0 t40 0", "none", stroke=INDIGO, stroke_width=8)
    steam(c, 246, 716, 190, "#fff0da", 19)
    with c.at(1180, 900, 7):
        c.rect(-96, -58, 192, 116, c.fade("#f3dc8e", "#e2bf5f"), 3)
        c.line("M-66 -20 h120 M-66 8 h90", "#8d6a2b", 6, opacity=0.7)
    with c.at(1010, 690):
        for number, colour in enumerate((PURPLE, "#4f76b0", OCHRE, CRIMSON)):
            c.rect(-150 + number * 8, 8 - number * 32, 280 - number * 22, 32, c.fade(light(colour, 0.2), colour), 5)
            c.rect(-120 + number * 8, 8 - number * 32, 10, 32, PAPER, opacity=0.6)


def blackboard(c: Canvas) -> None:
    """A blackboard full of waves and arrows, with five minutes on the clock."""
    c.fill("#d9c49a")
    c.rect(50, 50, 1500, 880, "#7a5230", 10)
    c.rect(80, 80, 1440, 820, "#2f4a3f")
    for x, y, across in ((420, 300, 300), (1050, 620, 340), (700, 760, 260)):
        c.oval(x, y, across, 60, "#3d5a4e", transform=f"rotate(-12 {x} {y})")
    chalk, yellow, pink = "#f1efe4", "#f0cf7c", "#eba9b4"
    c.line("M170 520 V180 M170 520 H700", chalk, 6)
    c.line("M156 204 l14 -26 l14 26 M676 506 l26 14 l-26 14", chalk, 6)
    wave = [(170 + step * 8, 350 - 120 * math.sin(step / 5.2) * math.exp(-step / 46)) for step in range(64)]
    c.line(smooth(wave), yellow, 8)
    c.line("M170 230 Q360 290 690 340", pink, 4, stroke_dasharray="14 14")
    c.line("M170 470 Q360 410 690 362", pink, 4, stroke_dasharray="14 14")
    italic = {"font_style": "italic", "font_family": "'DejaVu Serif', Georgia, serif"}
    c.words(706, 572, "t", 46, chalk, **italic)
    c.words(124, 214, "x", 46, chalk, **italic)
    c.words(450, 694, "x = A e", 64, chalk, **italic)
    c.words(612, 662, "−γt", 38, chalk, **italic)
    c.words(766, 694, "sin ωt", 64, chalk, **italic)
    c.rect(290, 614, 610, 120, "none", 18, stroke=yellow, stroke_width=6)
    c.line("M930 150 H1180", chalk, 8)
    for x in range(946, 1180, 26):
        c.line(f"M{x} 150 l16 -24", chalk, 4)
    c.line("M1054 150 L1190 430", chalk, 5)
    c.line("M1054 150 V450", chalk, 4, stroke_dasharray="12 14")
    c.ball(1190, 440, 36, pink)
    c.line("M1054 300 q34 2 62 -22", yellow, 5)
    c.words(1092, 356, "φ", 46, yellow, **italic)
    c.line("M1190 476 V570 M1176 548 l14 24 l14 -24", chalk, 5)
    c.words(1244, 560, "mg", 46, chalk, **italic)
    c.line("M930 470 q120 60 250 20", chalk, 3, stroke_dasharray="6 12")
    c.words(1352, 726, "5:00", 100, yellow, font_weight="bold")
    c.ball(1352, 690, 140, "none", stroke=chalk, stroke_width=6, stroke_dasharray="560 40")
    c.line("M1276 768 q80 18 156 -4", pink, 7)
    c.line("M1352 536 v-24 M1462 590 l18 -18", chalk, 9)
    c.words(390, 838, "Спасибо!", 66, pink, **italic)
    c.line("M540 860 q-120 22 -300 4", pink, 5)
    c.words(1420, 330, "?", 170, chalk, **italic)
    c.rect(60, 900, 1480, 40, "#a9794a", 6)
    c.rect(60, 932, 1480, 12, "#6d4529")
    for x, colour in ((300, chalk), (380, yellow), (450, chalk), (520, pink)):
        c.rect(x, 884, 60, 16, colour, 7)
    c.rect(980, 858, 180, 42, "#8c1f3c", 8)
    c.rect(980, 884, 180, 16, "#e6dcc6", 4)
    c.rect(0, 1020, 1600, 120, "#a9794a")
    c.rect(0, 1008, 1600, 18, "#c99a62")
    for x, colour in ((200, INDIGO), (700, PURPLE), (1180, GREEN)):
        c.rect(x, 976, 240, 32, colour, 5)
        c.rect(x + 22, 944, 200, 32, light(colour, 0.35), 5)
        c.rect(x + 40, 944, 12, 32, PAPER)

"""Draw the pictures that stand in for photos in the sample reports: `.venv/bin/python tests/draw_sample_photos.py`.

Each scene is an SVG put together in sample_photos/ and rendered in Chromium; chance is seeded by the picture's path, so
the same Chromium draws the same picture every time. Words after the command draw only the files whose path contains one
of them: `… draw_sample_photos.py market lake`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import sync_playwright

from conftest import ROOT, find_chromium
from sample_photos import landscapes, streets, studies, tables, windows
from sample_photos.canvas import FIVE, PAPER, Canvas

FOLDER = ROOT / "activity_reports"
NOT_A_PHOTO = {"ja": "見本の絵（写真ではありません）", "ru": "Рисунок-образец, не фотография"}
"""Stands under every picture, so that it is taken for nothing else wherever it is shown."""
STRIP = 64
"""Height of the strip that carries these words."""


@dataclass(frozen=True)
class Picture:
    """A file below `activity_reports/`, the scene on it, and its size with the strip."""

    path: str
    draw: Callable[[Canvas], None]
    width: int = 1600
    height: int = 1200


PICTURES = [
    Picture("2018-02-09-sample-suitcase/photo-1.jpg", tables.suitcase),
    Picture("2018-06-22-sample-three-alphabets/photo-1.png", tables.alphabets, 1200, 1200),
    Picture("2018-07-05-sample-tea-and-samovar/photo-1.jpg", tables.matcha, 1200, 1600),
    Picture("2018-07-05-sample-tea-and-samovar/photo-2.jpg", tables.samovar),
    Picture("2018-08-24-sample-gull/photo-1.jpg", landscapes.gull_and_bun),
    Picture("2018-09-05-sample-cold-lake/photo-1.jpg", landscapes.cold_lake, 1600, 1067),
    Picture("2018-09-05-sample-cold-lake/photo-2.jpg", landscapes.campfire),
    Picture("2018-09-05-sample-cold-lake/photo-3.jpg", landscapes.fireweed, 1200, 1600),
    Picture("2018-09-10-sample-market/photo-1.jpg", tables.market),
    Picture("2018-11-16-sample-lab-dictionary/photo-1.jpg", studies.optics),
    Picture("2018-11-16-sample-lab-dictionary/photo-2.jpg", streets.umbrellas),
    Picture("2018-11-16-sample-lab-dictionary/photo-3.jpg", streets.vending),
    Picture("2018-11-16-sample-lab-dictionary/photo-4.jpg", studies.desk),
    Picture("2018-12-07-sample-night-river/photo-1.jpg", landscapes.night_river, 1200, 1600),
    Picture("2018-12-14-sample-coat-pocket/photo-1.jpg", studies.coat, 1200, 1600),
    Picture("2018-12-14-sample-coat-pocket/photo-2.jpg", studies.cranes, 1600, 1067),
    Picture("2019-01-20-sample-first-snow/photo-1.jpg", streets.boots, 1600, 1067),
    Picture("2019-01-20-sample-first-snow/photo-2.jpg", landscapes.tied_pines),
    Picture("2019-02-08-sample-blackboard/photo-1.png", studies.blackboard),
    Picture("2019-03-06-sample-seven-windows/photo-1.jpg", windows.plane_window, 1600, 1067),
    Picture("2019-03-06-sample-seven-windows/photo-2.jpg", windows.kitchen_window, 1600, 1067),
    Picture("2019-03-06-sample-seven-windows/photo-3.jpg", windows.frosted_window),
    Picture("2019-03-06-sample-seven-windows/photo-4.jpg", windows.carved_window, 1200, 1600),
    Picture("2019-03-06-sample-seven-windows/photo-5.jpg", windows.train_window),
    Picture("2019-03-06-sample-seven-windows/photo-6.jpg", windows.windscreen, 1600, 1067),
    Picture("2019-03-06-sample-seven-windows/photo-7.jpg", windows.rainy_roofs),
]


def page(picture: Picture) -> str:
    canvas = Canvas(picture.width, picture.height - STRIP, picture.path)
    picture.draw(canvas)
    dots = "".join(f'<i style="background:{colour}"></i>' for colour in FIVE)
    left, right = (f'<span lang="{language}">{words}</span>' for language, words in NOT_A_PHOTO.items())
    return f"""<!doctype html><meta charset="utf-8"><style>
        body {{ margin: 0; background: {PAPER}; }}
        svg {{ display: block; }}
        p {{ display: flex; align-items: center; height: {STRIP}px; margin: 0; padding: 0 40px; color: #4a5061; }}
        span {{ flex: 1; font: 25px "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic", sans-serif; }}
        span:last-child {{ text-align: right; font: 23px "DejaVu Sans", "Segoe UI", sans-serif; }}
        i {{ width: 13px; height: 13px; margin: 0 5px; border-radius: 50%; }}
        </style>{canvas.svg()}<p>{left}{dots}{right}</p>"""


def main() -> int:
    chromium = find_chromium()
    if chromium is None:
        print("Needs Chromium.", file=sys.stderr)
        return 1
    named = sys.argv[1:] or [""]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for picture in (each for each in PICTURES if any(word in each.path for word in named)):
            file = FOLDER / picture.path
            file.parent.mkdir(exist_ok=True)
            opened = browser.new_page(viewport={"width": picture.width, "height": picture.height})
            opened.set_content(page(picture))
            if file.suffix == ".png":
                opened.screenshot(path=file)
            else:
                opened.screenshot(path=file, type="jpeg", quality=85)
            opened.close()
            print(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1000} kB")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

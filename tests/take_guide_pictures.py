"""Take the pictures of the guide for students: the form on a telephone, filled in. Part of `make pictures`."""

from __future__ import annotations

import io
import sys

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from conftest import ROOT, find_chromium, serving
from maker import WRITE, Maker

FOLDER = ROOT / "docs" / "assets" / "guide"
SAMPLES = ROOT / "activity_reports"
PHOTOS = ("2018-09-10-sample-market/photo-1.jpg", "2018-12-07-sample-night-river/photo-1.jpg")
TOLD = {
    "ja": {
        "title": "市場で覚えた最初の言葉",
        "authors": "雪野しらべ",
        "text": "寮の友人に誘われて市場へ行きました。数字を三つ覚えて、りんごを買うまでの話です。",
    },
    "ru": {
        "title": "Первые слова на рынке",
        "authors": "Сирабэ Юкино",
        "text": "Друзья из общежития позвали меня на рынок. Я выучила три числа и купила яблоки.",
    },
}
ALT = {"ja": "木の台に並んだ赤と黄色のりんご", "ru": "Красные и жёлтые яблоки на деревянном прилавке"}


def fill_in(page: Page, address: str, language: str) -> Maker:
    maker = Maker.at(page, address + WRITE[language])
    maker.fill(date="2018-09-10", **TOLD[language])
    maker.add_photos(*[SAMPLES / name for name in PHOTOS])
    maker.describe(1, ALT[language])
    maker.describe(2, ALT[language])
    maker.choose("people", "none")
    return maker


def save(page: Page, selector: str, name: str) -> None:
    """What a telephone shows when it is scrolled to a part of the form."""
    page.locator(selector).first.evaluate("each => scrollTo(0, each.getBoundingClientRect().top + scrollY - 4)")
    page.wait_for_timeout(300)
    with Image.open(io.BytesIO(page.screenshot())) as image:
        image.convert("RGB").save(FOLDER / f"{name}.webp", "WEBP", quality=80, method=6)
    print((FOLDER / f"{name}.webp").relative_to(ROOT))


def main() -> int:
    chromium = find_chromium()
    if chromium is None or not (ROOT / "site").is_dir():
        print("Needs Chromium and a built site.", file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with serving(ROOT / "site") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for language in WRITE:
            page = browser.new_context(viewport={"width": 360, "height": 640}, device_scale_factor=1.5).new_page()
            maker = fill_in(page, address, language)
            save(page, ".maker-step", f"{language}-write")
            save(page, "#maker-photo-list", f"{language}-photos")
            maker.finish()
            maker.part("send").wait_for()
            save(page, "#maker-send", f"{language}-send")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

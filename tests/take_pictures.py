"""Take the README's pictures of the built site: `make pictures`."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from conftest import ROOT, find_chromium, serving

FOLDER = ROOT / ".github" / "pictures"
PICTURES = {
    "home-ja": ("", 1280, 860, "light"),
    "partner-ru": ("ru/partners/kfu/", 1280, 860, "light"),
    "results-ja": ("results/", 375, 780, "light"),
    "report-ru": ("ru/reports/2019-01-20-sample-first-snow/", 375, 780, "light"),
    "home-ru-dark": ("ru/", 375, 780, "dark"),
}


def main() -> int:
    chromium = find_chromium()
    if chromium is None or not (ROOT / "site").is_dir():
        print("Needs Chromium and a built site.", file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with serving(ROOT / "site") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, (page_address, width, height, scheme) in PICTURES.items():
            size = {"width": width, "height": height}
            context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
            page = context.new_page()
            page.goto(address + page_address, wait_until="networkidle")
            page.screenshot(path=FOLDER / f"{name}.png")
            context.close()
            print(Path(FOLDER / f"{name}.png").relative_to(ROOT))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

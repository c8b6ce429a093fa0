"""A sheet of ten kinds of page, as a revision of this repository had them and as they are: `make pictures BEFORE=…`.

The revision is laid out in a temporary folder and built there by its own code; the site as it is must be built already.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, sync_playwright

from conftest import ROOT, build, find_chromium, serving

SHEET = ROOT / ".cache" / "pictures" / "before-and-after.webp"
KINDS = (
    "", "programs/", "programs/culture/", "partners/kfu/", "cities/kazan/", "results/", "milestones/", "reports/",
    "reports/2018-07-05-sample-tea-and-samovar/", "study-abroad/outbound/",
)  # fmt: skip
SIZES = ((1280, 860, ""), (390, 860, "ru/"))
"""Width and height of a window, and where its language lies."""
SCALE, GAP, LABEL = 0.5, 16, 20


def laid_out(revision: str, folder: Path) -> Path:
    archive = subprocess.run(["git", "archive", revision], cwd=ROOT, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(folder, filter="data")
    return folder


def picture(browser: Browser, url: str, width: int, height: int) -> Image.Image:
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    taken = Image.open(io.BytesIO(page.screenshot()))
    context.close()
    return taken.resize((int(width * SCALE), int(height * SCALE)), Image.Resampling.LANCZOS)


def sheet(rows: list[list[Image.Image]]) -> Image.Image:
    """A row for each kind: before and after in the wide window, before and after in the narrow one."""
    width = sum(each.width + GAP for each in rows[0]) + GAP
    height = LABEL + rows[0][0].height + GAP
    whole = Image.new("RGB", (width, height * len(rows) + GAP), "#888")
    draw = ImageDraw.Draw(whole)
    for number, (kind, row) in enumerate(zip(KINDS, rows, strict=True)):
        x, y = GAP, GAP + number * height
        for each, when in zip(row, ("before", "after") * len(SIZES), strict=True):
            draw.text((x, y), f"/{kind} {when}", fill="#fff")
            whole.paste(each, (x, y + LABEL))
            x += each.width + GAP
    return whole


def main(revision: str) -> int:
    chromium = find_chromium()
    if chromium is None or not (ROOT / "site").is_dir():
        print("Needs Chromium and a built site.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="before-") as work:
        former = laid_out(revision, Path(work) / "project")
        built = build(former, Path(work) / "site", PYTHONPATH=str(former / "hooks"))
        if built.returncode:
            print(built.stderr, file=sys.stderr)
            return 1
        with serving(Path(work) / "site") as before, serving(ROOT / "site") as after, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            rows = [
                [
                    picture(browser, address + prefix + kind, width, height)
                    for width, height, prefix in SIZES
                    for address in (before, after)
                ]
                for kind in KINDS
            ]
            browser.close()
    SHEET.parent.mkdir(parents=True, exist_ok=True)
    sheet(rows).save(SHEET, quality=80, method=6)
    print(SHEET.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

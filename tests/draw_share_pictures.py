"""Draw what others show for the site: pictures beside links, icons. `.venv/bin/python tests/draw_share_pictures.py`.

By hand, when a title has changed: what they need is a machine with good Japanese and Russian letters, which not every one is.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from playwright.sync_api import sync_playwright

from conftest import ROOT, find_chromium
from program_site.content.catalog import Catalog
from program_site.load import load

ASSETS = ROOT / "docs" / "assets"
WIDTH, HEIGHT = 1200, 630
FIVE = ("#8c1f3c", "#1f3a6e", "#b5842f", "#476330", "#66406f")


def pictures(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """The file and the drawing of each: one for the whole site, and one for each picture named in data/project.yml."""
    project = catalog.project
    if project.share_image:
        yield project.share_image, drawing([(code, project.name.in_language(code)) for code in catalog.languages], "")
    short = " · ".join(project.short_name.in_language(code) for code in catalog.languages)
    drawn: set[str] = set()
    for each in project.share_images:
        titles = [(page.language, page.title) for page in catalog.prose if page.address == f"{each.folder}/"]
        if each.image not in drawn:
            drawn.add(each.image)
            yield each.image, drawing(titles, short)


def drawing(lines: list[tuple[str, str]], above: str) -> str:
    names = "".join(f'<p lang="{code}">{escape(text)}</p>' for code, text in lines)
    bands = "".join(f'<i style="background:{colour}"></i>' for colour in FIVE)
    large = 64 if above else 44
    return f"""<!doctype html><meta charset="utf-8"><style>
        body {{ margin: 0; width: {WIDTH}px; height: {HEIGHT}px; background: #14284e; color: #fff; overflow: hidden;
               font-family: "Noto Sans CJK JP", "Noto Sans", sans-serif; }}
        svg {{ position: absolute; inset: 0; }}
        main {{ position: absolute; left: 80px; right: 80px; bottom: 70px; }}
        p {{ margin: 14px 0 0; font-weight: 700; line-height: 1.35; font-size: {large}px; }}
        p + p {{ font-weight: 400; color: #cfd9ee; font-size: {large * 0.77:.0f}px; }}
        small {{ font-size: 24px; color: #f0d9a8; }}
        div {{ position: absolute; inset: auto 0 0; height: 16px; display: flex; }} i {{ flex: 1; }}
        </style><svg viewBox="0 0 {WIDTH} {HEIGHT}"><path d="M120 270C330 30 870 30 1080 270" fill="none" stroke="#fff"
        stroke-opacity=".75" stroke-width="5" stroke-dasharray="2 16" stroke-linecap="round"/>
        <circle cx="120" cy="270" r="17" fill="#c9a227"/><circle cx="1080" cy="270" r="17" fill="#e8788a"/></svg>
        <main><small>{escape(above)}</small>{names}</main><div>{bands}</div>"""


def icon(size: int, rounded: bool) -> str:
    """The logo; a telephone rounds the corners of an icon by itself."""
    logo = (ASSETS / "logo.svg").read_text(encoding="utf-8")
    logo = logo if rounded else logo.replace(' rx="10"', "")
    return f"<style>body {{ margin: 0 }} svg {{ display: block; width: {size}px }}</style>{logo}"


if __name__ == "__main__":
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        page = browser.new_page()
        page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
        catalog = load(ROOT).catalog  # not checked: the pictures that are missing are to be drawn
        assert catalog
        for name, html in pictures(catalog):
            (ROOT / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
            page.set_content(html)
            page.screenshot(path=ROOT / "docs" / name, type="jpeg", quality=78)
            print(f"docs/{name}")
        for name, size, rounded in (("icon-32.png", 32, True), ("touch-icon.png", 180, False)):
            page.set_viewport_size({"width": size, "height": size})
            page.set_content(icon(size, rounded))
            page.screenshot(path=ASSETS / name, omit_background=True)
            print(f"docs/assets/{name}")
        browser.close()

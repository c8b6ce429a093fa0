"""Draw what others show for the site: pictures beside links, icons. `.venv/bin/python tests/draw_share_pictures.py`.

By hand, when a title has changed: what they need is a machine with good Japanese and Russian letters, which not every one is.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from playwright.sync_api import sync_playwright

from chromium import find_chromium
from conftest import ROOT
from program_site.content.catalog import Catalog
from program_site.load import load

ASSETS = ROOT / "docs" / "assets"
WIDTH, HEIGHT = 1200, 630
FIVE = ("#96203a", "#1f3f77", "#b3852b", "#46632d", "#6a3f77")


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
    large = 68 if above else 46
    return f"""<!doctype html><meta charset="utf-8"><style>
        body {{ margin: 0; width: {WIDTH}px; height: {HEIGHT}px; background: #fbfaf6; color: #1c1b1a; overflow: hidden; }}
        svg {{ position: absolute; inset: 0; }}
        main {{ position: absolute; left: 80px; right: 80px; bottom: 64px; }}
        p {{ margin: 14px 0 0; font: 500 {large}px/1.4 "Noto Serif CJK JP", serif; }}
        p:not(:lang(ja)) {{ font-family: "Noto Serif", "PT Serif", "DejaVu Serif", serif; font-weight: 400; }}
        p + p {{ color: #5b5852; font-size: {large * 0.72:.0f}px; }}
        small {{ color: #96203a; font: 24px "Noto Sans CJK JP", "Noto Sans", sans-serif; }}
        div {{ position: absolute; inset: 0 0 auto; height: 12px; display: flex; }} i {{ flex: 1; }}
        </style><svg viewBox="0 0 {WIDTH} {HEIGHT}"><path d="M120 250C330 40 840 40 1080 250" fill="none" stroke="#a3233f"
        stroke-width="4"/><circle cx="120" cy="250" r="13" fill="#fff" stroke="#a3233f" stroke-width="5"/>
        <circle cx="1080" cy="250" r="15" fill="#a3233f"/></svg>
        <div>{bands}</div><main><small>{escape(above)}</small>{names}</main>"""


def icon(size: int, ground: str) -> str:
    """The logo; a telephone shows no icon without a ground, and rounds its corners by itself."""
    logo = (ASSETS / "logo.svg").read_text(encoding="utf-8")
    return f"<style>body {{ margin: 0; background: {ground} }} svg {{ display: block; width: {size}px }}</style>{logo}"


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
        for name, size, ground in (("icon-32.png", 32, "none"), ("touch-icon.png", 180, "#fbfaf6")):
            page.set_viewport_size({"width": size, "height": size})
            page.set_content(icon(size, ground))
            page.screenshot(path=ASSETS / name, omit_background=True)
            print(f"docs/assets/{name}")
        browser.close()

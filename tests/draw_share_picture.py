"""Draw the picture that messengers show beside a link to the site: `.venv/bin/python tests/draw_share_picture.py`."""

from __future__ import annotations

from html import escape

from playwright.sync_api import sync_playwright

from conftest import ROOT, find_chromium
from program_site.loading import load

TARGET = ROOT / "docs" / "share.jpg"
WIDTH, HEIGHT = 1200, 630
FIVE = ("#8c1f3c", "#1f3a6e", "#b5842f", "#476330", "#66406f")


def drawing() -> str:
    project = load(ROOT).checked().project
    names = "".join(
        f'<p lang="{code}" style="font-size:{size}px">{escape(project.name.in_language(code))}</p>'
        for code, size in zip(project.languages, (44, 34), strict=False)
    )
    bands = "".join(f'<i style="background:{colour}"></i>' for colour in FIVE)
    return f"""<!doctype html><meta charset="utf-8"><style>
        body {{ margin: 0; width: {WIDTH}px; height: {HEIGHT}px; background: #14284e; color: #fff; overflow: hidden;
               font-family: "Noto Sans CJK JP", "Noto Sans", sans-serif; }}
        svg {{ position: absolute; inset: 0; }}
        main {{ position: absolute; left: 80px; right: 80px; bottom: 70px; }}
        p {{ margin: 14px 0 0; font-weight: 700; line-height: 1.35; }}
        p + p {{ font-weight: 400; color: #cfd9ee; }}
        div {{ position: absolute; inset: auto 0 0; height: 16px; display: flex; }} i {{ flex: 1; }}
        </style><svg viewBox="0 0 {WIDTH} {HEIGHT}"><path d="M120 270C330 30 870 30 1080 270" fill="none" stroke="#fff"
        stroke-opacity=".75" stroke-width="5" stroke-dasharray="2 16" stroke-linecap="round"/>
        <circle cx="120" cy="270" r="17" fill="#c9a227"/><circle cx="1080" cy="270" r="17" fill="#e8788a"/></svg>
        <main>{names}</main><div>{bands}</div>"""


if __name__ == "__main__":
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.set_content(drawing())
        page.screenshot(path=TARGET, type="jpeg", quality=85)
        browser.close()
        print(TARGET)

"""Take the pictures of the guide for staff: files with the changed lines marked, the pages they make, and the desk.

Part of `make pictures`. Everything is done to a copy of the project as the guide says (`staff_guide`); nothing of it stays.
"""

from __future__ import annotations

import datetime
import difflib
import html
import io
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from conftest import ROOT, find_chromium, serving
from desk import EDIT, MAIN, Desk
from program_site.text.clock import STOPPED
from six_tasks import Told
from staff_guide import LANGUAGES, Change, built, do_all, lay_without_reports, rename

FOLDER = ROOT / "docs" / "assets" / "guide"
WIDTH = 400
ON_THE_DAY = datetime.datetime(2099, 4, 10, 3, tzinfo=datetime.UTC)
READER = "Europe/Moscow"
"""A time zone other than the university's, as pages tell its time, too."""
AROUND = 3
"""Lines of the file above and below a change."""

PARTNER, HOME, RESULTS = "partners/example-university/", "", "results/"
PAGES = {
    "partner": (PARTNER, "main", 600),
    "call": (HOME, "#calls", 600),
    "year": (RESULTS, ".table-scroll:has(.mobility)", 460),
}
"""What each step makes: the page, which part of it the picture begins with, and how far it goes down."""
CALL = {"ja": "〇〇募集（記入例）", "ru": "Набор NN (пример)"}
TO_THE_BUTTON = {"ja": 628, "ru": 728}
"""How far down the picture of what a call changes goes."""
EXAMPLE = {"ja": "記入例（実際の情報ではありません）", "ru": "Пример: не настоящие сведения"}

STYLE = """
body { margin: 0; background: #fff; color: #1f2328; font: 12px/1.7 "DejaVu Sans Mono", "Noto Sans CJK JP", monospace; }
h1 { margin: 0; padding: 8px 12px; font-size: 12px; background: #eef0f3; border-bottom: 1px solid #d0d5dc; }
ol { margin: 0; padding: 6px 0; list-style: none; }
li { display: grid; grid-template-columns: 2.6em 1.4em 1fr; padding-right: 8px; }
li > :first-child { text-align: right; color: #68707a; }
li > :nth-child(2) { text-align: center; font-weight: bold; }
li > :last-child { white-space: pre; overflow: hidden; text-overflow: ellipsis; }
.more { background: #d6f5dc; } .less { background: #ffdfdc; }
:is(.more, .less) > :last-child { white-space: pre-wrap; overflow-wrap: anywhere; }
"""


def rows(change: Change) -> Iterator[tuple[str, str, str]]:
    """Class, number and text of the changed lines and of some around them. A line that is gone has the number it had."""
    old, new = change.before.splitlines(), change.after.splitlines()
    for kind, *places in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        first, last, first_new, last_new = places
        if kind == "equal":
            above = new[max(first_new, last_new - AROUND) : last_new] if last_new < len(new) else []
            below = new[first_new : min(last_new, first_new + AROUND)] if first_new else []
            yield from (("", str(first_new + at), text) for at, text in enumerate(below, 1))
            yield from (("", str(last_new - len(above) + at), text) for at, text in enumerate(above, 1))
            continue
        yield from (("less", str(first + at), text) for at, text in enumerate(old[first:last], 1))
        yield from (("more", str(first_new + at), text) for at, text in enumerate(new[first_new:last_new], 1))


def marked(change: Change) -> str:
    signs = {"more": "+", "less": "−", "": ""}
    lines = "".join(
        f'<li class="{kind}"><span>{number}</span><span>{signs[kind]}</span><span>{html.escape(text)}</span></li>'
        for kind, number, text in rows(change)
    )
    return f"<!doctype html><style>{STYLE}</style><h1>{html.escape(change.path)}</h1><ol>{lines}</ol>"


def save(name: str, shot: bytes) -> None:
    with Image.open(io.BytesIO(shot)) as image:
        image.convert("RGB").save(FOLDER / f"{name}.webp", "WEBP", quality=64, method=6)
    print((FOLDER / f"{name}.webp").relative_to(ROOT))


def opened(browser: Browser) -> Page:
    page = browser.new_context(
        viewport={"width": WIDTH, "height": 460}, device_scale_factor=1.5, timezone_id=READER
    ).new_page()
    page.clock.set_fixed_time(ON_THE_DAY)
    return page


def take_file(page: Page, name: str, change: Change) -> None:
    page.set_content(marked(change))
    save(name, page.locator("body").screenshot())


def take_result(page: Page, name: str, address: str, part: str, height: int, language: str) -> None:
    page.goto(address, wait_until="networkidle")
    take_part(page, name, page.locator(part).first, height, language)


def take_part(page: Page, name: str, part: Locator, height: int, language: str) -> None:
    """A part of the page from its beginning, with a bar below that says what it is."""
    page.set_viewport_size({"width": WIDTH, "height": height})
    part.evaluate("each => scrollTo(0, each.getBoundingClientRect().top + scrollY - 64)")
    page.evaluate(
        """text => { const bar = document.body.appendChild(document.createElement("div")); bar.textContent = text;
        Object.assign(bar.style, { position: "fixed", inset: "auto 0 0 0", padding: "6px", textAlign: "center",
          background: "#8a1538", color: "#fff", font: "bold 13px sans-serif", zIndex: 9 }); }""",
        EXAMPLE[language],
    )
    page.wait_for_timeout(300)
    save(name, page.screenshot())


def take_desk(page: Page, address: str, told: Told) -> None:
    """With a call filled in, and what it changes."""
    desk = Desk.at(page, address + EDIT[told.language])
    desk.begin("open-call")
    desk.texts("title", **CALL)
    desk.fill("example-program", "id")
    desk.fill("2099-05-05", "opens")
    desk.fill("2099-05-31", "closes")
    desk.at_place(MAIN, "closes", "time").locator("input").fill("17:00")
    desk.tick(told.choice("calls", "directions", "outbound"), "directions")
    desk.tick(told.name("programs", "culture"), "programs")
    assert desk.lines()
    page.evaluate("document.activeElement.blur()")
    take_part(page, f"{told.language}-desk", desk.part("entry-step"), 620, told.language)
    take_part(
        page, f"{told.language}-difference", desk.part("difference-step"), TO_THE_BUTTON[told.language], told.language
    )


def main() -> int:
    chromium = find_chromium()
    if chromium is None:
        print("Needs Chromium.", file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = opened(browser)
        project = lay_without_reports(Path(folder) / "project")
        for step, change in do_all(project, LANGUAGES[0]).items():
            take_file(page, f"edit-{step}", change)
        clock = {STOPPED: str(int(ON_THE_DAY.timestamp()))}
        before = built(project, Path(folder) / "before", **clock)
        take_file(page, "edit-name", rename(project, LANGUAGES[0]))
        after = built(project, Path(folder) / "after", **clock)
        for language, root in zip(LANGUAGES, ("", "ru/"), strict=True):
            with serving(before) as address:
                for step, (place, part, height) in PAGES.items():
                    take_result(page, f"{language}-{step}", address + root + place, part, height, language)
                take_desk(page, address, Told(before, language))
            with serving(after) as address:
                take_result(page, f"{language}-name", address + root + PARTNER, "main", 380, language)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

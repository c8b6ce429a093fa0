"""A visit to a page in a real browser, in which everything is looked at that a reader may meet."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
LOOKS = (Path(__file__).parent / "looks.js").read_text(encoding="utf-8")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_ASK_AXE = """async (rules) => {
  const found = await axe.run(document, { runOnly: rules, resultTypes: ["violations"], preload: false, iframes: false });
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 200)}`));
}"""

Look = tuple[int, Literal["light", "dark"]]
"""Width and scheme in which axe-core looks at a page, the contrast of its colours included."""

WIDTHS = (320, 640, 1280)
"""What is left of 1280 at a zoom of 400 %, of 200 %, and of 100 %."""
SPACED = (360, 1280)
"""Where text is set as far apart as readers may set it."""
POINTED = (360, 1280)
"""Where it is asked what a finger or a pointer hits, and in which order things stand."""
ZOOMED = {320: 256, 640: 512, 1280: 1024}
"""The height that is left of 1280 × 1024 at the same zoom: what lies over the page covers more of it."""

# Before any Tab: what the key must reach. While it is pressed: where it came, and whether that was to be seen.
_WATCH_FOCUS = """() => {
  window.reached = [];
  window.hidden = [];
  document.addEventListener("focusin", ({ target }) => {
    reached.push(target);
    hidden.push(...looks.focus(target));
  });
  const stops = [...document.querySelectorAll(looks.CONTROLS)].filter((each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility({ visibilityProperty: true })
    && !(each.type === "radio" && (each.form ?? document).querySelector(`input[name="${each.name}"]:checked`) !== each));
  window.expected = stops.filter(looks.seen);
  const open = new Set([...document.querySelectorAll("input[type=radio]:not(:disabled)")].filter((each) => each.checkVisibility({ visibilityProperty: true })
    && !(each.form ?? document).querySelector(`input[name="${each.name}"]:checked`)).map((each) => each.name));
  return stops.length + open.size + 3 * stops.filter((each) => each.type === "date").length;  // groups; day, month and year
}"""
_FOCUSED = """() => ({
  missed: expected.filter((each) => !reached.includes(each)).map((each) => each.outerHTML.slice(0, 160)),
  hidden,
})"""
_KEPT = """async () => [
  document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map((each) => each.name).filter((each) => !each.startsWith("report-maker ")), ...(await caches.keys()),
].filter(Boolean)"""
"""But for the draft of a report that is being written, which stays on the reader's own device."""


@dataclass
class Visit:
    """What was found wrong with a page; nothing, on a good one."""

    violations: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    """On the console, errors included, and what the server did not have."""
    strangers: list[str] = field(default_factory=list)
    """Addresses outside the site that were asked for."""
    kept: list[str] = field(default_factory=list)
    """What the page left behind in the browser."""
    too_wide: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    """Text that is cut off, lies on other text or under something else, and pictures of which nothing is to be seen."""
    spaced: list[str] = field(default_factory=list)
    """The same, with text set far apart."""
    small: list[str] = field(default_factory=list)
    disordered: list[str] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    unreached: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    """What had the focus without showing it, or under something else."""
    words: int = 0
    """How many signs its text has."""


_COUNT_SIGNS = """() => {
  const of = (each) => each.innerText.length;
  const main = document.querySelector("main");
  return [...main.querySelectorAll(".finder")].reduce((sum, each) => sum - of(each), of(main)); // filters come with script
}"""


def visit(browser: Browser, site: str, address: str, looks: list[Look], width_for_keys: int = 0) -> Visit:
    """What is found at an address. Without looks axe is not asked, without a width for keys none is pressed."""
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(LOOKS)
    if looks:
        context.add_init_script(AXE)
    page, seen = context.new_page(), Visit()
    page.on("console", lambda message: seen.said.append(message.text))
    page.on("pageerror", lambda error: seen.said.append(str(error)))
    page.on("request", lambda request: seen.strangers.extend(_elsewhere(request.url, site)))
    page.on("response", lambda answer: seen.said.append(answer.url) if answer.status >= 400 else None)
    page.goto(site + address)
    for width, scheme in looks:
        page.emulate_media(color_scheme=scheme)
        seen.violations += [f"{width} {scheme} {each}" for each in asked_of_axe(page, width)]
    _look(page, seen)
    if width_for_keys:
        _press_tab(page, seen, width_for_keys)
    seen.kept = _kept(page, context)
    seen.words = page.evaluate(_COUNT_SIGNS)
    context.close()
    return seen


def asked_of_axe(page: Page, width: int, rules: list[str] | None = None) -> list[str]:
    """What axe-core finds in a page that holds it: against WCAG, or against some rules alone."""
    page.set_viewport_size({"width": width, "height": 800})
    found: list[str] = page.evaluate(_ASK_AXE, rules or WCAG)
    return found


def looked_at(page: Page, width: int, *questions: str) -> list[str]:
    """The answers of looks.js at a width. The window is high, so that little is below it."""
    page.set_viewport_size({"width": width, "height": 3000})
    asked = "(names) => names.flatMap((name) => looks[name]().map((each) => `${name}: ${each}`))"
    found: list[str] = page.evaluate(asked, list(questions))
    return [f"{width} {each}" for each in found]


UNREADABLE = ("cut", "overlapping", "covered", "invisible", "collapsed")


def _look(page: Page, seen: Visit) -> None:
    for width in WIDTHS:
        seen.too_wide += looked_at(page, width, "wide")
        seen.unreadable += looked_at(page, width, *UNREADABLE)
    for width in POINTED:
        seen.small += looked_at(page, width, "small")
        seen.disordered += looked_at(page, width, "order")
        seen.nameless += looked_at(page, width, "nameless")
    page.evaluate("looks.spaced(true)")
    for width in SPACED:
        seen.spaced += looked_at(page, width, "wide", "cut", "overlapping")
    page.evaluate("looks.spaced(false)")


def _kept(page: Page, context: BrowserContext) -> list[str]:
    return [*page.evaluate(_KEPT), *(str(each.get("name")) for each in context.cookies())]


def _elsewhere(url: str, site: str) -> list[str]:
    return [] if url.startswith((site, "data:")) else [url]


def _press_tab(page: Page, seen: Visit, width: int) -> None:
    page.set_viewport_size({"width": width, "height": ZOOMED[width]})
    page.evaluate("scrollTo(0, 0)")
    for _ in range(page.evaluate(_WATCH_FOCUS)):
        page.keyboard.press("Tab")
    found = page.evaluate(_FOCUSED)
    seen.unreached = found["missed"]
    seen.unseen = found["hidden"]

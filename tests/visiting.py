"""A visit to a page in a real browser, in which everything is looked at that a reader may meet."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.resources import files
from typing import Literal

from playwright.sync_api import Browser, Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_ASK_AXE = """async (tags) => {
  const found = await axe.run(document, { runOnly: tags, resultTypes: ["violations"], preload: false, iframes: false });
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 200)}`));
}"""

Look = tuple[int, Literal["light", "dark"]]
"""Width and scheme in which axe-core looks at a page, the contrast of its colours included."""

WIDTHS = (320, 640, 1280)
"""640 is what is left of 1280 at a zoom of 200 %."""
_TOO_WIDE = "document.documentElement.scrollWidth > innerWidth"
_CUT = """() => [...document.querySelectorAll("main *")].filter((each) => {
  const { overflowX, textOverflow } = getComputedStyle(each);
  return (overflowX === "hidden" || overflowX === "clip" || textOverflow === "ellipsis") && each.clientWidth > 1
    && each.checkVisibility({ visibilityProperty: true }) && each.scrollWidth > each.clientWidth + 1;
}).map((each) => each.outerHTML.slice(0, 120))"""

# Before any Tab: what the key must reach. While it is pressed: where it came, and whether that was to be seen.
_WATCH_FOCUS = """() => {
  window.reached = [];
  window.hidden = [];
  document.addEventListener("focusin", ({ target }) => {
    reached.push(target);
    const { outlineStyle, outlineWidth } = getComputedStyle(target);
    const boxes = [...target.getClientRects()];
    const box = boxes.find((each) => each.width && each.height) ?? boxes[0];  // round a photo the first is empty
    const middle = (from, to, size) => (Math.max(from, 0) + Math.min(to, size)) / 2;  // of what is in the window
    const top = box && document.elementFromPoint(middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
    const covered = !top || (!target.contains(top) && top.closest(".site-header, .unofficial-note") !== target.closest(".site-header, .unofficial-note"));
    if (outlineStyle === "none" || outlineWidth === "0px" || covered) hidden.push(`${covered ? "covered" : "no outline"}: ${target.outerHTML.slice(0, 120)}`);
  });
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
  window.expected = all.filter((each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility({ visibilityProperty: true })
    && !(each.type === "radio" && (each.form ?? document).querySelector(`input[name="${each.name}"]:checked`) !== each));
  return expected.length + 3 * expected.filter((each) => each.type === "date").length;  // day, month and year
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
    too_wide: list[int] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)
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
    if looks:
        context.add_init_script(AXE)
    page, seen = context.new_page(), Visit()
    page.on("console", lambda message: seen.said.append(message.text))
    page.on("pageerror", lambda error: seen.said.append(str(error)))
    page.on("request", lambda request: seen.strangers.extend(_elsewhere(request.url, site)))
    page.on("response", lambda answer: seen.said.append(answer.url) if answer.status >= 400 else None)
    page.goto(site + address)
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        seen.violations += [f"{width} {scheme} {each}" for each in page.evaluate(_ASK_AXE, WCAG)]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        seen.too_wide += [width] if page.evaluate(_TOO_WIDE) else []
        seen.cut += page.evaluate(_CUT)
    if width_for_keys:
        _press_tab(page, seen, width_for_keys)
    seen.kept = [*page.evaluate(_KEPT), *(str(each.get("name")) for each in context.cookies())]
    seen.words = page.evaluate(_COUNT_SIGNS)
    context.close()
    return seen


def _elsewhere(url: str, site: str) -> list[str]:
    return [] if url.startswith((site, "data:")) else [url]


def _press_tab(page: Page, seen: Visit, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for _ in range(page.evaluate(_WATCH_FOCUS)):
        page.keyboard.press("Tab")
    found = page.evaluate(_FOCUSED)
    seen.unreached = found["missed"]
    seen.unseen = found["hidden"]

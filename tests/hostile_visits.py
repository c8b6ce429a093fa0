"""A tab that goes through hostile reports and notes all that they do."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ProxySettings

from conftest import publishing
from line_breaks import breaking_anywhere


def without_policy(site: Path, copy: Path) -> Path:
    shutil.copytree(site, copy)
    for page in copy.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        bare, count = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
        assert count == 1, page
        page.write_text(bare, encoding="utf-8")
    return copy


WATCH = """
window.ran = [];
window.pwned = mark => { top.ran.push(String(mark)); return mark; };
for (const name of ["alert", "confirm", "prompt", "open", "print"]) window[name] = () => top.ran.push(name);
"""
LOOK = """() => {
  for (const each of document.querySelectorAll("[onclick], [onmouseover], [onfocus], [onbegin]"))
    for (const name of ["click", "mouseover", "focus"]) each.dispatchEvent(new Event(name));
  const all = [...document.querySelectorAll("*")], article = document.querySelector("main");
  const own = [...document.querySelectorAll(".finder, .finder *, .reports-more, figure.map *, button.mark, button.sign")].filter(each => !each.closest(".report, ul.reports"));
  const handlers = all.filter(each => each.getAttributeNames().some(name => name.startsWith("on")));
  const addresses = [...document.querySelectorAll("main a[href], main img[src]")].map(each => each.href || each.src);
  return {
    ran: window.ran,
    handlers: handlers.map(each => each.outerHTML.slice(0, 100)),
    addresses: addresses.filter(each => !/^(https?|mailto):/.test(each)),
    elements: [...new Set(all.filter(each => !own.includes(each)).map(each => each.localName))].filter(each =>
      ["iframe", "object", "embed", "base", "style", "math", "video", "audio", "template", "textarea"].includes(each)),
    styles: document.querySelectorAll("[style]").length,
    forms: [...document.querySelectorAll("main form, main input, main button:not(.viewer > button), main svg")]
      .filter(each => !own.includes(each)).length,
    links: [...document.querySelectorAll(".report-body a[href]:not(.photo > a)")]
      .filter(each => !each.getAttribute("href").startsWith("#") && each.rel !== "nofollow noopener ugc").map(each => each.outerHTML),
    counts: ["body", "header.site-header", "footer.site-footer", "nav.site-nav", "main", "h1", "article.report", ".report-body",
      "script:not([src$='/photos.js'])", "link[rel=stylesheet]", "meta[http-equiv=refresh]"].map(each => document.querySelectorAll(each).length),
    ids: all.map(each => each.id).filter(id => id && !/^__code_\\d+$/.test(id)),
    parents: [...document.querySelectorAll("main, footer.site-footer, header.site-header")].map(each => each.parentElement.className),
    title: document.title,
    h1: document.querySelector("h1")?.textContent,
    seen: article ? article.innerText : "",
    html: article ? article.innerHTML : "",
    wide: document.documentElement.scrollWidth,
  };
}"""


@dataclass
class Visit:
    """What a page showed and did."""

    look: dict[str, Any]
    asked: list[str]
    said: list[str]
    url: str

    @property
    def ran(self) -> list[str]:
        return list(self.look["ran"])


@dataclass
class Visitor:
    """One tab of a telephone, going from page to page."""

    page: Page
    address: str
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def visit(self, slug: str) -> Visit:
        return self.visit_address(f"reports/{slug}/")

    def visit_address(self, path: str) -> Visit:
        self.asked.clear()
        self.said.clear()
        url = f"{self.address}exchange/{path}"
        self.page.goto(url, wait_until="load")
        self.page.wait_for_timeout(10)
        look = self.page.evaluate(LOOK)
        strange = [each for each in self.asked if not each.startswith((self.address, "data:"))]
        return Visit(look, strange, list(self.said), self.page.url.removeprefix(url))


@contextmanager
def visiting(browser: Browser, site: Path, root: Path) -> Iterator[Visitor]:
    root.mkdir()
    # Who is asked is seen all the same; nobody answers at this port, and nothing leaves the machine.
    nobody: ProxySettings = {"server": "http://127.0.0.1:9", "bypass": "127.0.0.1"}
    context = browser.new_context(viewport={"width": 320, "height": 640}, proxy=nobody)
    context.add_init_script(WATCH)
    with publishing(site, root) as address:
        visitor = Visitor(context.new_page(), address.removesuffix("exchange/"))
        visitor.page.on("request", lambda request: visitor.asked.append(request.url))
        visitor.page.on("console", lambda message: visitor.said.append(message.text))
        visitor.page.on("pageerror", lambda error: visitor.said.append(str(error)))
        yield visitor
        context.close()


_OF_THE_TEXT = re.compile(r"(?:h|fn|fnref)-[a-z]{2}-\d+(?:-\d+)?")
"""Ids that the site gives to headings and notes of a text."""


def _of_the_page(ids: list[str]) -> set[str]:
    return {each for each in ids if not _OF_THE_TEXT.fullmatch(each)}


def as_written(html: str) -> str:
    """The HTML of a text without what the site adds: ids, the languages of words, and where lines may end."""
    return re.sub(rf' id="{_OF_THE_TEXT.pattern}"|</?bdi\b[^<>]*>', "", breaking_anywhere(html))


def harm(visit: Visit, twin: Visit) -> list[str]:
    """All that a report has done to its page or to its reader."""
    look, other = visit.look, twin.look
    found = [
        f"{name}: {look[name]}"
        for name in ("ran", "handlers", "addresses", "elements", "styles", "forms", "links")
        if look[name]
    ]
    found += [f"asked {each}" for each in visit.asked] + [f"console: {each}" for each in visit.said]
    found += [f"{name}: {look[name]} for {other[name]}" for name in ("counts", "parents") if look[name] != other[name]]
    if len(set(look["ids"])) != len(look["ids"]) or _of_the_page(look["ids"]) != _of_the_page(other["ids"]):
        found.append(f"ids: {look['ids']}")
    if visit.url:
        found.append(f"went to {visit.url}")
    if look["title"] != f"{' '.join(look['h1'].split())}｜留学プログラム":
        found.append(f"title bar: {look['title']}")
    if look["wide"] > 320:
        found.append(f"{look['wide']} pixels broad")
    return found

"""Browsers that lack what was not there yet: their scripts find things missing. Of their styles see old_styles.py."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal, cast

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, Route

KNOWN = yaml.safe_load((Path(__file__).parent / "old_browsers.yml").read_text(encoding="utf-8"))
BROWSERS = ("chrome", "firefox", "safari")
Kind = Literal["reading", "functions"]
_TAKE_AWAY = """(() => {
  const taken = [];
  for (const path of PATHS) {
    const steps = path.split("."), last = steps.pop();
    let holder = window;
    for (const step of steps) holder = holder?.[step];
    const names = last.endsWith("*") && holder ? Object.getOwnPropertyNames(holder).filter((each) => each.startsWith(last.slice(0, -1))) : [last];
    for (let each = holder; each; each = Object.getPrototypeOf(each)) {
      for (const name of names) {
        const there = Object.getOwnPropertyDescriptor(each, name);
        if (there && delete each[name]) taken.push([each, name, there]);
      }
    }
  }
  // The browser itself still opens popovers: of the element it must not know that it is one.
  addEventListener("DOMContentLoaded", () => { for (const each of document.querySelectorAll("[popover]")) each.removeAttribute("popover"); });
  window.giveBack = () => { for (const [holder, name, there] of taken) Object.defineProperty(holder, name, there); };
})();"""
"""`giveBack` is for those who look at the page once its own scripts have run."""


def words_of(text: Any) -> frozenset[str]:
    return frozenset(str(text or "").split())


def missing_in(browsers: tuple[str, ...], kind: Kind) -> list[str]:
    """What one of them or another lacks, the deepest first."""
    gone = KNOWN["gone"][kind]
    missing = words_of(gone["all"]).union(*(words_of(gone.get(browser)) for browser in browsers))
    return sorted(missing, key=lambda name: (-name.count("."), name))


def taking_away(browsers: tuple[str, ...], kind: Kind) -> str:
    return _TAKE_AWAY.replace("PATHS", json.dumps(missing_in(browsers, kind)))


def without_modules(context: BrowserContext) -> None:
    """Scripts that are modules are never run; others are."""

    def answer(route: Route) -> None:
        if route.request.resource_type != "document":
            route.fallback()
            return
        fetched = route.fetch()
        route.fulfill(response=fetched, body=fetched.text().replace('type="module"', 'type="of-no-kind"'))

    context.route("**/*", answer)


class OldBrowser:
    """As a browser, but for what is taken away from the scripts of every page."""

    def __init__(self, browser: Browser, script: str) -> None:
        self._browser, self._script = browser, script

    def new_context(self, **options: Any) -> BrowserContext:
        context = self._browser.new_context(**options)
        context.add_init_script(self._script)
        return context

    def new_page(self, **options: Any) -> Page:
        page = self._browser.new_page(**options)
        page.add_init_script(self._script)
        return page

    def __getattr__(self, name: str) -> Any:
        return getattr(self._browser, name)


def with_functions_only(browser: Browser, names: tuple[str, ...]) -> Browser:
    """Chromium with no more than all of the oldest have in which every function works."""
    return cast(Browser, OldBrowser(browser, taking_away(names, "functions")))


_VERSIONS = KNOWN["versions"]["functions"].items()
in_old_browsers = pytest.mark.parametrize(
    "browser",
    [
        pytest.param((), id="newest"),
        pytest.param(BROWSERS, id="oldest"),
        *(pytest.param((name,), id=f"{name} {version}", marks=pytest.mark.proof) for name, version in _VERSIONS),
    ],
    indirect=True,
)
"""For tests of functions: in the newest browser, and in one that lacks what any of the oldest that have every function does;
in the proofs, in each of these."""

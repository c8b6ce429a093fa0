"""The scripts of the desk that need no page of it: asked in Chromium with many cases at once, as their twins are asked in Python."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import BrowserContext, Page, Route

from program_site.site.site import FRAME

_ADDRESS = "http://desk.test/"
_BATCH = 500


@contextmanager
def scripts_page(context: BrowserContext) -> Iterator[Page]:
    """A page without anything, that gets its scripts from the frame itself: no site need be built."""
    page = context.new_page()

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(_ADDRESS)
        if path:
            route.fulfill(path=FRAME / path, content_type="text/javascript")
        else:
            route.fulfill(body="<!doctype html><title>-</title>", content_type="text/html")

    page.route(f"{_ADDRESS}**", answer)
    page.goto(_ADDRESS)
    yield page
    page.close()


def asked(page: Page, script: str, function: str, cases: Sequence[Sequence[Any]], *given: Any) -> list[Any]:
    """What a function of `assets/desk/` answers to each case. `given` stands before the values of every case."""
    answers: list[Any] = []
    call = f"""async ([given, cases]) => {{
        const {{ {function} }} = await import("/assets/desk/{script}");
        return cases.map((each) => {function}(...given, ...each));
    }}"""
    for begin in range(0, len(cases), _BATCH):
        answers += page.evaluate(call, [given, [[*each] for each in cases[begin : begin + _BATCH]]])
    return answers

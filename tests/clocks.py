"""Readers whose clocks show what a test says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page


@contextmanager
def reader(browser: Browser, address: str, now: str, timezone: str = "Europe/Moscow") -> Iterator[Page]:
    """A page as it is read at a time, by someone whose clock shows another one."""
    context = browser.new_context(timezone_id=timezone)
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.clock.install(time=now)
    opened.goto(address)
    yield opened
    assert said == []
    context.close()

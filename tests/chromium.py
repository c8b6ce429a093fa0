"""Chromium: where it is, and how the tests start it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

Launch = Callable[..., Browser]


def find_chromium() -> str | None:
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    mac = ("Chromium", "Google Chrome")
    found = [os.environ.get("CHROMIUM"), *(shutil.which(name) for name in names)]
    found += [f"/Applications/{name}.app/Contents/MacOS/{name}" for name in mac]
    return next((path for path in found if path and Path(path).exists()), None)


@contextmanager
def starting(chromium: str) -> Iterator[Launch]:
    """A function that starts it without a window."""
    with sync_playwright() as playwright:
        options = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        quiet = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]

        def start(**extra: str) -> Browser:
            # In what order a day is typed, and when it ends, must not hang on who sits before the machine.
            env = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en_US", "TZ": "UTC", **extra}
            return playwright.chromium.launch(executable_path=chromium, args=[*options, *quiet], env={**env})

        yield start

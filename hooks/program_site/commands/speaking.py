"""The language in which the command line speaks to whoever sits before it."""

from __future__ import annotations

import argparse
import os

from program_site.messages import FALLBACK, available
from program_site.reading import Reading
from program_site.wording import Voice


def add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", choices=available(), help="speak this language (default: that of the system)")


def own_voice(given: str | None, reading: Reading) -> Voice:
    """The language that was asked for, or that of the system, or the site's first."""
    wanted = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    system = next((value for value in wanted if value), "").replace("_", "-").partition(".")[0]
    for code in (given, system, system.partition("-")[0], *reading.languages):
        if code in available():
            return Voice(code)
    return Voice(FALLBACK)

"""The language in which the command line speaks to whoever sits before it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Collection

from program_site.i18n.localizer import Localizer, printable
from program_site.messages import FALLBACK, available
from program_site.text.records import Reading


def add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", choices=available(), help="speak this language (default: that of the system)")


def add_any_language(parser: argparse.ArgumentParser) -> None:
    """The same for a command that says itself what is wrong with an option, in the language of its user."""
    parser.add_argument(
        "--lang", metavar="|".join(available()), help="speak this language (default: that of the system)"
    )


def is_known(localizer: Localizer, option: str, value: str | None, known: Collection[str]) -> bool:
    """Whether a value was not given or is one of the known; if not, that is said."""
    if value is None or value in known:
        return True
    print(localizer.t("option.unknown", option=option, value=printable(value), known=", ".join(known)), file=sys.stderr)
    return False


def agreed(localizer: Localizer, question: str, unasked: str) -> bool:
    """Whether whoever sits before the terminal says yes; without a terminal `unasked` is said."""
    if not sys.stdin.isatty():
        print(unasked)
        return False
    try:
        answer = input(question)
    except (EOFError, KeyboardInterrupt):
        answer = ""
        print()
    return answer.strip().lower() in localizer.t("removing.agreed").split()


def own_localizer(given: str | None, reading: Reading) -> Localizer:
    """The language that was asked for, or that of the system, or the site's first."""
    wanted = (given, system_language(), *reading.languages)
    return Localizer(next((code for code in wanted if code in available()), FALLBACK))


def system_language() -> str | None:
    """That of the terminal's locale, as far as there are words in it."""
    wanted = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    system = next((value for value in wanted if value), "").replace("_", "-").partition(".")[0]
    return next((code for code in (system, system.partition("-")[0]) if code in available()), None)

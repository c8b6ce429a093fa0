"""The shell: pages that went through the theme once, into which everything that grows with the reports is spliced."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

ADDRESSES = {2: "reports/shell/", 3: "reports/shell/3/", 4: "reports/shell/3/4/"}
"""One for each depth at which pages are spliced, so that the theme's relative links are right; never published."""

_PARTS = ("title", "head", "body")
_MARKER = re.compile(r"x-shell-(title|head|body)-x")

Shells = Mapping[tuple[str, str], str]
"""The pages as the theme made them, by language and address."""


class BrokenShell(Exception):
    """The theme did not put every marker exactly once into the page."""


def is_shell(address: str) -> bool:
    return address in ADDRESSES.values()


def marker(part: str) -> str:
    """The sign that stands for a part while the shell goes through the theme; harmless wherever HTML puts it."""
    return f"x-shell-{part}-x"


def check(shells: Shells) -> None:
    """Raises BrokenShell."""
    for shell in shells.values():
        found = sorted(_MARKER.findall(shell))
        if found != sorted(_PARTS):
            raise BrokenShell(f"expected each of {', '.join(_PARTS)} once in the shell page, found: {', '.join(found)}")


def splice(shells: Shells, language: str, address: str, parts: Mapping[str, str]) -> str:
    """A whole page: markers replaced in one pass (a part may not bring in markers), links to the shell turned to it."""
    own = ADDRESSES[address.count("/")]
    pieces = _pieces(shells[language, own])
    return "".join(parts[each] if index % 2 else each.replace(own, address) for index, each in enumerate(pieces))


@functools.lru_cache(maxsize=100)
def _pieces(shell: str) -> list[str]:
    """What stands between the markers, and which they are, in turn."""
    return _MARKER.split(shell)

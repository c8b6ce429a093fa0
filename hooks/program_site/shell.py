"""The shell: pages that went through the theme once, into which everything that grows with the reports is spliced."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from program_site.outputs import key_of

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


def key(shells: Shells, language: str, address: str) -> str:
    """Stands for the shell of a page."""
    return _key(shells[language, ADDRESSES[address.count("/")]])


@functools.lru_cache(maxsize=100)
def _key(shell: str) -> str:
    return key_of(shell)


def splice(shells: Shells, language: str, address: str, parts: Mapping[str, str]) -> str:
    """A whole page: markers replaced in one pass (a part may not bring in markers), links to the shell turned to it."""
    own = ADDRESSES[address.count("/")]
    return _MARKER.sub(lambda each: parts[each[1]], shells[language, own].replace(own, address))

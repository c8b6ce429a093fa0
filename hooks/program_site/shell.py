"""The shell: one page per language that went through the theme, into which every report is spliced."""

from __future__ import annotations

import re
from collections.abc import Mapping

ADDRESS = "reports/shell/"
"""At the depth of every report, so that the theme's relative links are right; never published."""

_PARTS = ("title", "head", "body")
_MARKER = re.compile(r"x-shell-(title|head|body)-x")


class BrokenShell(Exception):
    """The theme did not put every marker exactly once into the page."""


def marker(part: str) -> str:
    """The sign that stands for a part while the shell goes through the theme; harmless wherever HTML puts it."""
    return f"x-shell-{part}-x"


def splice(shell: str, address: str, parts: Mapping[str, str]) -> str:
    """A whole page: markers replaced in one pass (a part may not bring in markers), links to the shell turned to it."""
    found = sorted(_MARKER.findall(shell))
    if found != sorted(_PARTS):
        raise BrokenShell(f"expected each of {', '.join(_PARTS)} once in the shell page, found: {', '.join(found)}")
    return _MARKER.sub(lambda each: parts[each[1]], shell.replace(ADDRESS, address))

"""Layouts: pages that went through the theme once, with placeholders; whatever grows with the reports fills them."""

import functools
import re
from collections.abc import Mapping

ADDRESSES = {2: "reports/layout/", 3: "reports/layout/3/", 4: "reports/layout/3/4/"}
"""One for each depth at which pages lie, so that the theme's relative links are right; never published."""

_NAMES = ("head", "body")
_PLACEHOLDER = re.compile(r"x-layout-(head|body)-x")

Layouts = Mapping[tuple[str, str], str]
"""The pages as the theme made them, by language and address."""


class BrokenLayout(Exception):
    """The theme did not put every placeholder exactly once into the page."""


def is_layout(address: str) -> bool:
    return address in ADDRESSES.values()


def placeholder(name: str) -> str:
    """What stands for a content while the layout goes through the theme; harmless wherever HTML puts it."""
    return f"x-layout-{name}-x"


def check(layouts: Layouts) -> None:
    """Raises BrokenLayout."""
    for layout in layouts.values():
        names = sorted(_PLACEHOLDER.findall(layout))
        if names != sorted(_NAMES):
            expected, present = ", ".join(_NAMES), ", ".join(names)
            raise BrokenLayout(f"expected each of {expected} once in the layout page, found: {present}")


def fill(layouts: Layouts, language: str, address: str, contents: Mapping[str, str]) -> str:
    """A whole page. Its links to the layout itself lead to the page.

    Replaces placeholders in one pass, so a content that holds one brings nothing in.
    """
    own = ADDRESSES[address.count("/")]
    pieces = _pieces(layouts[language, own])
    return "".join(contents[each] if index % 2 else each.replace(own, address) for index, each in enumerate(pieces))


@functools.lru_cache(maxsize=100)
def _pieces(layout: str) -> list[str]:
    """The text between the placeholders and the names of the placeholders, in turn."""
    return _PLACEHOLDER.split(layout)

"""A text before the build said where its lines may end."""

from __future__ import annotations

import re

_PUT_IN = re.compile(r'<wbr>|<span data-together(?:="")?>([^<]*)</span>')


def breaking_anywhere(html: str) -> str:
    """HTML, a page's own or what a browser made of it, without what the build put in, with ordinary blanks."""
    return with_blanks(_PUT_IN.sub(lambda found: found[1] or "", html)).replace("&nbsp;", " ")


def with_blanks(text: str) -> str:
    """What is seen, with ordinary blanks for those at which no line ends."""
    return text.replace("\u00a0", " ")

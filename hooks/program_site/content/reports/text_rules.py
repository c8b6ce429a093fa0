"""Which signs mean what in a text: patterns that the reader of files and the scripts of the form share.

Each is written in what `re` and JavaScript (flag `u`) have in common: numbered groups, no lookbehind, signs outside the
first plane as themselves.
"""

import re

_RARE_HAN = f"{chr(0x20000)}-{chr(0x3FFFD)}"
_RARE_KANA = f"{chr(0x1B000)}-{chr(0x1B16F)}"
HAN = rf"\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff{_RARE_HAN}"
KANA = rf"\u3041-\u309f\u30a1-\u30ff\u31f0-\u31ff\uff66-\uff9f{_RARE_KANA}"
_CJK = rf"{HAN}{KANA}\u3000-\u303f\u30a0\u3100-\u312f\u3190-\u319f\u31c0-\u31ef\ufe30-\ufe4f\uff01-\uff65\uffe0-\uffe6"
"""All that is written without blanks. Hangul is not."""
_CLOSING = r"\u00bb\u2019\u201d\u203a"
"""Quotes that end what is quoted. Those of Japanese are among its own signs."""

FURIGANA = rf"\{{(?=[^{{}}|\n]*[{HAN}])([^{{}}|\n]+)\|([{KANA}][{KANA}\u3000 ]*)\}}"
"""Within braces what is read, a bar, and how it is read."""
ADDRESS = rf"(^|[^A-Za-z0-9])(https?://[^\s<>\x22\[\]`|\\{_CJK}{_CLOSING}]+)"
"""What stands before, and an address, of which `address_in` leaves out what belongs to the sentence."""
JOINED = f"[{_CJK}]"
"""A sign beside which the end of a line is no blank."""
KEPT_APART = r"[\u30fb\u2022\u2013\u2014\u25cf\u25cb\u25a0\u25a1\u25c6\u25c7\u203b]"
"""Dots, dashes, circles, squares and the reference mark: with them at their beginning lines stay lines."""
NO_ITEM = r"(?:[0-9]{3,9}[.)]|[-+*](?=[ \t]+[0-9]+(?:[.,][0-9]+)?[ \t]?[\u00b0\u2103]))(?=[ \t])"
"""A year with a full stop, a temperature with its sign: they begin a line, and no list."""
TAGS = r"</?(?:br|ruby|rt|rp|sub|sup|details|summary)[ \t]*/?>"
"""HTML that is understood, as people who know some write it."""

RULES = {
    "furigana": FURIGANA,
    "address": ADDRESS,
    "joined": JOINED,
    "keptApart": KEPT_APART,
    "noItem": NO_ITEM,
    "tags": TAGS,
}
"""By the names that the scripts know them by."""

_SENTENCE = ".,;:!?'*_~"
_ADDRESS = re.compile(ADDRESS)


def address_in(found: str) -> str:
    """An address without the full stop or bracket of its sentence; a bracket that it opens itself stays."""
    while found and (found[-1] in _SENTENCE or (found[-1] == ")" and found.count(")") > found.count("("))):
        found = found[:-1]
    return found

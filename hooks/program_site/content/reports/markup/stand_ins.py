"""Signs that nobody can type, in the places of a text where one sign is meant as something else than Markdown takes it for.

Unicode keeps them out of every text, so they can be put in anywhere, code and addresses too, and are taken out everywhere.
"""

import re

NOTHING = "\ufdd0"
"""Stands between a sign and what would make a mark of it."""
TAG = "\ufdd1"
"""Behind the `<` of a tag that is understood."""
READING = "\ufdd2"
"""Behind the `{` of furigana."""
PLAIN = {"~": "\ufdd3", "*": "\ufdd4", "_": "\ufdd5", "&": "\ufdd6", "|": "\ufdd8", " ": "\ufdd9"}
"""In place of a sign that is not to be a mark."""
NOTE = "\ufdd7"
"""Begins the text of a footnote while it is asked whether the page shows it."""

_ALL = re.compile("[\ufdd0-\ufdef]")
_IN_ADDRESS = re.compile("%EF%B7%(9[0-9A-F]|A[0-9A-F])")
_MEANT = {ord(stand_in): sign for sign, stand_in in PLAIN.items()}


def without(text: str) -> str:
    """A text from outside, which has no right to such signs."""
    return _ALL.sub("", text)


def restored(text: str) -> str:
    """The signs that were typed."""
    return _ALL.sub("", text.translate(_MEANT)) if _ALL.search(text) else text


def restored_address(address: str) -> str:
    """The same in an address, where they may have become %XX."""
    return restored(_IN_ADDRESS.sub(lambda found: bytes([0xEF, 0xB7, int(found[1], 16)]).decode(), address))


def plain(text: str) -> str:
    """The text with no mark in it."""
    return "".join(PLAIN.get(sign, sign) for sign in text)

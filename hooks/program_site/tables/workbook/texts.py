"""Texts as a cell can hold them, and as it gives them back."""

import re

LONGEST = 32_767
"""Signs of a text that Excel takes into a cell; it counts those outside the basic plane twice."""
CUT = "…"
_NO_SIGN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What a workbook cannot hold."""
_ESCAPED_LINE = "_x005F_"
_ESCAPED_RETURN = "_x000D_"


def fitting(text: str) -> str:
    plain = _NO_SIGN.sub("\ufffd", text.replace("\r\n", "\n"))
    return plain if len(plain) * 2 <= LONGEST or _length(plain) <= LONGEST else f"{plain[: LONGEST // 2 - 1]}{CUT}"


def is_cut(text: object) -> bool:
    return isinstance(text, str) and text.endswith(CUT) and len(text) == LONGEST // 2


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def escaped(text: str) -> str:
    """With what looks like an escaped sign of a workbook marked as text."""
    return re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)


def in_lines(text: str) -> str:
    """A text of a cell with plain ends of lines and its own signs, whichever program wrote them."""
    plain = text.replace(_ESCAPED_LINE, "_").replace(_ESCAPED_RETURN, "\r").replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.rstrip() for line in plain.split("\n")).strip()

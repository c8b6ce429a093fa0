"""Numbers as people write them: with units, separators of thousands, decimal commas, full-width digits, degrees."""

from __future__ import annotations

import re
import unicodedata

from program_site.text.dates import plain_date

_WHOLE = re.compile(r"\D*?(\d{1,3}(?:[,.\s'\u2019]\d{3})+|\d+)(?:[.,]0+)?\D*")
_DECIMAL = re.compile(r"[^\d-]*(-?\d+)(?:[.,](\d+))?\D*")
_DEGREES = re.compile(
    r"\D*(\d+)\s*[\u00b0\u5ea6]\s*(\d+)\s*['\u2032\u2019\u5206]\s*(?:(\d+(?:[.,]\d+)?)\s*[\"\u2033\u201d\u79d2])?\D*"
)
_SOUTH_OR_WEST = re.compile(r"[SW\u5357\u897f]|[\u042e\u044e]\.? ?\u0448|[\u0417\u0437]\.? ?\u0434")
_PAIR = re.compile(r"\(?(-?\d+\.\d+)[,;\s]\s*(-?\d+\.\d+)\)?")


def of_a_pair(text: str, key: str) -> str:
    """`36.56, 136.66`, as maps give a place: the half of it that is asked for."""
    pair = _PAIR.fullmatch(unicodedata.normalize("NFKC", text).strip())
    half = {"latitude": 1, "longitude": 2}.get(key)
    return pair[half] if pair and half else text


def possible_number(text: str, whole: bool) -> str | None:
    """The one number that can be meant, as it is typed in YAML; None where there is none, or more than one."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if "%" in plain:
        return None
    if whole:
        found = _WHOLE.fullmatch(plain_date(plain))
        return str(int(re.sub(r"\D", "", found[1]))) if found and not re.search(r"-\s*\d", plain) else None
    sign = "-" if _SOUTH_OR_WEST.search(plain) else ""
    if degrees := _DEGREES.fullmatch(plain):
        hours, minutes, seconds = (float((part or "0").replace(",", ".")) for part in degrees.groups())
        return f"{sign}{hours + minutes / 60 + seconds / 3600:.4f}"
    if decimal := _DECIMAL.fullmatch(plain):
        return f"{sign}{int(decimal[1])}" + (f".{decimal[2]}" if decimal[2] else "")
    return None

"""Languages by their codes, as the CLDR knows them."""

from __future__ import annotations

from babel import Locale
from babel.core import UnknownLocaleError


def is_language(code: object) -> bool:
    """Whether dates and numbers of such a language are known, under its shortest code: ja, not jpn."""
    try:
        return isinstance(code, str) and str(Locale.parse(code, sep="-")).replace("_", "-") == code
    except (UnknownLocaleError, ValueError):
        return False

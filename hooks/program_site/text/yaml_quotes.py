"""Text in quotes, where YAML would not read it as it stands."""

import re

_NO_TEXT = re.compile(r"y|n|yes|no|on|off|true|false|null", re.IGNORECASE)
"""Words that YAML does not take for text."""


def quoted(text: str) -> str:
    """Text in the quotes that it does not hold itself."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def in_list(text: str) -> str:
    """Text as an item of a list in brackets: in quotes where it would not be read as it stands there."""
    return text if re.fullmatch(r"[^\W\d][\w -]*", text) and not re.fullmatch(_NO_TEXT, text) else quoted(text)

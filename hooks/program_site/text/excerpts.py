"""Excerpts: as much of a text as a message has room for."""

LONGEST = 60


def excerpt(text: str, longest: int = LONGEST) -> str:
    """The text, or its beginning with an ellipsis where it is longer."""
    return text if len(text) <= longest else text[: longest - 1] + "…"

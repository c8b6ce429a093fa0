"""Messages laid flat, and the values each speaks of."""

from __future__ import annotations

from string import Formatter
from typing import Any

from program_site.messages import messages

FORMS = {"zero", "one", "two", "few", "many", "other"}


def is_plural(message: Any) -> bool:
    return (
        isinstance(message, dict) and "other" in message and all(key in FORMS or key.startswith("=") for key in message)
    )


def flat(message: Any, key: str = "") -> dict[str, str | dict[str, str]]:
    """`kind: {visit: …}` as `kind.visit`; plural forms stay together."""
    if not isinstance(message, dict) or is_plural(message):
        return {key: message}
    return {
        name: text
        for part, inner in message.items()
        for name, text in flat(inner, f"{key}.{part}" if key else part).items()
    }


def labels(language: str) -> dict[str, str | dict[str, str]]:
    return flat(messages(language)["page"])


def placeholders(message: str | dict[str, str]) -> set[str]:
    texts = message.values() if isinstance(message, dict) else [message]
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name is not None}

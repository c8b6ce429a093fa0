"""The words of the generator itself, one file per language: problems, and labels on pages."""

import functools
from collections.abc import Iterator
from importlib import resources
from typing import Any

import yaml

FALLBACK = "en"
"""The language of maintainers; has every message."""


@functools.cache
def available() -> tuple[str, ...]:
    files = resources.files(__name__).iterdir()
    return tuple(sorted(entry.name.removesuffix(".yml") for entry in files if entry.name.endswith(".yml")))


@functools.cache
def messengers() -> list[str]:
    """The names of messengers in all languages: what stands behind them leads to a person."""
    return sorted({name for language in available() for name in messages(language).get("messengers", ())})


@functools.cache
def messages(language: str) -> dict[str, Any]:
    """The whole message file of a language, or the English one where there is none."""
    if language not in available():
        return {}
    return read(f"{language}.yml")


def read(path: str) -> dict[str, Any]:
    """A YAML file of this folder, which is long, and right: so it is read ten times as fast."""
    text = resources.files(__name__).joinpath(path).read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded


@functools.cache
def labels(language: str) -> frozenset[tuple[str, ...]]:
    """The places of all that a language has of the words of pages and commands; the plural forms of one are one."""
    return frozenset(_labels(messages(language).get("page", {}), ()))


def _labels(part: Any, place: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if isinstance(part, dict) and "other" not in part:
        for key, inner in part.items():
            yield from _labels(inner, (*place, key))
    else:
        yield place


def texts(language: str) -> Iterator[str]:
    """All that the message file of a language says: what its words look like."""
    return _texts(messages(language))


def _texts(message: Any) -> Iterator[str]:
    if isinstance(message, str):
        yield message
    elif isinstance(message, dict | list):
        for each in message.values() if isinstance(message, dict) else message:
            yield from _texts(each)


def reading(language: str) -> dict[str, Any]:
    """What people type in a language: its encodings, and the words of its dates and numbers."""
    found: dict[str, Any] = messages(language).get("reading", {})
    return found

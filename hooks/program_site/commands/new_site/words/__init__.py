"""The words of a new site's data and guides, one file per language; where one is missing, English stands in, marked."""

import functools
from importlib import resources
from typing import Any

import yaml

FALLBACK = "en"


@functools.cache
def spoken() -> tuple[str, ...]:
    """The languages in which ready-made pages and words exist."""
    names = (entry.name for entry in resources.files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".yml") for name in names if name.endswith(".yml")))


def guide_languages(languages: tuple[str, ...]) -> tuple[str, ...]:
    """In which languages staff are spoken to: those of the site that are known here, else English."""
    return tuple(code for code in languages if code in spoken()) or (FALLBACK,)


def word(language: str, key: str) -> str:
    """The words of a key, written `partner.name`; those of English where the language has none."""
    found: Any = _words(language if language in spoken() else FALLBACK)
    for part in key.split("."):
        found = found[part]
    return str(found).strip()


@functools.cache
def _words(language: str) -> dict[str, Any]:
    text = resources.files(__name__).joinpath(f"{language}.yml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded

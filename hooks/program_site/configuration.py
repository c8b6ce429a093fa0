"""What the content and the engine's configuration must agree on, read without the engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from program_site.catalog import Catalog
from program_site.pages import generated_addresses
from program_site.problems import Problem

FILE = "mkdocs.yml"


class _Loader(yaml.SafeLoader):
    """Takes the engine's own tags (`!ENV`, `!!python/…`) for what they are to us: nothing."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def check_configuration(root: Path, catalog: Catalog) -> list[Problem]:
    """The same languages in `mkdocs.yml` and in the data, and no entry of the navigation without a page."""
    path = root / FILE
    if not path.is_file():
        return []
    try:
        text = path.read_text(encoding="utf-8")
        configuration = yaml.load(text, _Loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        return [Problem("D117", FILE, 1, {"detail": str(error).split("\n", 1)[0]})]
    problems = list(_missing_pages(configuration.get("nav") or [], text, catalog))
    languages = _languages(configuration)
    if languages and languages != catalog.languages:
        values = {"value": ", ".join(languages), "known": ", ".join(catalog.languages)}
        problems.append(Problem("D134", "data/project.yml", 1, values))
    return problems


def _languages(configuration: dict[str, Any]) -> tuple[str, ...]:
    for plugin in configuration.get("plugins") or []:
        if isinstance(plugin, dict) and "i18n" in plugin:
            return tuple(str(each["locale"]) for each in plugin["i18n"].get("languages", []))
    return ()


def _missing_pages(items: Any, text: str, catalog: Catalog) -> Iterator[Problem]:
    generated = {f"{address.rstrip('/')}.md" for address in generated_addresses(catalog)}
    prose = {page.path.split("/", 2)[2] for page in catalog.prose}
    for item in _pages(items):
        if item in prose | generated or item.endswith("/*") or "://" in item:
            continue
        line = text.count("\n", 0, max(text.find(item, text.find("\nnav:")), 0)) + 1
        yield Problem("C101", FILE, line, {"value": item})


def _pages(items: Any) -> Iterator[str]:
    if isinstance(items, str):
        yield items
    elif isinstance(items, dict):
        for inner in items.values():
            yield from _pages(inner)
    elif isinstance(items, list):
        for inner in items:
            yield from _pages(inner)

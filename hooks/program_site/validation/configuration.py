"""What the content and the engine's configuration must agree on, read without the engine."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from program_site.content.catalog import Catalog
from program_site.content.page_kinds import generated_addresses
from program_site.text.files import read_text
from program_site.text.problems import Problem
from program_site.text.yaml_mistakes import Mistakes

FILE = "mkdocs.yml"


class _Loader(yaml.SafeLoader):
    """Reads the engine's own tags (`!ENV`, `!!python/…`) as nothing."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def check_configuration(root: Path, catalog: Catalog) -> list[Problem]:
    """Check that `mkdocs.yml` and the data name the same languages, and that every entry of the navigation has a page."""
    path = root / FILE
    if not path.is_file():
        return []
    text, unreadable = read_text(root, path)
    if unreadable:
        return unreadable
    try:
        node = yaml.compose(text, _Loader)
        configuration = yaml.load(text, _Loader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mistakes = Mistakes(text, FILE)
        mistakes.explain(error)
        return mistakes.problems
    if not isinstance(node, yaml.MappingNode):
        return [Problem("D129", FILE, 1)]
    navigation = next((value for key, value in node.value if key.value == "nav"), None)
    problems = list(_missing_pages(navigation, root, catalog)) if navigation else []
    languages = _languages(configuration)
    if languages and languages != catalog.languages:
        values = {"value": ", ".join(languages), "known": ", ".join(catalog.languages)}
        problems.append(Problem("D134", "data/project.yml", 1, values))
    return problems


def site_url(root: Path) -> str:
    """Where `mkdocs.yml` says that the site lies, with a slash at the end; `/` where it says nothing that can be read."""
    try:
        configuration = yaml.load((root / FILE).read_text(encoding="utf-8"), _Loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError, ValueError):
        return "/"
    said = configuration.get("site_url") if isinstance(configuration, dict) else None
    return f"{said.rstrip('/')}/" if isinstance(said, str) else "/"


def _languages(configuration: dict[str, Any]) -> tuple[str, ...]:
    for plugin in configuration.get("plugins") or []:
        settings = plugin.get("i18n") if isinstance(plugin, dict) else None
        if isinstance(settings, dict):
            languages = settings.get("languages") or []
            return tuple(str(each.get("locale")) for each in languages if isinstance(each, dict))
    return ()


def _missing_pages(navigation: yaml.Node, root: Path, catalog: Catalog) -> Iterator[Problem]:
    generated = {f"{address.rstrip('/')}.md" for address in generated_addresses(catalog)}
    folders = [root / "docs" / language for language in catalog.languages]
    existing = generated | {page.place.split("/", 2)[2] for page in catalog.prose}
    existing |= {path.relative_to(folder).as_posix() for folder in folders for path in folder.rglob("*.md")}
    for entry in _entries(navigation):
        page = str(entry.value)
        if page not in existing and not page.endswith("/*") and "://" not in page:
            yield Problem("C101", FILE, entry.start_mark.line + 1, {"value": page})


def _entries(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.MappingNode):
        for _, inner in node.value:
            yield from _entries(inner)
    elif isinstance(node, yaml.SequenceNode):
        for inner in node.value:
            yield from _entries(inner)

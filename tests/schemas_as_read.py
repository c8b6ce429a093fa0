"""The schemas of the sites that lie here, and what an editor that reads them complains of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from catalogs import catalog_of
from program_site.validation.schemas import schemas_of

ROOT = Path(__file__).resolve().parent.parent
PROJECTS = [ROOT, *sorted(path.parent for path in (ROOT / "tests" / "sites").glob("*/mkdocs.yml"))]
SCHEMAS = {project: schemas_of(catalog_of(project)) for project in PROJECTS}


class _AsEditorsRead(yaml.SafeLoader):
    """Editors read YAML 1.2, in which a day is a text."""


_AsEditorsRead.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def complaints(name: str, text: str, project: Path = ROOT) -> list[str]:
    schema = json.loads(SCHEMAS[project][name])
    Draft202012Validator.check_schema(schema)
    value: Any = yaml.load(text, _AsEditorsRead)
    errors = Draft202012Validator(schema).iter_errors(value)
    return [f"{'/'.join(map(str, error.path))}: {error.message}" for error in errors]

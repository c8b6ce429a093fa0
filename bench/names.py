"""Programs and partners as the project's data name them: what reports belong to, and what the lists are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
"""The project."""
LANGUAGES = ("ja", "ru")

Named = Mapping[str, Mapping[str, str]]
"""What things are called, by id and language."""


@dataclass(frozen=True)
class Names:
    programs: Named
    partners: Named
    directions: Named


def read_names() -> Names:
    data = ROOT / "data"
    project = _read(data / "project.yml")
    return Names(
        {each["id"]: _by_language(each["name"]) for each in _read(data / "programs.yml")},
        {each["id"]: _by_language(each["name"]) for each in _read(data / "partners.yml")},
        {key: _by_language(value) for key, value in project["directions"].items()},
    )


def _read(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def _by_language(name: Mapping[str, Any]) -> dict[str, str]:
    said = {code: name[code] for code in LANGUAGES}
    return {code: each["text"] if isinstance(each, dict) else each for code, each in said.items()}

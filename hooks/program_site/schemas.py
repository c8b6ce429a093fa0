"""JSON Schemas of the data files, for editors: completion, and a word about each field while typing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from program_site.loading import MANY, ONE


def schemas() -> dict[str, str]:
    """The text of each schema, by the name of the data file it belongs to."""
    texts: dict[str, str] = {}
    for name, shape in {**ONE, **MANY}.items():
        schema: dict[str, Any] = TypeAdapter(shape if name in ONE else list[shape]).json_schema()  # type: ignore[valid-type]
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
        texts[name] = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    return texts


def write_schemas(root: Path) -> list[Path]:
    folder = root / "data" / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for name, text in schemas().items():
        path = folder / f"{name}.json"
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return written

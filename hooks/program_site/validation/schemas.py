"""JSON Schemas of the data files, by which editors complete fields and describe them."""

import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from program_site.content.catalog import Catalog
from program_site.content.data.entries import Entry
from program_site.content.data.files import MANY, ONE
from program_site.i18n.hints import Hints

REFERRED_TO = ("programs", "partners", "cities", "offices", "supporters", "contacts", "official_sites", "sources")
"""The kinds of records that others name by their ids."""

_LAST = [*Entry.__annotations__][1:]
"""What any entry may say besides what it is about stands below that."""

Schema = dict[str, Any]
Known = Mapping[str, Mapping[str, str]]
"""The ids of each kind, each with the names of its record."""


def schemas(languages: tuple[str, ...], known: Known, growing: Collection[str] = ()) -> dict[str, str]:
    """The text of each schema, by the name of the data file it belongs to. Texts may be missing in `growing` languages."""
    hints = Hints.of_site(languages)
    texts: dict[str, str] = {}
    for name, shape in {**ONE, **MANY}.items():
        made: Schema = TypeAdapter(shape if name in ONE else list[shape]).json_schema()  # type: ignore[valid-type]
        kinds = {kind for record, node in _records(made) for kind in _describe(node, record, hints)}
        for translated, optional in {"Name": growing, "Text": growing, "WordLists": languages}.items():
            if node := made.get("$defs", {}).get(translated):
                _name_languages(node, languages, hints, optional)
        made.setdefault("$defs", {}).update({f"{kind}-ids": _offered(known.get(kind, {})) for kind in sorted(kinds)})
        made = {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
        texts[name] = json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    return texts


def schemas_of(catalog: Catalog) -> dict[str, str]:
    """The schemas in the languages of a project, with the ids it has today."""
    known = {kind: dict(_ids(catalog, kind)) for kind in REFERRED_TO}
    return schemas(catalog.languages, known, catalog.project.growing)


def _ids(catalog: Catalog, kind: str) -> Iterator[tuple[str, str]]:
    for each in getattr(catalog, kind):
        name = each.title if kind == "sources" else each.name
        yield each.id, " · ".join(dict.fromkeys(name.in_language(code) for code in catalog.languages))


def write_schemas(root: Path, catalog: Catalog) -> list[Path]:
    folder = root / "data" / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for name, text in schemas_of(catalog).items():
        path = folder / f"{name}.json"
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return written


def _records(schema: Schema) -> Iterator[tuple[str, Schema]]:
    """Every mapping with fields, by the name of its class."""
    for node in [schema, *schema.get("$defs", {}).values()]:
        for each in [node, *node.get("anyOf", [])]:
            if "properties" in each:
                yield each["title"], each


def _describe(node: Schema, record: str, hints: Hints) -> Iterator[str]:
    """Add the hints, and replace every id by a reference. Returns the kinds that are referred to."""
    node["title"] = hints.record(record)
    node.pop("description", None)
    fields = node["properties"]
    node["properties"] = dict(sorted(fields.items(), key=lambda each: each[0] in _LAST))
    for field, shape in node["properties"].items():
        plain = _without_null(shape)
        for inner in (plain, plain.get("items", {})):
            if "enum" in inner:
                inner["enumDescriptions"] = [hints.choice(record, field, value) for value in inner["enum"]]
            if kind := inner.pop("ids", None):
                inner["$ref"] = f"#/$defs/{kind}-ids"
                yield kind
        node["properties"][field] = {**plain, "description": hints.field(record, field)}


def _without_null(shape: Schema) -> Schema:
    """What a field holds. An optional field may be left out, but not be written without a value (D104)."""
    plain = {key: value for key, value in shape.items() if key not in ("title", "default", "description", "anyOf")}
    choices = [each for each in shape.get("anyOf", []) if each.get("type") != "null"]
    return {**plain, **choices[0]} if len(choices) == 1 else {**plain, "anyOf": choices} if choices else plain


def _offered(known: Mapping[str, str]) -> Schema:
    """Offers today's ids and accepts others: whoever adds a record in the browser cannot renew the schema."""
    offered = {"type": "string", "enum": list(known), "enumDescriptions": list(known.values())}
    return {"anyOf": [*([offered] if known else []), {"type": "string"}]}


def _name_languages(node: Schema, languages: tuple[str, ...], hints: Hints, optional: Collection[str]) -> None:
    """Requires the languages of the site but for some, and allows others."""
    node.pop("title", None)
    node.pop("description", None)
    form = node["additionalProperties"]
    node["properties"] = {code: {**form, "description": hints.in_language(code)} for code in languages}
    node["required"] = [code for code in languages if code not in optional]

"""The schemas that help editors: they are those of the code, every data file names its own, and the data fit them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from program_site.content.data.files import MANY, ONE
from program_site.i18n.hints import LABELS, hints_in
from program_site.messages import available
from schemas_as_read import PROJECTS, ROOT, SCHEMAS, complaints

DATA = sorted((ROOT / "data").glob("*.yml"))
HERE = SCHEMAS[ROOT]


def without_ids(text: str) -> Any:
    """A schema without the ids it offers: a partner that is added in the browser must not turn the tests red."""
    schema = json.loads(text)
    schema["$defs"] = {name: {} if name.endswith("-ids") else each for name, each in schema.get("$defs", {}).items()}
    return schema


def test_every_data_file_has_a_schema() -> None:
    assert {path.stem for path in DATA} <= HERE.keys()
    assert {path.name for path in (ROOT / "data" / "schema").iterdir()} == {f"{name}.json" for name in HERE}


@pytest.mark.parametrize("name", ONE | MANY)
def test_the_schema_is_that_of_the_code(name: str) -> None:
    written = (ROOT / "data" / "schema" / f"{name}.json").read_text(encoding="utf-8")
    assert without_ids(written) == without_ids(HERE[name]), "run `make schema`"


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_the_data_file_names_its_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert first == f"# yaml-language-server: $schema=schema/{path.stem}.json"


@pytest.mark.parametrize(
    "path",
    [path for project in PROJECTS for path in sorted((project / "data").glob("*.yml"))],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_an_editor_finds_no_fault_with_our_data(path: Path) -> None:
    assert complaints(path.stem, path.read_text(encoding="utf-8"), path.parent.parent) == []


# ---- What an editor says -----------------------------------------------------------------------------------------


def records() -> dict[str, dict[str, Any]]:
    """Every kind of mapping in data/, by the name of its class, as pydantic describes it."""
    found: dict[str, dict[str, Any]] = {}
    for shape in [*ONE.values(), *MANY.values()]:
        schema = TypeAdapter(shape).json_schema()
        for node in [schema, *schema.get("$defs", {}).values()]:
            found |= {each["title"]: each for each in (node, *node.get("anyOf", [])) if "properties" in each}
    return found


RECORDS = records()
FIELDS = {(record, field) for record, node in RECORDS.items() for field in node["properties"]}


def choices() -> dict[str, set[str]]:
    """The fields that take one of a few words, or several of them: `Program.level`."""
    found: dict[str, set[str]] = {}
    for record, node in RECORDS.items():
        for field, shape in node["properties"].items():
            for each in (shape, shape.get("items", {}), *shape.get("anyOf", [])):
                if "enum" in each:
                    found[f"{record}.{field}"] = set(each["enum"])
    return found


@pytest.mark.parametrize("language", available())
def test_every_record_field_and_choice_is_explained(language: str) -> None:
    hints = hints_in(language)
    assert hints["records"].keys() == RECORDS.keys()
    assert {
        each for each in FIELDS if each[1] not in hints["fields"].get(each[0], {}) and each[1] not in hints["any"]
    } == set()
    labels = hints["labels"]
    assert {each for each in FIELDS if each[1] not in labels.get(each[0], {}) and each[1] not in labels["any"]} == set()
    assert {place: set(words) for place, words in hints["choices"].items()} == {
        place: words for place, words in choices().items() if place not in LABELS
    }


@pytest.mark.parametrize("language", available())
def test_nothing_is_explained_that_is_not_there(language: str) -> None:
    hints = hints_in(language)
    assert {(record, field) for record, fields in hints["fields"].items() for field in fields} <= FIELDS
    assert hints["any"].keys() <= {field for _, field in FIELDS}
    for section in ("labels", "help"):
        named = {(record, field) for record, fields in hints[section].items() for field in fields}
        assert {each for each in named if each[0] != "any"} <= FIELDS
        assert hints[section]["any"].keys() <= {field for _, field in FIELDS}
    assert LABELS.keys() <= choices().keys()
    tabs = {tuple(each.split(".")) for each in hints.get("tabs", {})}
    assert tabs <= FIELDS | {(record,) for record in RECORDS}


@pytest.mark.parametrize("language", available())
def test_every_language_explains_the_same(language: str) -> None:
    own, english = hints_in(language), hints_in("en")
    assert own["any"].keys() == english["any"].keys()
    assert {record: set(own["fields"][record]) for record in own["fields"]} == {
        record: set(english["fields"][record]) for record in english["fields"]
    }

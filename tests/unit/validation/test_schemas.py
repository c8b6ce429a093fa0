"""The schemas that help editors: they are those of the code, every data file names its own, and the data fit them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from pydantic import TypeAdapter

from catalogs import catalog_of
from program_site.__main__ import main
from program_site.content.data.files import MANY, ONE
from program_site.messages import available
from program_site.validation.hints import LABELS, hints_in
from program_site.validation.schemas import schemas, schemas_of

ROOT = Path(__file__).resolve().parents[3]
DATA = sorted((ROOT / "data").glob("*.yml"))
PROJECTS = [ROOT, *sorted(path.parent for path in (ROOT / "tests" / "sites").glob("*/mkdocs.yml"))]
SCHEMAS = {project: schemas_of(catalog_of(project)) for project in PROJECTS}
HERE = SCHEMAS[ROOT]


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


def without_ids(text: str) -> Any:
    """A schema without the ids it offers: a partner that is added in the browser must not turn the tests red."""
    schema = json.loads(text)
    schema["$defs"] = {name: {} if name.endswith("-ids") else each for name, each in schema.get("$defs", {}).items()}
    return schema


def test_every_data_file_has_a_schema_and_every_schema_a_data_file() -> None:
    assert {path.stem for path in DATA} | {"rubric_results"} == HERE.keys(), "import-rubric makes that one"
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


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("figures", "- {id: a, value: 5, label: {ja: 数, ru: число}, date: 2019-03-31, xyz: 1}"),
        ("figures", "- {id: a, value: 5, date: 2019-03-31}"),
        ("figures", "- {id: A_B, value: 5, label: {ja: 数, ru: число}, date: 2019-03-31}"),
        ("figures", "- {id: a, value: -5, label: {ja: 数, ru: число}, date: 2019-03-31}"),
        ("figures", "- {id: a, value: '5', label: {ja: 数, ru: число}, date: 2019-03-31}"),
        ("figures", "{id: a, value: 5, label: {ja: 数, ru: число}, date: 2019-03-31}"),
        ("milestones", "- {id: a, date: 2018/10, kind: visit, title: {ja: 訪問, ru: визит}}"),
        ("milestones", "- {id: a, date: 2018-10, kind: trip, title: {ja: 訪問, ru: визит}}"),
        ("milestones", "- {id: a, date: 2018-10, kind: visit, title: 訪問}"),
        ("milestones", "- {id: a, date: 2018-10, kind: visit, title: {ja: 訪問, ru: визит}, partners: kfu}"),
        (
            "supporters",
            "- {id: a, name: {ja: {text: 市, oficial: false}, ru: Город}, kind: city, role: {ja: 支援, ru: помощь}}",
        ),
        ("supporters", "- {id: a, name: 市, kind: city, role: {ja: 支援, ru: помощь}}"),
        ("figures", "- {id: a, value: 5, label: {ja: 数}, date: 2019-03-31}"),
        ("supporters", "- {id: a, name: {ja: 市, en: City}, kind: city, role: {ja: 支援, ru: помощь}}"),
        ("figures", "- {id: a, value: 5, label: {ja: 数, ru: число}, date: 2019-03-31, source:}"),
        ("rubric", "{levels: [0], abilities: []}"),
    ],
)
def test_an_editor_marks_a_mistake(name: str, text: str) -> None:
    assert complaints(name, text) != []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("figures", "- {id: a-1, value: 0, label: {ja: 数, ru: число, en: number}, date: 2019-03-31, source: [x]}"),
        ("milestones", "- {id: a, date: 2018, kind: visit, title: {ja: 訪問, ru: визит}}"),
        (
            "milestones",
            "- {id: a, date: FY2018, end: 2019-02, kind: visit, title: {ja: 訪問, ru: визит}, planned: true}",
        ),
        (
            "supporters",
            "- {id: a, name: {ja: 市, ru: {text: Город, official: false}}, kind: city, role: {ja: 支援, ru: помощь}}",
        ),
        (
            "calls",
            "- {id: a, title: {ja: 募集, ru: набор}, opens: 2099-04-01, closes: 2099-05-15, directions: [outbound], programs: [new]}",
        ),
    ],
)
def test_an_editor_lets_everything_pass_that_we_take(name: str, text: str) -> None:
    assert complaints(name, text) == []


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
    assert {place: set(words) for place, words in hints["choices"].items()} == {
        place: words for place, words in choices().items() if place not in LABELS
    }


@pytest.mark.parametrize("language", available())
def test_nothing_is_explained_that_is_not_there(language: str) -> None:
    hints = hints_in(language)
    assert {(record, field) for record, fields in hints["fields"].items() for field in fields} <= FIELDS
    assert hints["any"].keys() <= {field for _, field in FIELDS}
    assert LABELS.keys() <= choices().keys()


@pytest.mark.parametrize("language", available())
def test_every_language_explains_the_same(language: str) -> None:
    own, english = hints_in(language), hints_in("en")
    assert own["any"].keys() == english["any"].keys()
    assert {record: set(own["fields"][record]) for record in own["fields"]} == {
        record: set(english["fields"][record]) for record in english["fields"]
    }


def test_a_field_speaks_the_languages_of_the_site_and_english() -> None:
    partner = json.loads(HERE["partners"])["$defs"]["Partner"]
    assert partner["title"] == "海外連携機関 · зарубежный партнёр · overseas partner"
    assert partner["properties"]["founded"]["description"].splitlines() == [
        "創立の年（西暦）。", "Год основания.", "The year it was founded.",
    ]  # fmt: skip
    shiosai = json.loads(SCHEMAS[ROOT / "tests" / "sites" / "shiosai"]["partners"])["$defs"]["Partner"]
    assert shiosai["title"] == "overseas partner · 海外連携機関"


def test_choices_and_ids_are_offered_with_their_names() -> None:
    definitions = json.loads(HERE["programs"])["$defs"]
    level = definitions["Program"]["properties"]["level"]
    offered = dict(zip(level["enum"], level["enumDescriptions"], strict=True))
    assert offered["graduate"] == "大学院 · Магистратура и аспирантура · Graduate"
    today = SCHEMAS[ROOT / "tests" / "sites" / "shiosai"]["partners"]
    cities = json.loads(today)["$defs"]["cities-ids"]["anyOf"][0]
    assert "suva" in cities["enum"]
    assert len(cities["enum"]) == len(cities["enumDescriptions"])


def test_a_language_without_words_of_its_own_gets_the_english_ones() -> None:
    figure = json.loads(schemas(("de",), {})["figures"])["$defs"]["Figure"]
    assert figure["properties"]["label"]["description"] == "What is counted."
    assert json.loads(schemas(("de",), {})["figures"])["$defs"]["Text"]["required"] == ["de"]


def test_the_command_writes_them_and_leaves_them_alone_where_data_are_broken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(tmp_path), "schema"]) == 1
    assert "project.yml" in capsys.readouterr().err
    shutil.copytree(ROOT / "tests" / "sites" / "shiosai", tmp_path, dirs_exist_ok=True)
    assert main(["--root", str(tmp_path), "schema"]) == 0
    written = {path.stem: path.read_text(encoding="utf-8") for path in (tmp_path / "data" / "schema").iterdir()}
    assert written == SCHEMAS[ROOT / "tests" / "sites" / "shiosai"]

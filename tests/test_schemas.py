"""The schemas that help editors: they are those of the code, every data file names its own, and the data fit them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from program_site.schemas import schemas, write_schemas

ROOT = Path(__file__).resolve().parent.parent
DATA = sorted((ROOT / "data").glob("*.yml"))
PROJECTS = [ROOT, *sorted(path.parent for path in (ROOT / "tests" / "sites").glob("*/mkdocs.yml"))]


class _AsEditorsRead(yaml.SafeLoader):
    """Editors read YAML 1.2, in which a day is a text."""


_AsEditorsRead.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def validator(name: str) -> Draft202012Validator:
    schema = json.loads(schemas()[name])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def complaints(name: str, text: str) -> list[str]:
    value: Any = yaml.load(text, _AsEditorsRead)
    return [f"{'/'.join(map(str, error.path))}: {error.message}" for error in validator(name).iter_errors(value)]


def test_every_data_file_has_a_schema_and_every_schema_a_data_file() -> None:
    assert {path.stem for path in DATA} | {"rubric_results"} == schemas().keys(), "import-rubric makes that one"
    assert {path.name for path in (ROOT / "data" / "schema").iterdir()} == {f"{name}.json" for name in schemas()}


@pytest.mark.parametrize("name", schemas())
def test_the_schema_is_that_of_the_code(name: str) -> None:
    written = (ROOT / "data" / "schema" / f"{name}.json").read_text(encoding="utf-8")
    assert written == schemas()[name], "run `make schema`"


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
    assert complaints(path.stem, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("figures", "- {id: a, value: 5, label: {ja: 数}, date: 2019-03-31, xyz: 1}"),
        ("figures", "- {id: a, value: 5, date: 2019-03-31}"),
        ("figures", "- {id: A_B, value: 5, label: {ja: 数}, date: 2019-03-31}"),
        ("figures", "- {id: a, value: -5, label: {ja: 数}, date: 2019-03-31}"),
        ("figures", "- {id: a, value: '5', label: {ja: 数}, date: 2019-03-31}"),
        ("figures", "{id: a, value: 5, label: {ja: 数}, date: 2019-03-31}"),
        ("milestones", "- {id: a, date: 2018/10, kind: visit, title: {ja: 訪問}}"),
        ("milestones", "- {id: a, date: 2018-10, kind: trip, title: {ja: 訪問}}"),
        ("milestones", "- {id: a, date: 2018-10, kind: visit, title: 訪問}"),
        ("milestones", "- {id: a, date: 2018-10, kind: visit, title: {ja: 訪問}, partners: kfu}"),
        ("supporters", "- {id: a, name: {ja: {text: 市, oficial: false}}, kind: city, role: {ja: 支援}}"),
        ("supporters", "- {id: a, name: 市, kind: city, role: {ja: 支援}}"),
        ("rubric", "{levels: [0], abilities: []}"),
    ],
)
def test_an_editor_marks_a_mistake(name: str, text: str) -> None:
    assert complaints(name, text) != []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("figures", "- {id: a-1, value: 0, label: {ja: 数, ru: число, en: number}, date: 2019-03-31, source: [x]}"),
        ("milestones", "- {id: a, date: 2018, kind: visit, title: {ja: 訪問}}"),
        ("milestones", "- {id: a, date: FY2018, end: 2019-02, kind: visit, title: {ja: 訪問}, planned: true}"),
        ("supporters", "- {id: a, name: {ja: 市, ru: {text: Город, official: false}}, kind: city, role: {ja: 支援}}"),
    ],
)
def test_an_editor_lets_everything_pass_that_we_take(name: str, text: str) -> None:
    assert complaints(name, text) == []


def test_a_word_about_every_record_and_its_less_plain_fields() -> None:
    """The docstrings of the code are what an editor shows while typing."""
    project = json.loads(schemas()["project"])["properties"]
    assert project["as_of"]["description"] == "The day whose state the site shows."
    assert all("description" in json.loads(text) or "items" in json.loads(text) for text in schemas().values())


def test_writing_them_makes_the_folder(tmp_path: Path) -> None:
    written = write_schemas(tmp_path)
    assert {path.relative_to(tmp_path).as_posix() for path in written} == {
        f"data/schema/{name}.json" for name in schemas()
    }
    assert {path.stem: path.read_text(encoding="utf-8") for path in written} == schemas()

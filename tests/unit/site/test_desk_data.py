"""What the desk knows: every file as it stands there, every task with its fields, and nothing of what waits."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from desk_data import ENTRIES, FILES, SECRET, lay_data, values_in, with_secrets
from growing_sites import lay as lay_growing
from other_sites import SHIOSAI
from program_site.content.data.files import MANY, ONE
from program_site.content.forms import DATES, Field, form_of
from program_site.i18n.localizer import Localizer
from program_site.intake.changes.differing import changes_between
from program_site.intake.changes.putting import at, fingerprint, locate
from program_site.load import load_data
from program_site.messages import available
from program_site.site.desk import tasks
from program_site.site.desk.files import desk_files
from program_site.site.desk.tasks import TASKS
from program_site.text.yaml_writing import is_same


def desks(root: Path) -> dict[str, Any]:
    """By language, as the scripts read them."""
    outputs = (output for output in desk_files(load_data(root)) if output.path.endswith(".json"))
    files = {output.path: json.loads(output.read()) for output in outputs}
    return {path.removeprefix("assets/desk/").removesuffix(".json"): desk for path, desk in files.items()}


@pytest.fixture(scope="module")
def here() -> dict[str, Any]:
    return desks(ROOT)


def test_every_language_has_one(here: dict[str, Any]) -> None:
    assert [*here] == ["ja", "ru"]
    for language, desk in here.items():
        assert (desk["version"], desk["language"], desk["languages"], desk["growing"]) == (
            1,
            language,
            ["ja", "ru"],
            [],
        )
        assert [*desk["files"]] == [*FILES]


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_as_it_stands_there(here: dict[str, Any], file: str) -> None:
    """With the hash of its bytes, by which the writer knows it again."""
    path = ROOT / "data" / f"{file}.yml"
    for desk in here.values():
        held = desk["files"][file]
        assert held["records"] == (values_in(ROOT, file) or ({} if file in ONE else []))
        assert held["hash"] == (fingerprint(path.read_bytes()) if path.exists() else "")
        assert held["one"] == (file in ONE)
        assert "lacking" not in held


def test_a_file_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    root = lay_data(tmp_path / "project")
    (root / "data" / "milestones.yml").unlink()
    (root / "data" / "quality.yml").unlink()
    desk = desks(root)["ja"]
    assert (desk["files"]["milestones"]["hash"], desk["files"]["milestones"]["records"]) == ("", [])
    assert (desk["files"]["quality"]["hash"], desk["files"]["quality"]["records"]) == ("", {})


def test_records_are_called_by_their_names(here: dict[str, Any]) -> None:
    for language, kazan in (("ja", "カザン連邦大学"), ("ru", "Казанский федеральный университет")):
        names = {file: each["names"] for file, each in here[language]["files"].items() if file in MANY}
        assert names["partners"]["kfu"] == kazan
        for file, each in names.items():
            assert len(each) == len(here[language]["files"][file]["records"]), file
            assert all(each.values()), file
    assert here["ja"]["files"]["redirects"]["names"].keys() == {each["from"] for each in values_in(ROOT, "redirects")}


def fields_said(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for each in fields:
        yield each
        yield from fields_said(each.get("fields", []))


def test_every_field_has_its_words(here: dict[str, Any]) -> None:
    for language, desk in here.items():
        for file, each in desk["files"].items():
            assert [field["name"] for field in each["fields"]] == [one.name for one in form_of(file, language).fields]
            for field in fields_said(each["fields"]):
                assert field["kind"]
                assert field["label"]
                assert all(choice["label"] for choice in field.get("choices", ()))


def test_nobody_is_told_how_to_type_a_date_that_is_chosen(here: dict[str, Any]) -> None:
    for language, desk in here.items():
        helps = [
            field.get("help", "")
            for each in desk["files"].values()
            for field in fields_said(each["fields"])
            if field["kind"] in DATES
        ]
        assert any(helps)
        assert [each for each in helps if re.search(r"[0-9]{4}|FY", each)] == [], language


# ---- Tasks ----------------------------------------------------------------------------------------------------------


def asked(file: str, place: str) -> tuple[Field, ...]:
    form = form_of(file, "en")
    if not place:
        return form.fields
    inside = form.field(place)
    assert inside
    assert inside.kind == "record"
    assert inside.many
    return inside.fields


@pytest.mark.parametrize("task", TASKS, ids=lambda each: each.id)
def test_a_task_asks_for_fields_that_are_there(task: tasks.Task) -> None:
    there = [{each.name for each in asked(file, task.field)} for file in task.files]
    assert {*task.ask} <= set.union(*there)
    if task.how == "change":
        assert all({*task.ask} & names for names in there) or not task.ask
    for each in task.beside:
        assert asked(each.file, each.field)
    assert not task.field or {*task.files} <= ONE.keys()
    assert task.how != "set" or {*task.files} <= ONE.keys()


@pytest.mark.parametrize("task", [each for each in TASKS if each.how == "add" and each.ask], ids=lambda each: each.id)
def test_what_a_new_entry_must_have_is_asked_for_first(task: tasks.Task) -> None:
    for file in task.files:
        assert {each.name for each in asked(file, task.field) if each.required} <= {*task.ask}


def test_every_file_can_be_changed_and_added_to() -> None:
    """But the results of the rubric, which come from a sheet."""
    from_a_sheet = {"rubric_results"}
    no_form = {
        file for file in MANY if any(each.required and each.kind == "other" for each in form_of(file, "en").fields)
    }
    assert no_form == from_a_sheet
    whole = [task for task in TASKS if not task.field]
    assert {file for task in whole if task.how == "add" for file in task.files} == MANY.keys() - from_a_sheet
    assert {file for task in whole if task.how == "change" for file in task.files} == MANY.keys() - from_a_sheet
    assert {file for task in whole if task.how == "set" for file in task.files} == ONE.keys()


def test_whatever_has_a_name_can_be_called_otherwise(here: dict[str, Any]) -> None:
    named = {file for file in MANY if form_of(file, "en").field("name")}
    task = next(each for each in here["ja"]["tasks"] if each["id"] == "correct-name")
    assert {*task["files"]} == named >= {"partners", "programs", "offices", "cities", "contacts"}


@pytest.mark.parametrize("language", available())
def test_tasks_are_said_in_every_language(language: str) -> None:
    known = [tasks.said(each, Localizer(language)) for each in TASKS]
    assert all(each["label"] and each["about"] for each in known)
    assert len({each["label"] for each in known}) == len(known)


def test_what_can_be_cited_can_be_named(here: dict[str, Any]) -> None:
    """A source by its title, a sentence of it by its words."""
    for desk in here.values():
        sources = desk["files"]["sources"]["records"]
        assert {*desk["quotations"]} == {
            f"{each['id']}#{one['id']}" for each in sources for one in each.get("quotations", ())
        }
        assert all(desk["quotations"].values())


# ---- What waits -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("waits", [{"draft": True}, {"publish_from": "2098-01-01"}], ids=["draft", "day"])
def test_nothing_of_what_waits_is_told(tmp_path: Path, waits: dict[str, Any]) -> None:
    """Neither the entry nor its id in the lists of others; where such an id stood, the place is known."""
    root = lay_data(tmp_path / "project", with_secrets(waits))
    data = load_data(root)
    assert {each.kind for each in data.waiting} == {*ENTRIES}
    assert [
        each for each in data.problems if each.stops and each.path.startswith("data/") and each.code == "D101"
    ] == []
    for language, desk in desks(root).items():
        assert SECRET not in json.dumps(desk, ensure_ascii=False).lower(), language
        files = desk["files"]
        for file in ENTRIES:
            assert len(files[file]["records"]) == len(values_in(root, file)) - 1
            assert files[file]["names"].keys() == {each["id"] for each in files[file]["records"]}
        assert [0, "partners"] in files["programs"]["lacking"]
        assert ["rows", 0, "partner"] in files["mobility"]["lacking"]
        assert files["redirects"]["records"] == []


def test_a_day_that_has_come_hides_nothing(tmp_path: Path) -> None:
    records = values_in(ROOT, "partners")
    records[0]["publish_from"] = "2019-01-01"
    root = lay_data(tmp_path / "project", {"partners": records})
    assert desks(root)["ja"]["files"]["partners"]["records"] == records


# ---- What is made of it ---------------------------------------------------------------------------------------------


def changed(value: Any) -> Any:
    """Another value in the place of each text."""
    if isinstance(value, dict):
        return {key: each if key in ("id", "from", "report") else changed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [changed(each) for each in value]
    return f"{value} +" if isinstance(value, str) else value


@pytest.mark.parametrize("file", FILES)
def test_the_writer_finds_what_the_desk_saw(here: dict[str, Any], file: str) -> None:
    """Wherever something else is to stand, the file holds what the desk says it does."""
    old, whole = here["ja"]["files"][file]["records"], values_in(ROOT, file)
    changes = [*changes_between(file, old, changed(old))]
    assert changes or not old
    for each in changes:
        location = locate(whole, each.place)
        assert location is not None
        assert is_same(at(whole, location), each.old), each.place


# ---- Other sites ----------------------------------------------------------------------------------------------------


def test_another_program_has_its_own(tmp_path: Path) -> None:
    shutil.copytree(SHIOSAI / "data", tmp_path / "data")
    there = desks(tmp_path)
    assert [*there] == ["en", "ja"]
    assert {each["id"] for each in there["en"]["files"]["partners"]["records"]} == {"lagoon", "riverbend", "faro"}
    assert there["en"]["files"]["rubric"]["hash"] == ""


def test_a_growing_language_has_one_too(tmp_path: Path) -> None:
    """In English where nobody has said it in that language yet; its texts may be missing."""
    there = desks(lay_growing(tmp_path / "site"))
    assert [*there] == ["en", "ja", "kk"]
    desk = there["kk"]
    assert (desk["languages"], desk["growing"]) == (["en", "ja"], ["kk"])
    assert desk["tasks"][0]["label"] == "Add a partner"
    assert all(each["label"] for file in desk["files"].values() for each in fields_said(file["fields"]))

"""Which kind of file lies in the inbox, and which changes it makes: by what is in it, whatever it is called."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalogs import ROOT, catalog_of
from mobility_sheets import HEADING, ROW, book
from program_site.i18n.localizer import Localizer
from program_site.intake.changes.from_sheets import changes_to
from program_site.intake.changes.putting import put
from program_site.intake.inbox import FOLDER, Came, read, waiting
from program_site.load import load
from program_site.tables.imports.recognising import table_in
from program_site.tables.spreadsheets.reading import read_grids
from rubric_sheets import answers, sheet_of
from sheets import cases, lay_sheet, read_case
from student_sheets import HEADING as STUDENTS
from student_sheets import LINES

CATALOG = catalog_of(ROOT)
CHANGE = {
    "version": 1, "task": "partner-left", "language": "ru",
    "changes": [{"file": "partners", "place": [{"id": "kfu"}, "left"], "old": None, "new": 2022}],
}  # fmt: skip


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path / FOLDER


def came(inbox: Path, name: str, data: bytes, language: str = "ja") -> Came:
    (inbox / name).parent.mkdir(exist_ok=True)
    (inbox / name).write_bytes(data)
    return read(inbox.parents[1], inbox / name, CATALOG, language)


def codes(found: Came) -> list[str]:
    return [problem.code for problem in found.problems]


def test_what_waits_is_what_people_have_put_there(inbox: Path) -> None:
    (inbox / "folder").mkdir()
    for name in (".DS_Store", "b.xlsx", "folder/a.json", "folder/.hidden", "folder/README.md"):
        (inbox / name).write_bytes(b"x")
    (inbox / "link").symlink_to("/etc")
    assert [path.relative_to(inbox).as_posix() for path in waiting(inbox.parents[1])] == [
        "b.xlsx", "folder/README.md", "folder/a.json", "link",
    ]  # fmt: skip
    shutil.rmtree(inbox)
    assert waiting(inbox.parents[1]) == []
    inbox.symlink_to("/etc")
    assert waiting(inbox.parents[1]) == []


@pytest.mark.parametrize("name", ["changes.json", "CHANGES (1).JSON", "changes.json.txt", "folder/変更.json"])
def test_a_change_file_is_known_and_says_its_language(inbox: Path, name: str) -> None:
    found = came(inbox, name, b"\xef\xbb\xbf" * name.endswith("txt") + json.dumps(CHANGE).encode())
    assert (found.kind, found.language, codes(found)) == ("changes", "ru", [])
    assert [change.place for change in found.changes] == [({"id": "kfu"}, "left")]
    assert found.name == f"{FOLDER}/{name}"


@pytest.mark.parametrize(
    ("data", "code"), [(b"[]", "K101"), (b"{", "K101"), (b" " * 3_000_000, "K102"), (b'{"version": 2}', "K103")]
)
def test_a_broken_change_file_has_the_problem_of_one(inbox: Path, data: bytes, code: str) -> None:
    found = came(inbox, "a.json", data)
    assert (codes(found), found.changes, found.problems[0].path) == ([code], (), f"{FOLDER}/a.json")


def test_a_sheet_of_figures_becomes_changes_and_takes_nothing_away(inbox: Path) -> None:
    found = came(inbox, "b.xlsx", book([HEADING, [2018, 36, None, 17, 40], ROW]))
    assert (found.kind, found.language, codes(found)) == ("mobility", None, [])
    said = [(change.place, change.old, change.new) for change in found.changes]
    before = {each["year"]: each for each in held(inbox.parents[1])["years"]}[2018]
    year = ("years", {"year": 2018})
    assert said[:2] == [
        ((*year, "outbound", "planned"), before["outbound"]["planned"], 36),
        ((*year, "inbound", "actual"), before["inbound"]["actual"], 40),
    ]
    assert [place for place, _, _ in said[2:]] == [("years", {"year": 2019})]


def held(root: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((root / "data" / "mobility.yml").read_text(encoding="utf-8"))
    return loaded


def test_the_same_figures_once_more_are_no_change(inbox: Path) -> None:
    root = inbox.parents[1]
    done = put(root, came(inbox, "b.xlsx", book()).changes)
    (root / "data" / "mobility.yml").write_bytes(done.texts["data/mobility.yml"])
    assert came(inbox, "b.xlsx", book()).changes == ()


def test_of_answers_only_counts_of_large_groups_become_changes(inbox: Path) -> None:
    found = came(inbox, "c.xlsx", sheet_of(inbox.parent, list(answers())).read_bytes())
    assert (found.kind, found.is_private, codes(found)) == ("rubric", True, [])
    assert [change.place for change in found.changes] == [
        ({"year": 2018, "direction": "outbound"},),
        ({"year": 2018, "direction": "inbound"},),
    ]
    assert [note.partition(":")[0] for note in found.notes] == ["2017年度 派遣"]
    made = put(inbox.parents[1], found.changes).texts["data/rubric_results.yml"].decode()
    assert "2017" not in made
    assert made.count("[") == 20


def test_answers_that_differ_by_a_few_are_refused(inbox: Path) -> None:
    root, rows = inbox.parents[1], list(answers())
    first = came(inbox, "c.xlsx", sheet_of(inbox.parent, rows).read_bytes())
    (root / "data" / "rubric_results.yml").write_bytes(put(root, first.changes).texts["data/rubric_results.yml"])
    (inbox / "c.xlsx").write_bytes(sheet_of(inbox.parent, [*rows, rows[0]]).read_bytes())
    found = read(root, inbox / "c.xlsx", load(root, only=()).catalog, "ja")
    assert (codes(found), found.changes) == (["K113"], ())
    assert found.problems[0].values["value"] == "2018年度 派遣"


def test_students_by_group_are_taken_in_nowhere(inbox: Path) -> None:
    found = came(inbox, "d.csv", f"{STUDENTS}\n{LINES}".encode())
    assert (found.kind, found.is_private, codes(found), found.changes) == ("rows", True, ["K111"], ())


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.pdf", b"%PDF", "K110"), ("a.zip", b"PK", "K110"), ("partners.yml", b"- id: kfu\n", "K110"), ("a", b"", "K110"),
        ("a.csv", "名前,年\n花子,2019\n".encode(), "K110"), ("a.txt", b"hello", "K110"), ("a.csv", b"", "K110"),
        ("a.ods", b"PK", "S102"), ("a.xls", b"\xd0\xcf\x11\xe0", "S102"), ("a.xlsx", b"{}", "S101"),
        ("README.json", b"", "K101"),
    ],
)  # fmt: skip
def test_what_is_nothing_of_this_says_what_is_taken(inbox: Path, name: str, data: bytes, code: str) -> None:
    found = came(inbox, name, data)
    assert (found.kind if code != "K101" else None, codes(found), found.changes) == (None, [code], ())


def test_a_link_is_not_followed(inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.json").write_text(json.dumps(CHANGE), encoding="utf-8")
    (inbox / "a.json").symlink_to(tmp_path / "elsewhere.json")
    assert codes(read(tmp_path, inbox / "a.json", CATALOG, "ja")) == ["K110"]


def test_without_data_that_can_be_read_no_sheet_is_compared(inbox: Path) -> None:
    (inbox / "b.xlsx").write_bytes(book())
    (inbox / "a.json").write_text(json.dumps(CHANGE), encoding="utf-8")
    assert codes(read(inbox.parents[1], inbox / "b.xlsx", None, "ja")) == ["K114"]
    assert codes(read(inbox.parents[1], inbox / "a.json", None, "ja")) == []


@pytest.mark.parametrize("language", ["ja", "ru", "en"])
def test_problems_name_headings_in_the_language_that_is_spoken(inbox: Path, language: str) -> None:
    (problem,) = came(inbox, "b.xlsx", book([HEADING[:-1], ROW[:-1]]), language).problems
    assert Localizer(language).t("field.actual").lower() in problem.values["value"].lower()


@pytest.mark.parametrize("kind", ["mobility", "rubric"])
def test_every_sheet_of_the_cases_is_known_for_what_it_is(kind: str, tmp_path: Path) -> None:
    for path in cases(kind):
        grids, problems = read_grids(lay_sheet(tmp_path, read_case(path)))
        if not problems and path.stem != "no_heading":
            assert table_in(grids, CATALOG, Localizer("ru")) == kind, path.name


def test_the_file_of_results_is_written_as_the_command_writes_it(inbox: Path) -> None:
    found = came(inbox, "c.xlsx", sheet_of(inbox.parent, list(answers())).read_bytes())
    root = inbox.parents[1]
    made = put(root, found.changes).texts["data/rubric_results.yml"]
    (root / "data" / "rubric_results.yml").write_bytes(made)
    catalog = load(root, only=()).catalog
    assert catalog is not None
    assert made.decode().splitlines()[1] == f"# {Localizer('ja').t('import_rubric.file_note')}"
    assert changes_to(root, catalog.rubric_results) == [], "what is read of it is what was counted"

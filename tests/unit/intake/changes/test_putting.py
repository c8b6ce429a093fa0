"""Changes from elsewhere go into the data whole, or say what stands there now."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from program_site.intake.changes.change_file import Change, read_change_file
from program_site.intake.changes.putting import fingerprint, put

PARTNERS = "# 連携機関\n\n- id: kfu   # КФУ\n  name: {ja: カザン, ru: Казань}\n  founded: 1804\n\n- id: isu\n  name: {ja: イルクーツク, ru: Иркутск}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "partners.yml").write_text(PARTNERS, encoding="utf-8")
    return tmp_path


def change(*place: object, old: object = None, new: object = None, file: str = "partners") -> Change:
    return Change.model_validate({"file": file, "place": place, "old": old, "new": new})


def text(root: Path, *changes: Change) -> str:
    done = put(root, changes)
    assert done.problems == []
    return done.texts["data/partners.yml"].decode()


def test_a_value_changes_where_it_stood_and_remarks_stay(root: Path) -> None:
    made = text(root, change({"id": "kfu"}, "name", "ru", old="Казань", new="Казанский"))
    assert made == PARTNERS.replace("ru: Казань", "ru: Казанский")


def test_a_new_field_stands_where_people_look_for_it(root: Path) -> None:
    made = text(root, change({"id": "kfu"}, "website", new="https://kpfu.ru"))
    assert made == PARTNERS.replace("  founded", "  website: https://kpfu.ru\n  founded")


def test_several_changes_of_several_files_are_one(root: Path) -> None:
    done = put(root, [
        change({"id": "isu"}, old={"id": "isu", "name": {"ja": "イルクーツク", "ru": "Иркутск"}}),
        change({"id": "asu"}, new={"id": "asu", "name": {"ja": "バルナウル", "ru": "Барнаул"}}),
        change({"id": "barnaul"}, new={"id": "barnaul"}, file="cities"),
    ])  # fmt: skip
    assert done.problems == []
    assert (
        done.texts["data/partners.yml"]
        .decode()
        .endswith("  founded: 1804\n\n- id: asu\n  name: {ja: バルナウル, ru: Барнаул}\n")
    )
    assert (
        done.texts["data/cities.yml"].decode()
        == "# yaml-language-server: $schema=schema/cities.json\n\n- id: barnaul\n"
    )


@pytest.mark.parametrize(
    ("place", "old", "new", "now"),
    [
        (({"id": "kfu"}, "founded"), 1805, 1806, "1804"),
        (({"id": "gone"}, "founded"), 1805, 1806, "–"),
        (({"id": "kfu"},), None, {"id": "kfu"}, "…"),
        (({"id": "kfu"}, "joined"), "2020-01-01", "2021-01-01", "–"),
    ],
)
def test_what_is_another_by_now_is_said_and_nothing_is_written_over(
    root: Path, place: tuple[object, ...], old: object, new: object, now: str
) -> None:
    done = put(root, [change(*place, old=old, new=new)])
    assert [each.code for each in done.problems] == ["K105"]
    assert done.problems[0].values["value"] == now
    assert done.texts == {}


def test_what_is_there_already_is_no_conflict(root: Path) -> None:
    wanted = change({"id": "kfu"}, "founded", old=1800, new=1804)
    done = put(root, [wanted])
    assert (done.problems, done.texts, done.already) == ([], {}, [wanted])


def test_a_file_nobody_knows_is_named(root: Path) -> None:
    done = put(root, [change("x", new=1, file="../secrets")])
    assert [each.code for each in done.problems] == ["K104"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "K101"), (b"[1]", "K101"), (b"\xff\xfe", "K101"), (b"[" * 100_000, "K101"), (b"{}" + b" " * 3_000_000, "K102"),
        (json.dumps({"version": 2}).encode(), "K103"),
        (json.dumps({"version": 1, "task": "x", "language": "ja", "changes": []}).encode(), "K101"),
        (json.dumps({"version": 1, "task": "x", "language": "ja", "changes": [{"file": "a", "place": [None]}]}).encode(), "K101"),
        (json.dumps({"version": 1, "task": "x", "language": "ja", "changes": [{"file": "a", "place": ["b"]}], "more": 1}).encode(), "K101"),
    ],
)  # fmt: skip
def test_what_is_no_change_file_is_said_to_be_none(data: bytes, code: str) -> None:
    read = read_change_file(data, "change.json")
    assert read.changes is None
    assert [each.code for each in read.problems] == [code]


def test_a_file_is_known_again_with_other_line_ends() -> None:
    assert fingerprint(b"\xef\xbb\xbfa\r\nb\r\n") == fingerprint(b"a\nb\n") != fingerprint(b"a\nc\n")

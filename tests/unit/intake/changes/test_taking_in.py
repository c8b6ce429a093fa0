"""Changes are taken in whole where nothing new is wrong then; in every other case not a byte is another."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from conftest import ROOT
from program_site.intake.changes.change_file import Change
from program_site.intake.changes.putting import fingerprint
from program_site.intake.changes.staged_tree import tree_with
from program_site.intake.changes.taking_in import Taken, moved_on, take_in
from program_site.load import load
from program_site.text.problems import Problem
from smallest import lay

PARTNERS = "# 連携機関\n- id: kfu  # КФУ\n  name: {ja: カザン連邦大学, ru: Казанский университет}\n  city: kazan\n  website: https://kpfu.ru\n  joined: 2017-08\n"
FOUNDED = PARTNERS.replace("  joined", "  founded: 1804\n  joined")
CITIES = (
    "- id: kazan\n  name: {ja: カザン, ru: Казань}\n  latitude: 55.8\n  longitude: 49.1\n  timezone: Europe/Moscow\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay(tmp_path / "site", {"data/partners.yml": PARTNERS, "data/cities.yml": CITIES})


def find(root: Path) -> Iterable[Problem]:
    return load(root).problems


def change(*place: object, old: object = None, new: object = None, file: str = "partners") -> Change:
    return Change.model_validate({"file": file, "place": place, "old": old, "new": new})


def files(root: Path) -> dict[str, bytes]:
    paths = (path for path in root.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def take(root: Path, *changes: Change) -> Taken:
    return take_in(root, changes, find)


def test_the_site_begins_without_mistakes(root: Path) -> None:
    assert [each for each in find(root) if each.stops] == []


def test_what_is_right_is_written_and_said_to_be_there_the_second_time(root: Path) -> None:
    wanted = change({"id": "kfu"}, "founded", new=1804)
    taken = take(root, wanted)
    assert (taken.problems, taken.written, taken.already) == ((), ("data/partners.yml",), ())
    assert (root / "data/partners.yml").read_text(encoding="utf-8") == FOUNDED
    again = take(root, wanted)
    assert (again.problems, again.written, again.already) == ((), (), (wanted,))
    assert not [path for path in root.iterdir() if path.name.startswith(".new-")]
    assert not list((root / ".cache" / "changes").iterdir())


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ([change({"id": "kfu"}, "city", old="kazan", new="atlantis")], ["D150"]),
        ([change({"id": "kazan"}, old={"id": "kazan", "name": {"ja": "カザン", "ru": "Казань"}, "latitude": 55.8, "longitude": 49.1, "timezone": "Europe/Moscow"}, file="cities")], ["D150"]),
        ([change({"id": "kfu"}, "name", "ru", old="Казанский университет")], ["D107"]),
        ([change({"id": "kfu"}, "founded", new=1804), change({"id": "kfu"}, "left", new="soon")], ["D127"]),
    ],
)  # fmt: skip
def test_what_would_be_wrong_anywhere_is_said_and_nothing_is_written(
    root: Path, changes: list[Change], codes: list[str]
) -> None:
    before = files(root)
    taken = take(root, *changes)
    assert taken.refused
    assert [each.code for each in taken.problems if each.stops] == codes
    assert (taken.written, files(root)) == ((), before)


def test_all_that_moved_on_is_said_at_once_and_nothing_is_written(root: Path) -> None:
    before = files(root)
    taken = take(
        root,
        change({"id": "kfu"}, "founded", new=1804),
        change({"id": "kfu"}, "city", old="moscow", new="kazan2"),
        change({"id": "kazan"}, "latitude", old=50, new=51, file="cities"),
    )
    assert [each.code for each in taken.problems] == ["K105", "K105"]
    assert files(root) == before


def test_what_was_wrong_before_stops_nobody_and_is_not_said_again(root: Path) -> None:
    broken = (
        PARTNERS
        + "\n- id: isu\n  name: {ja: 一, ru: Один}\n  city: kazan\n  website: https://isu.ru\n  joined: 2017-08\n  founded: soon\n"
    )
    (root / "data/partners.yml").write_text(broken, encoding="utf-8")
    assert any(each.stops for each in find(root))
    taken = take(root, change({"id": "kfu"}, "founded", new=1804))
    assert (taken.refused, taken.written) == (False, ("data/partners.yml",))


def test_what_comes_to_light_when_data_are_mended_elsewhere_stops_nobody(root: Path) -> None:
    (root / "data/partners.yml").write_text(PARTNERS.replace("  joined", "  founded: soon\n  joined"), encoding="utf-8")
    project = root / "data/project.yml"
    project.write_text(project.read_text(encoding="utf-8") + "share_image: no.png\n", encoding="utf-8")
    taken = take(root, change({"id": "kfu"}, "founded", old="soon", new=1804))
    assert (taken.refused, taken.written) == (False, ("data/partners.yml",))


def test_new_warnings_are_said_and_stop_nothing(root: Path) -> None:
    taken = take(root, change({"id": "kfu"}, "aliases", new={"ja": ["カザン連邦大学"]}))
    assert taken.written == ("data/partners.yml",)
    assert taken.problems
    assert not any(each.stops for each in taken.problems)


def test_it_can_be_looked_at_without_writing(root: Path) -> None:
    before = files(root)
    taken = take_in(root, [change({"id": "kfu"}, "founded", new=1804)], find, writing=False)
    assert (taken.refused, taken.written, files(root)) == (False, (), before)
    assert taken.texts == {"data/partners.yml": FOUNDED.encode()}


def test_marks_and_line_ends_of_another_system_stay(root: Path) -> None:
    typed = "\ufeff" + PARTNERS.replace("\n", "\r\n")
    (root / "data/partners.yml").write_bytes(typed.encode())
    take(root, change({"id": "kfu"}, "founded", new=1804))
    assert (root / "data/partners.yml").read_bytes().decode() == "\ufeff" + FOUNDED.replace("\n", "\r\n")


def test_a_file_that_cannot_be_written_leaves_all_as_it_was(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from program_site.intake.changes import taking_in

    write, written = taking_in.replace_file, []

    def full(path: Path, data: bytes) -> None:
        written.append(path.name)
        if len(written) == 2:
            raise OSError(28, "No space left on device")
        write(path, data)

    monkeypatch.setattr(taking_in, "replace_file", full)
    before = files(root)
    wanted = [
        change({"id": "kfu"}, "founded", new=1804),
        change({"id": "kazan"}, "latitude", old=55.8, new=56, file="cities"),
    ]
    taken = take(root, *wanted)
    assert [each.code for each in taken.problems] == ["K107"]
    assert (taken.written, files(root)) == ((), before)


def test_the_copy_shows_the_whole_project_and_touches_nothing_of_it(root: Path) -> None:
    (root / "data" / "odd.yml").symlink_to("partners.yml")
    before = [(each.code, each.path, each.line) for each in find(root)]
    with tree_with(root, {}) as staging:
        assert [(each.code, each.path, each.line) for each in find(staging)] == before
        assert not staging.is_relative_to(root / "data")
    assert (root / "docs").is_dir() == (ROOT / "tests/cases/project/docs").is_dir()


def test_a_file_that_changed_since_is_known_by_its_hash(root: Path) -> None:
    now = fingerprint((root / "data/partners.yml").read_bytes())
    assert moved_on(root, {"partners": now, "cities": "0", "../x": "0", "offices": "0"}) == [
        "data/cities.yml",
        "data/offices.yml",
    ]


def test_this_very_project_in_a_copy_has_no_other_problems(tmp_path: Path) -> None:
    for part in ("data", "docs", "activity_reports"):
        shutil.copytree(ROOT / part, tmp_path / part, symlinks=True)
    before = [(each.code, each.path, each.line) for each in find(tmp_path)]
    with tree_with(tmp_path, {}) as staging:
        assert [(each.code, each.path, each.line) for each in find(staging)] == before

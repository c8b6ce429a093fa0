"""What a stranger could make the first job leave behind for the one that may write, and what comes of it: nothing."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from fake_github import GitHub, git, loaded, packed
from uploads import BRANCH, CHANGED, EVENT, FILES, UPLOAD, left, send


@pytest.fixture(scope="module")
def script() -> ModuleType:
    return loaded("send-inbox")


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    return GitHub.made(tmp_path, "send-inbox", FILES)


@pytest.mark.parametrize(
    "name",
    [
        "../data/partners.yml", "/etc/passwd", ".github/workflows/check.yml", "hooks/site_events.py", "data/README.md",
        "data/unknown.yml", "data/partners.yml/x", "data/partners.yml\n", "data/schema/partners.json", "data/../data/cities.yml",
        "data/inbox/partners.yml", "data//cities.yml", "data/Cities.yml", "data/translated.txt", "data/$(id).yml", "answer.md/x",
    ],
)  # fmt: skip
def test_only_data_that_have_a_schema_are_taken(
    name: str, github: GitHub, script: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(github.folder / "editor")
    files = left("a" * 40)
    assert script.left_in(packed({**files, name: b"x"})) == script.left_in(packed(files))


@pytest.mark.parametrize(
    "gone",
    [
        ("data/partners.yml",), ("data/inbox/README.md",), ("hooks/site_events.py",), ("data/inbox/../partners.yml",),
        ("/etc/passwd",), ("data/inbox",), (f"{UPLOAD}\0100644 {'0' * 40}\thooks/x.py",), (f"{UPLOAD}\n",), ("",), (":/",),
    ],
)  # fmt: skip
def test_only_files_of_the_inbox_go(gone: tuple[str, ...], github: GitHub) -> None:
    pushed = github.push(BRANCH, {UPLOAD: b"{}"})
    send(github, pushed, left(pushed, {}, (UPLOAD, *gone)))
    assert sorted(github.names(BRANCH)) == sorted(FILES)
    alone = github.push("other", {UPLOAD: b"{}"})
    send(github, alone, left(alone, CHANGED, gone), "other")
    assert github.log("other")[0] == "a: first"


@pytest.mark.parametrize(
    "spoilt", [{"at.txt": b"HEAD"}, {"at.txt": b"--all"}, {"gone.json": b"{}"}, {"gone.json": b"[1]"}]
)
def test_what_is_not_as_we_make_it_is_nothing(spoilt: dict[str, bytes], script: ModuleType) -> None:
    with pytest.raises(ValueError, match="no such files"):
        script.left_in(packed({**left("a" * 40), **spoilt}))


def test_too_much_is_none(github: GitHub, script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(github.folder / "editor")
    monkeypatch.setattr(script, "LARGEST", 1000)
    with pytest.raises(ValueError, match="too large"):
        script.left_in(packed(left("a" * 40, {"data/partners.yml": bytes(2000)})))


def test_links_are_written_as_plain_files_and_none_is_followed(github: GitHub, tmp_path: Path) -> None:
    """Neither one in what was left behind, nor one that stands in the place of a data file on the branch."""
    github.push(BRANCH, {UPLOAD: b"{}"})
    (github.folder / "editor" / "data" / "partners.yml").unlink()
    (github.folder / "editor" / "data" / "partners.yml").symlink_to(tmp_path / "elsewhere")
    git(github.folder / "editor", "commit", "--quiet", "--all", "--message", "A link")
    git(github.folder / "editor", "push", "--quiet", "origin", f"HEAD:refs/heads/{BRANCH}")
    pushed = git(github.folder / "editor", "rev-parse", "HEAD").strip()
    kept = io.BytesIO(packed(left(pushed, {})))
    with zipfile.ZipFile(kept, "a") as archive:
        link = zipfile.ZipInfo("data/partners.yml")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    recorded = json.loads(EVENT.read_text(encoding="utf-8"))
    (tmp_path / "event.json").write_text(json.dumps({**recorded, "after": pushed}), encoding="utf-8")
    assert github.run(tmp_path / "event.json", kept.getvalue())[0] == 0
    assert git(github.origin, "ls-tree", BRANCH, "data/partners.yml").startswith("100644 blob ")
    assert github.text(BRANCH, "data/partners.yml") == b"/etc/passwd"
    assert not (tmp_path / "elsewhere").exists()


def test_a_name_of_a_file_or_a_branch_means_nothing(github: GitHub) -> None:
    branch, name = "x$(id)&state=all", "data/inbox/--help $(id)\t'\".json"
    pushed = github.push(branch, {name: b"{}"})
    status, ((_, _, pull),) = send(github, pushed, left(pushed, CHANGED, (name,)), branch)
    assert (status, pull["head"]) == (0, branch)
    asked = (github.folder / "asked").read_text(encoding="utf-8").splitlines()
    assert "pulls?head=example-org%3Ax%24%28id%29%26state%3Dall&state=open" in asked
    assert sorted(github.names(branch)) == sorted(FILES)


def test_a_name_that_is_no_text_goes_too(github: GitHub) -> None:
    name = b"data/inbox/\x8f\xaa.xlsx".decode("utf-8", "surrogateescape")
    pushed = github.push(BRANCH, {name: b"PK"})
    send(github, pushed, left(pushed, CHANGED, (name,)))
    assert sorted(github.names(BRANCH)) == sorted(FILES)


def test_a_push_of_a_tag_or_an_odd_event_does_nothing(github: GitHub) -> None:
    pushed = github.push(BRANCH, {UPLOAD: b"{}"})
    recorded = json.loads(EVENT.read_text(encoding="utf-8"))
    for odd in ({"ref": "refs/tags/v1"}, {"after": "--all"}):
        event = github.folder / "odd.json"
        event.write_text(json.dumps({**recorded, "after": pushed, **odd}), encoding="utf-8")
        assert github.run(event, packed(left(pushed))) == (0, [])

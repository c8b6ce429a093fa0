"""What goes back to GitHub of an upload to data/inbox/: commits in a real repository, pull requests and comments, as recorded."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from conftest import ROOT
from fake_github import BOT, GitHub, Written, git, loaded, packed

EVENT = ROOT / "tests" / "push_events" / "uploaded.json"
BRANCH = "staff-a-patch-1"
UPLOAD = "data/inbox/変更 (1).json"
FILES = {
    "data/partners.yml": b"- id: kfu\n",
    "data/cities.yml": b"- id: kazan\n",
    "data/schema/partners.json": b"{}",
    "data/schema/cities.json": b"{}",
    "data/inbox/README.md": b"x",
    "hooks/site_events.py": b"x",
}
CHANGED = {"data/partners.yml": b"- id: kfu\n  left: 2022\n"}
ANSWER, MOVED = "連携が終了\n", "書き込んでいません\n"
OPEN: dict[str, Any] = {"state": "open", "number": 20}


@pytest.fixture(scope="module")
def script() -> ModuleType:
    return loaded("send-inbox")


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    return GitHub.made(tmp_path, "send-inbox", FILES)


def left(
    at: str, texts: Mapping[str, bytes] = CHANGED, gone: tuple[str, ...] = (UPLOAD,), answer: str = ANSWER
) -> dict[str, bytes]:
    """What the first job leaves behind, as the workflow lets it."""
    said = {"answer.md": answer.encode(), "moved.md": MOVED.encode(), "gone.json": json.dumps(gone).encode()}
    return {"at.txt": f"{at}\n".encode(), **said, **texts}


def send(
    github: GitHub, pushed: str, files: Mapping[str, bytes] | None, branch: str = BRANCH, pulls: Any = ()
) -> tuple[int, list[Written]]:
    recorded = json.loads(EVENT.read_text(encoding="utf-8"))
    event = github.folder / "event.json"
    event.write_text(json.dumps({**recorded, "ref": f"refs/heads/{branch}", "after": pushed}), encoding="utf-8")
    return github.run(event, packed(files) if files is not None else None, pulls)


def test_an_upload_to_a_branch_becomes_a_pull_request_of_that_branch(github: GitHub) -> None:
    pushed = github.push(BRANCH, {UPLOAD: b"{}"}, "Add files via upload")
    status, ((method, address, pull),) = send(github, pushed, left(pushed))
    assert (status, method, address) == (0, "POST", "pulls")
    assert (pull["head"], pull["base"], pull["body"]) == (BRANCH, "main", ANSWER)
    assert pull["title"] == "データの変更 · Изменение данных · Changes of data: partners"
    assert github.log(BRANCH) == [f"{BOT}: Take in what was put into data/inbox", "a: Add files via upload", "a: first"]
    assert sorted(github.names(BRANCH)) == sorted(FILES)
    assert github.text(BRANCH, "data/partners.yml") == CHANGED["data/partners.yml"]
    assert github.text("main", "data/partners.yml") == FILES["data/partners.yml"]


def test_what_was_put_onto_main_goes_by_a_branch_of_its_own(github: GitHub, script: ModuleType) -> None:
    pushed = github.push("main", {UPLOAD: b"{}"}, "Add files via upload")
    status, written = send(github, pushed, left(pushed), "main")
    (_, _, pull), (method, address, comment) = written
    assert (status, pull["head"], pull["base"]) == (0, "inbox/main", "main")
    assert (method, address) == ("POST", f"commits/{pushed}/comments")
    assert comment["body"] == f"{script.MARK.format(pushed=pushed)}\n→ #21"
    assert sorted(github.names("inbox/main")) == sorted(FILES)
    assert sorted(github.names("main")) == sorted([*FILES, UPLOAD])
    assert github.log("main") == ["a: Add files via upload", "a: first"]


def test_a_second_upload_to_main_renews_the_pull_request(github: GitHub) -> None:
    first = github.push("main", {UPLOAD: b"{}"})
    send(github, first, left(first), "main")
    second = github.push("main", {"data/inbox/b.xlsx": b"PK"})
    both = {**CHANGED, "data/cities.yml": b"- id: kazan2\n"}
    files = left(second, both, (UPLOAD, "data/inbox/b.xlsx"), "both")
    status, ((method, address, pull), (_, place, _)) = send(github, second, files, "main", [OPEN])
    assert (status, method, address, place) == (0, "PATCH", "pulls/20", f"commits/{second}/comments")
    assert (pull["title"].partition(": ")[2], pull["body"]) == ("cities, partners", "both")
    assert len(github.log("inbox/main")) == 4
    assert sorted(github.names("inbox/main")) == sorted(FILES)
    assert github.branches() == ["inbox/main", "main"]


def test_the_same_once_more_changes_nothing(github: GitHub) -> None:
    pushed = github.push("main", {UPLOAD: b"{}"})
    send(github, pushed, left(pushed), "main")
    before = git(github.origin, "rev-parse", "inbox/main")
    assert send(github, pushed, left(pushed), "main", [OPEN])[0] == 0
    assert git(github.origin, "rev-parse", "inbox/main") == before


def test_what_people_have_added_to_it_is_not_overwritten(github: GitHub) -> None:
    pushed = github.push("main", {UPLOAD: b"{}"})
    send(github, pushed, left(pushed), "main")
    github.push("inbox/main", {"data/cities.yml": b"- id: other\n"}, "Correct")
    _, ((_, _, pull), _) = send(github, pushed, left(pushed), "main")
    assert pull["head"] == f"inbox/{pushed[:12]}"
    assert github.log("inbox/main")[0] == "a: Correct"


def test_what_came_onto_the_branch_of_main_itself_is_not_overwritten_either(github: GitHub) -> None:
    first = github.push("main", {UPLOAD: b"{}"})
    send(github, first, left(first), "main")
    upload = github.push("inbox/main", {"data/inbox/b.json": b"{}"})
    texts = {"data/cities.yml": b"- id: kazan2\n"}
    send(github, upload, left(upload, texts, ("data/inbox/b.json",)), "inbox/main", [OPEN])
    assert github.text("inbox/main", "data/cities.yml") == texts["data/cities.yml"]
    third = github.push("main", {"data/inbox/c.json": b"{}"})
    send(github, third, left(third), "main", [OPEN])
    assert github.text("inbox/main", "data/cities.yml") == texts["data/cities.yml"]
    assert f"inbox/{third[:12]}" in github.branches()


def test_a_second_upload_to_a_branch_is_told_in_its_pull_request(github: GitHub, script: ModuleType) -> None:
    first = github.push(BRANCH, {UPLOAD: b"{}"})
    send(github, first, left(first))
    second = github.push(BRANCH, {"data/inbox/b.xlsx": b"PK"})
    files = left(second, {"data/cities.yml": b"- id: kazan2\n"}, ("data/inbox/b.xlsx",), "more")
    status, written = send(github, second, files, pulls=[OPEN])
    body = {"body": f"{script.MARK.format(pushed=second)}\nmore"}
    assert (status, written) == (0, [("POST", "issues/20/comments", body)])
    assert len(github.log(BRANCH)) == 5
    assert sorted(github.names(BRANCH)) == sorted(FILES)


def test_an_answer_is_renewed_when_the_job_is_run_once_more(github: GitHub, script: ModuleType) -> None:
    pushed = github.push(BRANCH, {UPLOAD: b"{}"})
    send(github, pushed, left(pushed))
    before = git(github.origin, "rev-parse", BRANCH)
    mark = script.MARK.format(pushed=pushed)
    there = [
        {"id": 8, "user": {"login": "somebody"}, "body": f"{mark}\nmine"},
        {"id": 9, "user": {"login": BOT}, "body": f"{mark}\nold"},
    ]
    (github.folder / "issues_20_comments").write_text(json.dumps(there), encoding="utf-8")
    status, ((method, address, _),) = send(github, pushed, left(pushed), pulls=[OPEN])
    assert (status, method, address) == (0, "PATCH", "issues/comments/9")
    assert git(github.origin, "rev-parse", BRANCH) == before


def test_what_was_refused_stays_and_is_answered_at_its_commit(github: GitHub) -> None:
    pushed = github.push(BRANCH, {UPLOAD: b"{}"})
    status, ((method, address, comment),) = send(github, pushed, left(pushed, {}, ()))
    assert (status, method, address) == (0, "POST", f"commits/{pushed}/comments")
    assert ANSWER.strip() in comment["body"]
    assert (github.log(BRANCH), UPLOAD in github.names(BRANCH)) == (["a: first", "a: first"], True)


def test_where_there_is_a_pull_request_it_is_refused_there(github: GitHub) -> None:
    pushed = github.push(BRANCH, {UPLOAD: b"{}"})
    _, ((_, address, _),) = send(github, pushed, left(pushed, {}, ()), pulls=[OPEN])
    assert address == "issues/20/comments"


def test_of_two_files_one_may_stay(github: GitHub) -> None:
    pushed = github.push(BRANCH, {UPLOAD: b"{}", "data/inbox/b.pdf": b"%PDF"})
    send(github, pushed, left(pushed))
    assert sorted(github.names(BRANCH)) == sorted([*FILES, "data/inbox/b.pdf"])


def test_where_nothing_waits_nothing_is_said(github: GitHub) -> None:
    pushed = github.push(BRANCH, {"data/inbox/.keep": b""})
    assert send(github, pushed, {"at.txt": pushed.encode()}) == (0, [])
    assert send(github, pushed, None) == (0, [])
    assert len(github.log(BRANCH)) == 2


# ---- What happens meanwhile ----------------------------------------------------------------------------------------------


def test_what_others_have_done_elsewhere_meanwhile_stays(github: GitHub) -> None:
    pushed = github.push(BRANCH, {UPLOAD: b"{}"})
    github.push(BRANCH, {"data/cities.yml": b"- id: other\n"}, "Meanwhile")
    send(github, pushed, left(pushed))
    assert github.log(BRANCH)[:2] == [f"{BOT}: Take in what was put into data/inbox", "a: Meanwhile"]
    assert github.text(BRANCH, "data/cities.yml") == b"- id: other\n"


@pytest.mark.parametrize("changes", [{"data/partners.yml": b"- id: asu\n"}, {UPLOAD: b"{ }"}, {UPLOAD: None}])
def test_where_the_files_are_others_by_now_nothing_is_written(github: GitHub, changes: dict[str, bytes | None]) -> None:
    pushed = github.push(BRANCH, {UPLOAD: b"{}"})
    github.push(BRANCH, changes, "Meanwhile")
    status, ((_, address, comment),) = send(github, pushed, left(pushed))
    assert (status, address) == (0, f"commits/{pushed}/comments")
    assert comment["body"].endswith(MOVED)
    assert github.log(BRANCH)[0] == "a: Meanwhile"


def test_a_branch_that_is_gone_stays_gone(github: GitHub) -> None:
    pushed = github.push(BRANCH, {UPLOAD: b"{}"})
    git(github.origin, "branch", "--quiet", "--delete", "--force", BRANCH)
    send(github, pushed, left(pushed))
    assert github.branches() == ["main"]


def test_where_no_pull_request_may_be_opened_the_run_is_red_and_the_answer_stands_at_the_commit(
    github: GitHub,
) -> None:
    (github.folder / "forbidden").touch()
    pushed = github.push(BRANCH, {UPLOAD: b"{}"})
    status, written = send(github, pushed, left(pushed))
    assert (status, [address for _, address, _ in written]) == (1, ["pulls", f"commits/{pushed}/comments"])
    assert github.text(BRANCH, "data/partners.yml") == CHANGED["data/partners.yml"]


# ---- What a stranger could leave behind ----------------------------------------------------------------------------------


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

"""What goes back to GitHub of an upload to data/inbox/: commits in a real repository, pull requests and comments, as recorded."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType

import pytest

from fake_github import BOT, GitHub, git, loaded
from uploads import ANSWER, BRANCH, CHANGED, FILES, MOVED, OPEN, UPLOAD, left, send


@pytest.fixture(scope="module")
def script() -> ModuleType:
    return loaded("send-inbox")


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    return GitHub.made(tmp_path, "send-inbox", FILES)


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
    status, ((method, address, comment),) = send(github, pushed, left(pushed), pulls=[OPEN])
    assert (status, method, address) == (0, "PATCH", "issues/comments/9")
    assert comment["body"] == f"{mark}\n{ANSWER}"
    assert git(github.origin, "rev-parse", BRANCH) == before


def test_what_was_refused_is_told_in_a_pull_request_that_takes_it_away(github: GitHub) -> None:
    for branch, head in ((BRANCH, BRANCH), ("main", "inbox/main")):
        pushed = github.push(branch, {UPLOAD: b"{}"})
        status, ((_, address, pull), *_) = send(github, pushed, left(pushed, {}, answer="refused\n"), branch)
        assert (status, address, pull["head"], pull["body"]) == (0, "pulls", head, "refused\n")
        assert pull["title"].endswith(": data/inbox")
        assert sorted(github.names(head)) == sorted(FILES)


def test_what_nobody_may_be_led_to_is_answered_at_its_commit(github: GitHub) -> None:
    pushed = github.push(BRANCH, {UPLOAD: b"{}"})
    status, ((method, address, comment),) = send(github, pushed, left(pushed, {}, ()))
    assert (status, method, address) == (0, "POST", f"commits/{pushed}/comments")
    assert ANSWER.strip() in comment["body"]
    assert (github.log(BRANCH), UPLOAD in github.names(BRANCH)) == (["a: first", "a: first"], True)


def test_where_there_is_a_pull_request_it_is_answered_there(github: GitHub) -> None:
    pushed = github.push(BRANCH, {UPLOAD: b"{}"})
    _, ((_, address, _),) = send(github, pushed, left(pushed, {}, ()), pulls=[OPEN])
    assert address == "issues/20/comments"


def test_what_was_not_read_stays(github: GitHub) -> None:
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

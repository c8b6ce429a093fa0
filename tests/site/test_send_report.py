"""What goes back to GitHub of an issue: a branch in a real repository, a pull request and a comment, as recorded."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from fake_github import BOT, GitHub, Written, git, loaded, packed
from issues import EVENTS

FOLDER = "activity_reports/2018-09-10-kfu-12"
BRANCH = "report/issue-12"
REPORT = {f"{FOLDER}/ja.md": b"text", f"{FOLDER}/photo-1.jpg": b"photo"}
ANSWERS = {"answer.md": "ありがとうございます。\n".encode(), "kept.md": "編集者が手を入れています。\n".encode()}


@pytest.fixture(scope="module")
def script() -> ModuleType:
    return loaded("send-report")


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    return GitHub.made(tmp_path, "send-report", {"README.md": b"x"})


def send(
    github: GitHub, files: dict[str, bytes], pulls: list[dict[str, Any]] | None = None, name: str = "ja-opened"
) -> tuple[int, list[Written]]:
    return github.run(EVENTS / f"{name}.json", packed(files), pulls or ())


OPEN = [{"state": "open", "number": 20}]


def test_a_report_becomes_a_pull_request_and_its_writer_is_answered(github: GitHub, script: ModuleType) -> None:
    status, ((method, address, pull), comment) = send(github, {**ANSWERS, **REPORT})
    assert (status, method, address) == (0, "POST", "pulls")
    assert (pull["title"], pull["head"], pull["base"]) == ("Activity Report: 2018-09-10-kfu-12", BRANCH, "main")
    assert pull["body"].startswith("Closes #12.")
    assert comment == ("POST", "issues/12/comments", {"body": f"{script.MARK}\nありがとうございます。\n"})
    assert github.log(BRANCH) == [f"{BOT}: Add the report of issue #12", "a: first"]
    assert github.names(BRANCH) == ["README.md", *sorted(REPORT)]
    assert sorted(github.branches()) == ["main", BRANCH]


def test_an_edit_takes_the_place_of_what_was_sent_before(github: GitHub) -> None:
    send(github, {**ANSWERS, **REPORT})
    moved = {name.replace("2018-09-10", "2018-09-11"): data for name, data in REPORT.items() if name.endswith(".md")}
    status, written = send(github, {**ANSWERS, **moved}, OPEN, "ja-edited")
    assert (status, [address for _, address, _ in written]) == (0, ["issues/12/comments"])
    assert github.log(BRANCH) == [f"{BOT}: Add the report of issue #12", "a: first"]
    assert github.names(BRANCH) == ["README.md", *moved]


def test_the_same_once_more_changes_nothing(github: GitHub) -> None:
    send(github, {**ANSWERS, **REPORT})
    before = git(github.origin, "rev-parse", BRANCH)
    send(github, {**ANSWERS, **REPORT}, OPEN)
    assert git(github.origin, "rev-parse", BRANCH) == before


def test_what_people_have_added_is_not_overwritten(github: GitHub) -> None:
    send(github, {**ANSWERS, **REPORT})
    github.push(BRANCH, {f"{FOLDER}/ru.md": b"x"}, "Translate")
    status, written = send(github, {**ANSWERS, f"{FOLDER}/ja.md": b"other"}, OPEN)
    ((_, _, comment),) = written
    assert (status, github.log(BRANCH)[0]) == (0, "a: Translate")
    assert "編集者が手を入れています。" in comment["body"]


def test_a_pull_request_that_was_closed_stays_closed(github: GitHub) -> None:
    status, written = send(github, {**ANSWERS, **REPORT}, [{"state": "closed", "number": 20}])
    ((_, _, comment),) = written
    assert (status, github.branches()) == (0, ["main"])
    assert "編集者が手を入れています。" in comment["body"]


def test_what_was_refused_is_answered_and_nothing_is_pushed(github: GitHub, script: ModuleType) -> None:
    ours = {"id": 9, "user": {"login": BOT}, "body": f"{script.MARK}\nold"}
    strange = {"id": 8, "user": {"login": "somebody"}, "body": f"{script.MARK}\nmine"}
    (github.folder / "issues_12_comments").write_text(json.dumps([strange, ours]), encoding="utf-8")
    status, written = send(github, ANSWERS)
    ((method, address, _),) = written
    assert (status, method, address) == (0, "PATCH", "issues/comments/9")
    assert github.branches() == ["main"]


def test_where_no_pull_request_may_be_opened_the_run_is_red_and_the_writer_answered(github: GitHub) -> None:
    (github.folder / "forbidden").touch()
    status, written = send(github, {**ANSWERS, **REPORT})
    assert (status, [address for _, address, _ in written]) == (1, ["pulls", "issues/12/comments"])
    assert BRANCH in github.branches()


def test_no_text_of_an_issue_gets_into_a_name_or_a_message(github: GitHub) -> None:
    hostile = {**ANSWERS, "activity_reports/2018-09-10-culture-18/ja.md": b"$(id)"}
    _, written = send(github, hostile, name="ja-hostile")
    branch = "report/issue-18"
    assert sorted(github.branches()) == ["main", branch]
    assert git(github.origin, "log", "-1", "--format=%B", branch).strip() == "Add the report of issue #18"
    assert written[0][2]["title"] == "Activity Report: 2018-09-10-culture-18"


@pytest.mark.parametrize(
    "name",
    [
        "../a.md", "/etc/passwd", ".github/workflows/check.yml", "hooks/site_events.py", "activity_reports/README.md",
        "activity_reports/2018-09-10-a/../../x/ja.md", "activity_reports/2018-09-10-a/index.html", f"{FOLDER}/ja.md\n",
        f"{FOLDER}/.git/config", f"{FOLDER}/photo-1.jpg/x", "activity_reports/2018-09-10-$(id)/ja.md", "answer.md/x",
    ],
)  # fmt: skip
def test_only_files_of_a_report_are_taken(name: str, script: ModuleType) -> None:
    assert script.taken(packed({**ANSWERS, **REPORT, name: b"x"})) == {**ANSWERS, **REPORT}


def test_what_is_no_plain_file_comes_as_one(script: ModuleType) -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        link = zipfile.ZipInfo(f"{FOLDER}/photo-1.jpg")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert script.taken(kept.getvalue()) == {f"{FOLDER}/photo-1.jpg": b"/etc/passwd"}


def test_two_reports_or_too_much_are_none(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="more than one"):
        script.taken(packed({**REPORT, "activity_reports/2018-09-10-b/ja.md": b""}))
    monkeypatch.setattr(script, "LARGEST", 1000)
    with pytest.raises(ValueError, match="too large"):
        script.taken(packed({f"{FOLDER}/photo-1.jpg": bytes(2000)}))

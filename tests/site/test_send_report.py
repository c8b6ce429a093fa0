"""What goes back to GitHub of an issue: a branch in a real repository, a pull request and a comment, as recorded."""

from __future__ import annotations

import importlib.util
import io
import json
import os
import stat
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from test_after_a_push import SECRET, git

from conftest import ROOT
from issues import EVENTS, recorded

SCRIPT = ROOT / ".github" / "send-report.py"
FOLDER = "activity_reports/2018-09-10-kfu-12"
BRANCH = "report/issue-12"
REPORT = {f"{FOLDER}/ja.md": b"text", f"{FOLDER}/photo-1.jpg": b"photo"}
ANSWERS = {"answer.md": "ありがとうございます。\n".encode(), "kept.md": "編集者が手を入れています。\n".encode()}
BOT = "github-actions[bot]"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    found = importlib.util.spec_from_file_location("send_report", SCRIPT)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def packed(files: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return kept.getvalue()


GH = """
import json, pathlib, sys
folder = pathlib.Path(__file__).parent
arguments = sys.argv[2:]
address = next(each for each in arguments if each.startswith("repos/")).removeprefix("repos/example-org/exchange/")
if "--method" in arguments:
    with (folder / "written").open("a", encoding="utf-8") as file:
        file.write(json.dumps([arguments[1], address, json.load(sys.stdin)]) + "\\n")
    sys.exit(1 if address == "pulls" and (folder / "forbidden").exists() else 0)
sys.stdout.buffer.write((folder / address.replace("/", "_").partition("?")[0]).read_bytes())
"""
"""GitHub's own program, as far as the script asks it: recorded answers out, what is written kept."""


@dataclass(frozen=True)
class GitHub:
    """A repository with a default branch, and what GitHub would say of its pull requests."""

    folder: Path

    @property
    def origin(self) -> Path:
        return self.folder / "example-org" / "exchange"

    def send(
        self, files: dict[str, bytes], pulls: list[dict[str, Any]] | None = None, name: str = "ja-opened"
    ) -> tuple[int, list[tuple[str, str, dict[str, str]]]]:
        """Run the script in a fresh checkout, as each run of a workflow has one; its status, and what it wrote."""
        clone = self.folder / "clone"
        subprocess.run(["rm", "-rf", str(clone), str(self.folder / "written")], check=True)
        git(self.folder, "clone", "--quiet", "--depth=1", f"file://{self.origin}", "clone")
        (self.folder / "gh").write_text(f"#!{sys.executable}{GH}", encoding="utf-8")
        (self.folder / "gh").chmod(0o755)
        artifacts = {"artifacts": [{"id": 5, "expired": False, "size_in_bytes": 300}]}
        (self.folder / "actions_runs_3_artifacts").write_text(json.dumps(artifacts), encoding="utf-8")
        (self.folder / "actions_artifacts_5_zip").write_bytes(packed(files))
        (self.folder / "pulls").write_text(json.dumps(pulls or []), encoding="utf-8")
        comments = self.folder / f"issues_{recorded(name)['issue']['number']}_comments"
        comments.write_text("[]", encoding="utf-8") if not comments.exists() else None
        settings = {
            "PATH": f"{self.folder}:{os.environ['PATH']}", "GITHUB_SERVER_URL": f"file://{self.folder}",
            "GITHUB_REPOSITORY": "example-org/exchange", "GITHUB_RUN_ID": "3", "GH_TOKEN": SECRET,
            "GITHUB_EVENT_PATH": str(EVENTS / f"{name}.json"),
        }  # fmt: skip
        result = subprocess.run(
            [sys.executable, str(SCRIPT)], cwd=clone, env={**os.environ, **settings}, timeout=60, capture_output=True
        )
        assert SECRET not in (clone / ".git" / "config").read_text(encoding="utf-8")
        assert b"Traceback" not in result.stderr, result.stderr.decode()
        written = self.folder / "written"
        lines = written.read_text(encoding="utf-8").splitlines() if written.exists() else []
        return result.returncode, [(method, address, body) for method, address, body in map(json.loads, lines)]

    def branches(self) -> list[str]:
        return git(self.origin, "for-each-ref", "--format=%(refname:short)").split()

    def log(self) -> list[str]:
        return git(self.origin, "log", "--format=%an: %s", BRANCH).splitlines()

    def names(self) -> list[str]:
        return git(self.origin, "ls-tree", "-r", "--name-only", BRANCH).split()


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    made = GitHub(tmp_path)
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "example-org/exchange")
    git(tmp_path, "clone", "--quiet", str(made.origin), "first")
    (tmp_path / "first" / "README.md").write_text("x", encoding="utf-8")
    git(tmp_path / "first", "add", "--all")
    git(tmp_path / "first", "commit", "--quiet", "--message", "first")
    git(tmp_path / "first", "push", "--quiet", "origin", "HEAD:refs/heads/main")
    return made


OPEN = [{"state": "open", "number": 20}]


def test_a_report_becomes_a_pull_request_and_its_writer_is_answered(github: GitHub, script: ModuleType) -> None:
    status, ((method, address, pull), comment) = github.send({**ANSWERS, **REPORT})
    assert (status, method, address) == (0, "POST", "pulls")
    assert (pull["title"], pull["head"], pull["base"]) == ("Activity Report: 2018-09-10-kfu-12", BRANCH, "main")
    assert pull["body"].startswith("Closes #12.")
    assert comment == ("POST", "issues/12/comments", {"body": f"{script.MARK}\nありがとうございます。\n"})
    assert github.log() == [f"{BOT}: Add the report of issue #12", "a: first"]
    assert github.names() == ["README.md", *sorted(REPORT)]
    assert sorted(github.branches()) == ["main", BRANCH]


def test_an_edit_takes_the_place_of_what_was_sent_before(github: GitHub) -> None:
    github.send({**ANSWERS, **REPORT})
    moved = {name.replace("2018-09-10", "2018-09-11"): data for name, data in REPORT.items() if name.endswith(".md")}
    status, written = github.send({**ANSWERS, **moved}, OPEN, "ja-edited")
    assert (status, [address for _, address, _ in written]) == (0, ["issues/12/comments"])
    assert github.log() == [f"{BOT}: Add the report of issue #12", "a: first"]
    assert github.names() == ["README.md", *moved]


def test_the_same_once_more_changes_nothing(github: GitHub) -> None:
    github.send({**ANSWERS, **REPORT})
    before = git(github.origin, "rev-parse", BRANCH)
    github.send({**ANSWERS, **REPORT}, OPEN)
    assert git(github.origin, "rev-parse", BRANCH) == before


def test_what_people_have_added_is_not_overwritten(github: GitHub) -> None:
    github.send({**ANSWERS, **REPORT})
    git(github.folder, "clone", "--quiet", "--branch", BRANCH, str(github.origin), "editor")
    (github.folder / "editor" / FOLDER / "ru.md").write_text("x", encoding="utf-8")
    git(github.folder / "editor", "add", "--all")
    git(github.folder / "editor", "commit", "--quiet", "--message", "Translate")
    git(github.folder / "editor", "push", "--quiet")
    status, written = github.send({**ANSWERS, f"{FOLDER}/ja.md": b"other"}, OPEN)
    ((_, _, comment),) = written
    assert (status, github.log()[0]) == (0, "a: Translate")
    assert "編集者が手を入れています。" in comment["body"]


def test_a_pull_request_that_was_closed_stays_closed(github: GitHub) -> None:
    status, written = github.send({**ANSWERS, **REPORT}, [{"state": "closed", "number": 20}])
    ((_, _, comment),) = written
    assert (status, github.branches()) == (0, ["main"])
    assert "編集者が手を入れています。" in comment["body"]


def test_what_was_refused_is_answered_and_nothing_is_pushed(github: GitHub, script: ModuleType) -> None:
    ours = {"id": 9, "user": {"login": BOT}, "body": f"{script.MARK}\nold"}
    strange = {"id": 8, "user": {"login": "somebody"}, "body": f"{script.MARK}\nmine"}
    (github.folder / "issues_12_comments").write_text(json.dumps([strange, ours]), encoding="utf-8")
    status, written = github.send(ANSWERS)
    ((method, address, _),) = written
    assert (status, method, address) == (0, "PATCH", "issues/comments/9")
    assert github.branches() == ["main"]


def test_where_no_pull_request_may_be_opened_the_run_is_red_and_the_writer_answered(github: GitHub) -> None:
    (github.folder / "forbidden").touch()
    status, written = github.send({**ANSWERS, **REPORT})
    assert (status, [address for _, address, _ in written]) == (1, ["pulls", "issues/12/comments"])
    assert BRANCH in github.branches()


def test_no_text_of_an_issue_gets_into_a_name_or_a_message(github: GitHub) -> None:
    hostile = {**ANSWERS, "activity_reports/2018-09-10-culture-18/ja.md": b"$(id)"}
    _, written = github.send(hostile, name="ja-hostile")
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
    assert script.unpacked(packed({**ANSWERS, **REPORT, name: b"x"})) == {**ANSWERS, **REPORT}


def test_what_is_no_plain_file_comes_as_one(script: ModuleType) -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        link = zipfile.ZipInfo(f"{FOLDER}/photo-1.jpg")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert script.unpacked(kept.getvalue()) == {f"{FOLDER}/photo-1.jpg": b"/etc/passwd"}


def test_two_reports_or_too_much_are_none(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="more than one"):
        script.unpacked(packed({**REPORT, "activity_reports/2018-09-10-b/ja.md": b""}))
    monkeypatch.setattr(script, "LARGEST", 1000)
    with pytest.raises(ValueError, match="too large"):
        script.unpacked(packed({f"{FOLDER}/photo-1.jpg": bytes(2000)}))

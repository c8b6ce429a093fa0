"""The two scripts that write on GitHub: the commit of an unpacked report, and the comment in a pull request."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from conftest import ROOT
from fake_github import SECRET, git, loaded

# ---- The commit -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--bare", "owner/origin.git")
    folder = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "owner/origin.git", "clone")
    (folder / "activity_reports").mkdir()
    (folder / "activity_reports" / "a.zip").write_bytes(b"PK")
    (folder / "data.yml").write_text("a", encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "first")
    git(folder, "push", "--quiet", "origin", "HEAD:refs/heads/zip")
    return folder


def commit(clone: Path) -> subprocess.CompletedProcess[str]:
    settings = {
        "GITHUB_SERVER_URL": f"file://{clone.parent}", "GITHUB_REPOSITORY": "owner/origin.git",
        "GITHUB_REF": "refs/heads/zip", "TOKEN": SECRET,
    }  # fmt: skip
    command = ["sh", str(ROOT / ".github" / "commit-unpacked.sh")]
    return subprocess.run(command, cwd=clone, capture_output=True, text=True, env={**os.environ, **settings})


def test_what_was_unpacked_is_committed_and_nothing_else(clone: Path) -> None:
    (clone / "activity_reports" / "a.zip").unlink()
    (clone / "activity_reports" / "2019-02-15-party").mkdir()
    (clone / "activity_reports" / "2019-02-15-party" / "ja.md").write_text("x", encoding="utf-8")
    (clone / "data.yml").write_text("b", encoding="utf-8")
    hook = clone / ".git" / "hooks" / "pre-push"
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    result = commit(clone)
    assert (result.returncode, result.stderr) == (0, "")
    pushed = git(clone.parent / "owner" / "origin.git", "show", "--name-status", "--format=%an", "zip").split("\n")
    assert pushed[0] == "github-actions[bot]"
    assert [line for line in pushed[1:] if line] == [
        "A\tactivity_reports/2019-02-15-party/ja.md",
        "D\tactivity_reports/a.zip",
    ]
    assert SECRET not in (clone / ".git" / "config").read_text(encoding="utf-8")


def test_where_nothing_was_accepted_nothing_is_committed(clone: Path) -> None:
    before = git(clone, "rev-parse", "HEAD")
    assert commit(clone).returncode == 0
    assert git(clone, "rev-parse", "HEAD") == before


def test_nobody_is_overwritten(clone: Path) -> None:
    git(clone.parent, "clone", "--quiet", "--branch", "zip", "owner/origin.git", "other")
    (clone.parent / "other" / "data.yml").write_text("c", encoding="utf-8")
    git(clone.parent / "other", "commit", "--quiet", "--all", "--message", "quicker")
    git(clone.parent / "other", "push", "--quiet")
    (clone / "activity_reports" / "a.zip").unlink()
    assert commit(clone).returncode != 0
    assert git(clone.parent / "owner" / "origin.git", "log", "-1", "--format=%s", "zip").strip() == "quicker"


# ---- The comment ----------------------------------------------------------------------------------------------------------

MISTAKE = "activity_reports/2019-02-15-party/ja.md:3 [D112] 日付"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    return loaded("comment")


def left_behind(number: str, text: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("number.txt", number)
        archive.writestr("check.txt", text)
    return kept.getvalue()


def test_only_lines_that_name_a_mistake_are_shown(script: ModuleType) -> None:
    said = script.comment(f"Installing\n{MISTAKE}\n@everyone look\n[D112] https://example.org\n")
    assert said == f"{script.MARK}\n{script.FOUND}\n\n~~~text\n{MISTAKE}\n~~~\n"


def test_no_text_gets_out_of_its_block(script: ModuleType) -> None:
    said = script.comment(
        f"{MISTAKE} ~~~~~\n~~~:1 [D112] x ![x](https://example.org/x.png)\na\x1b[2J\u202e:1 [R101] y\n"
    )
    fence, *inside, last, end = said.split("\n")[3:]
    assert (fence, last, end) == ("~" * 8 + "text", "~" * 8, "")
    assert not [line for line in inside if line.strip("~ ") == "" or not line.isprintable()]


def test_a_flood_is_cut_at_a_line(script: ModuleType) -> None:
    said = script.comment(f"{MISTAKE}\n" * 5000)
    assert len(said) < 31_000
    assert set(said.split("\n")[4:-3]) == {MISTAKE}


@pytest.mark.parametrize("number", ["", "0", "-1", "1; rm", "１", "9" * 12, "../1", "1\n2"])
def test_a_number_that_is_none(script: ModuleType, number: str) -> None:
    assert script.answer(left_behind(number, MISTAKE)) is None


def test_what_is_left_behind_is_read_up_to_a_limit(script: ModuleType) -> None:
    number, text = script.answer(left_behind("7\n", "a" * 10_000_000))
    assert (number, len(text)) == (7, script.LARGEST)
    assert script.answer(b"no zip") is None
    kept = io.BytesIO()
    zipfile.ZipFile(kept, "w").close()
    assert script.answer(kept.getvalue()) is None


GH = """
import json, pathlib, sys
folder = pathlib.Path(__file__).parent
arguments = sys.argv[2:]
address = next(each for each in arguments if each.startswith("repos/")).removeprefix("repos/owner/name/")
if "--method" in arguments:
    with (folder / "written").open("a", encoding="utf-8") as file:
        file.write(json.dumps([arguments[1], address, json.load(sys.stdin)["body"]]) + "\\n")
else:
    sys.stdout.buffer.write((folder / address.replace("/", "_").partition("?")[0]).read_bytes())
"""
"""GitHub's own program, as far as the script asks it: recorded answers out, written comments kept."""


def github(folder: Path, head: str, comments: list[dict[str, Any]], text: str = MISTAKE) -> list[list[str]]:
    """What is written where the pull request 7 is at `head`, and the run was about `aaa`."""
    (folder / "gh").write_text(f"#!{sys.executable}{GH}", encoding="utf-8")
    (folder / "gh").chmod(0o755)
    artifacts = {"artifacts": [{"id": 5, "expired": False, "size_in_bytes": 300}]}
    (folder / "actions_runs_3_artifacts").write_text(json.dumps(artifacts), encoding="utf-8")
    (folder / "actions_artifacts_5_zip").write_bytes(left_behind("7\n", text))
    (folder / "pulls_7").write_text(json.dumps({"head": {"sha": head}, "state": "open"}), encoding="utf-8")
    (folder / "issues_7_comments").write_text(json.dumps(comments), encoding="utf-8")
    settings = {"PATH": f"{folder}:{os.environ['PATH']}", "GITHUB_REPOSITORY": "owner/name", "RUN": "3", "HEAD": "aaa"}
    subprocess.run(
        [sys.executable, str(ROOT / ".github" / "comment.py")], check=True, env={**os.environ, **settings}, timeout=60
    )
    written = folder / "written"
    return [json.loads(line) for line in written.read_text(encoding="utf-8").splitlines()] if written.exists() else []


def test_a_comment_is_written_once_and_then_renewed(tmp_path: Path, script: ModuleType) -> None:
    ((method, address, body),) = github(tmp_path, "aaa", [])
    assert (method, address) == ("POST", "issues/7/comments")
    assert MISTAKE in body
    (tmp_path / "written").unlink()
    strange = {"id": 1, "user": {"login": "somebody"}, "body": f"{script.MARK} mine"}
    ours = {"id": 2, "user": {"login": "github-actions[bot]"}, "body": body}
    ((method, address, body),) = github(tmp_path, "aaa", [strange, ours], "問題はありません。\n")
    assert (method, address) == ("PATCH", "issues/comments/2")
    assert script.NOTHING in body


def test_the_pull_request_of_someone_else_gets_no_comment(tmp_path: Path) -> None:
    assert github(tmp_path, "bbb", []) == []


def test_who_made_no_mistake_is_left_in_peace(tmp_path: Path) -> None:
    assert github(tmp_path, "aaa", [], "問題はありません。\n") == []

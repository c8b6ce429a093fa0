"""Brings what was put into data/inbox/ into a pull request: the data files that change, and the end of the uploaded files.

All that it reads besides GitHub's own answers is a stranger's. Only files of data that the repository has a schema for are
taken, and only files of the inbox go; everything is written as plain files, straight into a commit: nothing of a branch is
checked out. What an upload says gets into no command, name of a branch, message of a commit or title of a pull request.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from github_api import BOT, COMMIT, MOST_SIGNS, artifact, comment, gh, git, tip_of, unpacked

ARTIFACT = "inbox"
LARGEST = 20_000_000
"""Bytes of all files together, and of what they are packed in."""
MOST_FILES = 60
DATA = re.compile(r"data/([a-z]+(?:_[a-z]+)*)\.yml")
ANSWERS = ("answer.md", "moved.md", "gone.json", "at.txt")
INBOX = "data/inbox/"
KEPT = "data/inbox/README.md"
MARK = "<!-- what became of this upload: {pushed} -->"
MESSAGE = "Take in what was put into data/inbox"
RENEWED = "Take in what waits in data/inbox on the main branch"
"""Of the commit that holds all of it, and is made anew with every upload."""
TITLE = "データの変更 · Изменение данных · Changes of data"
NOTHING = "0" * 40

Entries = Mapping[str, tuple[str, str]]
"""The files of a commit below data/: how each is kept, and the hash of its content."""


@dataclass(frozen=True)
class Left:
    """What the first job left behind."""

    at: str
    """The commit that it read."""
    texts: Mapping[str, bytes]
    gone: tuple[str, ...]
    answer: str
    moved: str
    """What to say where the files are others by now than those that were read."""


@dataclass(frozen=True)
class Push:
    """What this run is about."""

    repository: str
    branch: str
    base: str
    pushed: str

    @property
    def address(self) -> str:
        return f"{os.environ['GITHUB_SERVER_URL']}/{self.repository}"


def is_wanted(name: str) -> bool:
    known = DATA.fullmatch(name)
    return name in ANSWERS or bool(known and Path("data", "schema", f"{known[1]}.json").is_file())


def left_in(archive: bytes) -> Left | None:
    """None where the inbox was empty. Raises ValueError for anything that is not as we make it."""
    files = unpacked(archive, is_wanted, LARGEST, MOST_FILES)
    if "answer.md" not in files:
        return None
    at = files["at.txt"][:100].decode("ascii", "replace").strip() if "at.txt" in files else ""
    gone = json.loads(files.get("gone.json", b"[]"))
    is_list = isinstance(gone, list) and all(isinstance(name, str) for name in gone)
    if not COMMIT.fullmatch(at) or not is_list:
        raise ValueError("no such files")
    answer, moved = (files.get(name, b"").decode("utf-8", "replace") for name in ("answer.md", "moved.md"))
    return Left(at, {name: data for name, data in files.items() if name not in ANSWERS}, tuple(gone), answer, moved)


def entries(commit: str) -> Entries:
    listed = git("ls-tree", "-r", "-z", commit, "--", "data").split("\0")
    parts = (line.partition("\t") for line in listed if line)
    return {path: (kept.split()[0], kept.split()[2]) for kept, _, path in parts}


def is_ours(commit: str, message: str) -> bool:
    """Nobody has added anything to what was sent last."""
    return git("log", "-1", "--format=%ae%n%s", commit) == f"{BOT}\n{message}"


def made(left: Left, gone: Collection[str], parent: str, message: str) -> str:
    """A commit on top of the parent. Its files are plain ones, whatever stands there."""
    with tempfile.TemporaryDirectory() as folder:
        index = str(Path(folder) / "index")
        git("read-tree", parent, index=index)
        lines = [
            f"100644 {git('hash-object', '-w', '--stdin', given=data)}\t{path}" for path, data in left.texts.items()
        ]
        lines += [f"0 {NOTHING}\t{path}" for path in gone]
        given = "".join(f"{line}\0" for line in lines).encode("utf-8", "surrogateescape")
        git("update-index", "-z", "--index-info", given=given, index=index)
        tree = git("write-tree", index=index)
    return git("commit-tree", tree, "-p", parent, given=f"{message}\n\n{read_at(left)}\n".encode())


def read_at(left: Left) -> str:
    return f"Read at {left.at}"


def target(push: Push) -> tuple[str, str]:
    """The branch that gets the commit, and its end as it may be overwritten: never main, never what people have in hand."""
    if push.branch != push.base:
        return push.branch, ""
    branch = f"inbox/{push.base}"
    tip = tip_of(push.address, branch)
    if tip and not is_ours(tip, RENEWED):
        branch = f"inbox/{push.pushed[:12]}"
        tip = tip_of(push.address, branch)
    return branch, tip


def send(left: Left, push: Push) -> str:
    """The branch that holds it now; empty where the files are others by now than those that were read."""
    tip = tip_of(push.address, push.branch)
    if not tip:
        return ""
    if tip != left.at:
        git("fetch", "--quiet", "--depth=1", push.address, left.at)
    read, now = entries(left.at), entries(tip)
    gone = [path for path in left.gone if path in read and path.startswith(INBOX) and path != KEPT]
    if not gone or any(read.get(path) != now.get(path) for path in (*left.texts, *gone)):
        done = is_ours(tip, MESSAGE) and read_at(left) in git("log", "-1", "--format=%b", tip)
        return push.branch if done else ""  # the job was run once more
    branch, old = target(push)
    commit = made(left, gone, tip, MESSAGE if branch == push.branch else RENEWED)
    if old and content_of(old) == content_of(commit):
        return branch
    # Someone who was quicker is not overwritten: then the push fails.
    guard = [f"--force-with-lease=refs/heads/{branch}:{old}"] if branch != push.branch else []
    git("push", "--quiet", *guard, push.address, f"{commit}:refs/heads/{branch}")
    return branch


def content_of(commit: str) -> list[str]:
    """Its files, and upon which commit: also where that one was not fetched."""
    lines = git("cat-file", "commit", commit).split("\n")
    return [line for line in lines[: lines.index("")] if line.startswith(("tree ", "parent "))]


def open_pull(push: Push, branch: str) -> dict[str, Any] | None:
    owner = push.repository.partition("/")[0]
    head = urllib.parse.quote(f"{owner}:{branch}")
    pulls: list[dict[str, Any]] = json.loads(gh(f"repos/{push.repository}/pulls?head={head}&state=open"))
    return next((pull for pull in pulls if pull["state"] == "open"), None)


def tell(left: Left, push: Push, branch: str, mark: str) -> None:
    """Open the pull request, or bring it up to date. One of this run's own holds all that waits on main, so its text is renewed."""
    pulls, names = f"repos/{push.repository}/pulls", sorted(Path(path).stem for path in left.texts)
    text = {"title": f"{TITLE}: {', '.join(names) or INBOX.rstrip('/')}", "body": left.answer[:MOST_SIGNS]}
    pull = open_pull(push, branch)
    if pull is None:
        pull = json.loads(gh("--method", "POST", pulls, body={**text, "head": branch, "base": push.base}))
    elif branch != push.branch:
        gh("--method", "PATCH", f"{pulls}/{pull['number']}", body=text)
    else:
        comment(left.answer, f"issues/{pull['number']}", push.repository, mark)
    if branch != push.branch:  # who has put a file onto main sees at its commit where it went
        comment(f"→ #{int(pull['number'])}", f"commits/{push.pushed}", push.repository, mark)


def answer(text: str, push: Push, mark: str) -> None:
    """Where nothing may be written: in the pull request of the branch, or at the commit that brought the files."""
    pull = open_pull(push, push.branch) if push.branch != push.base else None
    place = f"issues/{pull['number']}" if pull else f"commits/{push.pushed}"
    comment(text, place, push.repository, mark)


def main() -> int:
    event: dict[str, Any] = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_bytes())
    ref, pushed, base = str(event["ref"]), str(event["after"]), str(event["repository"]["default_branch"])
    repository = os.environ["GITHUB_REPOSITORY"]
    push = Push(repository, ref.removeprefix("refs/heads/"), base, pushed)
    archive = artifact(repository, os.environ["GITHUB_RUN_ID"], ARTIFACT, LARGEST)
    left = left_in(archive) if archive is not None else None
    if left is None or not ref.startswith("refs/heads/") or not COMMIT.fullmatch(pushed):
        print("Nothing waits in data/inbox/.")
        return 0
    mark = MARK.format(pushed=pushed)
    if not left.gone:
        answer(left.answer, push, mark)
        return 0
    try:
        branch = send(left, push)
        if branch:
            tell(left, push, branch, mark)
        else:
            answer(left.moved, push, mark)
    except subprocess.CalledProcessError as error:  # whoever put the file there is answered all the same
        print(f"{error.cmd[0]}: {error.returncode}", file=sys.stderr)
        answer(left.answer, push, mark)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

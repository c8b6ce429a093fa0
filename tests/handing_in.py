"""The whole way of a file that staff hand in: uploaded to a branch of a real repository, read, sent, and what GitHub is told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from conftest import CONTENT, ROOT, files_below
from fake_github import GitHub, git
from program_site.__main__ import main
from program_site.load import load
from uploads import BRANCH, EVENT, send

LEFT_OUT = ("hooks", "activity_reports")
"""The program is run from this checkout; reports are not asked about."""


@dataclass(frozen=True)
class Pull:
    """The pull request that came of it."""

    title: str
    text: str
    files: dict[str, bytes]
    """The data files that are others on its branch."""
    before: Path
    after: Path
    """Checkouts of its branch, after the upload and after what was made of it."""


def repository(folder: Path) -> GitHub:
    """Of this project."""
    files = {name: (ROOT / name).read_bytes() for name in CONTENT if (ROOT / name).is_file()}
    for top in CONTENT:
        if (ROOT / top).is_dir() and top not in LEFT_OUT:
            files |= {f"{top}/{name}": data for name, data in files_below(ROOT / top).items()}
    return GitHub.made(folder, "send-inbox", files)


def hand_in(github: GitHub, name: str, content: bytes) -> Pull:
    pushed = github.push(BRANCH, {f"data/inbox/{name}": content}, "Add files via upload")
    before, out = _checkout(github, pushed, "before"), github.folder / "out"
    status = main(["--root", str(before), "read-inbox", str(EVENT), "--out", str(out)])
    left = files_below(out)
    assert status == 0, left["answer.md"].decode()
    status, written = send(github, pushed, {"at.txt": f"{pushed}\n".encode(), **left})
    assert status == 0
    ((method, address, pull),) = written
    assert (method, address, pull["head"], pull["base"]) == ("POST", "pulls", BRANCH, "main")
    after = _checkout(github, f"origin/{pull['head']}", "after")
    was, now = files_below(before / "data"), files_below(after / "data")
    assert [path for path in now if path.startswith("inbox/")] == ["inbox/README.md"]
    changed = {Path(path).stem: data for path, data in now.items() if was.get(path) != data}
    return Pull(pull["title"], pull["body"], changed, before, after)


def new_problems(pull: Pull) -> list[str]:
    """What the checker says of its branch and did not say before, warnings too: without the lines, which move."""
    return sorted((_found(pull.after) - _found(pull.before)).elements())


def _found(root: Path) -> Counter[str]:
    found = load(root, only=()).problems
    return Counter(f"{each.path} {each.code} {sorted(each.values.items())}" for each in found)


def _checkout(github: GitHub, revision: str, name: str) -> Path:
    git(github.folder, "clone", "--quiet", str(github.origin), name)
    git(github.folder / name, "checkout", "--quiet", "--detach", revision)
    return github.folder / name

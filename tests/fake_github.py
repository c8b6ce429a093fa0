"""What a script that writes on GitHub meets: a real repository it can push to, and recorded answers in the place of GitHub's."""

from __future__ import annotations

import importlib.util
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from conftest import ROOT

SECRET = "not-a-real-token"
BOT = "github-actions[bot]"

GH = """
import json, pathlib, sys
folder = pathlib.Path(__file__).parent
arguments = sys.argv[2:]
address = next(each for each in arguments if each.startswith("repos/")).removeprefix("repos/example-org/exchange/")
if "--method" in arguments:
    with (folder / "written").open("a", encoding="utf-8") as file:
        file.write(json.dumps([arguments[1], address, json.load(sys.stdin)]) + "\\n")
    print(json.dumps({"number": 21}))
    sys.exit(1 if address == "pulls" and (folder / "forbidden").exists() else 0)
with (folder / "asked").open("a", encoding="utf-8") as file:
    file.write(address + "\\n")
answer = folder / address.replace("/", "_").partition("?")[0]
is_empty = address.partition("?")[0].endswith("/comments") and not answer.exists()
sys.stdout.buffer.write(b"[]" if is_empty else answer.read_bytes())
"""
"""GitHub's own program, as far as the scripts ask it: recorded answers out, what is written kept."""

Written = tuple[str, str, dict[str, str]]
"""The method, the address below the repository, and what was sent there."""


def loaded(name: str) -> ModuleType:
    """A script of .github/, which finds what is beside it as it does when it is run."""
    beside = str(ROOT / ".github")
    sys.path.insert(0, beside)
    try:
        found = importlib.util.spec_from_file_location(name.replace("-", "_"), ROOT / ".github" / f"{name}.py")
        assert found is not None
        assert found.loader is not None
        module = importlib.util.module_from_spec(found)
        sys.modules[found.name] = module  # dataclasses look for it there
        found.loader.exec_module(module)
    finally:
        sys.path.remove(beside)
    return module


def git(folder: Path, *arguments: str) -> str:
    names = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    done = subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True)
    return done.stdout.decode("utf-8", "surrogateescape")


def packed(files: Mapping[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return kept.getvalue()


@dataclass(frozen=True)
class GitHub:
    """A repository with a default branch, and what GitHub would say of its pull requests."""

    folder: Path
    script: str

    @classmethod
    def made(cls, folder: Path, script: str, files: Mapping[str, bytes]) -> GitHub:
        github = cls(folder, script)
        git(folder, "init", "--quiet", "--bare", "--initial-branch=main", "example-org/exchange")
        github.push("main", files)
        return github

    @property
    def origin(self) -> Path:
        return self.folder / "example-org" / "exchange"

    def push(self, branch: str, files: Mapping[str, bytes | None], message: str = "first", start: str = "main") -> str:
        """What somebody does at their own computer or on GitHub's pages: a commit on a branch, which may be new."""
        clone = self.folder / "editor"
        subprocess.run(["rm", "-rf", str(clone)], check=True)
        git(self.folder, "clone", "--quiet", str(self.origin), "editor")
        if self.branches():
            git(clone, "checkout", "--quiet", "--detach", f"origin/{branch if branch in self.branches() else start}")
        for name, data in files.items():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            (clone / name).write_bytes(data) if data is not None else (clone / name).unlink()
        git(clone, "add", "--all")
        git(clone, "commit", "--quiet", "--message", message)
        git(clone, "push", "--quiet", "origin", f"HEAD:refs/heads/{branch}")
        return git(clone, "rev-parse", "HEAD").strip()

    def run(
        self, event: Path, artifact: bytes | None, pulls: Sequence[dict[str, Any]] = ()
    ) -> tuple[int, list[Written]]:
        """Run the script in a fresh checkout, as each run of a workflow has one; its status, and what it wrote."""
        clone = self.folder / "clone"
        subprocess.run(["rm", "-rf", str(clone), str(self.folder / "written")], check=True)
        git(self.folder, "clone", "--quiet", "--depth=1", f"file://{self.origin}", "clone")
        (self.folder / "gh").write_text(f"#!{sys.executable}{GH}", encoding="utf-8")
        (self.folder / "gh").chmod(0o755)
        listed = [{"id": 5, "expired": False, "size_in_bytes": 300}] if artifact is not None else []
        (self.folder / "actions_runs_3_artifacts").write_text(json.dumps({"artifacts": listed}), encoding="utf-8")
        (self.folder / "actions_artifacts_5_zip").write_bytes(artifact or b"")
        (self.folder / "pulls").write_text(json.dumps([*pulls]), encoding="utf-8")
        settings = {
            "PATH": f"{self.folder}:{os.environ['PATH']}", "GITHUB_SERVER_URL": f"file://{self.folder}",
            "GITHUB_REPOSITORY": "example-org/exchange", "GITHUB_RUN_ID": "3", "GH_TOKEN": SECRET,
            "GITHUB_EVENT_PATH": str(event),
        }  # fmt: skip
        result = subprocess.run(
            [sys.executable, str(ROOT / ".github" / f"{self.script}.py")],
            cwd=clone, env={**os.environ, **settings}, timeout=60, capture_output=True,
        )  # fmt: skip
        assert SECRET not in (clone / ".git" / "config").read_text(encoding="utf-8")
        assert b"Traceback" not in result.stderr, result.stderr.decode()
        written = self.folder / "written"
        lines = written.read_text(encoding="utf-8").splitlines() if written.exists() else []
        return result.returncode, [(method, address, body) for method, address, body in map(json.loads, lines)]

    def branches(self) -> list[str]:
        return git(self.origin, "for-each-ref", "--format=%(refname:short)").split()

    def log(self, branch: str) -> list[str]:
        return git(self.origin, "log", "--format=%an: %s", branch).splitlines()

    def names(self, branch: str) -> list[str]:
        return [each for each in git(self.origin, "ls-tree", "-r", "-z", "--name-only", branch).split("\0") if each]

    def text(self, branch: str, name: str) -> bytes:
        return git(self.origin, "show", f"{branch}:{name}").encode("utf-8", "surrogateescape")

"""A repository of git in a folder, with commits at given moments."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

needs_git = pytest.mark.skipif(not shutil.which("git"), reason="there is no git here")
NOON = 1_580_000_000
"""A moment of 26 January 2020."""
DAY = 86_400


@dataclass(frozen=True)
class Repository:
    """One that knows nothing of the settings of whoever runs the tests."""

    root: Path

    def git(self, *command: str, moment: int = NOON) -> str:
        own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        own |= {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        # Whoever wrote it may have done so long before: what counts is when it was committed.
        own |= {"GIT_AUTHOR_DATE": f"{moment - 900 * DAY} +0900", "GIT_COMMITTER_DATE": f"{moment} +0900"}
        done = subprocess.run(
            ["git", "-c", "core.fsync=none", *command],
            cwd=self.root,
            env=os.environ | own,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout

    def begin(self) -> Repository:
        self.root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch", "main")
        return self

    def write(self, name: str, text: str) -> None:
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, encoding="utf-8")

    def commit(self, moment: int) -> None:
        """All that lies in the folder."""
        self.git("add", "--all", moment=moment)
        self.git("commit", "--quiet", "--allow-empty", "--message", "x", moment=moment)

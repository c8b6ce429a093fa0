"""The smallest site there can be, `tests/cases/project`, and one report to lay there."""

from __future__ import annotations

import shutil
from pathlib import Path

PROJECT = Path(__file__).resolve().parent / "cases" / "project"
REPORT = "activity_reports/2019-02-15-party/ja.md"
HEADER = "---\ntitle: 歓迎会\ndate: 2019-02-15\nauthor: 花子\n---\n"


def lay(root: Path, files: dict[str, str | None]) -> Path:
    """The smallest site with some files of its own; None takes a file away."""
    shutil.copytree(PROJECT, root, dirs_exist_ok=True)
    for name, text in files.items():
        path = root / name
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
    return root

"""An upload to data/inbox/ in a repository, what the first job leaves behind of it, and the script of the second."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from conftest import ROOT
from fake_github import GitHub, Written, packed

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

"""The files of tests/cases/: one mistake, one file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from smallest import PROJECT

HERE = Path(__file__).parent / "cases"
_TYPOS = HERE / "typos"
CASES = sorted(path for path in HERE.rglob("*.yml") if not {PROJECT, _TYPOS} & {*path.parents})


def read_case(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return case

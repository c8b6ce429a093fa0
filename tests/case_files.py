"""The files of tests/cases/: one mistake, one file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from smallest import PROJECT

HERE = Path(__file__).parent / "cases"
_OF_OTHER_KINDS = {HERE / "typos", HERE / "texts"}
CASES = sorted(path for path in HERE.rglob("*.yml") if not {PROJECT, *_OF_OTHER_KINDS} & {*path.parents})


def read_case(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return case

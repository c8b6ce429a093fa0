"""`import-mobility` at a terminal: it asks before it writes."""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, environment
from mobility_sheets import HEADING, ROW
from sheets import lay_workbook
from smallest import PROJECT


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The smallest site with the real figures."""
    shutil.copytree(PROJECT, tmp_path, dirs_exist_ok=True)
    figures = (ROOT / "data" / "mobility.yml").read_text(encoding="utf-8")
    (tmp_path / "data" / "mobility.yml").write_text(
        re.sub(r"(?m)^source: .*", "source: [interim-report]", figures), encoding="utf-8"
    )
    return tmp_path


@pytest.mark.parametrize(("answer", "written"), [(b"y\n", True), (b"\n", False)])
def test_at_a_terminal_it_asks_first(answer: bytes, written: bool, data: Path) -> None:
    sheet = lay_workbook(data / "f.xlsx", {"S": [[*HEADING, "出典"], [*ROW, "later-report"]]})
    before = (data / "data" / "mobility.yml").read_bytes()
    ours, theirs = pty.openpty()
    whole = [sys.executable, "-m", "program_site", "--root", str(data), "import-mobility", str(sheet), "--lang", "en"]
    process = subprocess.Popen(whole, stdin=theirs, stdout=subprocess.PIPE, env=environment())
    os.close(theirs)
    os.write(ours, answer)
    shown, _ = process.communicate(timeout=60)
    os.close(ours)
    assert ": 40\n" in shown.decode()
    assert ((data / "data" / "mobility.yml").read_bytes() != before) == written
    assert process.returncode == (0 if written else 1)

"""Text files as people save them: UTF-8, with or without BOM, any line ends; everything else is a problem."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from program_site.problems import Problem

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
LARGEST = 1_000_000
"""Bytes. The largest data file of a program has some 50,000."""


def read_text(root: Path, path: Path, largest: int = LARGEST) -> tuple[str, list[Problem]]:
    """The text with `\\n` line ends, and what is wrong with the file. Links and devices are never followed."""
    name = path.relative_to(root).as_posix()
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            return "", [Problem("F102", name, 1)]
        if status.st_size > largest:
            return "", [Problem("F103", name, 1, {"size": str(status.st_size), "limit": str(largest)})]
        data = path.read_bytes()
    except OSError as error:
        return "", [Problem("F101", name, 1, {"detail": error.strerror or str(error)})]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", [Problem("F104", name, data.count(b"\n", 0, error.start) + 1)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        return "", [Problem("F105", name, line, {"value": f"U+{ord(found[0]):04X}"})]
    return text, []

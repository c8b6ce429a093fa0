"""Text files as people save them: UTF-8, with or without BOM, any line ends; everything else is a problem."""

import codecs
import math
import os
import re
import stat
import tempfile
from pathlib import Path

from program_site.text.edits import Edit, Resave
from program_site.text.encodings import UTF_16, decode, encodings
from program_site.text.problems import Problem

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
LARGEST = 1_000_000
"""Bytes. The largest data file of a program has some 50,000."""
TEMPORARY = ".new-"
"""What the names of files and folders begin with that are not whole yet."""


def read_file(root: Path, path: Path, largest: int, too_large: str = "F103") -> tuple[bytes, list[Problem]]:
    """The content, or what keeps the file from being read: links and devices are never followed."""
    try:
        status = path.lstat()
        if stat.S_ISREG(status.st_mode) and status.st_size <= largest:
            return path.read_bytes(), []
        values = {"size": size(status.st_size), "limit": size(largest)}
        code = too_large if stat.S_ISREG(status.st_mode) else "F102"
    except OSError as error:
        code, values = "F101", {"detail": error.strerror or str(error)}
    return b"", [Problem(code, path.relative_to(root).as_posix(), 1, values if code != "F102" else {})]


def size(count: int) -> str:
    """Bytes as a file manager shows them, never less than there are."""
    return f"{math.ceil(count / 1_000_000)} MB" if count >= 10_000_000 else f"{math.ceil(count / 1000)} KB"


def list_folder(root: Path, folder: Path) -> tuple[list[Path], list[Problem]]:
    """What lies in a folder, by name, or what keeps it from being read; nothing where there is no such folder."""
    try:
        return sorted(folder.iterdir(), key=lambda path: path.name), []
    except (FileNotFoundError, NotADirectoryError):
        return [], []
    except OSError as error:
        name = folder.relative_to(root).as_posix()
        return [], [Problem("F101", name, 1, {"detail": error.strerror or str(error)})]


def read_text(root: Path, path: Path, largest: int = LARGEST) -> tuple[str, list[Problem]]:
    """The text with `\n` line ends, and what is wrong with the file."""
    name = path.relative_to(root).as_posix()
    data, problems = read_file(root, path, largest)
    return ("", problems) if problems else decode_text(data, name)


def decode_text(data: bytes, name: str) -> tuple[str, list[Problem]]:
    """The same of what a file holds; `name` is what its problems call it."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        decoded = decode(data)
        return "", [_in_encoding(name, line, decoded[1]) if decoded else Problem("F104", name, line)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _CONTROL.search(text):
        decoded = decode(data) if found[0] in "\0\x1b" else None
        if decoded and decoded[1]:
            return "", [_in_encoding(name, 1, decoded[1])]
        line = text.count("\n", 0, found.start()) + 1
        return "", [Problem("F105", name, line, {"value": f"U+{ord(found[0]):04X}"})]
    return text, []


def _in_encoding(name: str, line: int, encoding: str) -> Problem:
    edit = Edit((Resave(name, {**encodings(), **UTF_16}[encoding]),))
    return Problem("F106", name, line, {"encoding": encoding}, edit=edit)


def odd_marks(data: bytes, name: str) -> list[Problem]:
    """A mark at the beginning and line ends of another system: harmless, but not what other files of a repository have."""
    if not data.startswith(codecs.BOM_UTF8) and b"\r" not in data:
        return []
    return [Problem("F108", name, 1, warning=True, edit=Edit((Resave(name, "utf-8"),)))]


def replace_file(path: Path, data: bytes) -> None:
    """Write a whole file or leave what is there: it is never half written. Raises OSError."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=TEMPORARY)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise

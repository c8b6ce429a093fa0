"""What a new site takes over from this checkout: the core, its tools, and those of its tests that ask nothing of the content."""

import functools
import re
import shutil
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

_LEFT = shutil.ignore_patterns("__pycache__", ".DS_Store", "*.pyc")
"""What Python and systems leave behind."""
_ONLY_HERE = re.compile(r"^[^\n]*\[only here\][^\n]*\n.*?^[^\n]*\[/only here\][^\n]*\n", re.MULTILINE | re.DOTALL)
"""Passages about this site, between two remarks."""


def checkout() -> Path:
    """The folder that holds the running core."""
    return Path(__file__).resolve().parents[4]


@functools.cache
def _list() -> dict[str, Any]:
    text = resources.files(__package__).joinpath("copied.yml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def copied() -> list[str]:
    """The files and folders that are taken over, by their paths."""
    return list(_list()["copied"])


def copy(target: Path, languages: tuple[str, ...]) -> None:
    """Copy them, without what is said of this site alone, or in a language that the new one does not have."""
    for name in copied():
        here, there = checkout() / name, target / name
        there.parent.mkdir(parents=True, exist_ok=True)
        if here.is_dir():
            shutil.copytree(here, there, ignore=_LEFT)
        else:
            shutil.copy(here, there)
    for path in _texts(target):
        text = path.read_text(encoding="utf-8")
        own = in_own_languages(_ONLY_HERE.sub("", text), languages)
        if own != text:
            path.write_text(own, encoding="utf-8", newline="\n")


def _texts(target: Path) -> Iterator[Path]:
    for name in _list()["adapted"]:
        path = target / name
        yield from (each for each in sorted(path.rglob("*")) if each.is_file()) if path.is_dir() else [path]


def in_own_languages(text: str, languages: tuple[str, ...]) -> str:
    """Of `内容 · Содержание · Content` what the site's languages say, and English; lines in other languages go."""
    for code, letters in _list()["letters"].items():
        if code in languages:
            continue
        word = rf"[^·\n\"']*[{letters}][^·\n\"']*"
        text = re.sub(rf" · {word}?(?=$| · |[\"'\n])", "", text, flags=re.MULTILINE)
        text = re.sub(rf"[^\s·\"'#]*[{letters}][^·\n\"']* · ", "", text)
        text = re.sub(rf"^[^\n]*[{letters}][^\n]*\n\n?", "", text, flags=re.MULTILINE)
    return text

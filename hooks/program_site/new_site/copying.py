"""What a new site takes over from this checkout: the core, its tools, and those of its tests that ask nothing of the content."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import yaml

_LEFT = shutil.ignore_patterns("__pycache__", ".DS_Store", "*.pyc", "guide")
"""What Python and systems leave behind, and the pictures of this site's own form."""
_LETTERS = {"ja": "\u3040-\u30ff\u3400-\u9fff", "ru": "\u0400-\u052f"}
_SPOKEN = ("Makefile", "requirements", ".github")
"""Where one line says a thing in several languages."""
_ONLY_HERE = re.compile(r"^[^\n]*\[only here\][^\n]*\n.*?^[^\n]*\[/only here\][^\n]*\n", re.MULTILINE | re.DOTALL)
"""Passages about this site, between two remarks."""


def checkout() -> Path:
    """The folder that holds the running core."""
    return Path(__file__).resolve().parents[3]


def copied() -> list[str]:
    """The files and folders that are taken over, by their paths."""
    text = resources.files(__package__).joinpath("copied.yml").read_text(encoding="utf-8")
    return [path for paths in yaml.safe_load(text).values() for path in paths]


def copy(target: Path, languages: tuple[str, ...]) -> None:
    """Copy them, without what is said of this site or in a language that the new one does not have."""
    for name in copied():
        here, there = checkout() / name, target / name
        there.parent.mkdir(parents=True, exist_ok=True)
        if here.is_dir():
            shutil.copytree(here, there, ignore=_LEFT, dirs_exist_ok=True)
        elif here.is_file():
            shutil.copy(here, there)
    for path in _texts(target):
        text = path.read_text(encoding="utf-8")
        spoken = path.relative_to(target).parts[0] in _SPOKEN
        own = _ONLY_HERE.sub("", text)
        own = in_own_languages(own, languages) if spoken else own
        if own != text:
            path.write_text(own, encoding="utf-8")


def _texts(target: Path) -> Iterator[Path]:
    yield from (target / name for name in ("Makefile", "CONTRIBUTING.md", ".gitattributes"))
    yield from (path for path in sorted((target / ".github").rglob("*")) if path.is_file())


def in_own_languages(text: str, languages: tuple[str, ...]) -> str:
    """Of `内容 · Содержание · Content` what the site's languages say, and English; lines in other languages go."""
    for code in _LETTERS.keys() - set(languages):
        word = rf"[^·\n\"']*[{_LETTERS[code]}][^·\n\"']*"
        text = re.sub(rf" · {word}?(?=$| · |[\"'\n])", "", text, flags=re.MULTILINE)
        text = re.sub(rf"[^\s·\"'#]*[{_LETTERS[code]}][^·\n\"']* · ", "", text)
        text = re.sub(rf"^[^\n]*[{_LETTERS[code]}][^\n]*\n\n?", "", text, flags=re.MULTILINE)
    return text

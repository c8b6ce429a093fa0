"""A partner of whom facts are told in two languages, and what is known of its translations."""

from __future__ import annotations

from pathlib import Path

import pytest

from program_site.__main__ import main
from program_site.content.data.marks import TranslatedData, write_marks
from program_site.load import load
from smallest import lay

PARTNERS = "data/partners.yml"
HEAD = "- id: kfu\n  name: {ja: カザン連邦大学, ru: Казанский университет}\n  city: kazan\n  website: https://kpfu.ru\n"
HEAD += "  source: [interim-report]\n"


def told(*facts: tuple[str, str], who: str = "kfu") -> str:
    """A partner of whom these facts are told, each in Japanese and Russian."""
    told = "".join(f"    - text: {{ja: {ja}, ru: {ru}}}\n" for ja, ru in facts)
    return HEAD.replace("kfu\n", f"{who}\n", 1) + ("  statements:\n" + told if facts else "")


def project(root: Path, partners: str, languages: str = "[ja, ru]") -> Path:
    lay(root, {PARTNERS: partners})
    file = root / "data" / "project.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("languages: [ja, ru]", f"languages: {languages}"), encoding="utf-8")
    return root


def translated(root: Path) -> TranslatedData:
    return load(root).checked().translated


class Command:
    """`translations`, as whoever runs it sees it."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._root, self._capsys = root, capsys

    def __call__(self, *arguments: str, code: int = 0) -> str:
        found = main(["--root", str(self._root), "translations", *arguments])
        said = self._capsys.readouterr()
        assert (found, said.err) == (code, ""), said.out
        return said.out


def mark(root: Path, *paths: str) -> None:
    now = translated(root)
    write_marks(root, now, paths or now.paths)


SNOW, TEA, SEA = ("雪", "Снег"), ("茶", "Чай"), ("海", "Море")
MARKED = (SNOW, TEA)

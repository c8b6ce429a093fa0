"""Every page is ours from the first line to the last: nothing of the theme that the engine brings is in it."""

from __future__ import annotations

import hashlib
import re
from importlib.resources import files
from pathlib import Path

import pytest

from program_site.site.site import FRAME

ROOT = Path(__file__).resolve().parents[2]
THEME = Path(str(files("material"))) / "templates"
NAMED = re.compile(r"""\{%-?\s*(?:include|import|from|extends)\s+["']([^"']+)["']""")
TEMPLATES = FRAME.parent / "page_templates"
OURS = [FRAME, TEMPLATES, ROOT / "overrides"]
SHORTEST = 12
"""Shorter words of the theme are words that anyone would choose."""


def hash_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_no_template_takes_anything_from_the_theme() -> None:
    taken = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in sorted([*FRAME.rglob("*.html"), *TEMPLATES.rglob("*.html"), *(ROOT / "overrides").rglob("*.html")])
        for name in NAMED.findall(path.read_text(encoding="utf-8"))
        if not any((folder / name).is_file() for folder in OURS)
    ]
    assert taken == []


def test_no_file_of_the_theme_is_published(site: Path) -> None:
    theirs = {hash_of(path): path.name for path in THEME.rglob("*") if path.is_file() and path.stat().st_size}
    published = [path for path in site.rglob("*") if path.is_file()]
    assert [path.relative_to(site).as_posix() for path in published if hash_of(path) in theirs] == []
    assert not [*site.rglob("stylesheets"), *site.rglob("javascripts")]


def words_of_the_theme(language: str) -> set[str]:
    text = (THEME / "partials" / "languages" / f"{language}.html").read_text(encoding="utf-8")
    return {word for word in re.findall(r'": "([^"]+)"', text) if len(word) >= SHORTEST and "#" not in word}


@pytest.mark.parametrize("language", ["ja", "ru", "en"])
def test_no_page_has_a_class_an_attribute_or_words_of_the_theme(site: Path, language: str) -> None:
    words = words_of_the_theme(language)
    assert words
    wrong = re.compile(
        rf"""class=["'][^"']*\bmd-[\w-]*|\bdata-md-[\w-]+|__(?:drawer|search|palette)\b|{"|".join(map(re.escape, words))}"""
    )
    found = {
        path.relative_to(site).as_posix(): hit[0]
        for path in site.rglob("*.html")
        if (hit := wrong.search(path.read_text(encoding="utf-8")))
    }
    assert found == {}

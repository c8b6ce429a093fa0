"""The guides of the core: on sites that want them, in the words of their languages, and only where nobody wrote a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from program_site.content.docs import ProsePage, read_prose
from program_site.content.guides import GUIDES, guides_in
from program_site.text.problems import Problem

LANGUAGES = sorted(path.name for path in GUIDES.iterdir())


def read(root: Path, *languages: str, guides: bool = True) -> tuple[dict[tuple[str, str], ProsePage], list[Problem]]:
    pages, problems = read_prose(root, languages, guides)
    return {(page.language, page.address): page for page in pages}, problems


def write(root: Path, path: str, text: str = "---\ntitle: Own\ndescription: Own\n---\n\nOwn.\n") -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_guide_is_there_in_every_ready_made_language(language: str) -> None:
    assert guides_in(language).keys() == guides_in("en").keys() != set()


def test_only_a_site_that_wants_them_has_them(tmp_path: Path) -> None:
    assert read(tmp_path, "ja", "ru", guides=False) == ({}, [])
    pages, problems = read(tmp_path, "ja", "ru")
    assert problems == []
    assert {page.place for page in pages.values()} == {
        f"docs/{language}/{path.as_posix()}" for language in ("ja", "ru") for path in guides_in(language)
    }


def test_they_speak_of_the_languages_and_the_pages_of_the_site(tmp_path: Path) -> None:
    pages, _ = read(tmp_path, "ru", "en")
    assert "подойдёт русский или английский." in pages["ru", "write/"].text
    assert "in Russian or English" in pages["en", "write/problems/"].text
    assert "(`ru.md`, `en.md`)" in pages["ru", "write/accepting/"].text
    assert "about/editing" not in pages["ru", "write/accepting/"].text
    write(tmp_path, "docs/ru/about/editing.md")
    assert "(../about/editing.md)" in read(tmp_path, "ru", "en")[0]["ru", "write/accepting/"].text


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_unfilled(tmp_path: Path, language: str) -> None:
    pages, _ = read(tmp_path, language)
    assert [page.path for page in pages.values() if "[[" in page.text or "[%" in page.text] == []


def test_a_page_of_the_site_goes_before_a_guide(tmp_path: Path) -> None:
    write(tmp_path, "docs/ru/privacy/index.md")
    pages, problems = read(tmp_path, "ja", "ru")
    assert problems == []
    assert (pages["ru", "privacy/"].title, pages["ru", "privacy/"].is_guide) == ("Own", False)
    assert pages["ja", "privacy/"].is_guide


def test_a_language_that_has_no_guides_is_told_which_pages_to_write(tmp_path: Path) -> None:
    problems = read(tmp_path, "en", "fi")[1]
    missing = {problem.values["missing"] for problem in problems if problem.code == "P201"}
    assert missing == {f"docs/fi/{path.as_posix()}" for path in guides_in("en")}


def test_they_are_translations_of_each_other_as_they_are_now(tmp_path: Path) -> None:
    """But a guide is none of what a program wrote itself."""
    write(tmp_path, "docs/ja/search/index.md")
    pages, _ = read(tmp_path, "ja", "ru")
    original, mark = pages["ja", "privacy/"], pages["ru", "privacy/"].translated_from
    assert mark is not None
    assert (mark.language, mark.hash) == ("ja", original.content_hash)
    assert original.translated_from is None
    assert pages["ru", "search/"].translated_from is None

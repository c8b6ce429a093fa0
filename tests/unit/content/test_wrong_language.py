"""A text in the file of another language is a warning; no other text is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from catalogs import catalog_of
from program_site.content.reports.wrong_language import language_of_text
from program_site.i18n.localizer import say_problem
from program_site.load import load
from program_site.text.edits import Edit, Rename
from program_site.text.front_matter import split
from smallest import HEADER, REPORT, lay

ROOT = Path(__file__).resolve().parents[3]
CASES: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "wrong_language.yml").read_text(encoding="utf-8"))
BODY = "Утром мы вышли из общежития и увидели, что весь двор белый. До университета шли пешком.\n"
IN_RUSSIAN = HEADER.replace("歓迎会", "Первый снег") + BODY
RUSSIAN = REPORT.replace("ja.md", "ru.md")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, Any]) -> None:
    assert language_of_text(case["text"], case["file"], case.get("languages", ["ja", "ru"])) == case["is"]


def texts() -> list[tuple[str, str]]:
    """Every text of the project's reports, with its language."""
    found = [(path.stem, path.read_text(encoding="utf-8")) for path in (ROOT / "activity_reports").glob("*/*.md")]
    return [(language, text) for language, text in found if language in catalog_of(ROOT).languages]


def test_no_report_of_the_project_is_in_the_wrong_file_and_each_would_be_found_there() -> None:
    languages = catalog_of(ROOT).languages
    assert len(texts()) > 10
    for language, text in texts():
        body = split(text)[1]
        assert language_of_text(body, language, languages) is None
        for other in languages:
            if other != language and len(body) > 200:
                assert language_of_text(body, other, languages) == language


def edit_of(root: Path) -> Edit | None:
    (problem,) = load(root).problems
    assert problem.code == "T109"
    assert problem.warning
    return problem.edit


def test_the_edit_gives_the_file_the_name_of_its_language(tmp_path: Path) -> None:
    lay(tmp_path, {REPORT: IN_RUSSIAN})
    assert edit_of(tmp_path) == Edit((Rename(REPORT, RUSSIAN),), "ru.md")
    assert edit_of(tmp_path), "and again, from the cache"
    (tmp_path / REPORT).rename(tmp_path / RUSSIAN)
    assert load(tmp_path).problems == ()


def test_no_edit_takes_the_name_of_another_text(tmp_path: Path) -> None:
    lay(tmp_path, {REPORT: IN_RUSSIAN})
    assert edit_of(tmp_path)
    lay(tmp_path, {RUSSIAN: HEADER.replace("歓迎会", "Чай") + BODY})
    assert edit_of(tmp_path) is None


def test_no_edit_contradicts_the_front_matter(tmp_path: Path) -> None:
    lay(tmp_path, {REPORT: IN_RUSSIAN.replace("author", "lang: ja\nauthor")})
    assert edit_of(tmp_path) is None


def test_the_writer_is_told_in_the_language_of_the_file(tmp_path: Path) -> None:
    lay(tmp_path, {REPORT: IN_RUSSIAN})
    (problem,) = load(tmp_path).problems
    assert say_problem(problem, "en") == (
        f"{REPORT}:1 [T109] （注意）この文章はロシア語のようですが、ファイル名は別の言語のものです。"
        "→ ロシア語の文章なら、ファイル名を変えてください: ru.md"
    )

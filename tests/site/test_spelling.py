"""Spelling: the glossary of this site works, quickly, and its page shows it."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path

import pytest

from catalogs import catalog_of
from line_breaks import breaking_anywhere
from program_site.content.data.glossary import Term
from program_site.content.docs import ProsePage
from program_site.validation.spelling import check_spelling

ROOT = Path(__file__).resolve().parents[2]
CATALOG = catalog_of(ROOT)
FORMS = [
    (term, language, form, right)
    for term in CATALOG.glossary
    for language, forms in term.wrong.items()
    for form, right in forms.items()
]


def page_of(text: str, language: str) -> ProsePage:
    page = next(page for page in CATALOG.prose if page.language == "ru")
    return replace(page, language=language, text=f"---\ntitle: x\n---\n{text}\n", title="x")


@pytest.mark.parametrize(("term", "language", "form", "right"), FORMS, ids=[form for _, _, form, _ in FORMS])
def test_every_wrong_spelling_is_found_with_the_right_one(term: Term, language: str, form: str, right: str) -> None:
    catalog = replace(CATALOG, prose=(page_of(f"({form.replace('*', 'а')})", language),))
    (problem,) = check_spelling(catalog, {})
    assert (problem.code, problem.line, problem.warning) == ("W101", 4, False)
    assert problem.edit
    assert problem.edit.shown == right.replace("*", "а")


@pytest.mark.parametrize(("term", "language", "form", "right"), FORMS, ids=[form for _, _, form, _ in FORMS])
def test_what_is_to_be_written_instead_is_not_wrong_itself(term: Term, language: str, form: str, right: str) -> None:
    assert right.replace("*", "") != form.replace("*", "")
    catalog = replace(CATALOG, prose=(page_of(right.replace("*", "а"), language),))
    assert list(check_spelling(catalog, {})) == []


def test_it_takes_no_time() -> None:
    begin = time.process_time()
    assert list(check_spelling(CATALOG, {})) == []
    assert time.process_time() - begin < 0.2


@pytest.mark.parametrize(("language", "folder"), [("ja", ""), ("ru", "ru/")])
def test_the_page_for_translators_shows_every_term(site: Path, language: str, folder: str) -> None:
    html = breaking_anywhere((site / folder / "about/translations/index.html").read_text(encoding="utf-8"))
    shown = re.findall(r'<div id="term-([a-z-]+)"', html)
    assert shown == [term.id for term in CATALOG.glossary]
    for term in CATALOG.glossary:
        for code, wording in term.name.others(language):
            assert f'<span lang="{code}">{wording.text}</span>' in html

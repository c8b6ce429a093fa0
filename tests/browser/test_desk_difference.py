"""The desk says changes in the words in which the pull request will say them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from desk_modules import asked, scripts_page
from desk_states import generated_states
from difference_cases import CASES, LANGUAGES, lines
from program_site.content.data.files import MANY, ONE
from program_site.content.forms import form_of
from program_site.intake.changes.change_file import Change
from program_site.intake.changes.differing import changes_between
from program_site.intake.changes.words import said, words_of
from program_site.site.desk.published import fields_said

pytestmark = pytest.mark.browser


@pytest.fixture
def page(telephone: BrowserContext) -> Iterator[Page]:
    with scripts_page(telephone) as page:
        yield page


def desk(language: str) -> dict[str, Any]:
    """What the script goes by."""
    names = CASES["names"][language]
    files = {
        file: {
            "one": file in ONE,
            "label": form_of(file, language).label,
            "fields": fields_said(file, language),
            "names": names.get(file, {}),
        }
        for file in (*ONE, *MANY)
    }
    words = words_of(language, CASES["languages"], CASES["fiscal_start"])
    return {"language": language, "files": files, "words": {"difference": words}}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_desk_says_the_cases_as_their_file_has_them(page: Page, language: str) -> None:
    changes = [
        [Change.model_validate(each).model_dump(mode="json") for each in case["changes"]] for case in CASES["cases"]
    ]
    told = asked(page, "difference.js", "differenceOf", [[each] for each in changes], desk(language))
    assert dict(zip((case["why"] for case in CASES["cases"]), told, strict=True)) == {
        case["why"]: lines(case, language) for case in CASES["cases"]
    }


@pytest.mark.parametrize("number", [300, pytest.param(5_000, marks=pytest.mark.proof)])
def test_the_desk_says_any_changes_as_python_does(page: Page, number: int) -> None:
    chance = random.Random(number)
    changes = [[*changes_between(*each)] for each in generated_states(number)]
    for each in changes:
        chance.shuffle(each)
    for language in LANGUAGES:
        known = desk(language)
        given = [[[one.model_dump(mode="json") for one in each]] for each in changes]
        told = asked(page, "difference.js", "differenceOf", given, known)
        words, names = known["words"]["difference"], CASES["names"][language]
        expected = [said(each, words, language, names) for each in changes]
        wrong = [
            pair
            for one, other in zip(told, expected, strict=True)
            for pair in zip(one, other, strict=False)
            if one != other and pair[0] != pair[1]
        ]
        assert wrong[:1] == []

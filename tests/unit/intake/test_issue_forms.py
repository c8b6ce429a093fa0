"""The forms that GitHub shows: those of the data and the messages, in every language, and for another program as well."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalogs import catalog_of
from conftest import ROOT
from other_sites import SHIOSAI
from program_site.intake.issue_answers import read_answers
from program_site.intake.issue_form import questions
from program_site.intake.issue_templates import FOLDER, check_templates, templates

CATALOG = catalog_of(ROOT)
CATALOGS = {"here": CATALOG, "shiosai": catalog_of(SHIOSAI)}


def without_names(text: str) -> dict[str, Any]:
    """A form without what comes from data/: a partner that is added by hand must not turn the tests red."""
    form: dict[str, Any] = yaml.safe_load(text)
    for element in form["body"]:
        if element["type"] == "dropdown":
            element["attributes"]["options"] = []
    return form


@pytest.mark.parametrize("language", CATALOG.languages)
def test_the_form_asks_what_the_program_reads(language: str) -> None:
    """Whether it offers all that data/ holds, `make check` says, as a warning that keeps nobody from adding a partner."""
    name = f"report-{language}.yml"
    written = (ROOT / FOLDER / name).read_text(encoding="utf-8")
    assert without_names(written) == without_names(templates(CATALOG)[name]), "run `make forms`"


@pytest.mark.parametrize("program", CATALOGS)
def test_every_form_is_known_by_its_headings(program: str) -> None:
    catalog = CATALOGS[program]
    forms = {language: questions(catalog, language) for language in catalog.languages}
    for language, form in forms.items():
        body = "\n\n".join(f"### {question.label}\n\nx" for question in form)
        assert read_answers(body, forms) == (language, {question.key: "x" for question in form})


def test_the_choices_are_those_of_the_data() -> None:
    offered = {question.key: question.offered for question in questions(CATALOG, "ru")}
    assert set(offered["partner"].values()) == {partner.id for partner in CATALOG.partners}
    assert set(offered["program"].values()) == {program.id for program in CATALOG.programs}
    assert set(offered["people_in_photos"].values()) == {"none", "consented"}
    assert "\u00a0" not in "".join(offered["partner"])


def test_names_that_github_could_not_tell_apart_show_their_ids() -> None:
    first, second, *others = CATALOG.partners
    alike = second.model_copy(update={"name": first.name})
    catalog = replace(CATALOG, partners=(first, alike, *others))
    partner = next(question for question in questions(catalog, "ja") if question.key == "partner")
    assert {f"{first.name.in_language('ja')} [{each.id}]" for each in (first, second)} <= partner.offered.keys()


def test_where_there_is_nothing_to_choose_nothing_is_asked() -> None:
    catalog = replace(CATALOG, partners=(), programs=())
    assert {"program", "partner"}.isdisjoint(question.key for question in questions(catalog, "ja"))


def test_who_wants_no_forms_is_not_asked_for_any(tmp_path: Path) -> None:
    assert list(check_templates(tmp_path, CATALOG)) == []

"""The forms that GitHub shows: those of the data and the messages, in every language, and for another program as well."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT, Change, environment
from program_site.__main__ import main
from program_site.commands.check.checking import check
from program_site.content.catalog import Catalog
from program_site.i18n.localizer import say_problem
from program_site.intake.issue_answers import read_answers
from program_site.intake.issue_form import questions
from program_site.intake.issue_templates import FOLDER, check_templates, templates, write_templates
from program_site.load import load

CATALOG = load(ROOT, only=()).checked()
OTHER = load(ROOT / "tests" / "sites" / "shiosai", only=()).checked()
CATALOGS = {"here": CATALOG, "shiosai": OTHER}
FORMS = [(program, language) for program, catalog in CATALOGS.items() for language in catalog.languages]


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


def elements(catalog: Catalog, language: str) -> Iterator[dict[str, Any]]:
    yield from yaml.safe_load(templates(catalog)[f"report-{language}.yml"])["body"]


@pytest.mark.parametrize(("program", "language"), FORMS)
def test_github_takes_the_form(program: str, language: str, tmp_path: Path) -> None:
    catalog = CATALOGS[program]
    (tmp_path / "form.yml").write_text(templates(catalog)[f"report-{language}.yml"], encoding="utf-8")
    command = [str(Path(sys.executable).parent / "check-jsonschema"), "--builtin-schema", "vendor.github-issue-forms"]
    result = subprocess.run([*command, str(tmp_path / "form.yml")], capture_output=True, env=environment(), timeout=60)
    assert result.returncode == 0, result.stdout
    asked = [each for each in elements(catalog, language) if each["type"] != "markdown"]
    for key in ("id", "label"):
        found = [each.get(key) or each["attributes"][key] for each in asked]
        assert len(found) == len(set(found)), "GitHub refuses two alike"
    for each in asked:
        if each["type"] == "dropdown":
            offered = [option.lower() for option in each["attributes"]["options"]]
            assert offered
            assert len(offered) == len(set(offered))
            assert "none" not in offered


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


def test_a_new_partner_makes_the_forms_stale_and_one_command_mends_that(project: Path, change: Change) -> None:
    write_templates(project, CATALOG)
    assert list(check_templates(project, CATALOG)) == []
    change("data/partners.yml", "    ja: カザン連邦大学\n", "    ja: カザン大学\n")
    checked = check(project)
    assert not checked.failed
    assert [say_problem(problem, "en") for problem in checked.problems] == [
        f"{FOLDER}/report-ja.yml:1 [Z139] (warning) This form asks or offers something else than the data hold."
        " → Run make forms to make it anew."
    ]
    (project / FOLDER / "report-fr.yml").write_text("", encoding="utf-8")
    assert main(["--root", str(project), "forms"]) == 0
    assert check(project).problems == ()
    assert sorted(path.name for path in (project / FOLDER).iterdir()) == ["report-ja.yml", "report-ru.yml"]


def test_who_wants_no_forms_is_not_asked_for_any(tmp_path: Path) -> None:
    assert list(check_templates(tmp_path, CATALOG)) == []

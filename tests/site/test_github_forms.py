"""The forms as GitHub takes them, and as one command makes them anew."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalogs import catalog_of
from conftest import ROOT, Change, environment
from other_sites import SHIOSAI
from program_site.__main__ import main
from program_site.commands.check.checking import check
from program_site.content.catalog import Catalog
from program_site.i18n.localizer import say_problem
from program_site.intake.issue_templates import FOLDER, check_templates, templates, write_templates

CATALOG = catalog_of(ROOT)


CATALOGS = {"here": CATALOG, "shiosai": catalog_of(SHIOSAI)}
FORMS = [(program, language) for program, catalog in CATALOGS.items() for language in catalog.languages]


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


def test_a_new_partner_makes_the_forms_stale_and_one_command_mends_that(project: Path, change: Change) -> None:
    write_templates(project, CATALOG)
    assert list(check_templates(project, CATALOG)) == []
    change("data/partners.yml", "    ja: カザン連邦大学\n", "    ja: カザンの大学\n")
    checked = check(project)
    assert not checked.failed
    assert [say_problem(problem, "en") for problem in checked.problems] == [
        f"{FOLDER}/report-ja.yml:1 [Z139] (warning) The questions or choices of this form differ from the data."
        " → Run make forms, which creates the form again."
    ]
    (project / FOLDER / "report-fr.yml").write_text("", encoding="utf-8")
    assert main(["--root", str(project), "forms"]) == 0
    assert check(project).problems == ()
    assert sorted(path.name for path in (project / FOLDER).iterdir()) == ["report-ja.yml", "report-ru.yml"]

"""Entries that wait: whatever waits, the rest of the site is made; and a new day makes it anew."""

from __future__ import annotations

import csv
import io
import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from catalogs import catalog_of
from conftest import ROOT, SITE_URL, Change, build, files_below, lay_project
from generated import bounded, say_all
from line_breaks import breaking_anywhere
from program_site.content.data.entries import Entry
from program_site.content.data.files import MANY
from program_site.load import load
from program_site.site.layout import ADDRESSES, placeholder
from program_site.site.site import Site, prepare
from program_site.tables.evaluation.forms import FORMS
from program_site.tables.evaluation.state import State
from program_site.tables.evaluation.tables import evaluation
from program_site.text.problems import ProblemsFound

KINDS = [kind for kind, shape in MANY.items() if issubclass(shape, Entry)]
MIDNIGHT = 1_900_076_400
"""The first moment of 19 March 2030 in Kanazawa; in London and in America it is the 18th."""
NEW = """- id: new-event
  date: 2030-03-10
  kind: event
  title: {ja: 新しい行事, ru: Новое событие}
  source: [new-notice]
  publish_from: 2030-03-19
  change: {ja: 行事を加えました。, ru: Добавлено событие.}

"""
NOTICE = """- id: new-notice
  title: {ja: お知らせ, ru: Сообщение}
  publisher: {ja: 金沢大学, ru: Университет Канадзавы}
  published: 2030-03

"""


def whole(site: Site) -> dict[str, str]:
    """All that the core says, without the engine."""
    said: dict[str, str] = {}
    layouts = {
        (code, address): "".join(map(placeholder, ("title", "head", "body")))
        for code in site.addresses.languages
        for address in ADDRESSES.values()
    }
    for code in site.addresses.languages:
        for page in site.catalog.prose:
            if page.language == code:
                said[f"{code}/{page.address}"] = site.fill(code, page.address, page.text)
                site.frame(code, page.address, page.title, page.description)
    for (code, address), generated in site.pages.items():
        said[f"{code}/{address}"] = site.finished(code, generated.html)
        site.frame(code, address, generated.title, generated.description)
    for output in site.outputs(layouts):
        if not output.path.endswith((".webp", ".jpg", ".xlsx")):
            said[output.path] = output.read().decode()
    return said


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content, in which each example writes its data anew. Its pages name no entry: that would be an error."""
    root = lay_project(tmp_path_factory.mktemp("waiting") / "project")
    for path in (root / "docs").rglob("*.md"):
        text = re.sub(r"\]\([^)]*\.md[^)]*\)", "]", path.read_text("utf-8"))
        path.write_text(re.sub(r"\{\{ (figure|report_list|latest_reports): [^}]*\}\}", r"{{ \1 }}", text), "utf-8")
    return root


def chosen(chance: random.Random, share: float, without_which_nothing: bool) -> dict[tuple[str, str], str]:
    """Entries that shall wait, each with the line that says so; `without_which_nothing`: and all that needs them."""
    catalog = catalog_of(ROOT)
    kinds = chance.sample(KINDS, chance.randint(1, len(KINDS)))
    waits = {(kind, each.id) for kind in kinds for each in getattr(catalog, kind) if chance.random() < share}
    lines = ["draft: true", "publish_from: 2098-01-01"]
    if not without_which_nothing:
        return {each: chance.choice(lines) for each in sorted(waits)}
    waits |= {("partners", each.id) for each in catalog.partners if ("cities", each.city) in waits}
    for office in catalog.offices:
        if {("partners", office.host), ("partners", office.owner)} & waits:
            waits.add(("offices", office.id))
    return dict.fromkeys(sorted(waits), chance.choice(lines))


def made(root: Path) -> Site | ProblemsFound:
    try:
        return prepare(root, SITE_URL, None, ("ja", "ru"))
    except ProblemsFound as found:
        return found


@bounded(200)
@given(seed=some.integers(0, 10**6), share=some.sampled_from([0.03, 0.2, 0.6, 1.0]), whole_groups=some.booleans())
def test_whatever_waits_the_rest_is_whole_or_the_problem_is_said(
    content: Path, seed: int, share: float, whole_groups: bool
) -> None:
    waits = chosen(random.Random(seed), share, whole_groups)
    for kind in KINDS:

        def mark(found: re.Match[str], kind: str = kind) -> str:
            line = waits.get((kind, found[1]))
            return f"{found[0]}  {line}\n" if line else found[0]

        text = (ROOT / "data" / f"{kind}.yml").read_text("utf-8")
        marked = re.sub(r"^- id: (\S+)\n", mark, text, flags=re.MULTILINE)
        (content / "data" / f"{kind}.yml").write_text(marked, "utf-8")
    site = made(content)
    if isinstance(site, ProblemsFound):
        say_all(site.problems)
        assert {each.code for each in site.problems if each.stops} == {"D250"}
        assert not whole_groups
        return
    assert waits.keys() == {(each.kind, each.id) for each in load(content).waiting}
    said = whole(site)
    for form in FORMS.values():
        form(evaluation(State(site.catalog, site.catalog.project.as_of), site.view("ja", "").localizer))
    gone = {f"{kind}/{identity}/" for kind, identity in waits if kind in ("programs", "partners", "offices", "cities")}
    for name in ("programs", "partners", "offices", "milestones"):
        for row in csv.DictReader(io.StringIO(said.get(f"data/{name}.csv", ""))):
            named = {(kind, each) for kind in ("programs", "partners") for each in row.get(kind, "").split("; ")}
            assert not named & waits.keys(), name
    for name, text in said.items():
        assert not any(address in name for address in gone)
        assert not any(f'{address}"' in text or f"{address}<" in text for address in gone), name


def built(project: Path, target: Path, moment: int, **extra: str) -> str:
    result = build(project, target, SOURCE_DATE_EPOCH=str(moment), **extra)
    assert result.returncode == 0, result.stderr
    return result.stderr


def test_an_entry_waits_for_its_day_at_the_university_wherever_the_site_is_built(
    project: Path, tmp_path: Path, change: Change
) -> None:
    change("data/sources.yml", "- id: ku-news-50609\n", f"{NOTICE}- id: ku-news-50609\n")
    change("data/milestones.yml", "- id: start\n", f"{NEW}- id: start\n")
    target, again = tmp_path / "site", tmp_path / "again"
    built(project, target, MIDNIGHT - 60, TZ="America/Los_Angeles")
    built(project, again, MIDNIGHT - 60, TZ="Pacific/Kiritimati")
    before = files_below(target)
    assert before == files_below(again)
    assert not [name for name, content in before.items() if "新しい行事".encode() in content]

    assert "Nothing changed" in built(project, target, MIDNIGHT - 120)
    assert "Nothing changed" not in built(project, target, MIDNIGHT)
    shown = [
        name
        for name, content in files_below(target).items()
        if "新しい行事" in breaking_anywhere(content.decode(errors="ignore"))
    ]
    assert {"milestones/index.html", "about/changes/index.html", "data/milestones.csv"} <= {*shown}
    assert "Nothing changed" in built(project, target, MIDNIGHT + 3600, TZ="America/Los_Angeles")


def test_a_clock_that_is_stopped_at_no_moment_stops_the_build(project: Path, tmp_path: Path) -> None:
    result = build(project, tmp_path / "site", SOURCE_DATE_EPOCH="yesterday")
    assert result.returncode == 1
    assert "SOURCE_DATE_EPOCH:1 [D255]" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "site").exists()

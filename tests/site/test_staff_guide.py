"""The guide for staff holds true: what it tells to write is taken and shown, and to a slip check answers what the guide says."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from conftest import ROOT, Shared
from other_sites import page
from other_sites import text as page_text
from program_site.commands.check.checking import check
from program_site.commands.check.formats import as_comment
from program_site.i18n.localizer import Localizer
from program_site.text.clock import STOPPED
from program_site.text.when import When
from staff_guide import (
    LANGUAGES,
    STEPS,
    WAYS,
    answer_to,
    answers,
    blocks,
    do,
    do_all,
    guide,
    lay_data,
    lay_without_reports,
    mistakes,
    rename,
)

ROOTS = {"ja": "", "ru": "ru/"}
OLD = {"ja": "〇〇大学（記入例）", "ru": "Университет NN (пример)"}
NEW = {"ja": "〇〇総合大学（記入例）", "ru": "Университет имени NN (пример)"}
TOWN = {"ja": "例の町", "ru": "Город-пример"}
CALL = {"ja": "短期プログラム参加者募集（記入例）", "ru": "Набор на программу (пример)"}


def test_both_guides_tell_to_write_the_same() -> None:
    assert blocks("ja") == blocks("ru")
    assert list(blocks("ja")) == list(STEPS)
    assert len(mistakes("ja")) == len(mistakes("ru")) > 5


@pytest.mark.parametrize("step", WAYS)
def test_the_guide_names_the_file_above_what_is_written_there(step: str) -> None:
    for language in LANGUAGES:
        above = guide(language).read_text(encoding="utf-8").split(blocks(language)[step])[0]
        assert re.findall(r"data/\w+\.yml", above)[-1] == WAYS[step][0]


def test_after_every_step_check_finds_nothing_to_mend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the order of the guide, as each is a commit of its own, and in the year of its examples."""
    monkeypatch.setenv(STOPPED, str(int(datetime.datetime(2099, 3, 1, tzinfo=datetime.UTC).timestamp())))
    project = lay_data(tmp_path)
    for step in WAYS:
        do(project, step, blocks("ja")[step])
        found = list(answers(project, "ja"))
        assert found == [] or (step == "year" and len(found) == 1 and "[D219]\n（注意）2099年度" in found[0]), step
    rename(project, "ja")
    assert len(list(answers(project, "ja"))) == 1, "the year of the example, which nobody can take for a fact"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", range(len(mistakes("ja"))))
def test_a_slip_gets_the_answer_that_the_guide_quotes(language: str, number: int, tmp_path: Path) -> None:
    """But for the line, which moves as the file grows. After a message has changed: `python tests/staff_guide.py`."""
    mistake = mistakes(language)[number]
    found = answer_to(mistake, language, tmp_path)
    assert _without_line(found) == _without_line(mistake.answer)
    assert found.count("→") == 1, "one slip, one answer"


def _without_line(answer: str) -> str:
    return re.sub(r"(?m)^(data/\w+\.yml):\d+", r"\1", answer)


def test_the_comment_in_the_pull_request_speaks_the_language_of_every_guide(tmp_path: Path) -> None:
    project = lay_data(tmp_path)
    do(project, "city", blocks("ja")["city"].replace("60.5", "60,5"))
    checked = check(project)
    (problem,) = (each for each in checked.problems if each.path == "data/cities.yml")
    said = [line for line in as_comment(checked, None) if line.startswith("data/cities.yml")]
    assert said == [Localizer(language).problem(problem) for language in LANGUAGES]


# ---- What comes of it -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def changed(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site after all that the guide does, the new name included."""
    folder = tmp_path_factory.mktemp("changed")
    project = lay_without_reports(folder / "project")
    do_all(project, "ja")
    rename(project, "ja")
    return shared.built(project)


def text(site: Path, address: str, part: str = "main") -> str:
    return page_text(page(site, address).select_one(part))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_new_partner_has_a_page_a_place_on_the_map_and_a_program(changed: Path, language: str) -> None:
    root = ROOTS[language]
    page = text(changed, f"{root}partners/example-university/")
    assert NEW[language] in page
    assert TOWN[language] in page
    assert NEW[language] in text(changed, f"{root}partners/")
    assert NEW[language] in text(changed, f"{root}programs/culture/")
    assert TOWN[language] in text(changed, root, ".map")
    assert NEW[language] in text(changed, f"{root}cities/example-town/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_old_name_is_gone_everywhere(changed: Path, language: str) -> None:
    told = {f"{root}about/{name}/index.html" for root in ROOTS.values() for name in ("editing-files", "editing-more")}
    left = [
        path
        for path in changed.rglob("*.html")
        if OLD[language] in path.read_text(encoding="utf-8") and path.relative_to(changed).as_posix() not in told
    ]
    assert left == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_call_stands_on_the_home_page_and_the_year_among_the_results(changed: Path, language: str) -> None:
    root = ROOTS[language]
    assert CALL[language] in text(changed, root, "section:has(#calls)")
    table = text(changed, f"{root}results/", ".mobility")
    year = Localizer(language).short_fiscal_year(When(2099, fiscal_start=4))
    added = Localizer(language).t("added")
    assert len(re.findall(rf"{re.escape(year)} \[ \d+ \] {added} 11 22 \d+ ?% 33 44 ", table)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_shows_every_picture_that_is_made_for_it(language: str) -> None:
    page = guide(language).read_text(encoding="utf-8")
    shown = set(re.findall(r"\((?:\.\./)+assets/guide/([\w-]+)\.webp\)", page))
    results = {f"{language}-{name}" for name in ("partner", "call", "year", "name")}
    assert shown == {f"edit-{step}" for step in (*WAYS, "name")} | results
    assert all((ROOT / "docs" / "assets" / "guide" / f"{name}.webp").is_file() for name in shown)
    assert sum((ROOT / "docs" / "assets" / "guide" / f"{name}.webp").stat().st_size for name in shown) < 220_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_in_the_guide_can_be_taken_for_a_fact(language: str) -> None:
    """Its names say that they are examples, its days and years are far away."""
    told = "".join(blocks(language).values())
    assert {*re.findall(r"\b(?:19|20|21)\d\d\b", told)} == {"2099"}
    ids = re.findall(r"^- id: (.+)$", told, re.MULTILINE)
    assert ids
    assert all(each.startswith("example-") for each in ids)

"""The second page of the guide for staff holds true: every block is taken on its day, and shown where the page says."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from conftest import Shared
from other_sites import article, page, text
from program_site.i18n.localizer import Localizer
from program_site.text.clock import STOPPED
from staff_guide import (
    LANGUAGES,
    MORE,
    PDF,
    answers,
    do_all,
    do_more,
    guide,
    lay_data,
    lay_without_reports,
    more_blocks,
)

ROOTS = {"ja": "", "ru": "ru/"}
PARTNER = {"ja": "〇〇大学（記入例）", "ru": "Университет NN (пример)"}
SESSION = {"ja": "留学説明会（記入例）", "ru": "Встреча о программах обмена (пример)"}
CAME = {"ja": "30名が参加しました", "ru": "Пришли 30 человек"}
CHANGED = {"ja": "会場が変わりました", "ru": "Изменилось место встречи"}
PROGRAM = {"ja": "例のプログラム（記入例）", "ru": "Программа-пример"}
OFFICE = {"ja": "例のオフィス（記入例）", "ru": "Представительство-пример"}
AGREEMENT = {"ja": "覚書の締結（記入例）", "ru": "Меморандум о студенческом обмене (пример)"}
EMBASSY = {"ja": "〇〇大使館（記入例）", "ru": "Посольство NN (пример)"}
DESK = {"ja": "留学の窓口（記入例）", "ru": "Отдел обмена (пример)"}
OPERATOR = {"ja": "例の運営室（記入例）", "ru": "Отдел, который ведёт сайт (пример)"}
EXPECTED = re.compile(r"data/mobility\.yml:\d+ \[D219\]\n（注意）2099年度")
"""The year of the example, which nobody can take for a fact."""


def on(day: str) -> str:
    """The clock stopped at noon of a day at the university."""
    at = datetime.datetime.fromisoformat(f"{day}T12:00+09:00")
    return str(int(at.timestamp()))


def test_both_pages_tell_to_write_the_same() -> None:
    assert more_blocks("ja") == more_blocks("ru")


@pytest.mark.parametrize("step", MORE)
def test_the_page_names_the_file_above_what_is_written_there(step: str) -> None:
    for language in LANGUAGES:
        above = guide(language, "editing-more").read_text(encoding="utf-8").split(more_blocks(language)[step])[0]
        named = re.findall(r"data/\w+\.yml", above)
        name = MORE[step][0]
        if step in ("publish_from", "change"):  # in any file whose entries have ids
            assert name in named
        else:
            assert name in named[-3:]


def test_on_the_day_of_every_step_check_finds_nothing_to_mend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = lay_data(tmp_path)
    do_all(project, "ja")
    for step, (_, _, day) in MORE.items():
        monkeypatch.setenv(STOPPED, on(day))
        do_more(project, step, "ja")
        found = [each for each in answers(project, "ja") if not EXPECTED.match(each)]
        assert found == [], step


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_on_the_page_can_be_taken_for_a_fact(language: str) -> None:
    told = "".join(more_blocks(language).values())
    assert {*re.findall(r"\b(?:19|20|21)\d\d\b", told)} == {"2099"}
    ids = re.findall(r"^- id: (.+)$", told, re.MULTILINE)
    assert ids
    assert all(each.startswith("example-") for each in ids)


# ---- What comes of it -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site's files after all that both pages tell to do."""
    project = lay_without_reports(tmp_path_factory.mktemp("more") / "project")
    do_all(project, "ja")
    for step in MORE:
        do_more(project, step, "ja")
    return project


@pytest.fixture(scope="module")
def too_early(shared: Shared, project: Path) -> Path:
    return shared.built(project, **{STOPPED: on("2099-03-31")})


@pytest.fixture(scope="module")
def before(shared: Shared, project: Path) -> Path:
    """On a day before the event, while the call is open."""
    return shared.built(project, **{STOPPED: on("2099-04-10")})


@pytest.fixture(scope="module")
def after(shared: Shared, project: Path) -> Path:
    """When all that ends has ended."""
    return shared.built(project, **{STOPPED: on("2099-10-10")})


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_event_is_announced_from_its_day_and_told_of_when_it_is_over(
    too_early: Path, before: Path, after: Path, language: str
) -> None:
    root = ROOTS[language]
    told = [each for each in too_early.rglob("*") if each.suffix in (".html", ".xml", ".ics", ".json", ".csv")]
    having = {
        str(each.relative_to(too_early)) for each in told if SESSION[language] in each.read_text(encoding="utf-8")
    }
    guides = {f"{each}about/editing-more/index.html" for each in ROOTS.values()}
    assert having == guides, "before its day it stands on no page but those of the guide"
    for address in ("", "news/", "programs/culture/", "news/example-session/"):
        assert SESSION[language] in article(before, root + address), address
    assert SESSION[language] in (before / root / "feed.xml").read_text(encoding="utf-8")
    assert (before / root / "news" / "example-session.ics").is_file()
    over = page(after, f"{root}news/example-session/")
    assert CAME[language] in text(over.main)
    assert Localizer(language).t("news.is_over") in text(over.main)
    assert CHANGED[language] in article(before, f"{root}about/changes/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_partner_that_left_is_a_former_one_and_keeps_its_names(before: Path, after: Path, language: str) -> None:
    root, localizer = ROOTS[language], Localizer(language)
    heading = localizer.t("former_group.partners")
    assert heading not in article(before, f"{root}partners/")
    listed = article(after, f"{root}partners/")
    assert PARTNER[language] in listed.split(heading)[1]
    own = article(after, f"{root}partners/example-university/")
    assert localizer.t("field.formerly") in own


@pytest.mark.parametrize("language", LANGUAGES)
def test_program_office_milestone_contact_and_rows_stand_where_the_page_says(after: Path, language: str) -> None:
    root = ROOTS[language]
    assert OFFICE[language] in article(after, f"{root}offices/")
    assert PROGRAM[language] in article(after, f"{root}programs/")
    assert PROGRAM[language] in article(after, f"{root}partners/example-university/")
    assert AGREEMENT[language] in article(after, f"{root}milestones/")
    for address in ("about/", "programs/culture/"):
        desk = text(page(after, root + address).select_one(".contact-card"))
        assert DESK[language] in desk, address
        assert "+81 76-000-0000" in desk, address
    for address in ("", "privacy/", "study-abroad/inbound/"):
        assert OPERATOR[language] in text(page(after, root + address)), address
    assert "site@example.ac.jp" in str(page(after, f"{root}privacy/").select_one("#takedown"))
    groups = page(after, f"{root}results/").select_one("table.groups")
    assert "12" in text(groups)
    assert "10" in text(groups)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_and_the_site_stand_on_the_page_of_their_topic(after: Path, language: str) -> None:
    shown = page(after, f"{ROOTS[language]}study-abroad/outbound/")
    row = text(shown.select_one("#answer-example-question"))
    assert EMBASSY[language] in row
    assert "https://embassy.example.org/" in text(shown.select_one(".official-sites"))
    assert EMBASSY[language] not in article(after, f"{ROOTS[language]}study-abroad/inbound/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_stands_with_its_call_and_says_how_large_it_is(before: Path, language: str) -> None:
    link = page(before, ROOTS[language]).select_one("section:has(#calls) .attachments a")
    assert link is not None
    path, content = PDF
    assert str(link["href"]).endswith(path.removeprefix("docs/"))
    assert "PDF" in text(link)
    assert " ".join(Localizer(language).size(len(content)).split()) in text(link)
    assert (before / path.removeprefix("docs/")).read_bytes() == content

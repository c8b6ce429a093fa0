"""Partners and programs that have ended, on the pages that list them: to be told apart and read by everybody."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from conftest import Shared, lay_project, publishing
from line_breaks import with_blanks
from other_sites import edit
from visiting import visit

pytestmark = pytest.mark.browser

REPORT = """
- id: later-report
  title: {ja: 2026年度の事業報告, ru: Отчёт за 2026/27 финансовый год}
  publisher: {ja: 金沢大学, ru: Университет Канадзавы}
  published: 2026
"""


@pytest.fixture(scope="module")
def with_former(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = lay_project(tmp_path_factory.mktemp("former") / "project")
    data = folder / "data"
    sources = data / "sources.yml"
    sources.write_text(sources.read_text(encoding="utf-8") + REPORT, encoding="utf-8")
    edit(data / "partners.yml", "  city: krasnoyarsk\n", "  city: krasnoyarsk\n  left: 2022-03-31\n")
    edit(
        data / "partners.yml",
        "ku-enews-97266, rutenkai-report-krasnoyarsk]",
        "ku-enews-97266, rutenkai-report-krasnoyarsk, later-report]",
    )
    edit(data / "programs.yml", "colour: indigo\n", "colour: indigo\n  closed: 2024-03-31\n")
    edit(
        data / "programs.yml",
        "double-degree, rutenkai-program-en, ku-enews-97266]",
        "double-degree, rutenkai-program-en, ku-enews-97266, later-report]",
    )
    return shared.built(folder)


@pytest.mark.parametrize("address", ["study-abroad/outbound/", "ru/programs/", "ru/partners/", "partners/krasgmu/"])
def test_what_has_ended_is_there_for_everybody(
    with_former: Path, tmp_path: Path, browser: Browser, address: str
) -> None:
    with publishing(with_former, tmp_path) as base:
        seen = visit(browser, base, address, [(1280, "light"), (375, "dark")])
        assert {name: found for name, found in asdict(seen).items() if found and name != "words"} == {}


_CARDS = """() => [...document.querySelectorAll(".program-row .rows-title, .comparison tbody th")].map((each) => ({
  name: each.querySelector("a").textContent,
  badge: each.querySelector(".tag-former")?.textContent ?? "",
  fits: (each.querySelector(".tag-former")?.offsetWidth ?? 0) < each.clientWidth * .9,
  letter: getComputedStyle(each.querySelector(".tag") ?? each, "::first-letter").textTransform,
}))"""


def test_the_day_beside_a_name_is_small_and_no_sentence(with_former: Path, tmp_path: Path, browser: Browser) -> None:
    """It says so in the same letters in a row and in the table."""
    with publishing(with_former, tmp_path) as base:
        page = browser.new_page(viewport={"width": 375, "height": 800})
        found = []
        for address in ("programs/", "study-abroad/outbound/"):
            page.goto(f"{base}ru/{address}")
            found += [each for each in page.evaluate(_CARDS) if each["badge"]]
        page.close()
    assert [(each["name"], with_blanks(each["badge"])) for each in found] == [
        ("Программа фундаментальных наук", "по 31 марта 2024\u202fг.")
    ] * 2
    assert all(each["fits"] and each["letter"] == "none" for each in found)

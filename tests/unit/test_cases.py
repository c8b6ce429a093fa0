"""The golden cases: each file of tests/cases/ lays one file over the smallest site and says what staff are to read.

A case holds `why`, `path`, `text`, `problems`, and where needed `lang` (the language of the staff, ja if not given),
`beside` (further files) and `photos` (names of real photos to lay there). A case without `text` takes its file away; one without `problems` must be free of them.
"""

from __future__ import annotations

import datetime
import re
import time
from pathlib import Path

import pytest
from PIL import Image

from case_files import CASES, HERE, read_case
from program_site.i18n.localizer import say_problem
from program_site.load import load
from program_site.messages import messages
from program_site.site import problem_index
from program_site.site.site import prepare
from program_site.text.clock import STOPPED
from program_site.text.problems import Problem, ProblemsFound
from program_site.validation.configuration import check_configuration
from smallest import HEADER, REPORT, lay

DAY = datetime.datetime(2026, 12, 1, 3, tzinfo=datetime.UTC)

NO_CASE = {
    "F101": "a file that goes away while it is read: test_text_file",
    "F102": "a link or a device: test_text_file",
    "F103": "a file of a megabyte: test_text_file",
    "F104": "bytes that are no UTF-8: test_text_file",
    "Z115": "a draft of the form: test_arranging",
    "Z116": "photos alone: test_arranging",
    "D298": "a file of ten megabytes: test_documents",
    "F107": "a folder that cannot be written: test_robustness",
    "D160": "a broken land file: test_robustness",
    "D255": "of the clock: test_clock, test_waiting",
    "C102": "said by engines/mkdocs.py of settings that only it sees: test_other_program",
    "F106": "bytes in another encoding: test_text_file",
    "R109": "a thousand lists in one another: below",
    "R116": "a file of 25 megabytes: test_photos",
    "R117": "a photo of 64 million pixels: test_photos",
    "R118": "a photo that says where it was taken: test_photos",
    **{f"R{number}": "of what a photo's file holds: test_photo_edits" for number in range(125, 130)},
    "R122": "more photos than a report may have: test_photos",
    **{f"Z{number}": "of what a ZIP holds: test_archive, test_accepting" for number in range(102, 115)},
    **{f"Z{number}": "of what an issue says: test_from_issue" for number in (*range(130, 139), 140)},
    **{f"S{number}": "of a spreadsheet: test_import_mobility, tests/sheets" for number in (*range(101, 122), 123, 124)},
    **{f"S{number}": "of a workbook: test_workbook_problems" for number in range(130, 138)},
    "D247": "of what a photo's file holds: test_news_of_data",
    "D249": "of the day of the build: test_news_of_data",
    **{f"K{number}": "of a file of changes: test_putting, test_taking_in" for number in range(101, 108)},
    **{f"K{number}": "of a file in the inbox: test_inbox" for number in range(110, 116)},
    "Z139": "an issue form that is older than the data: test_issue_forms",
}
"""Codes that no case file can hold, and where they are tested instead."""


def said(root: Path, language: str = "ja") -> list[str]:
    loaded = load(root)
    agreed = check_configuration(root, loaded.catalog) if loaded.catalog else []
    found = sorted([*loaded.problems, *agreed], key=lambda problem: problem.place)
    return [say_problem(problem, language) for problem in found]


def codes(lines: str) -> list[str]:
    return re.findall(r"^\S+:\d+ \[([A-Z]\d{3})\]", lines, re.MULTILINE)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.relative_to(HERE).with_suffix("").as_posix())
def test_case(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STOPPED, str(int(DAY.timestamp())))  # a case says what is right on a day, and stays true
    case = read_case(path)
    lay(tmp_path, {**case.get("beside", {}), case["path"]: case["text"]})
    for name in case.get("photos", []):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (16, 12), "teal").save(tmp_path / name)
    assert said(tmp_path, case.get("lang", "ja")) == (case["problems"] or "").splitlines(), case["why"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.relative_to(HERE).with_suffix("").as_posix())
def test_case_is_written_as_cases_are(path: Path) -> None:
    case = read_case(path)
    assert list(case) == [key for key in ("why", "path", "lang", "beside", "photos", "text", "problems") if key in case]
    assert {"why", "path", "text", "problems"} <= case.keys()
    assert path.stem.startswith("good_") == (not case["problems"]), "a harmless twin is called good_…, and only it"


def test_the_smallest_site_is_free_of_problems(tmp_path: Path) -> None:
    assert said(lay(tmp_path, {})) == []
    catalog = load(tmp_path).checked()
    assert catalog.city_of(catalog.partner("kfu")).timezone == "Europe/Moscow"


def test_every_problem_has_a_case() -> None:
    provoked = {code for path in CASES for code in codes(read_case(path)["problems"] or "")}
    known = set(messages("en")["problems"])
    assert known - provoked - NO_CASE.keys() == set(), "write a case for these"
    assert NO_CASE.keys() - known == set(), "these are gone"
    assert NO_CASE.keys() & provoked == set(), "these have a case after all"


def test_writers_of_reports_find_their_problems_first_on_the_page_of_problems() -> None:
    said = "\n".join(read_case(path)["problems"] or "" for path in CASES)
    met = {code for line in said.splitlines() if line.startswith("activity_reports/") for code in codes(line)}
    listed = set(problem_index.codes(of_reports=True))
    assert {code for code in met if code[0] != "Z"} <= listed, "archives are opened by staff"
    assert {code for code in listed - met if code not in NO_CASE} <= {"F105"}


@pytest.mark.parametrize("language", ["ja", "ru", "en"])
def test_every_language_is_spoken_in_several_cases(language: str) -> None:
    letters = {"ja": r"\] .*[ぁ-ん]", "ru": r"\] .*[а-я]", "en": r"\] [^ぁ-んァ-ヶ一-龠а-яА-Я]*$"}[language]
    assert sum(1 for path in CASES if re.search(letters, read_case(path)["problems"] or "", re.MULTILINE)) >= 10


def test_four_mistakes_in_four_files_are_said_in_one_run(tmp_path: Path) -> None:
    lay(
        tmp_path,
        {
            "data/figures.yml": "- {id: a, value: -1, label: {ja: 数, ru: число}, date: 2019-03-31}\n",
            "data/supporters.yml": "- {id: a, name: {ja: 市, ru: Город}, kind: town, role: {ja: 支援}}\n",
            "docs/ru/index.md": "---\ntitle: Главная\ndescription: Описание\n---\n{{ xyz }}\n",
            REPORT: HEADER.replace("author", "auther"),
        },
    )
    found = [(problem.path, problem.line, problem.code) for problem in load(tmp_path).problems]
    assert found == [
        (REPORT, 4, "D101"),
        ("data/figures.yml", 1, "D123"),
        ("data/supporters.yml", 1, "D107"),
        ("data/supporters.yml", 1, "D140"),
        ("docs/ru/index.md", 5, "P204"),
    ]
    with pytest.raises(ProblemsFound) as raised:
        prepare(tmp_path, None, None, ("ja", "ru"))
    assert [(problem.path, problem.line, problem.code) for problem in raised.value.problems] == found


def test_a_warning_stops_nothing(tmp_path: Path) -> None:
    lay(tmp_path, {REPORT: HEADER.replace("02-15", "02-16") + "雪でした。\n"})
    site = prepare(tmp_path, None, None, ("ja", "ru"))
    assert [problem.code for problem in site.problems] == ["R107"]
    assert [report.slug for report in site.catalog.reports] == ["2019-02-15-party"]


def test_the_languages_of_the_engine_must_be_those_of_the_data(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as raised:
        prepare(lay(tmp_path, {}), None, None, ("ru", "ja"))
    (problem,) = raised.value.problems
    assert say_problem(problem, "en") == (
        "data/project.yml:1 [D134] The languages in mkdocs.yml are ru, ja, in data/project.yml ja, ru."
        " → Make both lists the same."
    )


def test_a_text_on_which_the_markdown_reader_gives_up(tmp_path: Path) -> None:
    lay(tmp_path, {REPORT: HEADER + "\n" + "1. " * 5000 + "\n"})
    problems = load(tmp_path).problems
    assert problems == (Problem("R109", REPORT, 6, language="ja"),)


def test_a_bomb_of_brackets_is_refused_at_once_and_the_next_report_is_read(tmp_path: Path) -> None:
    begin = time.perf_counter()
    bombs = {f"activity_reports/2019-02-{day}-bomb/ja.md": HEADER + "\n" + "[" * 50_000 + "\n" for day in (10, 11, 12)}
    loaded = load(lay(tmp_path, {**bombs, REPORT: HEADER + "\n# 一日目\n\n*雪* [でした](https://example.org/)\n"}))
    assert time.perf_counter() - begin < 5
    assert [(each.path, each.line, each.code) for each in loaded.problems] == [(path, 7, "R110") for path in bombs]
    assert loaded.catalog is not None
    (report,) = loaded.catalog.reports
    assert report.main.body.html == (
        '<h2 id="h-ja-1">一日目</h2>\n<p><em>雪</em> <a href="https://example.org/" rel="nofollow noopener ugc">でした</a></p>'
    )

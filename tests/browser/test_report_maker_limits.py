"""One table of limits: the form complains at a field exactly where the checker would refuse what it writes."""

from __future__ import annotations

import io
import itertools
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PIL import Image
from playwright.sync_api import BrowserContext, Page

from generated import bounded
from maker import CATALOG, SCRIPTS, WRITE, Maker, small_photo
from program_site.content.data.fields import REPORT_NAME
from program_site.content.reports.folder import read_reports
from program_site.content.reports.report import FOLDER
from program_site.site.form_limits import form_limits
from program_site.text.problems import Problem
from program_site.text.records import Reading

pytestmark = pytest.mark.browser

LIMITS = form_limits()
READING = Reading(("ja", "ru"), {"programs": frozenset(), "partners": frozenset(f"p{n}" for n in range(40))})
TOO_LARGE = "F103"

JUDGED = """async ([base, reports]) => {
    const load = (name) => import(`${base}assets/report-maker/${name}.js`);
    const [{ problemsOf }, { textFile }, { cleanLine, cleanText }] = await Promise.all(
        ["check", "folder", "text"].map(load));
    return reports.map((report) => {
        const lines = Object.fromEntries(["title", "affiliation", "summary"].map((name) => [name, cleanLine(report[name])]));
        const photos = report.photos.map(([alt, caption], index) =>
            ({ id: `${index}`, alt: cleanLine(alt), caption: cleanLine(caption) }));
        const authors = report.authors.map(cleanLine).filter(Boolean);
        const clean = { ...report, ...lines, photos, authors, text: cleanText(report.text) };
        return [problemsOf(clean).map(({ field }) => field), textFile(clean)];
    });
}"""
"""What the form says of reports as they are typed, and what it would write."""


@pytest.fixture(scope="module")
def page(browser_context_of_module: BrowserContext, published: str) -> Page:
    return Maker.at(browser_context_of_module.new_page(), published + WRITE["ja"]).page


@pytest.fixture(scope="module")
def browser_context_of_module(browser: Any) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


def around(limit: int) -> some.SearchStrategy[int]:
    return some.sampled_from([1, limit - 1, limit, limit + 1])


LETTERS = some.sampled_from(["a", "あ", "я", "𠮷", "é", "☃"])
UNSEEN = some.sampled_from(["", "\u3164", "\u0301", "\u2800", " \u3000", "\u200b"])


def written(limit: int) -> some.SearchStrategy[str]:
    """Below, at and above a limit; and what only seems to be something."""
    long = some.builds(lambda letter, length: letter * length, LETTERS, around(limit))
    return some.one_of(some.just("x"), some.just("x"), long, UNSEEN)


def of_signs(sign: str, count: int, each: int) -> str:
    """So many signs, parted into paragraphs of `each`."""
    return "\n\n".join("x" + sign * min(each, count - at) for at in range(0, count, each))


CROWDED = LIMITS["crowded"]
SIGNS = some.sampled_from(CROWDED["signs"])
TEXTS = some.one_of(
    some.just("x"),
    some.just(""),
    some.builds(lambda letter, length: f"x {letter * length} x", LETTERS, around(LIMITS["word"])),
    some.builds(lambda sign, count: of_signs(sign, count, count), SIGNS, around(CROWDED["paragraph"])),
    some.builds(lambda sign, count: of_signs(sign, count, 200), SIGNS, around(CROWDED["text"])),
    some.builds(lambda count: "\n".join(["## x"] * count), around(CROWDED["headings"])),
    some.builds(lambda left: ("x" * 99 + " ") * 600 + "x" * left, some.integers(0, 1)).map(lambda text: text[:-1]),
    some.integers(60, 400).map(lambda header: (("x" * 99 + " ") * 600)[: LIMITS["bytes"] - header]),
    some.sampled_from(["![](photo-1.jpg)", "![](photo-9.jpg)", "![x](https://example.org/x.jpg)", "    x", "> > > x"]),
)
STAY = LIMITS["stay"]
YEARS = some.sampled_from([STAY["first"] - 1, STAY["first"], 2018, 2019, STAY["last"], STAY["last"] + 1])
PERIODS = some.one_of(
    some.just(("", "")), some.tuples(YEARS, YEARS).map(lambda years: tuple(f"{year:04}-05-05" for year in years))
)
DAY = LIMITS["day"]
DATES = some.sampled_from(
    ["", "?", f"{DAY['first'] - 1}-12-31", f"{DAY['first']}-01-01", "2019-02-15", f"{DAY['last']}-12-31"]
)
MOST = LIMITS["letters"]
REPORTS = some.fixed_dictionaries(
    {
        "language": some.just("ja"),
        "title": written(MOST["title"]),
        "date": some.one_of(some.just("2019-02-15"), DATES),
        "authors": some.one_of(
            some.lists(written(MOST["author"]), max_size=3), around(LIMITS["authors"]).map(lambda count: ["x"] * count)
        ),
        "affiliation": written(MOST["affiliation"]),
        "summary": written(MOST["summary"]),
        "photos": some.one_of(
            some.just([]), some.lists(some.tuples(written(MOST["alt"]), written(MOST["caption"])), max_size=2)
        ),
        "people": some.sampled_from(["none", "none", "consented", "not_yet", ""]),
        "partners": some.one_of(some.just(0), around(LIMITS["partners"])).map(
            lambda count: [f"p{n}" for n in range(count)]
        ),
        "period": PERIODS,
        "text": TEXTS,
    }
)
"""Half a period is not among them: the form asks for its other end, as it could only leave it out."""


@bounded(100)
@given(reports=some.lists(REPORTS, min_size=10, max_size=10))
def test_what_the_checker_refuses_is_said_at_its_field(
    page: Page, tmp_path: Path, published: str, reports: list[dict[str, Any]]
) -> None:
    rest = {"program": "", "direction": "", "stage": "", "slug": "x"}
    typed = [{**each, **rest, "first": each["period"][0], "last": each["period"][1]} for each in reports]
    judged = page.evaluate(JUDGED, [published, typed])
    shutil.rmtree(tmp_path / FOLDER, ignore_errors=True)
    with Image.open(io.BytesIO(small_photo()["buffer"])) as photo:
        photo.save(tmp_path / "photo.jpg")
    for number, (report, (_, text)) in enumerate(zip(typed, judged, strict=True)):
        folder = tmp_path / FOLDER / f"2019-02-15-{number}"
        folder.mkdir(parents=True)
        (folder / "ja.md").write_text(text, encoding="utf-8", newline="\n")
        for index in range(len(report["photos"])):
            shutil.copy(tmp_path / "photo.jpg", folder / f"photo-{index + 1}.jpg")
    _, problems = read_reports(tmp_path, READING)
    for number, (report, (fields, text)) in enumerate(zip(typed, judged, strict=True)):
        mine = [each for each in problems if f"{FOLDER}/2019-02-15-{number}/" in f"{each.path}/" and not each.warning]
        refused = {field_of(problem, text) for problem in mine}
        said = {field.replace("maker-last", "maker-first") for field in fields}
        if "maker-bytes" in refused:  # then nothing else is read
            assert "maker-text" in said, report
            continue
        unasked = of_a_second_look(report) if refused else set[str]()
        assert said - unasked == refused - unasked, (report, mine, text[:300])


def of_a_second_look(report: dict[str, Any]) -> set[str]:
    """What the checker asks of no report but one whose header is in order otherwise: nothing at all, a year too early."""
    empty = not report["text"] and not report["photos"]
    early = f"{LIMITS['stay']['first']}" < report["date"][:4] < f"{LIMITS['day']['first']}"
    return {field for field, asked in (("maker-text", empty), ("maker-date", early)) if asked}


def field_of(problem: Problem, text: str) -> str:
    """The field of the form whose value stands on the line of a problem."""
    if problem.code in ("R114", "R121"):
        return {"R114": "maker-people", "R121": "maker-text"}[problem.code]
    if problem.code == TOO_LARGE:
        return "maker-bytes"
    lines = text.split("\n")
    header = lines.index("---", 1)
    if problem.line > header:
        return "maker-text"
    key = lines[problem.line - 1].partition(":")[0]
    if key.startswith("    "):
        photo = sum(line.startswith("  - file") for line in lines[: problem.line]) - 1
        return f"maker-{key.strip()}-{photo}"
    names = {"author": "authors", "partner": "partners", "period": "first", "people_in_photos": "people"}
    return f"maker-{names.get(key, key)}"


SLUGS = ["a", "first-snow", "a" * 100, "a" * 101, "a--b", "-a", "a-", "A", "снег", "a b", "a_b", "", "a.b", "2"]


def test_names_are_those_of_the_checker_and_never_longer_than_systems_take(page: Page, published: str) -> None:
    whole = {"language": "ja", "title": "x", "date": "2019-02-15", "authors": ["x"], "affiliation": "", "summary": ""}
    rest = {"photos": [], "people": "", "partners": [], "program": "", "direction": "", "stage": "", "text": "x"}
    reports = [{**whole, **rest, "first": "", "last": "", "slug": slug} for slug in SLUGS]
    for slug, (fields, _) in zip(SLUGS, page.evaluate(JUDGED, [published, reports]), strict=True):
        taken = REPORT_NAME.fullmatch(f"2019-02-15-{slug}") and len(slug) <= LIMITS["slug"]["letters"]
        assert fields == ([] if taken else ["maker-slug"]), slug


def test_the_page_has_the_table_and_the_scripts_have_no_numbers(page: Page) -> None:
    data = page.locator("#maker-data").text_content()
    assert data is not None
    assert json.loads(data)["limits"] == json.loads(json.dumps(LIMITS))
    source = (SCRIPTS / "check.js").read_text(encoding="utf-8")
    numbers = {int("".join(digits)) for isdigit, digits in itertools.groupby(source, str.isdigit) if isdigit}
    assert numbers <= {0, 1, 4, 14, 1000, 3600}  # one year, one article, one time zone
    assert len(CATALOG.partners) <= LIMITS["partners"]

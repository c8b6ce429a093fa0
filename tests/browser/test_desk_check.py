"""What the desk says of a record is what the checker says of it; and what it does not say is listed here."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from desk_checking import Asked, Said, ask, data
from desk_directed import directed_cases
from desk_modules import scripts_page
from desk_records import TODAY, Case, generated_cases
from program_site.content.data.files import ONE
from program_site.messages import messages
from program_site.site.desk.files import desk_of
from program_site.site.desk.published import published_files
from program_site.site.site import FRAME

pytestmark = pytest.mark.browser

TOLD_LATER: dict[str, tuple[str, ...]] = {
    "of how a file is typed: the desk writes none by itself": (
        "D103", "D105", "D117", "D118", "D119", "D120", "D135", "D137", "D138", "D143", "D165", "D166", "D180", "D181", "D182", "D183",
        "D184", "D185", "D186", "D195", "D196", "D197", "D198", "D199",
    ),
    "of values that no control of a form can hold": ("D101", "D106", "D108", "D122", "D125", "D129", "D133", "D155", "D189", "D260"),
    "of the files of data, the configuration and the map": ("D130", "D131", "D132", "D134", "D160", "D193", "D194", "D255"),
    "of results of the rubric, which come from a sheet": ("D161", "D162", "D163", "D164"),
    "of pages and their addresses, which the desk does not know": ("D146", "D147", "D148", "D149", "D251", "D253"),
    "of what waits, which nobody may learn from the desk": ("D250", "D252"),
    "of files in docs/": ("D244", "D246", "D247", "D294", "D295", "D296", "D297", "D298"),
    "of other places that name a record, or rest on a source": ("D191", "D192", "D206", "D303", "D304", "D305"),
    "of numbers that countries give out": ("D292",),
    "of a plain number in place of a list": ("D205",),
}  # fmt: skip
"""What only the checker says, by why the desk does not."""
LATER = {code for codes in TOLD_LATER.values() for code in codes}
SAID_AS = {
    "D187": "D113",
    "D109": "D121",
    "D150": "D121",
    "D116": "D140",
    "D115": "D141",
    "D153": "D141",
    "D231": "D230",
    "D291": "D290",
    "D300": "D301",
}
"""What the checker says otherwise where it knows what was meant."""

CHECKED = """async ([desk, today, cases, early]) => {
    const { check } = await import("/assets/desk/check.js");
    return cases.map(([file, others, record, isNew]) => {
        const known = desk.files[file];
        const there = known.one ? known.records : isNew ? others : [...others, { ...record }];
        const files = { ...desk.files, [file]: { ...known, records: there } };
        try {
            return check({ ...desk, files }, file, record, { isNew, added: {}, today, early });
        } catch (error) {
            return String(error.stack);
        }
    });
}"""


SCRIPTS = FRAME / "assets" / "desk"


def said_here() -> set[str]:
    """The codes in the scripts."""
    return {code for path in SCRIPTS.glob("*.js") for code in re.findall(r'"(D\d{3})"', path.read_text("utf-8"))}


def test_every_code_of_data_is_said_here_or_told_later() -> None:
    known = {code for code in messages("en")["problems"] if code.startswith("D")}
    assert said_here() | LATER | {*SAID_AS} == known
    assert said_here() & LATER == set()
    assert not {*SAID_AS} & (said_here() | LATER)


@pytest.fixture
def page(telephone: BrowserContext) -> Iterator[Page]:
    with scripts_page(telephone) as page:
        yield page


def desk() -> dict[str, Any]:
    known: dict[str, Any] = json.loads(json.dumps(desk_of(data(), published_files(data()), "ja")))
    return known


def checked(page: Page, cases: list[Case], early: bool = False) -> list[list[dict[str, Any]]]:
    found: list[list[dict[str, Any]]] = []
    for begin in range(0, len(cases), 1000):
        given = [[*each] for each in cases[begin : begin + 1000]]
        found += page.evaluate(CHECKED, [desk(), TODAY, given, early])
    return found


def by_desk(asked: Asked, found: list[dict[str, Any]]) -> set[Said]:
    return {Said(asked.line(tuple(each["place"])), each["code"], _what(each), each["warning"]) for each in found}


def _what(found: dict[str, Any]) -> str:
    return str(found["values"].get({"D102": "key", "D107": "language"}.get(found["code"], "-"), ""))


def by_checker(asked: Asked) -> set[Said]:
    return {each._replace(code=SAID_AS.get(each.code, each.code)) for each in asked.said}


def disagreements(cases: list[Case], found: list[list[dict[str, Any]]]) -> Iterator[Any]:
    for case, each in zip(cases, found, strict=True):
        assert isinstance(each, list), (each, case)
        asked = ask(case)
        told, known = by_desk(asked, each), by_checker(asked)
        later = {one for one in known - told if one.code in LATER}
        if told != known - later:
            yield sorted(told - known), sorted(known - told - later), case


@pytest.mark.parametrize("number", [600, pytest.param(10_000, marks=pytest.mark.proof)])
def test_the_desk_says_what_the_checker_says(page: Page, number: int) -> None:
    cases = generated_cases(number)
    found = checked(page, cases)
    assert [*disagreements(cases, found)][:1] == []
    codes = {each["code"] for one in found for each in one}
    assert len(codes) > (40 if number < 1000 else 60), "the cases have become too tame"


def test_rules_that_chance_hardly_breaks_are_said_too(page: Page) -> None:
    codes, cases = zip(*directed_cases(), strict=True)
    found = checked(page, [*cases])
    assert [*disagreements([*cases], found)] == []
    said = [{each["code"] for each in one} for one in found]
    assert [(code, one) for code, one in zip(codes, said, strict=True) if code and code not in one] == []


# ---- While others are still to be filled in --------------------------------------------------------------------------

COMPARED = {"D128": "calls", "D154": "cities", "D200": "partners", "D234": "calls", "D240": "news", "D285": "cities"}
"""What is said of values beside each other."""
NAMES = ("name", "title", "question")
OF_SHAPES = ("D1", "D230", "D232", "D233", "D256", "D29", "D30", "D31", "Z120")


def said(found: list[dict[str, Any]]) -> set[tuple[str, str, bool]]:
    return {(each["code"], json.dumps(each["place"]), each["warning"]) for each in found}


def is_read(found: list[dict[str, Any]]) -> bool:
    return not any(each["code"].startswith(OF_SHAPES) for each in found)


def unnamed(case: Case) -> Case:
    return case._replace(record={name: value for name, value in case.record.items() if name not in NAMES})


def test_values_are_compared_before_all_fields_are_filled_in(page: Page) -> None:
    late = next(case for code, case in directed_cases() if code == "D281")
    late.record.update(founded=1900, joined="2031-05")
    known = [*directed_cases(), ("D200", late)]
    chosen = [(code, unnamed(case)) for code, case in known if COMPARED.get(code) == case.file]
    assert {code for code, _ in chosen} == {*COMPARED}
    cases = [case for _, case in chosen]
    for (code, _), plain, early in zip(chosen, checked(page, cases), checked(page, cases, early=True), strict=True):
        assert {each["code"] for each in plain} == {"D102"}
        assert {each["code"] for each in early} >= {"D102", code}


@pytest.mark.parametrize("number", [300, pytest.param(10_000, marks=pytest.mark.proof)])
def test_what_is_said_early_is_said_in_the_end_too(page: Page, number: int) -> None:
    """Of what can be read both say the same; of what lacks something nothing that is not said of the whole."""
    cases = generated_cases(number)
    whole, early = checked(page, cases), checked(page, cases, early=True)
    for case, one, other in zip(cases, whole, early, strict=True):
        assert said(one) <= said(other), case
        assert said(one) == said(other) or not is_read(one), case
    read = [(case, one) for case, one in zip(cases, whole, strict=True) if is_read(one) and case.file not in ONE]
    begun = checked(page, [unnamed(case) for case, _ in read], early=True)
    assert any(len(said(each)) > 1 for each in begun)
    for (case, one), each in zip(read, begun, strict=True):
        assert {code for code, *_ in said(each) - said(one)} <= {"D102"}, case

"""What the desk says of a record is what the checker says of it; and what it does not say is listed here."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from desk_checking import Asked, Said, ask, data
from desk_modules import scripts_page
from desk_records import TODAY, Case, generated_cases
from program_site.site.desk.files import desk_of
from program_site.site.desk.published import published_files

pytestmark = pytest.mark.browser

TOLD_LATER = {
    "D101": "the forms know no other fields",
    "D105": "",
    "D106": "",
    "D122": "",
    "D125": "",
    "D155": "",
    "D189": "",
}
"""What only the checker says: why the desk does not."""
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

CHECKED = """async ([desk, today, cases]) => {
    const { check } = await import("/assets/desk/check.js");
    return cases.map(([file, others, record, isNew]) => {
        const known = desk.files[file];
        const there = known.one ? known.records : isNew ? others : [...others, { ...record }];
        const files = { ...desk.files, [file]: { ...known, records: there } };
        try {
            return check({ ...desk, files }, file, record, { isNew, added: {}, today });
        } catch (error) {
            return String(error.stack);
        }
    });
}"""


@pytest.fixture
def page(telephone: BrowserContext) -> Iterator[Page]:
    with scripts_page(telephone) as page:
        yield page


def desk() -> dict[str, Any]:
    known: dict[str, Any] = json.loads(json.dumps(desk_of(data(), published_files(data()), "ja")))
    return known


def checked(page: Page, cases: list[Case]) -> list[list[dict[str, Any]]]:
    found: list[list[dict[str, Any]]] = []
    for begin in range(0, len(cases), 1000):
        given = [[*each] for each in cases[begin : begin + 1000]]
        found += page.evaluate(CHECKED, [desk(), TODAY, given])
    return found


def by_desk(asked: Asked, found: list[dict[str, Any]]) -> set[Said]:
    return {Said(asked.line(tuple(each["place"])), each["code"], _what(each), each["warning"]) for each in found}


def _what(found: dict[str, Any]) -> str:
    return str(found["values"].get({"D102": "key", "D107": "language"}.get(found["code"], "-"), ""))


def by_checker(asked: Asked) -> set[Said]:
    return {each._replace(code=SAID_AS.get(each.code, each.code)) for each in asked.said}


@pytest.mark.parametrize("number", [600, pytest.param(20_000, marks=pytest.mark.proof)])
def test_the_desk_says_what_the_checker_says(page: Page, number: int) -> None:
    cases = generated_cases(number)
    wrong: list[Any] = []
    codes: Counter[str] = Counter()
    for case, found in zip(cases, checked(page, cases), strict=True):
        assert isinstance(found, list), (found, case)
        asked = ask(case)
        told, known = by_desk(asked, found), by_checker(asked)
        codes.update(each.code for each in told)
        later = {each for each in known - told if each.code in TOLD_LATER}
        if told != known - later:
            wrong.append((sorted(told - known), sorted(known - told - later), case))
    assert wrong[:1] == []

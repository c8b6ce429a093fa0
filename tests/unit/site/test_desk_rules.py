"""What the checks at the desk go by is what the checker goes by."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from catalogs import catalog_of
from conftest import ROOT
from desk_data import FILES, values_in
from program_site.content.data.files import MANY
from program_site.content.forms import form_of
from program_site.site.desk.rules import desk_rules


@pytest.fixture(scope="module")
def rules() -> dict[str, Any]:
    """As the scripts read them."""
    known: dict[str, Any] = json.loads(json.dumps(desk_rules(catalog_of(ROOT))))
    return known


def test_what_begins_and_ends_is_a_field(rules: dict[str, Any]) -> None:
    lasting = rules["lasting"]
    assert lasting == {
        "partners": ["joined", "left"],
        "programs": ["opened", "closed"],
        "offices": ["opened", "closed"],
    }
    for file, each in lasting.items():
        for field in each:
            assert form_of(file, "en").field(field), (file, field)


def test_texts_that_are_more_than_words_are_fields(rules: dict[str, Any]) -> None:
    assert rules["texts"] == {
        "removed_reports": {"report": "report"},
        "redirects": {"from": "page", "to": "page"},
        "project": {"languages": "language", "growing": "language"},
        "University": {"timezone": "zone"},
        "Attachment": {"language": "language"},
        "partners": {"abbreviation": "language"},
        "cities": {"timezone": "zone"},
        "contacts": {"languages": "language"},
        "glossary": {"wrong": "language"},
    }


PUBLISHED = {
    "id": ["kfu", "interim-report-2019"],
    "mail": ["exchange@university.ac.jp", "почта@университет.рф"],
    "day": ["2019-03-31"],
    "when": ["2019", "2019-03", "2019-03-31", "FY2019"],
    "moment": ["2019-03-31", "2019-03-31 12:00", "2019-03-31 12:00 Asia/Tokyo"],
    "exampleId": ["example", "example-city"],
    "page": ["partners/kfu/"],
    "report": ["2019-02-15-party"],
    "exampleAddress": ["https://www.example.org/", "exchange@example.ac.jp"],
    "onlyHere": ["localhost", "desk.local"],
    "invisible": ["a\u202eb"],
    "blank": ["\u3164"],
}
ANYWHERE = ("invisible", "blank")


def test_a_pattern_is_that_of_the_checker(rules: dict[str, Any]) -> None:
    said = rules["patterns"]
    patterns = {name: pattern.replace(r"\p{L}\p{N}_", r"\w") for name, pattern in said.items()}
    assert patterns.keys() == PUBLISHED.keys()
    for name, values in PUBLISHED.items():
        for value in values:
            assert re.search(patterns[name], value), (name, value)
        assert name in (*ANYWHERE, "onlyHere") or not re.search(patterns[name], f"\n{values[0]}"), name
    for file in FILES:
        for record in values_in(ROOT, file) or [] if file in MANY else []:
            assert "id" not in record or re.search(patterns["id"], record["id"])

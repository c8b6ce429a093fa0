"""What reports are found by, and what a script is told of the reports."""

from __future__ import annotations

import gzip
import json
import random
from dataclasses import replace

import pytest

from catalogs import ROOT, catalog_of
from conftest import SITE_URL
from program_site.content.catalog import Catalog
from program_site.content.reports.report import Report
from program_site.site.addresses import Addresses
from program_site.site.reports.list_files import SIZE, list_files
from program_site.site.view import View

CATALOG = catalog_of(ROOT)


def view(catalog: Catalog, *languages: str) -> View:
    return View(catalog, Addresses(languages, SITE_URL), languages[0], "")


def files(language_first: str, other: str, catalog: Catalog = CATALOG) -> dict[str, bytes]:
    return {each.path: each.read() for each in list_files(view(catalog, language_first, other), "stamp")}


@pytest.mark.parametrize("language", ["ja", "ru"])
def test_every_list_names_the_places_of_its_reports(language: str) -> None:
    written = files(language, "ru" if language == "ja" else "ja")
    index = json.loads(written["reports/lists.json"])
    pieces = [json.loads(written[f"reports/{name}"]) for name in index["pieces"]]
    cards = [card for piece in pieces for card in piece]
    assert [card["date"] for card in cards] == [report.date.isoformat() for report in CATALOG.reports]
    for (kind, value), found in CATALOG.report_lists.items():
        titles = [report.shown_in(language).header.title for report in found.reports]
        assert [cards[place]["title"] for place in index["lists"][f"{kind}/{value}"]] == titles
    assert all(None not in card.values() for card in cards), "what a report has not is not there at all"


def test_a_page_without_a_list_of_reports_needs_no_files() -> None:
    assert files("ja", "ru", replace(CATALOG, prose=())) == {}
    assert files("ja", "ru", replace(CATALOG, reports=())) == {}


def test_a_thousand_reports_are_little_to_wait_for() -> None:
    """Every title and summary another one, of signs in no order: nothing real is packed worse."""
    chance = random.Random(5)
    words = [chr(sign) for sign in range(0x4E00, 0x5200)]
    catalog = replace(CATALOG, reports=tuple(_invented(number, chance, words) for number in range(1000)))
    written = files("ja", "ru", catalog)
    assert len(written) == 1 + 1000 // SIZE
    packed = {name: len(gzip.compress(content)) for name, content in written.items()}
    index = packed.pop("reports/lists.json")
    assert index + max(packed.values()) < 40_000


def _invented(number: int, chance: random.Random, words: list[str]) -> Report:
    report = chance.choice(CATALOG.reports)
    text = report.main
    said = {"title": "".join(chance.choices(words, k=25)), "summary": "".join(chance.choices(words, k=60))}
    header = text.header.model_copy(update=said)
    return replace(report, slug=f"2020-01-01-{number}", texts={"ja": replace(text, language="ja", header=header)})

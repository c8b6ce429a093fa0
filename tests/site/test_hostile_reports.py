"""Hostile reports, built into one site: refused for their reasons, or published with lists, feed and site map whole."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import SITE_URL, Shared
from feed_checker import feed_problems
from hostile_reports import (
    CORPUS,
    PUBLISHED,
    REFUSED,
    Built,
    build_corpus,
    built,
    lay_corpus,
)
from program_site.load import load
from program_site.site.addresses import Addresses
from program_site.site.feed import feed
from program_site.site.language_marks import marks_of
from program_site.site.view import View


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_corpus(tmp_path_factory.mktemp("hostile") / "project")


@pytest.fixture(scope="module")
def hostile(shared: Shared, project: Path) -> Built:
    return built(shared.once("hostile", lambda folder: build_corpus(project, folder)))


def test_the_corpus_is_large_and_its_names_are_its_own() -> None:
    assert len(CORPUS) >= 120
    assert len({case.name for case in CORPUS}) == len(CORPUS)
    assert len(REFUSED) >= 25
    assert len(PUBLISHED) >= 80


def test_what_is_refused_is_refused_for_its_reason_and_twins_are_without_fault(project: Path) -> None:
    found: dict[str, set[str]] = {}
    for problem in load(project).problems:
        assert problem.path.startswith("activity_reports/"), problem
        advice = problem.code.startswith("T")  # a twin may hold an address: that is said, and published
        if problem.stops or ("-twin-" in problem.path and not advice):
            found.setdefault(problem.path.split("/")[1], set()).add(problem.code)
    assert found == {case.slug: set(case.refused) for case in REFUSED}


def test_the_build_is_quick_and_small_and_says_what_it_leaves_out(hostile: Built) -> None:
    assert "Traceback" not in hostile.said
    assert hostile.seconds < 60
    assert hostile.kilobytes < 500_000
    for case in REFUSED:
        assert case.slug in hostile.said
    pages = {path.parent.name for path in hostile.site.rglob("reports/2*/index.html")}
    assert pages == {case.slug for case in PUBLISHED} | {case.twin for case in CORPUS}


@pytest.mark.parametrize("language", ["", "ru/"])
def test_the_feed_and_the_map_of_the_site_stay_whole(hostile: Built, language: str) -> None:
    xml = (hostile.site / language / "feed.xml").read_bytes()
    assert feed_problems(xml, f"{SITE_URL}{language}feed.xml") == []
    sitemap = ET.parse(hostile.site / "sitemap.xml").getroot()
    places = {str(each.text) for each in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    assert {f"{SITE_URL}reports/{case.slug}/" for case in PUBLISHED} <= places
    assert all(re.fullmatch(r"https://example\.org/exchange/[a-z0-9/-]*", place) for place in places)


def test_every_hostile_report_fits_into_a_feed(project: Path, tmp_path: Path, hostile: Built) -> None:
    """The feed holds the newest twenty; here each of them is among the newest once."""
    catalog = load(project).catalog
    assert catalog is not None
    addresses = Addresses(("ja", "ru"), SITE_URL)
    reports = [report for report in catalog.reports if "-hostile-" in report.slug]
    assert len(reports) == len(PUBLISHED)
    for start in range(0, len(reports), 20):
        some = replace(catalog, reports=tuple(reports[start : start + 20]))
        assert feed_problems(feed(View(some, addresses, "ja", "", "site"), marks_of(some)), f"{SITE_URL}feed.xml") == []

"""Hostile reports, built into one site and looked at in a real browser, with every layer of the defence taken away in turn.

Nothing of theirs runs, nobody else is asked, the page round them stays whole; and each harmless twin is unharmed.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error

from conftest import Shared
from hostile_reports import (
    CORPUS,
    PUBLISHED,
    WITHOUT_ESCAPING,
    WITHOUT_NH3,
    Built,
    Hostile,
    build_corpus,
    built,
    lay_corpus,
)
from hostile_visits import as_written, harm, visiting, without_policy


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_corpus(tmp_path_factory.mktemp("hostile") / "project")


@pytest.fixture(scope="module")
def hostile(shared: Shared, project: Path) -> Built:
    return built(shared.once("hostile", lambda folder: build_corpus(project, folder)))


# ---- What a browser does with it --------------------------------------------------------------------------------------


@pytest.mark.browser
@pytest.mark.parametrize("file", sorted({case.file for case in CORPUS}))
def test_no_report_does_harm_and_no_twin_is_harmed(file: str, browser: Browser, hostile: Built, tmp_path: Path) -> None:
    harmed: dict[str, list[str]] = {}
    with visiting(browser, hostile.site, tmp_path / "www") as visitor:
        for case in (each for each in CORPUS if each.file == file):
            twin = visitor.visit(case.twin)
            if found := harm(twin, twin):
                harmed[case.twin] = found
            if case.keeps not in as_written(twin.look["html"]):
                harmed.setdefault(case.twin, []).append(f"lost {case.keeps}: {twin.look['html'][:300]}")
            if case.refused:
                continue
            visit = visitor.visit(case.slug)
            if found := harm(visit, twin):
                harmed[case.slug] = found
            if case.shows not in visit.look["seen"]:
                harmed.setdefault(case.slug, []).append(f"does not show {case.shows}: {visit.look['seen']}")
    assert harmed == {}


@pytest.fixture(scope="module")
def bare(shared: Shared, hostile: Built) -> Path:
    """The same pages without their policy."""
    return shared.once("hostile-bare", lambda folder: without_policy(hostile.site, folder / "site")) / "site"


@pytest.mark.browser
@pytest.mark.parametrize(
    "cases", [PUBLISHED[::4], pytest.param(PUBLISHED, marks=pytest.mark.proof)], ids=["some", "all"]
)
def test_no_report_does_harm_without_the_policy(
    cases: list[Hostile], browser: Browser, bare: Path, tmp_path: Path
) -> None:
    harmed: dict[str, list[str]] = {}
    with visiting(browser, bare, tmp_path / "www") as visitor:
        plain = visitor.visit(CORPUS[0].twin)
        for case in cases:
            twin = visitor.visit(case.twin) if "\npartner:" in case.text else plain  # which other reports stand below
            if found := harm(visitor.visit(case.slug), twin):
                harmed[case.slug] = found
    assert harmed == {}


LISTS = ["", "ru/", "reports/", "ru/reports/year/2019/", "partners/kfu/", "ru/partners/kfu/"]


@pytest.mark.browser
@pytest.mark.parametrize("policy", [True, False], ids=["with the policy", "without the policy"])
def test_the_lists_are_whole_that_name_hostile_reports(
    browser: Browser, hostile: Built, bare: Path, tmp_path: Path, policy: bool
) -> None:
    site = hostile.site if policy else bare
    pages = [path.parent.relative_to(site).as_posix() + "/" for path in site.glob("reports/page/*/index.html")]
    assert len(pages) >= 10
    harmed: dict[str, list[str]] = {}
    with visiting(browser, site, tmp_path / "www") as visitor:
        for address in [*LISTS, *pages]:
            visit = visitor.visit_address(address)
            found = [name for name in ("ran", "handlers", "addresses", "elements", "forms") if visit.look[name]]
            found += [
                *visit.asked,
                *visit.said,
                *(["ids"] if len(set(visit.look["ids"])) < len(visit.look["ids"]) else []),
            ]
            if found or visit.look["counts"][:6] != [1] * 6 or visit.look["wide"] > 320:
                harmed[address] = [*found, str(visit.look["counts"]), str(visit.look["wide"])]
    assert harmed == {}


# ---- With a layer taken away ----------------------------------------------------------------------------------------


def weakened(folder: Path, mutation: str, file: str = "elements") -> Path:
    """A site of the reports of one file, and of a plain one, built with a defence taken away."""
    cases = [CORPUS[0], *(case for case in PUBLISHED if case.file == file)]
    build_corpus(lay_corpus(folder / "project", cases), folder, mutation)
    return folder / "site"


def harmed_by(browser: Browser, site: Path, root: Path, file: str = "elements") -> dict[str, list[str]]:
    """What the reports of one file of the corpus do in a site whose defence has been weakened."""
    harmed: dict[str, list[str]] = {}
    with visiting(browser, site, root) as visitor:
        twin = visitor.visit(CORPUS[0].twin)
        for case in PUBLISHED:
            if case.file != file or not (site / "reports" / case.slug).is_dir():  # empty without its elements: refused
                continue
            try:
                visit = visitor.visit(case.slug)
            except Error:  # it led away while it was looked at
                harmed[case.name] = ["led away"]
                continue
            found = ["ran"] if visit.ran else []
            found += [f"asked {each}" for each in visit.asked] + ["frame"] * any(
                visit.look[name] != twin.look[name] for name in ("counts", "parents", "ids")
            )
            found += [name for name in ("handlers", "addresses", "elements", "forms", "links") if visit.look[name]]
            if found:
                harmed[case.name] = found
    return harmed


def running(harmed: dict[str, list[str]]) -> set[str]:
    return {name for name, found in harmed.items() if "ran" in found}


@pytest.mark.browser
def test_the_policy_alone_keeps_every_script_from_running(browser: Browser, tmp_path: Path) -> None:
    """Neither escaped nor cleaned: scripts run as soon as the policy is away, so both this test and the policy work."""
    open_site = weakened(tmp_path, WITHOUT_NH3 + WITHOUT_ESCAPING)
    bare = harmed_by(browser, without_policy(open_site, tmp_path / "bare"), tmp_path / "www-bare")
    assert len(running(bare)) >= 10, bare
    kept = harmed_by(browser, open_site, tmp_path / "www")
    assert running(kept) == set()
    assert kept, "the policy does not mend the page: that is for the layers before it"


@pytest.mark.browser
def test_the_cleaning_alone_keeps_every_page_whole(browser: Browser, tmp_path: Path) -> None:
    """HTML goes through the Markdown reader as in a stock site, and there is no policy: nh3 is all there is."""
    site = without_policy(weakened(tmp_path, WITHOUT_ESCAPING), tmp_path / "bare")
    assert harmed_by(browser, site, tmp_path / "www") == {}


@pytest.mark.browser
def test_without_the_cleaning_the_corpus_finds_harm(browser: Browser, tmp_path: Path) -> None:
    site = without_policy(weakened(tmp_path, WITHOUT_NH3, "links"), tmp_path / "bare")
    assert harmed_by(browser, site, tmp_path / "www", "links") != {}

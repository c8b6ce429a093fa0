"""Hostile reports, built into one site and looked at in a real browser, with every layer of the defence taken away in turn.

Nothing of theirs runs, nobody else is asked, the page round them stays whole; and each harmless twin is unharmed.
"""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page

from conftest import SITE_URL, serving
from feed_checker import feed_problems
from hostile_reports import WITHOUT_ESCAPING, WITHOUT_NH3, build_corpus, corpus, lay_corpus
from program_site.load import load
from program_site.site.addresses import Addresses
from program_site.site.feed import feed
from program_site.site.view import View

CORPUS = corpus()
PUBLISHED = [case for case in CORPUS if not case.refused]
REFUSED = [case for case in CORPUS if case.refused]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_corpus(tmp_path_factory.mktemp("hostile") / "project")


@dataclass(frozen=True)
class Built:
    site: Path
    said: str
    seconds: int
    kilobytes: int


def built(project: Path, site: Path, mutation: str = "") -> Built:
    shutil.rmtree(project / ".cache" / "reports", ignore_errors=True)  # texts that were read with other defences
    result = build_corpus(project, site, mutation)
    said = result.stdout + result.stderr
    measured = re.search(r"^measured (\d+) (\d+)$", result.stderr, re.MULTILINE)
    assert result.returncode == 0, said[-3000:]
    assert measured, said[-3000:]
    return Built(site, said, int(measured[1]), int(measured[2]))


@pytest.fixture(scope="module")
def hostile(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built(project, tmp_path_factory.mktemp("hostile-site") / "site")


def without_policy(site: Path, copy: Path) -> Path:
    shutil.copytree(site, copy)
    for page in copy.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        bare, count = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
        assert count == 1, page
        page.write_text(bare, encoding="utf-8")
    return copy


# ---- What the checker says ------------------------------------------------------------------------------------------


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
        assert feed_problems(feed(View(some, addresses, "ja", "", whole=True)), f"{SITE_URL}feed.xml") == []


# ---- What a browser does with it --------------------------------------------------------------------------------------

WATCH = """
window.ran = [];
window.pwned = mark => { top.ran.push(String(mark)); return mark; };
for (const name of ["alert", "confirm", "prompt", "open", "print"]) window[name] = () => top.ran.push(name);
"""

LOOK = """() => {
  for (const each of document.querySelectorAll("[onclick], [onmouseover], [onfocus], [onbegin]"))
    for (const name of ["click", "mouseover", "focus"]) each.dispatchEvent(new Event(name));
  const all = [...document.querySelectorAll("*")], article = document.querySelector("article");
  const own = [...document.querySelectorAll(".finder, .finder *, .reports-more")].filter(each => !each.closest(".report, ul.reports"));
  const handlers = all.filter(each => each.getAttributeNames().some(name => name.startsWith("on")));
  const addresses = [...document.querySelectorAll("article a[href], article img[src]")].map(each => each.href || each.src);
  return {
    ran: window.ran,
    handlers: handlers.map(each => each.outerHTML.slice(0, 100)),
    addresses: addresses.filter(each => !/^(https?|mailto):/.test(each)),
    elements: [...new Set(all.filter(each => !own.includes(each)).map(each => each.localName))].filter(each =>
      ["iframe", "object", "embed", "base", "style", "math", "video", "audio", "template", "textarea"].includes(each)),
    styles: document.querySelectorAll("[style]").length,
    forms: [...document.querySelectorAll("article form, article input, article button:not(.viewer > button), article svg")]
      .filter(each => !own.includes(each)).length,
    links: [...document.querySelectorAll(".report-body a[href]:not(.photo > a)")]
      .filter(each => each.rel !== "nofollow noopener ugc").map(each => each.outerHTML),
    counts: ["body", "header.md-header", "footer.md-footer", "nav.md-tabs", "main", "h1", "article.report", ".report-body",
      "script:not([src$='/photos.js'])", "link[rel=stylesheet]", "meta[http-equiv=refresh]"].map(each => document.querySelectorAll(each).length),
    ids: all.map(each => each.id).filter(id => id && !/^__code_\\d+$/.test(id)),
    parents: [...document.querySelectorAll("main, footer.md-footer, header.md-header")].map(each => each.parentElement.className),
    title: document.title,
    h1: document.querySelector("h1")?.textContent,
    seen: article ? article.innerText : "",
    html: article ? article.innerHTML : "",
    wide: document.documentElement.scrollWidth,
  };
}"""


@dataclass
class Visit:
    """What a page showed and did."""

    look: dict[str, Any]
    asked: list[str]
    said: list[str]
    url: str

    @property
    def ran(self) -> list[str]:
        return list(self.look["ran"])


@dataclass
class Visitor:
    """One tab of a telephone, going from page to page."""

    page: Page
    address: str
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def visit(self, slug: str) -> Visit:
        return self.visit_address(f"reports/{slug}/")

    def visit_address(self, path: str) -> Visit:
        self.asked.clear()
        self.said.clear()
        url = f"{self.address}exchange/{path}"
        self.page.goto(url, wait_until="load")
        self.page.wait_for_timeout(10)
        look = self.page.evaluate(LOOK)
        strange = [each for each in self.asked if not each.startswith((self.address, "data:"))]
        return Visit(look, strange, list(self.said), self.page.url.removeprefix(url))


@contextmanager
def visiting(browser: Browser, site: Path, root: Path) -> Iterator[Visitor]:
    shutil.copytree(site, root / "exchange")
    context = browser.new_context(viewport={"width": 320, "height": 640})
    context.add_init_script(WATCH)
    context.route(re.compile(r"https?://(?!127\.0\.0\.1[:/])"), lambda route: route.abort())  # asked is enough
    with serving(root) as address:
        visitor = Visitor(context.new_page(), address)
        visitor.page.on("request", lambda request: visitor.asked.append(request.url))
        visitor.page.on("console", lambda message: visitor.said.append(message.text))
        visitor.page.on("pageerror", lambda error: visitor.said.append(str(error)))
        yield visitor
        context.close()


def harm(visit: Visit, twin: Visit) -> list[str]:
    """All that a report has done to its page or to its reader."""
    look, other = visit.look, twin.look
    found = [
        f"{name}: {look[name]}"
        for name in ("ran", "handlers", "addresses", "elements", "styles", "forms", "links")
        if look[name]
    ]
    found += [f"asked {each}" for each in visit.asked] + [f"console: {each}" for each in visit.said]
    found += [f"{name}: {look[name]} for {other[name]}" for name in ("counts", "parents") if look[name] != other[name]]
    if len(set(look["ids"])) != len(look["ids"]) or set(look["ids"]) != set(other["ids"]):
        found.append(f"ids: {look['ids']}")
    if visit.url:
        found.append(f"went to {visit.url}")
    if look["title"] != f"{' '.join(look['h1'].split())} — 留学":
        found.append(f"title bar: {look['title']}")
    if look["wide"] > 320:
        found.append(f"{look['wide']} pixels broad")
    return found


@pytest.mark.browser
def test_no_report_does_harm_and_no_twin_is_harmed(browser: Browser, hostile: Built, tmp_path: Path) -> None:
    harmed: dict[str, list[str]] = {}
    with visiting(browser, hostile.site, tmp_path / "www") as visitor:
        for case in CORPUS:
            twin = visitor.visit(case.twin)
            if found := harm(twin, twin):
                harmed[case.twin] = found
            if case.keeps not in twin.look["html"]:
                harmed.setdefault(case.twin, []).append(f"lost {case.keeps}: {twin.look['html'][:300]}")
            if case.refused:
                continue
            visit = visitor.visit(case.slug)
            if found := harm(visit, twin):
                harmed[case.slug] = found
            if case.shows not in visit.look["seen"]:
                harmed.setdefault(case.slug, []).append(f"does not show {case.shows}: {visit.look['seen']}")
    assert harmed == {}


@pytest.mark.browser
def test_no_report_does_harm_without_the_policy(browser: Browser, hostile: Built, tmp_path: Path) -> None:
    harmed: dict[str, list[str]] = {}
    with visiting(browser, without_policy(hostile.site, tmp_path / "bare"), tmp_path / "www") as visitor:
        plain = visitor.visit(CORPUS[0].twin)
        for case in PUBLISHED:
            twin = visitor.visit(case.twin) if "\npartner:" in case.text else plain  # which other reports stand below
            if found := harm(visitor.visit(case.slug), twin):
                harmed[case.slug] = found
    assert harmed == {}


LISTS = ["", "ru/", "reports/", "ru/reports/year/2019/", "partners/kfu/", "ru/partners/kfu/"]


@pytest.mark.browser
@pytest.mark.parametrize("policy", [True, False], ids=["with the policy", "without the policy"])
def test_the_lists_are_whole_that_name_hostile_reports(
    browser: Browser, hostile: Built, tmp_path: Path, policy: bool
) -> None:
    site = hostile.site if policy else without_policy(hostile.site, tmp_path / "bare")
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
def test_the_policy_alone_keeps_every_script_from_running(browser: Browser, project: Path, tmp_path: Path) -> None:
    """Neither escaped nor cleaned: scripts run as soon as the policy is away, so both this test and the policy work."""
    open_site = built(project, tmp_path / "site", WITHOUT_NH3 + WITHOUT_ESCAPING).site
    bare = harmed_by(browser, without_policy(open_site, tmp_path / "bare"), tmp_path / "www-bare")
    assert len(running(bare)) >= 10, bare
    kept = harmed_by(browser, open_site, tmp_path / "www")
    assert running(kept) == set()
    assert kept, "the policy does not mend the page: that is for the layers before it"


@pytest.mark.browser
def test_the_cleaning_alone_keeps_every_page_whole(browser: Browser, project: Path, tmp_path: Path) -> None:
    """HTML goes through the Markdown reader as in a stock site, and there is no policy: nh3 is all there is."""
    site = without_policy(built(project, tmp_path / "site", WITHOUT_ESCAPING).site, tmp_path / "bare")
    assert harmed_by(browser, site, tmp_path / "www") == {}


@pytest.mark.browser
def test_without_the_cleaning_the_corpus_finds_harm(browser: Browser, project: Path, tmp_path: Path) -> None:
    site = without_policy(built(project, tmp_path / "site", WITHOUT_NH3).site, tmp_path / "bare")
    assert harmed_by(browser, site, tmp_path / "www", "links") != {}

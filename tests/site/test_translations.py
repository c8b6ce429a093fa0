"""The state of the translations: hashes, marks in headers, the page that lists what is to do, the same from the command line."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup

from catalogs import catalog_of
from conftest import ROOT, SITE_URL, environment
from line_breaks import with_blanks
from other_sites import SHIOSAI, almost_empty
from program_site.content.data.marks import TranslatedData
from program_site.load import load
from program_site.site.layout import ADDRESSES, placeholder
from program_site.site.reports.pages import filled_pages
from program_site.site.reports.pages import report_pages as pages_of
from program_site.site.site import Site, prepare
from program_site.site.translation_status import Counted, Translations, translations

LANGUAGES = ("ja", "ru")
TEA = "activity_reports/2018-07-05-sample-tea-and-samovar"
GULL = "activity_reports/2018-08-24-sample-gull"
EDIT = "https://github.com/example/site/edit/main/"


# ---- From a changed original to a notice, and back -----------------------------------------------------------------


def run(root: Path, *arguments: str, code: int = 0) -> str:
    command = [sys.executable, "-m", "program_site", "--root", str(root), "translations", *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment(), timeout=60)
    assert (done.returncode, done.stderr) == (code, ""), done.stdout
    return done.stdout


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text, path
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def older(root: Path) -> list[str]:
    return [gap.path for gap in translations(load(root).checked()).gaps if gap.state == "older"]


def ready(root: Path) -> Site:
    return prepare(root, SITE_URL, None, LANGUAGES)


def without_data(site: Site) -> Site:
    """Whatever staff have changed in the data since it was marked: see test_data_marks."""
    return replace(site, catalog=replace(site.catalog, translated=TranslatedData()))


@pytest.fixture(scope="module")
def content() -> Site:
    """The project's own pages and reports."""
    return without_data(ready(ROOT))


def report_pages(site: Site, language: str) -> dict[str, BeautifulSoup]:
    layouts = {
        (language, address): "".join(map(placeholder, ("title", "head", "body"))) for address in ADDRESSES.values()
    }
    pages = filled_pages(site.view(language, ""), layouts, site.finishing, "stamp", pages_of(site.catalog))
    return {page.path: BeautifulSoup(page.read(), "lxml") for page in pages}


def test_who_reads_the_beginning_alone_is_told_nothing_of_the_end(project: Path) -> None:
    command = [sys.executable, "-m", "program_site", "--root", str(project), "translations"]
    with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""


def test_a_translation_is_older_from_the_change_of_its_original_until_it_is_marked(project: Path) -> None:
    assert older(project) == []
    for path, old, new in [
        (f"{TEA}/ja.md", "date: 2018-07-05", "date: 2018-07-06"),
        (f"{GULL}/ja.md", "title: ", "title: X "),
        ("docs/ja/offices/index.md", "\n\n", "\n\n新しい文です。\n\n"),
    ]:
        edit(project, path, old, new)
    assert older(project) == [f"{GULL}/ru.md", "docs/ru/offices/index.md"]
    (notice,) = report_pages(ready(project), "ru")["ru/reports/2018-08-24-sample-gull/index.html"].select(
        ".report > header > .remark:has(a)"
    )
    assert "оригинал изменился" in notice.get_text()
    assert [link["href"] for link in notice.select("a[hreflang=ja]")] == ["../../../reports/2018-08-24-sample-gull/"]
    said = run(project, "--mark", str(project / GULL), "docs/ru/offices/index.md", "--lang", "en")
    assert said.count("marked as a translation") == 2
    assert older(project) == []


def test_a_current_translation_has_no_notice(content: Site) -> None:
    for language in LANGUAGES:
        for path, page in report_pages(content, language).items():
            assert not page.select(".remark a[hreflang]"), path


def test_only_translations_are_marked(project: Path) -> None:
    before = {file: file.read_bytes() for file in project.rglob("*.md")}
    said = run(project, "--mark", "docs/ja/index.md", "data/mobility", "nowhere", ".", "--lang", "en", code=1)
    assert said.count("there is no translation") == 4
    assert {file: file.read_bytes() for file in project.rglob("*.md")} == before


def test_mistakes_are_said_instead(project: Path) -> None:
    (project / "docs/ru/index.md").unlink()
    assert "P201" in run(project, code=1)


# ---- The page and the command --------------------------------------------------------------------------------------


def status(site: Site, language: str = "ja") -> BeautifulSoup:
    html = site.fill(language, "about/translations/", "<p>{{ translation_status }}</p>")
    return BeautifulSoup(html, "lxml")


def test_the_page_says_what_the_command_says(site: Path) -> None:
    told = json.loads(run(ROOT, "--format", "json"))
    assert {gap["state"] for gap in told["gaps"]} == {"missing"}
    for prefix in ("", "ru/"):
        page = BeautifulSoup((site / f"{prefix}about/translations/index.html").read_text(encoding="utf-8"), "lxml")
        rows = page.select(".gaps li")
        places = [gap["path"] for gap in told["gaps"]] + [f"{gap['path']}:{gap['line']}" for gap in told["data_gaps"]]
        assert sorted(row.select_one("code").get_text() for row in rows) == sorted(places)  # type: ignore[union-attr]
        assert len(page.select(".gaps .tag-sample")) == len(told["gaps"])
        assert not page.select("[rel=edit]")
        names = [with_blanks(item.get_text()) for item in page.select(".names li > span:first-child")]
        assert sorted(names) == sorted(name["text"] for name in told["unofficial_names"])
        assert not any(name["text"] == "カザン連邦大学" for name in told["unofficial_names"])


def test_the_command_speaks_to_people(content: Site) -> None:
    lines = run(ROOT, "--lang", "ru").splitlines()
    assert "[Образец] activity_reports/2019-02-08-sample-blackboard/ru.md: перевода ещё нет" in "\n".join(lines)
    assert sum(line.startswith("data/") and "MARK" not in line for line in lines) == len(
        content.view("ru", "").translations.names
    )


def test_with_a_repository_every_row_leads_to_its_file(content: Site) -> None:
    links = [str(link["href"]) for link in status(replace(content, edit_root=EDIT)).select(".gaps [rel=edit]")]
    assert len(links) == len(content.view("ja", "").translations.gaps)
    asked = next(urlsplit(link) for link in links if "blackboard" in link)
    assert asked.path.endswith("/new/main/activity_reports/2019-02-08-sample-blackboard")
    given = parse_qs(asked.query)
    assert given["filename"] == ["ru.md"]
    original = next(each for each in content.catalog.reports if "blackboard" in each.slug).main
    assert f'translated_from: {{language: ja, hash: "{original.content_hash}"}}\n---\n' in given["value"][0]


def test_what_counts_are_no_samples(project: Path) -> None:
    for language in LANGUAGES:
        edit(project, f"{GULL}/{language}.md", "sample: true\n", "")
    edit(project, f"{GULL}/ja.md", "title: ", "title: X ")
    rows = status(without_data(ready(project))).select(".facts tr")
    figures = {row.select("th")[0].get_text(): row.select("td")[0].get_text() for row in rows}
    assert figures["すべての言語で読めるレポート"] == "1 / 1"
    assert figures["原文より古い訳"] == "1"


def test_a_long_list_is_cut_and_says_so(content: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Translations, "MOST", 1)
    page = status(content)
    assert [len(each.select("li")) for each in page.select(".gaps")] == [1, 1]
    assert [each.get_text()[:9] for each in page.select(".gaps + .small")] == ["ほかに2件あります"] * 2


def test_another_program_has_gaps_of_its_own() -> None:
    found = prepare(SHIOSAI, SITE_URL, None, catalog_of(SHIOSAI).languages).view("en", "").translations
    assert [(gap.state, gap.path) for gap in found.gaps if gap.of_report] == [
        ("missing", "activity_reports/2025-05-20-night-bus/ja.md"),
        ("unknown", "activity_reports/2025-02-10-lagoon-morning/ja.md"),
    ]
    assert (found.reports, found.pages) == (Counted(2, 1), Counted(4, 4))


def test_where_there_is_nothing_to_do_the_page_says_so(tmp_path: Path) -> None:
    site = prepare(almost_empty(tmp_path / "empty"), SITE_URL, None, ("en",))
    page = BeautifulSoup(site.fill("en", "", "<p>{{ translation_status }}</p>"), "lxml")
    assert [paragraph.get_text() for paragraph in page.select(".section-body > p")] == [
        "Nothing is missing, and no translation is older than its original.",
        "Every page is there in every language, and no translation is older than its original.",
        "There are none.",
    ]
    assert not page.select(".section ul, details")
    assert not BeautifulSoup(site.frame("en", "", "", "")["unofficial_note"], "lxml").select("[popover]")


# ---- The note behind the mark ----------------------------------------------------------------------------------------


def test_every_mark_has_its_note(site: Path) -> None:
    with_marks = 0
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        marks = re.findall(r'<button[^>]* class="(?:mark|sign)" popovertarget="unofficial-note"', html)
        with_marks += bool(marks)
        assert not marks or len(re.findall(r'<div[^>]* id="unofficial-note" popover>', html)) == 1, path
        assert "<abbr" not in html, path
    assert with_marks > 20

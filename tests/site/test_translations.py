"""The state of the translations: hashes, marks in headers, the page that lists what is to do, the same from the command line."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, expect

from conftest import ROOT, SITE_URL, environment
from other_sites import SHIOSAI, almost_empty
from program_site.content.data.marks import TranslatedData
from program_site.content.marking import marked
from program_site.i18n.originals import Standing, TranslatedFrom, content_hash, original_of, standing
from program_site.load import load
from program_site.site.layout import ADDRESSES, marker
from program_site.site.reports.pages import report_pages as pages_of
from program_site.site.reports.pages import spliced_pages
from program_site.site.site import Site, prepare
from program_site.site.translation_status import Counted, Translations, translations

LANGUAGES = ("ja", "ru")
TEA = "activity_reports/2018-07-05-sample-tea-and-samovar"
GULL = "activity_reports/2018-08-24-sample-gull"
NEW = "0123456789ab"
EDIT = "https://github.com/example/site/edit/main/"


# ---- What a translator works from --------------------------------------------------------------------------------

SAME = {
    "line ends and blanks": ("One  two\nthree\n", "One two\r\n\r\nthree"),
    "letters saved in parts": ("\u0439", "\u0438\u0306"),
    "another name of a photo": ('![Sea](<IMG 1.jpg> "Calm")', '![Sea](photo-1.jpg "Calm")'),
}
DIFFERENT = {
    "a letter": ("Tea", "tea"),
    "a sign": ("Tea.", "Tea!"),
    "the caption of a photo": ('![Sea](photo-1.jpg "Calm")', '![Sea](photo-1.jpg "Rough")'),
    "the target of a link": ("[a](https://example.org/)", "[a](https://example.com/)"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_what_asks_for_no_new_translation_does_not_count(one: str, other: str) -> None:
    assert content_hash(one) == content_hash(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT.values(), ids=DIFFERENT)
def test_what_a_translator_would_have_to_follow_counts(one: str, other: str) -> None:
    assert content_hash(one) != content_hash(other)


def test_a_hash_is_short_the_same_everywhere_and_knows_what_stands_where() -> None:
    assert content_hash("雪", None, "Снег") == "6bba10b37b65"
    assert content_hash("a", "b") != content_hash("ab", "") != content_hash("", "ab")


@dataclass(frozen=True)
class Text:
    language: str
    translated_from: TranslatedFrom | None = None
    content_hash: str = NEW


def source(language: str, known: str | None = None) -> TranslatedFrom:
    return TranslatedFrom.model_construct(language=language, hash=known)


PAIRS: dict[str, tuple[Text, Text, str | None, str | None]] = {
    "the first language is the original": (Text("ja"), Text("ru"), None, "ja"),
    "a translation names its original": (Text("ja", source("ru")), Text("ru"), "ru", None),
    "each was made from the other": (Text("ja", source("ru")), Text("ru", source("ja")), "ru", "ja"),
    "the original that is named is not there": (Text("ja"), Text("ru", source("en")), None, "ja"),
    "a text names itself": (Text("ja", source("ja")), Text("ru"), "ru", None),
}


@pytest.mark.parametrize(("ja", "ru", "of_ja", "of_ru"), PAIRS.values(), ids=PAIRS)
def test_the_original_of_a_text(ja: Text, ru: Text, of_ja: str | None, of_ru: str | None) -> None:
    texts = {"ja": ja, "ru": ru}
    found = [original_of(text, texts) for text in (ja, ru)]
    assert [each and each.language for each in found] == [of_ja, of_ru]


@pytest.mark.parametrize(
    ("made_from", "expected"),
    [
        (source("ja", NEW), "current"),
        (source("ja", "ba9876543210"), "older"),
        (source("ja"), "unknown"),
        (source("ja", "sample"), "unknown"),
        (source("en", NEW), "unknown"),
        (None, "unknown"),
    ],
)
def test_what_is_known_of_a_translation(made_from: TranslatedFrom | None, expected: Standing) -> None:
    assert standing(Text("ru", made_from), Text("ja")) == expected


# ---- The mark in a header ----------------------------------------------------------------------------------------

LINE = f'translated_from: {{language: ja, hash: "{NEW}"}}\n'
MARKS = {
    "at the end": ("title: Tea # mine\n# a remark\ndate: 2019-02-15\n", "{before}" + LINE),
    "below a text of several lines": ("title: Tea\nsummary: |\n  One\n  two\n", "{before}" + LINE),
    "as far to the right as the others": ("  title: Tea\n", "{before}  " + LINE),
    "in the place of an older one": (
        "title: Tea\ntranslated_from: {language: ja, hash: sample} # seen\ndraft: true\n",
        f'title: Tea\ntranslated_from: {{language: ja, hash: "{NEW}"}} # seen\ndraft: true\n',
    ),
    "another language": ("translated_from: {hash: x, language: en}\n", f'translated_from: {{hash: "{NEW}", language: ja}}\n'),
    "without a hash": ("translated_from: {language: ja}\ntitle: Tea\n", LINE + "title: Tea\n"),
    "over several lines": (
        "translated_from:\n  language: ja  # who?\n\ntitle: Tea\n",
        f'translated_from:\n  language: ja  # who?\n  hash: "{NEW}"\n\ntitle: Tea\n',
    ),
}  # fmt: skip


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(("before", "after"), MARKS.values(), ids=MARKS)
def test_a_mark_changes_nothing_else(before: str, after: str, newline: str) -> None:
    def whole(header: str) -> str:
        return f"\ufeff---\n{header}---\n\nText --- of {{ }}\n".replace("\n", newline)

    expected = whole(after.replace("{before}", before))
    assert marked(whole(before), "ja", NEW) == expected
    assert marked(expected, "ja", NEW) == expected


@pytest.mark.parametrize(
    "text", ["Text", "---\ntitle: Tea\n", "---\n---\n", "---\n{title: Tea}\n---\n", "---\na: [\n---\n"]
)
def test_a_header_that_cannot_be_edited_safely_is_left_alone(text: str) -> None:
    assert marked(text, "ja", NEW) is None


def test_twelve_digits_stay_a_text() -> None:
    made = marked("---\ntitle: Tea\n---\n", "ja", "012345678901")
    assert made is not None
    assert 'hash: "012345678901"' in made


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
    shells = {(language, address): "".join(map(marker, ("title", "head", "body"))) for address in ADDRESSES.values()}
    pages = spliced_pages(site.view(language, ""), shells, "stamp", pages_of(site.catalog))
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
        ".report > header > .notice:has(a)"
    )
    assert "оригинал изменился" in notice.get_text()
    assert [link["href"] for link in notice.select("a[hreflang=ja]")] == ["../../../reports/2018-08-24-sample-gull/"]
    said = run(project, "--mark", str(project / GULL), "docs/ru/offices/index.md", "--lang", "en")
    assert said.count("marked as a translation") == 2
    assert older(project) == []


def test_a_current_translation_has_no_notice(content: Site) -> None:
    for language in LANGUAGES:
        for path, page in report_pages(content, language).items():
            assert not page.select(".notice a[hreflang]"), path


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
        assert len(page.select(".gaps .badge-sample")) == len(told["gaps"])
        assert not page.select("[rel=edit]")
        names = [item.get_text() for item in page.select(".names li > span:first-child")]
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
    figures = {
        each.dt.get_text(): each.dd.get_text() for each in status(without_data(ready(project))).select(".figures > div")
    }  # type: ignore[union-attr]
    assert figures["すべての言語で読めるレポート"] == "1 / 1"
    assert figures["原文より古い訳"] == "1"


def test_a_long_list_is_cut_and_says_so(content: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Translations, "MOST", 1)
    page = status(content)
    assert [len(each.select("li")) for each in page.select(".gaps")] == [1, 1]
    assert [each.get_text()[:9] for each in page.select(".gaps + .hint")] == ["ほかに2件あります"] * 2


def test_another_program_has_gaps_of_its_own() -> None:
    found = prepare(SHIOSAI, SITE_URL, None, load(SHIOSAI).checked().languages).view("en", "").translations
    assert [(gap.state, gap.path) for gap in found.gaps if gap.of_report] == [
        ("missing", "activity_reports/2025-05-20-night-bus/ja.md"),
        ("unknown", "activity_reports/2025-02-10-lagoon-morning/ja.md"),
    ]
    assert (found.reports, found.pages) == (Counted(2, 1), Counted(4, 4))


def test_where_there_is_nothing_to_do_the_page_says_so(tmp_path: Path) -> None:
    site = prepare(almost_empty(tmp_path / "empty"), SITE_URL, None, ("en",))
    page = BeautifulSoup(site.fill("en", "", "<p>{{ translation_status }}</p>"), "lxml")
    assert [paragraph.get_text() for paragraph in page.select("h2 + p")] == [
        "Nothing is missing, and no translation is older than its original.",
        "Every page is there in every language, and no translation is older than its original.",
        "There are none.",
    ]
    assert not page.select("ul, details")
    assert not BeautifulSoup(site.frame("en", "", "", "")["footer"], "lxml").select("[popover]")


# ---- The note behind the mark ----------------------------------------------------------------------------------------


@pytest.mark.browser
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_the_mark_explains_itself_by_touch_and_keyboard(published: str, browser: Browser, scripts: bool) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 700}, has_touch=True, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{published}ru/programs/")
    sign, note = page.locator("button.sign").first, page.locator("#unofficial-note")
    expect(note).to_be_hidden()
    sign.tap()
    expect(note).to_be_visible()
    box = note.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 375
    note.get_by_role("button", name="Закрыть").tap()
    expect(note).to_be_hidden()
    sign.focus()
    page.keyboard.press("Enter")
    expect(note).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ru/about/translations/#unofficial-names")
    context.close()


def test_every_mark_has_its_note(site: Path) -> None:
    with_marks = 0
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        marks = re.findall(r'<button[^>]* class="(?:mark|sign)" popovertarget="unofficial-note"', html)
        with_marks += bool(marks)
        assert not marks or len(re.findall(r'<div[^>]* id="unofficial-note" popover>', html)) == 1, path
        assert "<abbr" not in html, path
    assert with_marks > 20

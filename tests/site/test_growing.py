"""A growing language: whatever it lacks is counted, stands there in the original, and is never a mistake."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from conftest import SITE_URL, Shared, environment, files_below
from generated import bounded
from growing_sites import DOCS, LANGUAGES, REPORT, Place, data, is_address, is_name, lay, places
from language_marks import seen_texts, without_marks
from other_sites import (
    BOTH,
    IN_TIME,
    addresses,
    alternates,
    article,
    broken_links,
    canonical,
    edit,
    locations,
    page,
    parsed,
    text,
)
from program_site.intake.issue_templates import templates
from program_site.load import load
from program_site.site.growth import growths
from program_site.site.layout import ADDRESSES, placeholder
from program_site.site.site import prepare
from program_site.tables.exports import exports
from program_site.text.clock import STOPPED
from program_site.validation.schemas import schemas_of

SIGNS = re.compile("[\ufdd0-\ufdd2]")
LAYOUTS = {
    (code, address): f"<head>{placeholder('head')}</head><p>{placeholder('title')}</p>{placeholder('body')}"
    for code in LANGUAGES
    for address in ADDRESSES.values()
}
NOTICE = "This page has not been translated into Kazakh yet. It is shown in English."
REMARK = "Some texts on this page have not been translated into Kazakh yet."


@pytest.fixture(scope="module", autouse=True)
def _in_time() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as here:
        here.setenv(STOPPED, IN_TIME)
        yield


@pytest.fixture(scope="module")
def none(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Without a word of Kazakh."""
    return shared.built(lay(tmp_path_factory.mktemp("none") / "project"))


SOME: list[Place] = [each for each in places() if each[0] == "partners.yml"][:1]


@pytest.fixture(scope="module")
def begun(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With a page, the name of a partner, and a report."""
    return shared.built(lay(tmp_path_factory.mktemp("begun") / "project", SOME, ["about/index.md"], report=True))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project in which everything is said in Kazakh."""
    return lay(tmp_path_factory.mktemp("whole") / "project", places(), DOCS, report=True)


def kazakh(site: Path) -> list[str]:
    return sorted(each for each in addresses(site) if each.startswith("kk/"))


# ---- Whatever there is ----------------------------------------------------------------------------------------------


@bounded(60)
@given(texts=some.sets(some.sampled_from(places())), pages=some.sets(some.sampled_from(DOCS)), report=some.booleans())
def test_whatever_is_there_everything_can_be_built_and_the_rest_is_counted(
    texts: set[Place], pages: set[str], report: bool
) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = lay(Path(place) / "project", texts, pages, report=report)
        site = prepare(folder, SITE_URL, None, LANGUAGES)
        assert site.problems == ()
        made = [site.finished(code, each.html) for (code, _), each in site.pages.items()]
        made += [site.finished(each.language, site.fill(each.language, each.address, "<p>{{ map }}</p> <h1>x</h1>"))
                 for each in site.catalog.shown_prose]  # fmt: skip
        heads = [
            site.frame(code, address, "x", "x")["head"] for code in LANGUAGES for address in site.languages_of_pages
        ]
        outputs = [each for each in site.outputs(LAYOUTS) if not each.path.startswith("photos/")]
        made += [each.read().decode() for each in outputs if each.path.endswith((".html", ".json", ".xml", ".csv"))]
        assert not [each for each in [*made, *heads] if SIGNS.search(each)]
        growth = growths(site.catalog)[0]
        assert (growth.texts.complete, growth.pages.complete) == (len(texts), len(pages))
        assert sum(growth.missing.values()) == growth.texts.all - len(texts) == len(places()) - len(texts)
        assert growth.is_whole == (len(texts) == len(places()) and len(pages) == len(DOCS))
        assert growth.reports.complete == report


@pytest.mark.parametrize("texts", [[], places()[::2]])
def test_the_other_languages_say_the_same_with_and_without_it(
    none: Path, texts: list[Place], shared: Shared, tmp_path: Path
) -> None:
    said = [each for each in texts if not is_name(each)]
    other = shared.built(lay(tmp_path / "project", said, DOCS))
    alternate = re.compile(rb'<link rel="alternate" hreflang="kk"[^>]*>\n')
    for path, content in files_below(none).items():
        if path.endswith(".html") and not path.startswith("kk/"):
            assert alternate.sub(b"", (other / path).read_bytes()) == content, path


# ---- Nothing there --------------------------------------------------------------------------------------------------


def test_it_has_every_page_of_the_others_and_every_link_leads_somewhere(none: Path) -> None:
    japanese = {each.removeprefix("ja/") for each in addresses(none) if each.startswith("ja/")}
    assert {each.removeprefix("kk/") for each in kazakh(none)} == japanese
    assert broken_links(none) == []


def test_no_file_holds_the_signs_by_which_texts_carry_their_language(none: Path) -> None:
    texts = [each for each in files_below(none).items() if each[0].endswith((".html", ".json", ".xml", ".csv"))]
    assert not [path for path, data in texts if SIGNS.search(data.decode())]


@pytest.mark.parametrize(("pages", "wanted"), [([], "en"), (["about/index.md"], "kk")])
def test_the_search_looks_in_the_original_until_there_is_a_page(tmp_path: Path, pages: list[str], wanted: str) -> None:
    """There is no index of a language without pages."""
    site = prepare(lay(tmp_path / "project", (), pages), SITE_URL, None, LANGUAGES)
    assert site.view("kk", "about/").language_of_search == wanted
    assert site.view("ja", "about/").language_of_search == "ja"


def test_a_copy_points_to_its_original_and_no_search_engine_is_told_of_it(none: Path) -> None:
    for address in kazakh(none):
        soup = page(none, address)
        assert soup.select_one("meta[name=robots][content=noindex]"), address
        assert not soup.select("[data-search]"), address
        assert not soup.select('script[type="application/ld+json"]') or "reports" in address, address
        if "/parallel/" not in address:
            assert canonical(soup) == SITE_URL + address.removeprefix("kk/"), address
            assert "kk" not in alternates(soup), address
    assert not [each for each in locations(none) if "/kk/" in each]


def test_a_page_says_once_that_it_is_a_copy(none: Path) -> None:
    for address in ("kk/", "kk/about/", "kk/partners/", "kk/partners/lagoon/", "kk/programs/coast/"):
        assert article(none, address).count(NOTICE) == 1, address
        assert REMARK not in article(none, address), address
        notice = page(none, address).find(string=NOTICE)
        assert notice is not None
        assert notice.find_parent(lang=True)["lang"] == "en"  # type: ignore[index]


def test_every_word_of_a_copy_bears_its_language(none: Path) -> None:
    """Texts of the data, pages, English words of the generator and of the theme: none of them is Kazakh."""
    for address in kazakh(none):
        html = (none / address / "index.html").read_text(encoding="utf-8")
        assert '<html lang="kk"' in html
        own = [words for words, language in seen_texts(html, "kk") if language == "kk" and not is_address(words)]
        if "reports" not in address:  # there the header repeats a title that bears its language below
            assert [words for words in own if re.search("[A-Za-z]{3}", words)] == [], address


def test_tables_say_nothing_in_place_of_what_is_missing(tmp_path: Path) -> None:
    catalog = load(lay(tmp_path / "project")).checked()
    assert not [column for each in exports(catalog) for column in each.rows[0] if column.endswith("_kk")]


# ---- Some there -----------------------------------------------------------------------------------------------------


def test_what_is_there_is_a_page_of_its_own(begun: Path) -> None:
    partner = f"kk/partners/{_first_partner()}/"
    for address in ("kk/about/", partner, f"kk/{BOTH}"):
        assert canonical(page(begun, address)) == SITE_URL + address
        assert "kk" in alternates(page(begun, address.removeprefix("kk/")))
        assert SITE_URL + address in locations(begun)
        assert not page(begun, address).select("meta[name=robots]")
        assert NOTICE not in article(begun, address)
        assert "Қазақша" in text(page(begun, address))
    assert REMARK in article(begun, partner)
    assert NOTICE in article(begun, "kk/")
    assert "kk/reports/language/kk/" in addresses(begun)


def _first_partner() -> str:
    return str(data()["partners.yml"][0]["id"])


def test_a_name_may_stand_beside_texts_of_the_original(begun: Path) -> None:
    html = (begun / f"kk/partners/{_first_partner()}/index.html").read_text(encoding="utf-8")
    languages = {language for words, language in seen_texts(html, "kk") if words.strip()}
    assert {"kk", "en"} <= languages


def test_a_table_gets_a_column_as_soon_as_something_is_said(tmp_path: Path) -> None:
    catalog = load(lay(tmp_path / "project", SOME)).checked()
    (partners,) = [each for each in exports(catalog) if each.kind == "partners"]
    names = [row["name_kk"] for row in partners.rows]
    assert str(names[0]).startswith("Қазақша ")
    assert set(names[1:]) == {None}
    assert {row["city_kk"] for row in partners.rows} == {None}


# ---- All there ------------------------------------------------------------------------------------------------------


def test_a_whole_one_can_move_and_changes_nothing_by_it(whole: Path, shared: Shared) -> None:
    growing = {path: html for path, html in files_below(shared.built(whole)).items() if path.endswith(".html")}
    state = run(whole, "check")
    assert "you can move kk from growing to languages" in state
    edit(whole / "data/project.yml", '"languages": ["en", "ja"]', '"languages": ["en", "ja", "kk"]')
    edit(whole / "data/project.yml", '"growing": ["kk"]', '"growing": []')
    site = shared.built(whole)
    for path, html in growing.items():
        if "reports/" not in path or "2025-" in path:  # a list without a Kazakh report is no page of its own
            moved = (site / path).read_text(encoding="utf-8")
            assert without_marks(moved) == without_marks(html.decode()), path


# ---- What staff hear ------------------------------------------------------------------------------------------------


def run(root: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "program_site", "--root", str(root), *arguments, "--lang", "en"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment(), timeout=60)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    return done.stdout


def test_check_counts_what_is_missing_after_it_said_that_nothing_is_wrong(tmp_path: Path) -> None:
    folder = lay(tmp_path / "project", SOME, ["about/index.md"])
    lines = run(folder, "check").splitlines()
    assert lines[0] == "No problems."
    assert lines[1].startswith(f"Kazakh is growing. Pages: 1 of 4. Texts in the data: 1 of {len(places())}.")


def test_translations_names_the_files_in_which_texts_are_missing(tmp_path: Path) -> None:
    folder = lay(tmp_path / "project", SOME, ["about/index.md"])
    said = run(folder, "translations")
    assert "docs/kk/partners/index.md: not there yet (the original is docs/en/partners/index.md)" in said
    assert "docs/kk/about/index.md" not in said.replace("docs/kk/about/index.md: there is no record", "")
    in_sources = sum(each[0] == "sources.yml" for each in places())
    assert f"data/sources.yml: {in_sources} texts are missing in Kazakh" in said or in_sources == 1
    (growing,) = json.loads(run(folder, "translations", "--format", "json"))["growing"]
    assert growing["pages"] == {"all": 4, "complete": 1}
    assert sum(growing["missing"].values()) == len(places()) - 1


def test_the_page_of_translations_counts_it_apart(tmp_path: Path) -> None:
    folder = lay(tmp_path / "project", SOME)
    site = prepare(folder, SITE_URL, "https://git.example/site", LANGUAGES)
    html = site.fill("ja", "about/", "<p>{{ translation_status }}</p>")
    assert f"データの文は{len(places())}件中1件" in html
    assert "整備中の言語：カザフ語" in html
    assert "filename=index.md" in html  # a page can be begun from here


def test_a_report_may_be_written_in_it_only(tmp_path: Path) -> None:
    folder = lay(tmp_path / "project", report=True)
    for other in ("en.md", "ja.md"):
        (folder / REPORT).with_name(other).unlink()
    site = prepare(folder, SITE_URL, None, LANGUAGES)
    assert site.problems == ()
    assert site.languages_of_pages[BOTH] == ("kk",)


def test_the_not_found_page_says_it_in_languages_that_are_told(none: Path) -> None:
    html = (none / "404.html").read_text(encoding="utf-8")
    assert not SIGNS.search(html)
    sections = parsed(none / "404.html").select("section[lang]")
    assert [each["lang"] for each in sections] == ["en", "ja", "kk"]
    assert "Page not found" in text(sections[2]) or text(sections[2])


def test_editors_offer_it_and_demand_the_others(tmp_path: Path) -> None:
    catalog = load(lay(tmp_path / "project")).checked()
    name = json.loads(schemas_of(catalog)["partners"])["$defs"]["Name"]
    assert list(name["properties"]) == ["en", "ja", "kk"]
    assert name["required"] == ["en", "ja"]


def test_there_is_an_issue_form_where_there_are_words_for_one(tmp_path: Path) -> None:
    """Two forms in the same English words could not be told apart."""
    assert set(templates(load(lay(tmp_path / "project")).checked())) == {"report-en.yml", "report-ja.yml"}

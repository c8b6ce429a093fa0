"""On a built site every word of another language says so, whoever wrote it: names, titles, reports, the frame."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import Shared
from dropped_report import without_samples
from language_marks import seen_texts, unmarked
from other_sites import NAVIGATION, PALETTE, almost_empty
from own_pages import CATALOG, PREFIXES
from program_site.site.feed import feed
from program_site.site.language_marks import marks_of
from program_site.site.site import prepare


@pytest.fixture(scope="module")
def in_four_languages(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Japanese beside Chinese, and a language that runs from right to left."""
    folder = tmp_path_factory.mktemp("four") / "project"
    body = "Слово さくら 東京 سلام\n\n[東京の さくら](index.md 'さくら') `title: さくら`"
    return shared.built(
        almost_empty(folder, languages=("ru", "ja", "zh", "ar"), config=PALETTE + NAVIGATION, body=body)
    )


def test_no_page_forgets_a_word_of_another_language(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 50
    assert {path.name: found for path in pages if (found := unmarked(path.read_text(encoding="utf-8"), ""))} == {}


def test_the_marks_of_a_finished_page_are_final(site: Path) -> None:
    marks = marks_of(CATALOG)
    for language, prefix in PREFIXES.items():
        for path in sorted((site / prefix / "reports").rglob("index.html")):
            html = path.read_text(encoding="utf-8")
            assert marks.put(html, language) == html


@pytest.mark.parametrize("language", [*PREFIXES])
def test_names_and_titles_of_others_are_marked_on_some_page(site: Path, language: str) -> None:
    found = {
        other
        for path in (site / PREFIXES[language]).rglob("index.html")
        for other in re.findall(r'<bdi lang="(\w+)">', path.read_text(encoding="utf-8"))
    }
    assert {*PREFIXES} - {language} <= found


def test_the_feed_marks_them_too(project: Path) -> None:
    site = prepare(without_samples(project), "https://exchange.example/", None, (*PREFIXES,))
    feeds = [feed(site.view(language, "", start="site"), marks_of(CATALOG)).decode() for language in PREFIXES]
    assert any("&lt;bdi lang=" in each for each in feeds)


def test_a_script_that_tells_no_language_is_left_and_what_runs_the_other_way_says_so(in_four_languages: Path) -> None:
    russian = (in_four_languages / "index.html").read_text(encoding="utf-8")
    assert 'Слово <bdi lang="ja">さくら</bdi> 東京 <bdi lang="ar" dir="rtl">سلام</bdi>' in russian
    assert '<code>title: <bdi lang="ja">さくら</bdi></code>' in russian
    assert 'title="さくら"' in russian
    japanese = (in_four_languages / "ja" / "index.html").read_text(encoding="utf-8")
    assert '<bdi lang="ru">Слово</bdi> さくら 東京 <bdi lang="ar" dir="rtl">سلام</bdi>' in japanese
    arabic = (in_four_languages / "ar" / "index.html").read_text(encoding="utf-8")
    assert '<bdi lang="ru" dir="ltr">Слово</bdi> <bdi lang="ja" dir="ltr">さくら</bdi> 東京 سلام' in arabic


def test_every_visible_text_of_the_project_has_a_language(site: Path) -> None:
    for prefix in PREFIXES.values():
        html = (site / prefix / "index.html").read_text(encoding="utf-8")
        assert "" not in {language for text, language in seen_texts(html, "") if text.strip()}

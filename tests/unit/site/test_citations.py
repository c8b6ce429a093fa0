"""What stands behind a fact: the number, the sentence below the page, and the mark of what nobody can find again."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from conftest import SITE_URL
from other_sites import text
from program_site.load import load
from program_site.site.addresses import Addresses
from program_site.site.pages import fill_shortcodes, foot
from program_site.site.view import View
from smallest import lay

SOURCES = """\
- id: interim-report
  title: {ja: 中間報告, ru: Отчёт}
  publisher: {ja: 大学, ru: Вуз}
  quotations:
    - {id: office, place: {ja: 2ページ, ru: с. 2}, text: {ja: 事務所を設置した。, ru: {text: Открыт офис., official: false}}}
    - {id: visit, place: {ja: 3ページ, ru: с. 3}, text: {ja: 来学した。, ru: {text: Состоялся визит., official: false}}}
- {id: printed, title: {ja: 年次報告, ru: Годовой отчёт}, publisher: {ja: 大学, ru: Вуз}, published: 2020}
- {id: seen, title: {ja: 公開ページ, ru: Страница}, publisher: {ja: 大学, ru: Вуз}, unrecorded: true}
"""
LIST = "---\ntitle: {title}\ndescription: {title}\n---\n{{{{ source_list }}}}\n"


def view(root: Path, language: str = "ja", address: str = "") -> View:
    files: dict[str, str | None] = {"data/sources.yml": SOURCES}
    files |= {
        f"docs/{code}/sources.md": LIST.format(title=title) for code, title in (("ja", "出典"), ("ru", "Источники"))
    }
    catalog = load(lay(root, files)).checked()
    return View(catalog, Addresses(("ja", "ru"), SITE_URL), language, address)


@pytest.mark.parametrize(
    ("named", "says"),
    [
        (["printed"], "[2]"),
        (["interim-report"], "[1]"),
        ([], "[1]"),
        (["interim-report", "interim-report#visit"], "[1.2]"),
        (["seen"], "[3] 未確認"),
        (["printed", "seen"], "[2, 3]"),
    ],
)
def test_only_what_rests_on_a_page_that_nobody_kept_is_marked(tmp_path: Path, named: list[str], says: str) -> None:
    cited = text(BeautifulSoup(view(tmp_path).cite(named), "lxml"))
    assert cited.replace("[ ", "[").replace(" ]", "]").replace(" ,", ",") == says


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("ja", "出典の原文（1件） 中間報告 1.2 来学した。 3ページ"),
        ("ru", "Цитаты из источников: 1 Отчёт 1.2 Состоялся визит. наш перевод 来学した。 с. 3"),
    ],
)
def test_a_page_ends_with_the_sentences_that_it_cites_each_once(tmp_path: Path, language: str, says: str) -> None:
    seen = view(tmp_path, language)
    cited = seen.cite(["interim-report#visit"])
    below = BeautifulSoup(foot(f"<p>{cited}</p><p>{cited}</p>", seen, None), "lxml").select("details")
    assert [text(each) for each in below] == [says]
    assert foot("<p></p>", seen, None) == ""


def test_the_list_says_which_sources_have_no_address(tmp_path: Path) -> None:
    page = BeautifulSoup(fill_shortcodes("<p>{{ source_list }}</p>", view(tmp_path, "ja", "sources/"), None), "lxml")
    report, printed, seen = (text(each) for each in page.select(".sources > li"))
    assert "アドレスは確認できていません。 根拠とした文を" in report
    assert "1.1 事務所を設置した。" in report
    assert printed.endswith("アドレスは確認できていません。")
    assert seen.endswith("アドレスが記録されていないページのため、内容を確かめられません。")

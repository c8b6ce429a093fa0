"""The page that counts the translations in the data, and what the guide for staff says of it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from conftest import ROOT, SITE_URL
from line_breaks import breaking_anywhere
from marks import PARTNERS, SEA, SNOW, TEA, mark, project, told, translated
from other_sites import SHIOSAI
from program_site.content.data.marks import mark_of
from program_site.content.data.texts import DataText
from program_site.i18n.localizer import Localizer
from program_site.load import load
from program_site.site.site import Site, prepare
from program_site.site.translation_status import Counted, Translations
from staff_guide import guide, lay_data


def ready(root: Path) -> Site:
    return prepare(root, SITE_URL, None, load(root).checked().languages)


def status(site: Site, language: str) -> BeautifulSoup:
    return BeautifulSoup(site.fill(language, "about/translations/", "<p>{{ translation_status }}</p>"), "lxml")


def figures(page: BeautifulSoup) -> dict[str, str]:
    return {row.select("th")[0].get_text(): row.select("td")[0].get_text() for row in page.select(".facts tr")}


def test_the_data_of_this_site_are_marked_and_its_page_counts_them(site: Path) -> None:
    """Staff may change any of them, and nobody need mark them at once."""
    data = translated(ROOT)
    known, all_of_them = len(data.of("current")), len(data.texts)
    assert known > 0
    for prefix, language in (("", "ja"), ("ru/", "ru")):
        page = breaking_anywhere((site / f"{prefix}about/translations/index.html").read_text(encoding="utf-8"))
        assert Localizer(language).t("translations.data", n=known, all=all_of_them) in page
        assert ('<h2 id="data">' in page) == (known < all_of_them)


def test_the_page_shows_both_texts_and_leads_to_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark(project(tmp_path, told(SNOW, TEA)))
    assert status(ready(tmp_path), "ja").select_one("#data") is None
    site = ready(project(tmp_path, told(("大雪", "Снег"), ("緑茶", "Чай"), SEA)))
    page = status(site, "ru")
    assert [each.get_text() for each in page.select("section:has(#data) h2, section:has(#data) h3")] == [
        "Тексты и названия в данных",
        "Перевод на русский отстал от оригинала",
    ]
    rows = page.select("section:has(#data) .gaps li")
    assert [row.code.get_text() for row in rows if row.code] == ["data/partners.yml:7", "data/partners.yml:8"]
    assert [(each["lang"], each.get_text()) for each in rows[0].select("[lang]")] == [("ja", "大雪"), ("ru", "Снег")]
    assert "1 новый перевод ещё не отмечен" in page.get_text()
    assert figures(page)["Переводы, отставшие от оригинала"] == "2"
    edit = "https://github.com/example/site/edit/main/"
    monkeypatch.setattr(Translations, "MOST", 1)
    page = status(replace(site, edit_root=edit), "ja")
    assert [link["href"] for link in page.select("section:has(#data) .gaps [rel=edit]")] == [f"{edit}{PARTNERS}"]
    assert "ほかに1件あります" in page.get_text()


def test_another_program_without_marks_reads_one_sentence_and_no_count() -> None:
    page = status(ready(SHIOSAI), "en")
    assert [each.get_text() for each in page.select("section:has(#data) .section-body > p")] == [
        Localizer("en").t("translations.never_marked")
    ]
    assert "known to follow" not in page.get_text()
    assert figures(page)["Translations older than their originals"] == "0"
    assert ready(SHIOSAI).view("en", "").translations.counted_data == Counted(0, 0)


@pytest.mark.parametrize("language", ["ja", "ru"])
def test_the_guide_tells_what_appears_and_how_it_goes(language: str, tmp_path: Path) -> None:
    text, localizer = guide(language).read_text(encoding="utf-8"), Localizer(language)
    lay_data(tmp_path)
    shutil.copytree(ROOT / "docs", tmp_path / "docs", dirs_exist_ok=True)  # the guides of the core lead to these pages
    mark(tmp_path)
    file = tmp_path / PARTNERS
    before = file.read_text(encoding="utf-8")
    told = next(
        each for each in translated(tmp_path).texts if each.path == PARTNERS and before.count(each.original) == 1
    )
    file.write_text(before.replace(told.original, f"{told.original}（記入例）"), encoding="utf-8")
    assert translated(tmp_path).of("older", "ru") == [replace(told, original=f"{told.original}（記入例）")]
    listed = localizer.t("translations.list.older", language=localizer.language_in_passing("ru"))
    for shown in (localizer.t("section.data_texts"), listed, f"make translations MARK={PARTNERS}"):
        assert shown in text
    mark(tmp_path, PARTNERS)
    assert translated(tmp_path).of("older") == []


def test_a_mark_has_the_hashes_of_both_texts() -> None:
    made = mark_of(DataText(PARTNERS, 1, "kfu.note", "ru", "Снег", "ja", "雪"))
    assert made == mark_of(DataText(PARTNERS, 9, "kfu.note", "ru", " Снег\n", "ja", "雪"))
    assert made != mark_of(DataText(PARTNERS, 1, "kfu.note", "ru", "снег", "ja", "雪"))

"""What readers type for a page besides its title: names in other forms, aliases, words that mean the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from program_site.content.catalog import Catalog
from program_site.load import load
from smallest import lay

PARTNER = """\
- id: kfu
  name:
    ja: カザン連邦大学
    ru: {text: Казанский университет (перевод), official: false}
    en: Kazan Federal University
  short_name: {ja: カザン連邦大, ru: КазУ}
  abbreviation: {ru: КФУ}
  aliases: {ja: [カザン大], en: [KSU]}
  formerly:
    - name: {ja: カザン国立大学, ru: Казанский государственный университет}
  city: kazan
  website: https://kpfu.ru
  source: [interim-report]
"""
TERMS = """\
- id: application
  name: {ja: 応募, ru: заявка}
  synonyms: {ja: [申し込み, 申込]}
- id: secret
  name: {ja: 下書き, ru: черновик}
  synonyms: {ja: [原稿]}
  draft: true
"""
HOME = "---\ntitle: ホーム\ndescription: 紹介です。\naliases: [トップ]\n---\n"


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    files = {"data/partners.yml": PARTNER, "data/glossary.yml": TERMS, "docs/ja/index.md": HOME}
    return load(lay(tmp_path, files)).checked()


def test_a_record_is_found_by_all_its_names_but_translations_for_others(catalog: Catalog) -> None:
    assert catalog.aliases("ja")["partners/kfu/"] == (
        "カザン国立大学",
        "カザン連邦大",
        "КФУ",
        "Kazan Federal University",
        "Казанский государственный университет",
        "カザン大",
    )
    assert catalog.aliases("ru")["partners/kfu/"] == (
        "Казанский государственный университет",
        "КазУ",
        "КФУ",
        "カザン連邦大学",
        "Kazan Federal University",
        "カザン国立大学",
    )


def test_pages_have_those_of_their_language_and_nothing_else_has_any(catalog: Catalog) -> None:
    assert catalog.aliases("ja")[""] == ("トップ",)
    assert catalog.aliases("ja")["cities/kazan/"] == ("Казань",)
    assert "" not in catalog.aliases("ru")


def test_words_that_mean_the_same_stand_behind_the_term(catalog: Catalog) -> None:
    assert catalog.same_words("ja") == (("応募", "申し込み", "申込"),), "a draft is not known yet"
    assert catalog.same_words("ru") == ()

"""Other languages, one language, next to nothing: by data, pages, message files and configuration only."""

from __future__ import annotations

import json
import re
import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, SITE_URL, Shared, build
from other_sites import (
    BOTH,
    NAVIGATION,
    PAGES,
    PALETTE,
    PARALLEL,
    SHIOSAI,
    addresses,
    almost_empty,
    alternates,
    article,
    broken_links,
    built,
    copied,
    edit,
    locations,
    page,
    parsed,
    text,
    write,
)
from program_site.text.yaml_source import read_yaml
from program_site.validation.pages import shortcode_names


@pytest.fixture(scope="module")
def with_korean(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a third language, for which the generator has no words of its own, and a partner more."""
    folder = copied(SHIOSAI, tmp_path_factory.mktemp("korean") / "project")
    partner = """
- id: atoll
  name: {en: Atoll College, ja: 環礁カレッジ}
  city: apia
  website: https://atoll.example/
  source: [yearbook]
"""
    city = """
- {id: apia, name: {en: Apia, ja: アピア}, latitude: -13.83, longitude: -171.76, timezone: Pacific/Apia}
"""
    for name, entry in (("partners.yml", partner), ("cities.yml", city)):
        with (folder / "data" / name).open("a", encoding="utf-8") as file:
            file.write(entry)
    edit(folder / "data" / "project.yml", "languages: [en, ja]", "languages: [en, ko, ja]")
    edit(folder / "data" / "project.yml", "partners_total: 3", "partners_total: 4")
    for file in (folder / "data").glob("*.yml"):
        data = read_yaml(file.read_text(encoding="utf-8"), file.name).value
        write(file, json.dumps(_also_in_korean(data), default=lambda date: date.text))
    for english in (folder / "docs" / "en").rglob("*.md"):
        korean = english.read_text(encoding="utf-8").replace("title: ", "title: 한국어 ")
        write(folder / "docs" / "ko" / english.relative_to(folder / "docs" / "en"), korean)
    edit(
        folder / "mkdocs.yml",
        "        - locale: ja",
        "        - {locale: ko, name: 한국어, build: true}\n        - locale: ja",
    )
    return shared.built(folder)


def _also_in_korean(value: Any) -> Any:
    if isinstance(value, dict):
        if "en" in value:
            english = value["en"]["text"] if isinstance(value["en"], dict) else value["en"]
            return {**value, "ko": f"한국어 {english}"}
        return {key: _also_in_korean(inner) for key, inner in value.items()}
    return [_also_in_korean(inner) for inner in value] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def in_one_language(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same in English alone."""
    folder = copied(SHIOSAI, tmp_path_factory.mktemp("english") / "project")
    edit(folder / "data" / "project.yml", "languages: [en, ja]", "languages: [en]")
    shutil.rmtree(folder / "docs" / "ja")
    for japanese in (folder / "activity_reports").rglob("ja.md"):
        japanese.unlink()
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    write(folder / "mkdocs.yml", re.sub(r" +- locale: ja.*?(?=\nmarkdown_extensions)", "", config, flags=re.DOTALL))
    return shared.built(folder)


# ---- A third language: data, pages and configuration only -----------------------------------------------------------


def test_a_third_language_is_whole(with_korean: Path) -> None:
    pages = [*PAGES, "partners/atoll/", "cities/apia/"]
    for prefix in ("", "ko/", "ja/"):
        assert {f"{prefix}{address}" for address in [*pages, PARALLEL]} <= addresses(with_korean)
    assert len(addresses(with_korean)) == 3 * len([*pages, PARALLEL])
    html = page(with_korean, "ko/partners/atoll/").html
    assert html is not None
    assert html["lang"] == "ko"
    assert set(alternates(page(with_korean, "ko/about/"))) == {"en", "ko", "ja", "x-default"}
    links = page(with_korean, "ja/about/").select(".language-switch a")
    assert [text(link) for link in links] == ["English", "한국어", "日本語"]
    assert f"{SITE_URL}ko/partners/atoll/" in locations(with_korean)
    assert f"{SITE_URL}ko/{BOTH}" not in locations(with_korean)


def test_where_the_generator_lacks_a_language_its_words_are_english(with_korean: Path) -> None:
    partner = article(with_korean, "ko/partners/riverbend/")
    assert "한국어 Riverbend Institute" in partner
    assert "Local time" in partner
    assert "2025년 6월 30일" in article(with_korean, "ko/about/")


def test_english_words_keep_english_plurals_on_the_pages_of_another_language(with_korean: Path) -> None:
    """Korean has one form for all numbers; the English word that stands in has two."""
    assert "1 hour ahead" in article(with_korean, "ko/partners/riverbend/")


def test_a_message_file_gives_the_generator_words_even_if_it_is_only_begun(tmp_path: Path) -> None:
    """A translator adds messages/ko.yml and goes on another day; until then the rest is English."""
    hooks = tmp_path / "hooks"
    shutil.copytree(ROOT / "hooks", hooks, ignore=shutil.ignore_patterns("__pycache__"))
    words = {"name": "한국어", "page": {"home": "처음", "not_found": "이 페이지는 없습니다"}}
    write(hooks / "program_site" / "messages" / "ko.yml", json.dumps(words))
    folder = almost_empty(
        tmp_path / "project", languages=("ko",), config=PALETTE + NAVIGATION, body="{{ project_facts }}"
    )
    edit(folder / "mkdocs.yml", f"{ROOT.as_posix()}/hooks", hooks.as_posix())
    site = built(folder, PYTHONPATH=str(hooks))
    assert "이 페이지는 없습니다" in text(parsed(site / "404.html").body)
    assert "University" in article(site, "")


def test_every_link_leads_somewhere_in_three_languages(with_korean: Path) -> None:
    assert broken_links(with_korean) == []


def test_a_language_with_a_region_can_be_used(tmp_path: Path) -> None:
    site = built(almost_empty(tmp_path / "project", languages=("en", "pt-BR"), config=PALETTE + NAVIGATION))
    html = page(site, "pt-BR/").html
    assert html is not None
    assert str(html["lang"]).startswith("pt")
    assert [text(link) for link in page(site, "").select(".language-switch a")] == ["English", "Português (Brasil)"]


# ---- One language ---------------------------------------------------------------------------------------------------


def test_a_site_in_one_language_is_whole(in_one_language: Path) -> None:
    pages = set(PAGES) - {"reports/language/ja/"}
    assert addresses(in_one_language) == pages
    assert locations(in_one_language) == {SITE_URL + address for address in pages}


def test_a_site_in_one_language_offers_no_other(in_one_language: Path) -> None:
    for address in addresses(in_one_language):
        soup = page(in_one_language, address)
        assert alternates(soup) == {}, address
        assert not soup.select(".language-switch a"), address
    assert len(parsed(in_one_language / "404.html").select("section[lang]")) == 1


# ---- Next to nothing ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "config",
    [
        pytest.param("", id="nothing-set"),
        pytest.param(PALETTE, id="no-navigation"),
        pytest.param(NAVIGATION, id="no-palette"),
        pytest.param(NAVIGATION + "theme: {palette: {primary: teal}}", id="one-palette"),
        pytest.param(NAVIGATION + "theme: {palette: [{scheme: slate}]}", id="palette-without-toggle"),
        pytest.param(PALETTE + "nav: [Home: index.md, Partners: ['partners/*']]", id="folder-without-pages"),
        pytest.param(PALETTE + NAVIGATION + "repo_url: https://git.example/site", id="repository"),
    ],
)
def test_an_almost_empty_site_can_be_built(tmp_path: Path, config: str) -> None:
    site = built(almost_empty(tmp_path / "project", config=config))
    assert addresses(site) == {""}
    assert locations(site) == {SITE_URL}
    assert "Hello." in article(site, "")
    assert (site / "404.html").is_file()


def test_parts_with_nothing_to_show_show_nothing(tmp_path: Path) -> None:
    """No heading above nothing, no table of headings only, no empty list."""
    body = "\n\n".join(f"{{{{ {name} }}}}" for name in shortcode_names() if name != "problem_list")
    soup = page(built(almost_empty(tmp_path / "project", config=PALETTE + NAVIGATION, body=body)), "").main
    assert soup is not None
    for filled_by_script in soup.select("[hidden]"):
        filled_by_script.decompose()
    lists = [tag for tag in soup.select("ul, ol, dl, tbody") if not tag.find(["li", "div", "tr"])]
    rows = [tag for tag in soup.select("tbody tr") if not tag.find("td")]
    assert [str(tag) for tag in (*lists, *rows)] == []
    for one, following in pairwise(soup.find_all(["h2", "h3"])):
        inner = following.name > one.name  # of a part that has parts
        assert inner or one.find_next_sibling() != following, text(one)


@pytest.mark.parametrize("config", ["use_directory_urls: false", "plugins: [search]", "docs_dir: pages"])
def test_an_engine_that_is_set_up_otherwise_is_refused_in_words(tmp_path: Path, config: str) -> None:
    folder = almost_empty(tmp_path / "project", config=config)
    (folder / "pages").mkdir()
    result = build(folder, folder / "site")
    said = result.stdout + result.stderr
    assert result.returncode == 1
    assert "mkdocs.yml:1 [C102] The site needs the plugin i18n, the folder docs/ and use_directory_urls: true." in said
    assert "Traceback" not in said
    assert not (folder / "site").exists()

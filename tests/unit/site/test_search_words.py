"""What a word becomes for the search, and what of a page is searched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from generated import bounded
from program_site.site.addresses import Addresses
from program_site.site.search.index import Known, index_files
from program_site.site.search.pieces import PIECE, page_of
from program_site.site.search.reading import said_on
from program_site.site.search.same_words import groups_of, others_of
from program_site.text.search_words import fold, stem, tokens
from search_cases import TEXTS, wrong_cases


def test_the_cases_hold() -> None:
    assert wrong_cases(lambda text: [[*each] for each in tokens(text)]) == []


@bounded(2000)
@given(text=TEXTS)
def test_what_is_folded_stays_as_it_is_and_a_stem_has_nothing_more_to_lose(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert stem(stem(text)) == stem(text)
    places = [token.place for token in tokens(text)]
    assert places == sorted({*places})


@pytest.mark.parametrize("letters", ["а", "аб", "ться"])
def test_a_key_that_was_held_down_does_not_hold_up_a_build(letters: str) -> None:
    held = letters * 50_000
    assert [token.text for token in tokens(held)] == [f"{held}."]


PAGE = """<html><head><title>x data-search="no" &lt;div data-search="no"></title></head><body><nav>меню</nav>
<article class="report" data-search="report" data-search-mark="образец"><h1 lang="ja">市場の<wbr>一日</h1><p>одно<b>слово</b> и<br>другое</p>
<button>кнопка</button><p data-search-ignore>лишнее <b>совсем</b></p><img src="../p.webp"><img src="q.webp"><h2>Раздел</h2>
<table><tr><td>а</td><td>б</td></tr></table></article><footer>низ</footer></body></html>"""


def test_of_a_page_that_is_read_what_its_reader_sees() -> None:
    said = said_on(PAGE)
    assert said
    assert (said.kind, said.language, said.title, said.image) == ("report", "ja", "市場の一日", "../p.webp")
    assert said.mark == "образец"
    assert said.headings == ["Раздел"]
    assert said.blocks == ["одно" + "слово и другое", "Раздел", "а", "б"]
    assert said_on("<html><title> data-search=</title><div>x</div></html>") is None


def test_nothing_is_found_across_the_ends_of_two_texts_and_long_texts_come_in_pieces() -> None:
    said = said_on('<div data-search="page"><h1>題</h1>' + "<p>前後</p>" * 2 + f"<p>{'長い文。' * 2000}</p></div>")
    assert said
    page = page_of("a/", said, ("別名",), ())
    assert "後前" not in page.tokens
    assert len(page.pieces) > 4
    assert max(map(len, page.pieces)) <= 1600
    assert "".join("".join(page.pieces).split()) == "前後前後" + "長い文。" * 2000
    count, first, *further = page.tokens["長イ"]
    assert count == 2000
    assert first // PIECE == 2, "behind the short ones"
    assert (first + sum(further)) // PIECE == len(page.pieces)
    assert page.names == ("題", "別名")


def test_a_text_that_has_one_word_of_a_group_is_found_by_the_others() -> None:
    groups = groups_of([["応募", "申し込み"], ["двойной диплом", "DDP"]])
    assert [*others_of(groups, ["応募の方法"])] == ["申し込み"]
    assert [*others_of(groups, ["Двойного диплома"])] == ["DDP"]
    assert [*others_of(groups, ["Двойной", "応 募", "диплом и ddp"])] == []
    assert [*others_of(groups, [])] == []


@pytest.fixture
def pages(tmp_path: Path) -> list[tuple[str, Path]]:
    said = {
        "a/index.html": '<div data-search="page"><h1>留学案内</h1><p>留学です</p></div>',
        "reports/r/index.html": '<article data-search="report"><h1>話</h1><p>留学</p></article>',
        "ru/a/index.html": '<div data-search="page"><h1>Учёба</h1><p>учёба</p></div>',
        "404.html": "<div>nothing</div>",
    }
    for path, html in said.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(f"<html><body>{html}</body></html>", encoding="utf-8")
    return [(path, tmp_path / path) for path in said]


def test_the_index_is_the_same_whenever_it_is_made_and_knows_the_languages_apart(pages: list[tuple[str, Path]]) -> None:
    addresses = Addresses(("ja", "ru"), "https://a.example/")
    known = {"ja": Known({"a/": ("交換留学",)}, ()), "ru": Known({}, ())}
    files = dict(index_files(pages, addresses, known))
    assert files == dict(index_files(reversed(pages), addresses, known))
    assert '"version"' in files["search-index/ja/start.json"].decode()
    assert files["search-index/ja/names.json"].decode() == '[["留学案内",0],["交換留学",0]]'
    assert files["search-index/ja/pages/1-0.json"].decode() == '["reports/r/","話","","","留学",""]'
    tokens_file = files["search-index/ja/tokens/0.json"].decode()
    assert '"留学":[0,3,0,502,3498,1,1,4000]' in tokens_file, "title, alias and text of one page; text of the other"
    assert {path.split("/")[1] for path in files} == {"ja", "ru"}
    assert not any(
        "уче" in content.decode() for path, content in files.items() if path.startswith("search-index/ja/to")
    )

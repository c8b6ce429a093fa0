"""What is said of bodies: the edit that is offered makes the remark go away, keeps every word, and is what `--fix` writes."""

from __future__ import annotations

import html
import re
import time
from pathlib import Path

import comrak
import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from case_files import CASES, HERE, read_case
from conftest import ROOT
from generated import bounded, say_all
from program_site.content.reports.body_remarks import body_remarks
from program_site.content.reports.body_remarks.elements import Marked
from program_site.content.reports.embedded import MOST, embedded_photos
from program_site.content.reports.remarks import remarks
from program_site.text.front_matter import split
from program_site.text.problems import Problem
from typed import agree, applied, codes, fixed

PATH = "activity_reports/2019-02-15-party/ja.md"
PHOTOS = ("photo-1.jpg", "image1.jpg")
TITLE = "歓迎会"
REMARKS = sorted(path for path in CASES if path.parent == HERE / "remarks")
TAKES_OUT = {"T104", "T110", "T111", "T112", "T119", "T120", "T122"}
"""Whose edit takes out what is no word of the writer, or what the page says already."""


def problems_of(text: str) -> list[Problem]:
    return list(body_remarks(text, PATH, 1, TITLE, PHOTOS))


def page(text: str) -> str:
    """What GitHub shows of a text, by the reader that it was asked of too, without any of our code."""
    extensions, rendering = comrak.ExtensionOptions(), comrak.RenderOptions()
    extensions.table = extensions.strikethrough = extensions.tasklist = extensions.footnotes = True
    extensions.cjk_friendly_emphasis = True
    rendering.escape = rendering.unsafe_ = True
    return html.unescape(re.sub(r"<[^<>]*>", " ", comrak.render_markdown(text, extensions, render_options=rendering)))


def words(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


def is_part(part: str, whole: str) -> bool:
    """Whether all signs stand in the whole, in their order."""
    signs = iter(whole)
    return all(sign in signs for sign in part)


def body_of(path: Path) -> str:
    return split(str(read_case(path)["text"]))[1]


@pytest.mark.parametrize("path", REMARKS, ids=lambda path: path.stem)
def test_of_every_case_the_edits_do_what_they_promise(path: Path) -> None:
    text = body_of(path)
    agree(text, problems_of, "ja")
    after = fixed(text, problems_of)
    assert fixed(after, problems_of) == after
    left = {problem.code for problem in problems_of(after)}
    assert left <= {problem.code for problem in problems_of(text) if not problem.edit}


SHOWN = {
    "faces": "楽しかった(^_^)また来ます(^_^)/ よろしく m(_ _)m ありがとう(*^_^*)うれしい(*^_^*) やった\\(^o^)/",
    "sums_russian": "5*5*5=125, 2*3*4=24 Ждали 10~20 минут, потом 3~5.",
    "dialogue_russian": "- Привет! - сказал он. - Здравствуй, - ответила я.",
    "year_first": "2019. Год, когда всё началось. - 5 °C было утром.",
    "row_longer_than_its_table": "曜日 内容 月 授業 午後は市場 火 休み",
    "pasted_from_word": "雪でした。 はい。 寒い日",
    "bullets_of_word": "りんご なし もも",
}


@pytest.mark.parametrize("name", SHOWN)
def test_afterwards_a_page_shows_what_was_typed(name: str) -> None:
    before = body_of(HERE / "remarks" / f"{name}.yml")
    assert " ".join(page(before).split()) != SHOWN[name]
    assert " ".join(page(fixed(before, problems_of)).split()) == SHOWN[name]


def test_two_paragraphs_stay_two_after_a_list() -> None:
    after = fixed("- りんご\n- なし\n午後は授業\nでした。\n", problems_of)
    assert after == "- りんご\n- なし\n\n午後は授業\nでした。\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- [x] 荷造り\n  - [ ] 靴\n", ""),
        ("1. 一\n\n   二\n\n三\n", ""),
        ("- a\n> b\n", ""),
        ("- a\n- b\n* * *\nc\n", ""),
        ("餃子[^1]。\n\n[^1]: ペリメニ\n続き。\n", ""),
        ("``(^_^)(^_^)`` <https://a.example/_b_c_>\n", ""),
        ("(^^)/ 一つだけ (>_<)\n", ""),
        ("**5*3*2**\n", "T114"),
        ("| a | b |\n|---|---|\n| 1 \\| 2 | 3 |\n", ""),
        ("<名前> A<B 3 < 5 > 2 <3 <br>\n", ""),
        ("text\n<div\nclass=a>\n", "T122"),
        ("![IMG_1](IMG_1.jpg)\n\n[![雪](photo-1.jpg)](https://a.example/)\n", ""),
        ("雪 {width=300} とメモ\n", ""),
        ("    雪の日\n    if (a) { b; }\n", ""),
        ("# 一日目\n\n# 歓迎会\n", ""),
        ("歓迎会\n---\n雪\n", "T119"),
        ("o 2 часа\n", ""),
    ],
)
def test_what_is_and_what_is_not_remarked(text: str, said: str) -> None:
    assert codes(problems_of(text)) == said


def test_the_place_of_an_element_is_where_it_stands() -> None:
    text = "<b>*太字*</b> と\n> - `雪` *斜体*\n\n| ё | **x** |\n|--|--|\n"
    marked = Marked(text)
    assert [text[each.begin : each.end] for each in marked.of("em", "strong", "code")] == [
        "*太字*", "`雪`", "*斜体*", "**x**",
    ]  # fmt: skip
    assert len(marked.without_code) == len(text)


def test_nothing_is_offered_for_any_sample() -> None:
    """The samples are written as they should be."""
    for path in sorted((ROOT / "activity_reports").glob("*/*.md")):
        header, body = split(path.read_text(encoding="utf-8"))
        title = re.search(r"^title: *[\"']?(.*?)[\"']?$", header or "", re.MULTILINE)
        assert list(body_remarks(body, PATH, 1, title[1] if title else None, ())) == [], path


# ---- Any text --------------------------------------------------------------------------------------------------------

PIECES = some.sampled_from([
    "(^_^)", "(*^_^*)", "m(_ _)m", "\\(^o^)/", "5*3", "=15, 2*2", "10~20", "~", "*", "**", "_", "~~", "\\", "\n", "\n", "\n\n", "- ", "1) ", "2. ",
    "2019. ", "- 5 °C", "    ", "\t", "  ", "> ", "# ", "#", "##", "歓迎会", "雪でした。", "Привет!", " - сказал он.", "いくら？", "|", "|---|---|\n",
    "| a | b |\n", "·\t", "o\t", "![][image1]", "![雪](photo-1.jpg)", "{width=300}", "{#x}", "<b>", "</b>", "<p>", "</p>", "<br>", "<ruby>",
    "</ruby>", "<img src=\"photo-1.jpg\">", "<div>", "</div>", "<a href=\"https://a.example/\">", "</a>", "<!-- x -->", "`", "```\n", "[^1]",
    "\n[^1]: ", "<h2>", "</h2>", "<i>", "</i>", "&nbsp;", " ", "a", "1",
])  # fmt: skip
TEXTS = some.lists(PIECES, max_size=25).map("".join)
PLAIN = some.lists(PIECES.filter(lambda piece: "<" not in piece and "{" not in piece), max_size=25).map("".join)


@bounded(400)
@given(TEXTS)
@example("- a\n2019. b\n\n    雪\n")
def test_check_and_fix_agree_on_any_body(text: str) -> None:
    found = problems_of(text)
    say_all(found)
    agree(text, problems_of, "ru")
    after = fixed(text, problems_of)
    assert fixed(after, problems_of) == after


@bounded(400)
@given(PLAIN)
def test_no_edit_takes_a_word_from_the_page(text: str) -> None:
    for problem in problems_of(text):
        if problem.edit and problem.code not in TAKES_OUT:
            assert is_part(words(page(text)), words(page(applied(text, problem)))), problem


@bounded(300)
@given(TEXTS)
def test_edits_of_html_keep_every_word_outside_its_tags(text: str) -> None:
    for problem in problems_of(text):
        if problem.edit and problem.code in ("T104", "T120", "T122"):
            before = re.sub(r"<!--.*?-->|</?[a-z][^<>\n]*>|&nbsp;", " ", text)
            assert is_part(words(before), words(applied(text, problem))), problem


@pytest.mark.parametrize(
    "piece",
    [
        "- a\nb\n",
        "1000. x\n\n",
        "- a\n\n+ b\n\n",
        "#x\n",
        "<b>x</b>\n",
        "    雪\n\nx\n\n",
        "|a|b|\n|-|-|\n|1|2|3|\n\n",
        "·\tx\n",
        "- А?\n",
    ],
)
def test_sixty_kilobytes_of_anything_are_soon_read(piece: str) -> None:
    begin = time.perf_counter()
    problems_of(piece * (60_000 // len(piece.encode())))
    assert time.perf_counter() - begin < 10


@pytest.mark.parametrize(
    "text",
    ["a" + " " * 59_000 + "b", "a" + "\t" * 59_000 + "b", f"<b {'あ' * 19_000}>", "LINE ID" + " " * 30_000 + "。"],
)
def test_no_row_of_one_sign_is_read_again_from_each_of_its_places(text: str) -> None:
    begin = time.process_time()
    problems_of(text)
    list(remarks(text, PATH, 1))
    assert time.process_time() - begin < 0.7


def test_only_so_many_pictures_in_a_text_are_looked_at_and_words_beside_them_take_no_time() -> None:
    picture = "data:image/png;base64,AAAA "
    begin = time.process_time()
    assert len(embedded_photos(picture * 1000 + "a" * 55_000, PATH, ())) == MOST
    assert time.process_time() - begin < 0.7

"""What is typed into the issue form or a dialogue is what readers see: the same rule as that of the form on the site."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generated import bounded
from issue_taking import CATALOG, READING, changed
from program_site.intake.issue_answers import read_answers
from program_site.intake.issue_form import questions
from program_site.intake.issue_pictures import renamed
from program_site.intake.new_report import Answer, compose
from program_site.intake.typed_text import as_markdown
from program_site.text.front_matter import split
from texts_oracle import TextCase, lost, normal, text_cases
from typed_bodies import LANGUAGES, PIECES, as_lines, generated_texts, html_of, known_texts, published
from written_texts import bodies

Door = Callable[[str], str]
FORMS = {language: questions(CATALOG, language) for language in READING.languages}
HEADER: dict[str, Answer] = {"title": "雪", "date": "2019-02-15", "author": ("花子",)}


def by_dialogue(typed: str) -> str:
    """The body of the file that `make report` writes."""
    return split(compose(HEADER, typed))[1]


def by_issue(typed: str) -> str:
    """The body of the file that an issue becomes, in whose form the text was typed."""
    read = read_answers(changed("ja-edited", ("発音が通じず", "\n\n".join(("始まり。", typed, "終わり。")))), FORMS)
    assert read
    assert read[0] == "ja"
    return split(compose(HEADER, renamed(read[1]["text"], lambda _: None)))[1]


@pytest.mark.parametrize("case", text_cases("typed"), ids=lambda case: case.name)
def test_what_is_typed_shows_what_the_case_says(case: TextCase) -> None:
    body = published(by_dialogue(case.text), case.language)
    assert body is not None
    assert normal(body.html) == case.shown


SHOWN = {
    "5*3=15, 2*2=4です。\n100円*2個*3日": "<p>5*3=15, 2*2=4です。<br>100円*2個*3日</p>",
    "(*ノωノ)よ(*ノωノ)、(*ﾉωﾉ*)": "<p>(*ノωノ)よ(*ノωノ)、(*ﾉωﾉ*)</p>",
    "_(:3」∠)_ と (´_ゝ`) と >_<": "<p>_(:3」∠)_ と (´_ゝ`) と &gt;_&lt;</p>",
    ">_< さむい": "<p>&gt;_&lt; さむい</p>",
    "1. а\n2. б\n\n1. в\n2. г": "<ol><li>а</li><li>б</li></ol><ol><li>в</li><li>г</li></ol>",
    "3. а\n2. б\n1. в": '<ol start="3"><li>а</li></ol><ol start="2"><li>б</li></ol><ol><li>в</li></ol>',
    "1. а\n1. б\n1. в": "<ol><li>а</li><li>б</li><li>в</li></ol>",
    "- а\n  б\nв": "<ul><li>а<br>б</li></ul><p>в</p>",
    "- а\n  3. б": '<ul><li><p>а</p><ol start="3"><li>б</li></ol></li></ul>',
    "·\tа\no\tб\n·\tв": "<ul><li>а<ul><li>б</li></ul></li><li>в</li></ul>",
    "- ***\n* ---": "<ul><li>***</li><li>---</li></ul>",
    "1.　朝\n2.　夜": "<p>1.　朝<br>2.　夜</p>",
    "![][image1] と [写真]": "<p>![][image1] と [写真]</p>",
    "[x](javascript:alert(1)) [注](笑)": "<p>[x](javascript:alert(1)) [注](笑)</p>",
    "а[^1]\n[^1]: б\n  в\n[^2]: г": (
        "<p>а<sup>1</sup></p><p>[^2]: г</p><section><ol><li><p>б<br>в</p></li></ol></section>"
    ),
    "| а |\n|---|\n| б | {雪|ゆき} | \\| |": (
        "<table><thead><tr><th>а</th><th></th><th></th></tr></thead>"
        "<tbody><tr><td>б</td><td><ruby>雪<rt>ゆき</rt></ruby></td><td>|</td></tr></tbody></table>"
    ),
    "| а | б |\n| в | г |": "<p>| а | б |<br>| в | г |</p>",
    "```\nоткрыто": "<p>```<br>открыто</p>",
    "а\n:-:\nб": "<p>а</p><p>:-:</p><p>б</p>",
    "## C#\n# #\n####### а": "<h2>C#</h2><p># #<br>####### а</p>",
    "C:\\Users\\": "<p>C:\\Users\\</p>",
    "神\u200b и\u0306": "<p>神 й</p>",
}


@pytest.mark.parametrize("typed", SHOWN)
def test_readers_see_what_was_typed(typed: str) -> None:
    body = published(as_markdown(typed), "ja")
    assert body is not None
    assert normal(body.html) == SHOWN[typed]


@pytest.mark.parametrize("name", known_texts())
def test_no_letter_of_a_text_that_people_wrote_is_lost(name: str) -> None:
    typed = known_texts()[name]
    for markdown in (by_dialogue(typed), by_issue(typed)):
        body = published(markdown, name[:2])
        assert body is not None
        assert lost(typed, html_of(body)) == []


@bounded(500)
@given(bodies(), some.sampled_from(LANGUAGES))
def test_nothing_that_is_typed_is_lost(typed: str, language: str) -> None:
    assert all(kept(typed, language, door) for door in (by_dialogue, by_issue))


def kept(typed: str, language: str, door: Door) -> bool:
    """Whether readers see every letter; where the text is refused its writer is told."""
    body = published(door(typed), language)
    return body is None or lost(as_lines(typed), html_of(body)) == []


@pytest.mark.parametrize("door", [by_dialogue, by_issue])
@pytest.mark.parametrize("number", [500, pytest.param(20_000, marks=pytest.mark.proof)])
def test_of_many_texts_nothing_is_lost(door: Door, number: int) -> None:
    assert [typed for typed, language in generated_texts(number) if not kept(typed, language, door)] == []


@bounded(2000)
@given(some.lists(some.sampled_from(PIECES), max_size=30).map("".join))
def test_a_text_that_went_through_once_stays_as_it_is(typed: str) -> None:
    """Who copies a published text into the form again gets the same."""
    once = as_markdown(typed)
    assert as_markdown(once) == once


@pytest.mark.parametrize(
    "sign", ["[", "*a ", "_a_b ", "`", "``` ", "{雪", "![", "[a](", "<ruby>", "> ", "- ", "# ", "|", "~~"]
)
def test_no_row_of_signs_takes_long(sign: str) -> None:
    """A body is at most 60,000 bytes; the work must not grow with its square."""
    for typed in (sign * (12_000 // len(sign)), f"{sign}\n" * (12_000 // (len(sign) + 1))):
        as_markdown(typed)


@pytest.mark.parametrize(
    "text",
    [
        "# x" + " #" * 20_000, "- " * 20_000 + "x", "{雪|" * 15_000, "`" * 30_000 + "a", "*a " * 15_000, "[a](" * 12_000, "[^a" * 15_000, "<ruby>" * 9_000,
        "\\" * 50_000, "https://x" * 6_000, "```\n" * 15_000, "a|b\n-|-\n" * 7_000, "\n".join(f"[^{n}]: a[^{n + 1}]" for n in range(3_500)),
    ],
    ids=range(13),
)  # fmt: skip
def test_whatever_is_typed_takes_no_time(text: str) -> None:
    begin = time.perf_counter()
    as_markdown(text)
    assert time.perf_counter() - begin < 5


@pytest.mark.parametrize("typed", ["*a " * 2000 + "a* " * 2000, "|a\n|-\n" + "|" * 6000 + "\n" + "|x\n" * 3000])
def test_what_stands_in_one_another_is_not_read_again_for_each(typed: str) -> None:
    begin = time.process_time()
    assert len(as_markdown(typed)) < 10 * len(typed)
    assert time.process_time() - begin < 2

"""What people type: it reads back the same, readers see what was typed, and the preview shows what readers will see."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import BrowserContext, Page, expect

from maker import SCRIPTS, WRITE, Maker, small_photo
from program_site.content.reports.body import render_body
from program_site.intake.typed_text import as_markdown

pytestmark = pytest.mark.browser


@pytest.fixture
def maker(telephone: BrowserContext, published: str) -> Maker:
    maker = Maker.at(telephone.new_page(), published + WRITE["ja"])
    maker.fill(title="A", date="2019-02-15", authors="A", text="A")
    return maker


HOSTILE = [
    "---",
    "a: b # c",
    "'single' \"double\" \\ back\\slash \\n",
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "雪❄️と👨‍👩‍👧と𠮷野家",
    "{a: [b, &c, *d, !!e]}",
    "- @`|>%",
    "yes",
    "2019-02-15",
    "~",
    "{{ hero }} {% raw %}",
    "x-layout-body-x",
]


def test_whatever_is_typed_reads_back_the_same(maker: Maker) -> None:
    maker.add_photos(small_photo())
    maker.choose("people", "none")
    for typed in HOSTILE:
        maker.fill(title=typed, authors=typed, affiliation=typed, summary=typed, text=f"前\n\n{typed}\n\n後")
        maker.describe(1, typed, typed)
        expect(maker.part("paper-title")).to_have_text(typed)
        header, body = maker.report()
        photo = header.photos[0]
        told = (header.title, *header.author, header.affiliation, header.summary, photo.alt, photo.caption)
        assert told == (typed,) * 6
        shown = BeautifulSoup(html(body), "lxml")
        assert shown.find(["script", "img"]) is None
        assert "前" in shown.get_text()
        assert "後" in shown.get_text()


def put(page: Page, name: str, value: str) -> None:
    """Into a field as it is: typing would put line ends in order."""
    page.evaluate("([id, value]) => { document.getElementById(id).value = value; }", [f"maker-{name}", value])


def test_signs_nobody_sees_and_ends_of_lines_are_put_in_order(maker: Maker) -> None:
    lines = "одна\r\nдве\u2028три\u0085\u200bче\u202eты\u0000ре\ufeff"
    for name in ("summary", "authors", "text"):
        put(maker.page, name, lines)
    put(maker.page, "title", "и\u0306\u00ad\u200b\t\t е\u0308")
    header, body = maker.report()
    assert header.title == "й ё"
    assert header.summary == "одна две три четыре"
    assert header.author == ("одна", "две", "три", "четыре")
    assert body == "\nодна  \nдве  \nтри  \nчетыре\n"


def test_an_end_of_line_pasted_into_a_single_line_does_not_end_the_header(maker: Maker) -> None:
    maker.fill(title="")
    maker.part("title").focus()
    maker.page.evaluate("document.execCommand('insertText', false, 'one\\n---\\ndraft: true')")
    header, _ = maker.report()
    assert header.draft is False
    assert re.fullmatch(r"one ?--- ?draft: true", header.title)


TYPED = {
    "Один\nдва\n\nтри": "<p>Один<br>два</p><p>три</p>",
    "##見出し\n本文": "<h2>見出し</h2><p>本文</p>",
    "# А\n### Б": "<h2>А</h2><h4>Б</h4>",
    "#カザン #留学": "<p>#カザン #留学</p>",
    "持ち物:\n- パスポート\n- 傘\n次の文": "<p>持ち物:</p><ul><li>パスポート</li><li>傘</li></ul><p>次の文</p>",
    "1. а\n2. б\n\n3. в": "<ol><li>а</li><li>б</li><li>в</li></ol>",
    "3. а\n4. б": '<ol start="3"><li>а</li><li>б</li></ol>',
    "- а\n  - б\n- в": "<ul><li>а<ul><li>б</li></ul></li><li>в</li></ul>",
    "- а\n1. б": "<ul><li>а</li></ul><ol><li>б</li></ol>",
    "> а\n>\n> б\nв": "<blockquote><p>а</p><p>б</p></blockquote><p>в</p>",
    "текст\n---\nтекст": "<p>текст</p><hr><p>текст</p>",
    "текст\n--\nтекст": "<p>текст</p><p>--</p><p>текст</p>",
    "2018. Лето\n2019. Зима": "<p>2018. Лето<br>2019. Зима</p>",
    "\tКрасная строка\n    и ещё": "<p>Красная строка<br>и ещё</p>",
    "[追記]: とても": "<p>[追記]: とても</p>",
    "楽しい (*^_^*) m(_ _)m（*´▽｀*）": "<p>楽しい (*^_^*) m(_ _)m（*´▽｀*）</p>",
    "**とても** *楽しい* __рад__ _очень_": "<p><strong>とても</strong> <em>楽しい</em> <strong>рад</strong> <em>очень</em></p>",
    "a_b_c 5 * 6 * 7": "<p>a_b_c 5 * 6 * 7</p>",
    "`<b>` <i>": "<p><code>&lt;b&gt;</code> &lt;i&gt;</p>",
    "[Вики](https://example.org/Казань_(город))": '<p><a href="https://example.org/Казань_(город)">Вики</a></p>',
    "[x](javascript:alert(1))": "<p>[x](javascript:alert(1))</p>",
    "{市場|いちば}へ<ruby>行<rt>い</rt></ruby>く": "<p><ruby>市場<rp>(</rp><rt>いちば</rt><rp>)</rp></ruby>へ<ruby>行<rt>い</rt></ruby>く</p>",
    "| 町 | 雪 |\n|---|---|\n| 金沢 | 多い |": (
        "<table><thead><tr><th>町</th><th>雪</th></tr></thead><tbody><tr><td>金沢</td><td>多い</td></tr></tbody></table>"
    ),
    "- - а\n- # б\n- > в": "<ul><li>- а</li><li># б</li><li>&gt; в</li></ul>",
    "— Привет!\n— Здравствуйте!": "<p>— Привет!<br>— Здравствуйте!</p>",
    "C:\\Users \\*": "<p>C:\\Users *</p>",
}
"""What is typed, and what readers see of it."""

ARRANGED = """async (text) => {
    const file = document.querySelector("script[src$='form.js']").src.replace("form.js", "markdown.js");
    const { toMarkdown } = await import(file);
    return [toMarkdown(text), toMarkdown(toMarkdown(text))];
}"""


def test_readers_see_what_was_typed_and_the_preview_is_no_other(maker: Maker) -> None:
    seen: dict[str, tuple[str, str]] = {}
    for typed in TYPED:
        maker.fill(text=typed)
        maker.page.wait_for_timeout(200)
        once, twice = maker.page.evaluate(ARRANGED, typed)
        assert once == twice == as_markdown(typed)
        seen[typed] = bare(html(once)), bare(maker.part("paper-body").inner_html())
    assert seen == {typed: (shown, shown) for typed, shown in TYPED.items()}


def html(markdown: str) -> str:
    """What the site makes of it."""
    body = render_body(markdown, "ja")
    assert body is not None
    return body.html


def bare(html: str) -> str:
    """Without what makes no difference to the eye: blanks between tags, relations of links, links to nowhere."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all(True):
        assert isinstance(tag, Tag)
        kept: Any = {name: value for name, value in tag.attrs.items() if name in ("href", "start")}
        tag.attrs = kept
        if tag.name == "span" or (tag.name == "a" and not kept):
            tag.unwrap()
    text = unquote(soup.decode(formatter="minimal")).replace("<br/>", "<br>").replace("<hr/>", "<hr>")
    return re.sub(r"\s*\n\s*", "", text)


def test_a_long_text_does_not_hold_up_the_typing(maker: Maker) -> None:
    """The worst a text may hold is looked at in a moment, here and on a telephone, which is some five times slower."""
    for text in ("[![(*_`" * 1200, "雪が降りました。\n" * 2000, "- a\n" * 2000, "a." * 10_000, "0" * 20_000):
        put(maker.page, "text", text)
        begin = "performance.now()"
        spent = maker.page.evaluate(
            f"""() => new Promise((done) => {{ const begin = {begin}; document.getElementById("maker-finish").click();
            setTimeout(() => done({begin} - begin)); }})"""
        )
        assert spent < 5000, text[:10]


@pytest.mark.parametrize("path", sorted(SCRIPTS.glob("*.js")), ids=lambda path: path.name)
def test_nothing_typed_can_become_code_or_leave_the_page(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    code = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|\bFunction\(|import\("
    ways_out = r"fetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource|https?://"
    assert re.findall(f"{code}|{ways_out}", source) == []


def test_a_word_gets_its_furigana(maker: Maker) -> None:
    """The cursor stands where the reading belongs; readers get it above the word."""
    maker.fill(text="兼六園に行きました。")
    maker.page.evaluate("document.getElementById('maker-text').setSelectionRange(0, 3)")
    maker.part("furigana").click()
    maker.page.keyboard.type("けんろくえん")
    expect(maker.part("text")).to_have_value("<ruby>兼六園<rt>けんろくえん</rt></ruby>に行きました。")
    expect(maker.page.locator("#maker-paper-body ruby rt")).to_have_text("けんろくえん")
    maker.fill(text="")
    maker.part("furigana").click()
    maker.page.keyboard.type("雪")
    expect(maker.part("text")).to_have_value("<ruby>雪<rt></rt></ruby>")


LOST = """async ([typed, shown]) => {
    const place = document.querySelector("script[src$='form.js']").src.replace("form.js", "");
    const { lostIn } = await import(place + "losses.js");
    const box = document.createElement("div");
    box.textContent = shown;
    return lostIn(typed, box);
}"""


def test_notes_look_as_on_the_page(maker: Maker) -> None:
    maker.fill(text="雪[^1]\n\n[^1]: 二月")
    body = maker.part("paper-body")
    back = body.locator(".notes a")
    expect(back).to_have_css("opacity", "1")
    expect(body.locator("sup > a")).to_have_css("font-weight", "400")


def test_words_that_the_preview_does_not_show_are_named(maker: Maker) -> None:
    typed = "1. 朝 雪\n[空港](https://example.org/way) まで[^1]\n[^1]: 昼"
    assert maker.page.evaluate(LOST, [typed, "朝 雪 空港 まで1 昼"]) == []
    assert maker.page.evaluate(LOST, [typed, "朝 空港 まで1"]) == [
        {"line": 1, "words": "雪"},
        {"line": 3, "words": "昼"},
    ]

"""The body of a report: what students write is shown, and what attackers write does nothing."""

from __future__ import annotations

import re
import time

import pytest

from program_site.content.reports.body import render_body
from program_site.content.reports.body_remarks.elements import Marked
from program_site.content.reports.markup.tree import Target


def html(text: str) -> str:
    rendered = render_body(text, "ru")
    assert rendered is not None
    return rendered.html.strip()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("雪が *とても* **きれい** でした。", "<p>雪が <em>とても</em> <strong>きれい</strong> でした。</p>"),
        ("Один\nдва\n\nтри", "<p>Один\nдва</p>\n<p>три</p>"),
        ("Один  \nдва", "<p>Один<br>\nдва</p>"),
        (
            "# Один\n\n## Два\n\n###### Шесть",
            '<h2 id="h-ru-1">Один</h2>\n<h3 id="h-ru-2">Два</h3>\n<h6 id="h-ru-3">Шесть</h6>',
        ),
        ("## Один\n\n### Два", '<h2 id="h-ru-1">Один</h2>\n<h3 id="h-ru-2">Два</h3>'),
        ("#### Один\n\n## Два", '<h4 id="h-ru-1">Один</h4>\n<h2 id="h-ru-2">Два</h2>'),
        ("- а\n- б", "<ul>\n<li>а</li>\n<li>б</li>\n</ul>"),
        ("3. а\n4. б", '<ol start="3">\n<li>а</li>\n<li>б</li>\n</ol>'),
        ("> цитата", "<blockquote>\n<p>цитата</p>\n</blockquote>"),
        ("持ち物：\n- 靴\n- 傘", "<p>持ち物：</p>\n<ul>\n<li>靴</li>\n<li>傘</li>\n</ul>"),
        ("- а\n  - б", "<ul>\n<li>а\n<ul>\n<li>б</li>\n</ul>\n</li>\n</ul>"),
        ("**「雪」**が*降る。*とても", "<p><strong>「雪」</strong>が<em>降る。</em>とても</p>"),
        ("9/1~9/3、9/5~9/7、すごい~~はい~~", "<p>9/1~9/3、9/5~9/7、すごい<del>はい</del></p>"),
        ("<b> と\n**雪**", "<p>&lt;b&gt; と<strong>雪</strong></p>"),
        ("<!-- а\n\n- <div>\n- *б*", "<p>&lt;!-- а</p>\n<ul>\n<li>&lt;div&gt;</li>\n<li><em>б</em></li>\n</ul>"),
        ("    <div>", "<pre><code>&lt;div&gt;\n</code></pre>"),
        ("```\n<div>\n```\n<i>", "<pre><code>&lt;div&gt;\n</code></pre>\n<p>&lt;i&gt;</p>"),
        ("`<b>`", "<p><code>&lt;b&gt;</code></p>"),
        ("---", "<hr>"),
        ("5 < 6 & 7 > 3", "<p>5 &lt; 6 &amp; 7 &gt; 3</p>"),
        ("[TOC]", "<p>[TOC]</p>"),
        ("{{ hero }} {% raw %}", "<p>{{ hero }} {% raw %}</p>"),
        ("x-layout-body-x", "<p>x-layout-body-x</p>"),
        ("text {: #id .class onclick=x }", "<p>text {: #id .class onclick=x }</p>"),
        ("--8<-- 'mkdocs.yml'", "<p>--8&lt;-- 'mkdocs.yml'</p>"),
    ],
)
def test_markdown(text: str, shown: str) -> None:
    assert html(text) == shown


def test_tables() -> None:
    shown = html("| а | б |\n|:--|--:|\n| 1 | 2 |")
    assert re.sub(r"\s", "", shown) == (
        "<table><thead><tr><th>а</th><th>б</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    )


@pytest.mark.parametrize("address", ["https://example.org/?a=1", "http://example.org/", "mailto:a@example.org"])
def test_links_say_that_we_do_not_vouch_for_them(address: str) -> None:
    assert html(f"[да]({address})") == f'<p><a href="{address}" rel="nofollow noopener ugc">да</a></p>'


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
        "<svg><script>alert(1)</script></svg>",
        "<math><mi//xlink:href='javascript:alert(1)'>",
        "<img src=x onerror=alert(1)>",
        "![x](https://evil.example/pixel.png)",
        "![x](javascript:alert(1))",
        "<a href='javascript:alert(1)'>x</a>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#x73;cript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        "[x](tel:+70000000000)",
        "[x](ftp://evil.example/x)",
        "[x]: javascript:alert(1)\n\n[x]",
        "<javascript:alert(1)>",
        '[x](https://a.example "onmouseover=alert(1)" onclick=alert(1))',
        '<p onclick="alert(1)">x</p>',
        '<b style="position:fixed">x</b>',
        '<span id="__config">{}</span>',
        '<h2 id="__search" class="md-header" data-md-component="x">x</h2>',
        "<iframe src=https://evil.example></iframe>",
        "<form action=https://evil.example><input name=q></form>",
        "<meta http-equiv=refresh content='0;url=https://evil.example'>",
        "<base href=https://evil.example/>",
        "<link rel=stylesheet href=https://evil.example/x.css>",
        "<style>body{display:none}</style>",
        "<object data=x></object><embed src=x><video src=x></video><audio src=x></audio>",
        "<template><p>x</p></template>",
        "<!-- comment --><![CDATA[x]]><?php x ?>",
        "</div></article></body></html>",
        "<div><table><tr><td>",
        "```mermaid\ngraph\n```",
        "<details open ontoggle=alert(1)>x</details>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    ],
)
def test_nothing_but_reading(text: str) -> None:
    """Only the tags and attributes named here, closed in the order they were opened, and only harmless addresses."""
    shown = html(f"before\n\n{text}\n\nafter")
    assert "before" in shown
    open_tags: list[str] = []
    for close, tag, attributes in re.findall(r"<(/?)([a-zA-Z0-9]*)([^>]*)>", shown):
        assert re.fullmatch(
            r"p|br|hr|em|strong|del|blockquote|[uo]l|li|a|code|pre|h[2-6]|table|thead|tbody|tr|th|td|img", tag
        )
        for name, value in re.findall(r'\s([a-z-]+)="([^"]*)"', attributes):
            assert (tag, name) in {("a", "href"), ("a", "rel"), ("ol", "start"), ("img", "src")}
            assert name != "src" or value.isdigit()
            assert name != "href" or re.match(r"(https?|mailto):", value)
        if close:
            assert open_tags.pop() == tag
        elif tag not in ("br", "hr", "img"):
            open_tags.append(tag)
    assert open_tags == []


def test_one_report_does_not_change_the_next() -> None:
    html("[ссылка]: https://example.org/\n\n# Один\n\n# Один")
    assert html("[ссылка]\n\n# Один") == '<p>[ссылка]</p>\n<h2 id="h-ru-1">Один</h2>'


def test_a_report_that_was_refused_does_not_change_the_next() -> None:
    assert render_body("1. " * 5000, "ru") is None
    assert html("# Один\n\nдва") == '<h2 id="h-ru-1">Один</h2>\n<p>два</p>'


@pytest.mark.parametrize("text", ["1. " * 5000, "<" * 5000, ">" * 5000, "*a " * 5000, "|a" * 500 + "\n" + "|-" * 500])
def test_hostile_text_is_shown_or_refused_but_never_crashes(text: str) -> None:
    rendered = render_body(text, "ru")
    assert rendered is None or "<script" not in rendered.html


@pytest.mark.parametrize(
    "text", ["-     " * 3000 + "x", "1.     " * 3000, "> >   " * 3000, "](a b" * 9000, "](a" + " b" * 20_000]
)
def test_what_is_looked_for_before_the_reader_takes_no_time(text: str) -> None:
    begin = time.perf_counter()
    render_body(text, "ru")
    assert time.perf_counter() - begin < 5


def test_text_nested_too_deeply_is_refused() -> None:
    assert render_body("1. " * 5000, "ru") is None
    assert html("1. а") == "<ol>\n<li>а</li>\n</ol>"


def test_what_looks_like_html_is_shown_as_it_was_typed() -> None:
    for typed, shown in (
        ("A<B、C>D", "A&lt;B、C&gt;D"),
        ("Vector<int> x", "Vector&lt;int&gt; x"),
        ("<style> と書く", "&lt;style&gt; と書く"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ):
        rendered = html(f"{typed}\n\n後")
        assert shown in rendered
        assert "<p>後</p>" in rendered


def test_pictures_are_numbered_and_those_that_stand_alone_are_told_from_those_in_a_sentence() -> None:
    body = render_body(
        '前 ![花](a.jpg) 後\n\n![雪](photo-1.jpg "積もった雪")\n![川](./%E5%B7%9D.jpg)\n\n- ![山](b.png)',
        "ru",
    )
    assert body is not None
    pictures = [
        each if isinstance(each, str) else (each[0].file, each[0].alt, each[0].caption, each[1])
        for each in body.pieces()
    ]
    assert [each for each in pictures if not isinstance(each, str)] == [
        ("a.jpg", "花", None, False),
        ("photo-1.jpg", "雪", "積もった雪", True),
        ("川.jpg", "川", None, True),
        ("b.png", "山", None, False),
    ]
    assert pictures[0] == "<p>前 "


def test_what_looks_like_the_place_of_a_picture_is_text() -> None:
    body = render_body('<img src="0"> ![](a.jpg) `<img src="0">` [x](https://a.example/?<img src="0">)', "ru")
    assert body is not None
    assert sum(1 for piece in body.pieces() if not isinstance(piece, str)) == 1


@pytest.mark.parametrize(
    ("text", "file", "caption"),
    [
        ("![雪](IMG 1.jpg)", "IMG 1.jpg", None),
        ('![雪](IMG 1 (2).jpg "朝")', "", None),  # brackets in it: told by the name of the file
        ('![雪]( белый снег.jpg  "Утро" )', "белый снег.jpg", "Утро"),
        ("![雪](雪.jpg)", "雪.jpg", None),
        ("![雪](%E9%9B%AA.jpg)", "雪.jpg", None),
    ],
)
def test_a_picture_is_meant_also_where_blanks_stand_in_its_name(text: str, file: str, caption: str | None) -> None:
    body = render_body(text, "ru")
    assert body is not None
    assert [(each.file, each.caption) for each in body.pictures] == ([(file, caption)] if file else [])
    assert all(picture.source in text for picture in body.pictures)


@pytest.mark.parametrize("target", ["#top", "javascript:alert(1)", "//evil.example", "www.example.org", "tel:1", ""])
def test_a_link_that_is_no_whole_address_is_named_and_taken_out(target: str) -> None:
    body = render_body(f"[x]({target})", "ru")
    assert body is not None
    assert body.dead_links == (Target(target, 1),)
    assert "<a" not in body.html


@pytest.mark.parametrize("target", ["page.md", "/about/", "../../x", "../2019-02-15-snow/ru.md", "photo-1.jpg"])
def test_a_link_into_the_site_is_left_for_the_page_to_resolve(target: str) -> None:
    body = render_body(f"один\n\nдва *[x]({target})* три", "ru", ["photo-1.jpg"])
    assert body is not None
    assert (body.links, body.dead_links) == ((Target(target, 3),), ())
    assert (
        body.linked({target: "../there/?a&b"}.get).html
        == '<p>один</p>\n<p>два <em><a href="../there/?a&amp;b">x</a></em> три</p>'
    )
    assert body.linked(lambda _: None).html == "<p>один</p>\n<p>два <em>x</em> три</p>"


@pytest.mark.parametrize(
    "source", ["https://a.example/x.png", "//a.example/x.png", "data:image/png;base64,AA", "javascript:x"]
)
def test_pictures_from_elsewhere_are_told(source: str) -> None:
    body = render_body(f"![x]({source})", "ru")
    assert body is not None
    assert [picture.elsewhere for picture in body.pictures] == [True]
    assert source not in body.html


@pytest.mark.parametrize(
    "text", ["![снег [^1]](a.jpg)", "![снег [^1]](a.jpg) зима [^1]", "[а ![б [^1]](a.jpg)](https://e.example/)"]
)
def test_a_note_in_the_description_of_a_picture_leads_nowhere_back(text: str) -> None:
    found = html(f"{text}\n\n[^1]: лёд")
    assert "лёд" in found
    assert set(re.findall('href="#(.*?)"', found)) <= set(re.findall('id="(.*?)"', found))


@pytest.mark.parametrize(
    "text", ["1. [^1]: а [^1]\n\n[^1]: б", "> [^1]: а [^1]", "- [^1]:\n[^1]:", "- > - [^1]: а [^1]\n\nб"]
)
def test_a_note_in_a_list_that_only_itself_refers_to_is_read(text: str) -> None:
    assert "[^1]" in html(text) or "<section" in html(text)
    assert Marked(text).elements


def test_each_arrow_of_a_note_leads_to_its_own_place() -> None:
    found = html("а [^а] б [^а] в [^а-2]\n\n[^а]: один\n\n[^а-2]: два")
    first = found[found.index('<li id="fn-ru-1"') : found.index('<li id="fn-ru-2"')]
    assert re.findall('href="#(.*?)"', first) == ["fnref-ru-1", "fnref-ru-1-2"]


@pytest.mark.parametrize("inside", ["<javascript:a>", "<ab:c>", "а <ab:c> б"])
def test_of_a_dead_link_in_a_dead_link_the_words_stay(inside: str) -> None:
    assert html(f"[{inside}](x)") == f"<p>{inside.replace('<', '').replace('>', '')}</p>"

"""Side-by-side reading: which paragraph stands beside which."""

from __future__ import annotations

import re

from program_site.content.reports.body import Body, render_body
from program_site.site.reports.parallel import blocks, pairs, shared_picture


def body(text: str) -> Body:
    rendered = render_body(text, "ru")
    assert rendered is not None
    return rendered


def words(block: Body | None) -> str | None:
    return re.sub(r' id="[^"]*"', "", block.html) if block else None


def test_a_text_is_parted_into_its_blocks() -> None:
    text = (
        "# 一\n\n二  \n三\n\n- 四\n    - 五\n\n> 六\n>\n> 七\n\n---\n\n![八](a.jpg)\n\n| 九 | 十 |\n|--|--|\n| 1 | 2 |"
    )
    assert [re.split("[ >]", block.html)[0] for block in blocks(body(text))] == [
        "<h2", "<p", "<ul", "<blockquote", "<hr", "<p", "<table",
    ]  # fmt: skip
    assert [block.html for block in blocks(body(text))] == [
        each.strip()
        for each in re.split(r"(?<=>)\n?(?=<(?:h2|p><img|p>二|ul>\n<li>四|blockquote|hr|table))", body(text).html)
    ]
    assert blocks(body("")) == []


def test_texts_of_the_same_build_stand_paragraph_beside_paragraph() -> None:
    found = [
        (words(one), words(other)) for one, other in pairs(body("## 一\n\n二\n\n三"), body("## Раз\n\nДва\n\nТри"))
    ]
    assert found == [
        ("<h2>一</h2>", "<h2>Раз</h2>"),
        ("<p>二</p>", "<p>Два</p>"),
        ("<p>三</p>", "<p>Три</p>"),
    ]


def test_what_only_one_text_has_stands_alone_and_does_not_push_the_rest_away() -> None:
    found = [
        (words(one), words(other)) for one, other in pairs(body("一\n\n- 二\n\n## 三"), body("Раз\n\n## Три\n\nЕщё"))
    ]
    assert found == [
        ("<p>一</p>", "<p>Раз</p>"),
        ("<ul>\n<li>二</li>\n</ul>", None),
        ("<h2>三</h2>", "<h2>Три</h2>"),
        (None, "<p>Ещё</p>"),
    ]


def test_the_same_photo_is_shared_and_another_is_not() -> None:
    (same,) = pairs(body("![雪](a.jpg)"), body("![снег](./a.jpg)"))
    (other,) = pairs(body("![雪](a.jpg)"), body("![снег](b.jpg)"))
    shared = shared_picture(same)
    assert shared is not None
    assert [each.alt for each in shared] == ["雪", "снег"]
    assert shared_picture(other) is None
    assert shared_picture((body("文"), None)) is None


def test_texts_of_thousands_of_paragraphs_are_not_compared_but_shown() -> None:
    """Comparing them would take more than a minute."""
    many, one = body("а\n\n" * 19_000), body("一")
    assert len(list(pairs(many, many))) == 19_000
    assert [words(other) for _, other in pairs(many, one)][:2] == ["<p>一</p>", None]

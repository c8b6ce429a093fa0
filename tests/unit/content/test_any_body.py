"""Whatever the body of a report holds: nothing comes out but what is allowed, closed where it was opened, and no word is lost."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as some

from generated import bounded
from program_site.content.reports.body import render_body
from program_site.content.reports.markup.crowding import crowded_line, endless_word

TAGS = "p br hr em strong del blockquote ul ol li a code pre h2 h3 h4 h5 h6 table thead tbody tr th td img ruby rt rp sub sup section"
ALLOWED = {tag: set[str]() for tag in TAGS.split()} | {
    "ol": {"start"}, "a": {"href", "rel", "id", "aria-label"}, "img": {"src"}, "section": {"class", "aria-label"}, "li": {"id", "class"},
} | {f"h{level}": {"id"} for level in range(2, 7)}  # fmt: skip
OURS = re.compile(r"#?(?:h|fn|fnref)-ru-\d+(?:-\d+)?")
"""Ids, and links to them."""


class Strict(HTMLParser):
    """Finds every element and attribute that is not allowed, and every end that does not fit its beginning."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names, given = {name for name, _ in attrs}, dict(attrs)
        within = OURS.fullmatch(given.get("href") or "")
        if "href" in names and given.get("rel") != (None if within else "nofollow noopener ugc"):
            self.wrong.append("a link that search engines would follow")
        if not names <= ALLOWED.get(tag, set()) or tag not in ALLOWED:
            self.wrong.append(f"<{tag} {names}>")
        for name, value in attrs:
            if name == "id" and not OURS.fullmatch(value or ""):
                self.wrong.append(f"id {value}")
            if (
                name == "href"
                and not within
                and not (value or "").isdigit()
                and not re.match(r"(https?://|mailto:)[^\s\"<>]+$", value or "", re.IGNORECASE)
            ):
                self.wrong.append(f"href {value}")
            if name == "src" and not (value or "").isdigit():
                self.wrong.append(f"src {value}")
        if tag not in ("br", "hr", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")

    def handle_decl(self, decl: str) -> None:
        self.wrong.append(decl)

    def handle_comment(self, data: str) -> None:
        self.wrong.append(data)


PIECES = some.sampled_from([
    "<script>", "</script>", "<img src=x onerror=a>", "<!--", "-->", "<![CDATA[", "<![", "<svg/onload=a>", "</p>", "</div>", "&lt;", "&#60;",
    "[x](javascript:a)", "[x](https://e.example/)", "![x](a.jpg)", "![x](a.jpg '\"')", "[x][1]", "\n[1]: data:a\n", "[^1]", "\n[^1]: ", "\n[1]: https://e.example/\n", "[x](#a)", "[x](../2019-02-15-a/ja.md)", "~~", "<br>", "<ruby>",
    "<rt>", "</ruby>", "<sub>", "</sub>", "<details>", "</summary>", "<summary>", "{金|きん}", "- [ ] ", "https://e.example/", "<img src=a.jpg>", "\ufdd1", "\ufdd0", "<https://e.example/\">",
    "<a@e.example>", "*", "**", "_", "`", "```", "# ", "> ", "- ", "1. ", "    ", "\n", "\n\n", "|", "|-|-|", "---", "\\", "{: #x }", "{{ x }}",
    "<img src=\"0\">", "klzzwxh:0001", "x", "雪", "ё", "\u202e", "\u0301", "\u200b", "[", "]", "(", ")", "<", ">", "&", "\"", "'", "=",
])  # fmt: skip
BODIES = some.lists(some.one_of(PIECES, some.text(max_size=6)), max_size=40).map("".join)


@bounded(1500)
@given(BODIES)
def test_a_body_has_nothing_but_what_is_allowed_and_closes_what_it_opens(text: str) -> None:
    if crowded_line(text) or endless_word(text):
        return
    begin = time.perf_counter()
    body = render_body(text, "ru")
    assert time.perf_counter() - begin < 5
    if body is None:
        return
    strict = Strict()
    strict.feed(body.html)
    strict.close()
    assert (strict.wrong, strict.open) == ([], [])
    assert all(isinstance(piece, str) or piece[0] in body.pictures for piece in body.pieces())


LETTERS = some.text(some.characters(categories=("L", "Nd")), min_size=1, max_size=20)


@bounded(100)
@given(some.lists(LETTERS, min_size=1, max_size=6))
def test_no_plain_word_is_lost(words: list[str]) -> None:
    body = render_body(" ".join(words), "ru")
    assert body is not None
    parser = HTMLParser()
    kept: list[str] = []
    parser.handle_data = kept.append  # type: ignore[method-assign]
    parser.feed(body.html)
    parser.close()
    assert "".join(kept).split() == " ".join(words).split()

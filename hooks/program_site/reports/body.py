"""The body of a report: a student's Markdown becomes HTML that can do nothing but be read."""

from __future__ import annotations

import functools
import re

import markdown
import nh3

_TAGS = frozenset(
    [
        "p",
        "br",
        "hr",
        "em",
        "strong",
        "del",
        "blockquote",
        "ul",
        "ol",
        "li",
        "a",
        "code",
        "pre",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ]
)
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto"}
_COSTLY = "[]<>()!*_`~^\\&{}"
_MOST_IN_PARAGRAPH = 300
_MOST_IN_TEXT = 1000
_MOST_HEADINGS = 200
_HEADING = re.compile(r"^ {0,3}(?:#{1,6}|=+[ \t]*$|-+[ \t]*$)", re.MULTILINE)
_PARAGRAPH = re.compile(r"(?:^[^\n]*\S[^\n]*\n?)+", re.MULTILINE)


@functools.cache
def _renderer() -> markdown.Markdown:
    """One instance for all reports: making it costs more than a page. `toc` only moves headings below the page's own."""
    renderer = markdown.Markdown(
        extensions=["tables", "sane_lists", "toc"],
        extension_configs={"toc": {"baselevel": 2, "marker": ""}},
        output_format="html",
    )
    # What looks like HTML is shown as typed: students write «A<B», and lose no word by it.
    renderer.preprocessors.deregister("html_block")
    renderer.inlinePatterns.deregister("html")
    return renderer


def render_body(text: str) -> str | None:
    """Safe HTML, or None where the text is nested too deeply for the Markdown parser."""
    renderer = _renderer()
    renderer.reset()
    try:
        html = renderer.convert(text)
    except (AssertionError, RecursionError, ValueError, IndexError, TypeError, AttributeError):
        _renderer.cache_clear()  # what broke it may have left it half-way
        return None
    return nh3.clean(
        html,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="nofollow noopener ugc",
        strip_comments=True,
    )


def crowded_line(text: str) -> int | None:
    """The line (from 1) of the first paragraph with so many signs of markup that only a slip or an attack explains it.

    Python-Markdown needs time that grows with the square of unmatched brackets: 20,000 of them take a minute.
    """
    for sign in _COSTLY:
        if text.count(sign) > _MOST_IN_TEXT:
            return text.count("\n", 0, text.index(sign)) + 1
    headings = [heading.start() for heading in _HEADING.finditer(text)]
    if len(headings) > _MOST_HEADINGS:
        return text.count("\n", 0, headings[0]) + 1
    for paragraph in _PARAGRAPH.finditer(text):
        if any(paragraph[0].count(sign) > _MOST_IN_PARAGRAPH for sign in _COSTLY):
            return text.count("\n", 0, paragraph.start()) + 1
    return None

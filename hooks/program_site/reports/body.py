"""The body of a report: a student's Markdown becomes HTML that can do nothing but be read."""

from __future__ import annotations

import functools

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


@functools.cache
def _renderer() -> markdown.Markdown:
    """One instance for all reports: making it costs more than a page. `toc` only moves headings below the page's own."""
    return markdown.Markdown(
        extensions=["tables", "sane_lists", "toc"],
        extension_configs={"toc": {"baselevel": 2, "marker": ""}},
        output_format="html",
    )


def render_body(text: str) -> str | None:
    """Safe HTML, or None where the text breaks the Markdown parser (`<![>` does)."""
    renderer = _renderer()
    renderer.reset()
    try:
        html = renderer.convert(text)
    except (AssertionError, RecursionError, ValueError, IndexError, TypeError, AttributeError):
        return None
    return nh3.clean(
        html,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="nofollow noopener ugc",
        strip_comments=True,
    )

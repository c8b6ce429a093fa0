"""The last step: HTML that can do nothing but be read, with line ends where Japanese has none."""

import re
import xml.etree.ElementTree as ET

import nh3

from program_site.content.reports.text_rules import JOINED, KEPT_APART

_TAGS = {
    "p", "br", "hr", "em", "strong", "del", "blockquote", "ul", "ol", "li", "a", "code", "pre", "h2", "h3", "h4", "h5", "h6",
    "table", "thead", "tbody", "tr", "th", "td", "img", "ruby", "rt", "rp", "sub", "sup", "section",
}  # fmt: skip
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"id"}, "a": {"href", "aria-label"}, "ol": {"start"}, "img": {"src"}, "section": {"class", "aria-label"},
    "li": {"class"},
}  # fmt: skip
_SCHEMES = {"http", "https", "mailto"}
_OURS = {
    "id": re.compile(r"(?:h|fn|fnref)-[A-Za-z-]+-\d{1,5}(?:-\d{1,5})?"),
    "src": re.compile("[0-9]{1,5}"),
    "class": re.compile("notes|task"),
}
_REL = "nofollow noopener ugc"
_INLINE = "(?:em|strong|del|a|code|sub|sup|ruby)"
_OPENING, _CLOSING = rf"(?:<{_INLINE}\b[^<>]*>)*", rf"(?:</{_INLINE}>)*"
_JOINED = re.compile(rf"({JOINED}{_CLOSING})\n(?={_OPENING}{JOINED})")
_APART = re.compile(rf"(?<!<br>)\n(?={_OPENING}{KEPT_APART})")
_WITHIN = re.compile(rf'(<a href="#[^"]*"[^<>]*) rel="{_REL}"')
_VERBATIM = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)


def _kept(_: str, attribute: str, value: str) -> str | None:
    """Of pictures only our own numbers are kept: nothing is ever fetched that a text names. No text names an id."""
    rule = _OURS.get(attribute)
    return value if rule is None or rule.fullmatch(value) else None


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    attribute_filter=_kept,
    url_schemes=_SCHEMES,
    link_rel=_REL,
    strip_comments=True,
)


def cleaned(root: ET.Element) -> str:
    """The safe HTML of what an element holds."""
    plain = ET.tostring(root, encoding="unicode", method="html").removeprefix("<body>").removesuffix("</body>")
    html = _WITHIN.sub(r"\1", _CLEANER.clean(plain)).strip()
    return "".join(
        part if part.startswith("<pre>") else _JOINED.sub(r"\1", _APART.sub("<br>\n", part))
        for part in _VERBATIM.split(html)
    )

"""HTML that is no part of what a text may hold: it is shown as it stands, so each line of it is told what to write instead."""

import html
import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from program_site.content.reports.body_remarks.elements import Change, Marked, changed, keeps
from program_site.content.reports.body_remarks.found import Found
from program_site.content.reports.references import photo_meant
from program_site.content.reports.text_rules import TAGS

_NAMES = (
    "blockquote|figcaption|colgroup|noscript|template|textarea|address|article|details|picture|section|"
    "summary|button|canvas|center|figure|footer|header|iframe|legend|object|option|script|select|source|"
    "strike|strong|aside|audio|embed|frame|input|label|param|small|style|table|tbody|tfoot|thead|title|track|"
    "video|abbr|body|cite|code|font|form|head|html|link|main|mark|menu|meta|ruby|samp|span|big|col|del|dfn|"
    "dir|div|img|ins|kbd|map|nav|pre|sub|sup|svg|var|wbr|xml|br|dd|dl|dt|em|h1|h2|h3|h4|h5|h6|hr|li|ol|rp|rt|"
    "td|th|tr|tt|ul|(?-i:[abipqsu])"
)
"""Longer ones first, as some begin with others. A<B>C compares."""
_TAG = re.compile(
    rf"(?<!\\)<(?P<end>/?)(?P<name>{_NAMES}|[a-z]:[a-z]+)"
    r"(?P<rest>\s[^<>\n]*|/|(?=[>\n]|$))(?:>|$)|(?<!\\)<!--(?P<remark>[^\n]*?)(?:-->|$)",
    re.IGNORECASE | re.MULTILINE,
)
_UNDERSTOOD = re.compile(TAGS, re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(?<![\w:-])([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_STRESS = {"b": "**", "strong": "**", "i": "*", "em": "*", "s": "~~", "del": "~~", "strike": "~~"}
_BLOCKS = frozenset([
    "p", "div", "center", "section", "article", "figure", "figcaption", "main", "header", "footer", "body", "html",
    "address", "blockquote",
])  # fmt: skip
_DROPPED = _BLOCKS | frozenset([
    "span", "font", "u", "small", "big", "mark", "ins", "abbr", "cite", "kbd", "samp", "tt", "q", "wbr", "label", "var",
    "dfn",
])  # fmt: skip
"""Those that nothing of the text goes with: how it looked, and where it stood."""
_UNDERSTOOD_NAMES = frozenset(["br", "ruby", "rt", "rp", "sub", "sup", "details", "summary"])
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_CELLS, _ITEMS = (
    frozenset(["table", "tr", "td", "th", "thead", "tbody", "tfoot"]),
    frozenset(["ul", "ol", "li", "dl", "dt", "dd"]),
)


@dataclass(eq=False)
class _Tag:
    """A tag or a remark where it stands in its line."""

    begin: int
    end: int
    written: str
    name: str
    """Small; `!` for a remark."""
    closes: bool
    attributes: dict[str, str]

    @classmethod
    def of(cls, found: re.Match[str]) -> "_Tag":
        pairs = _ATTRIBUTE.findall(found["rest"] or "")
        attributes = {name.lower(): html.unescape(one or other or bare) for name, one, other, bare in pairs}
        name = "!" if found["name"] is None else found["name"].lower()
        return cls(found.start(), found.end(), found[0], name, bool(found["end"]), attributes)

    @property
    def address(self) -> str:
        given = self.attributes.get("href") or self.attributes.get("src") or ""
        return "" if re.search(r"[\s<>()]", given) else given


def raw_html(marked: Marked, photos: Collection[str]) -> Iterator[Found]:
    """One for each line that has any, with the line as Markdown says it, where that is certain."""
    if "<" not in marked.text:
        return
    rows = [[_Tag.of(found) for found in _TAG.finditer(line)] for line in marked.without_code.split("\n")]
    counts = Counter((tag.name, tag.closes) for tags in rows for tag in tags)
    for row, tags in enumerate(rows):
        strange = [tag for tag in tags if not _is_understood(tag, counts)]
        if any(tag.name != "img" or not _is_elsewhere(tag) for tag in strange):  # the reader speaks of those
            alone = next((tag for tag in strange if _UNDERSTOOD.fullmatch(tag.written)), None)
            if alone:
                at = marked.starts[row] + alone.begin
                yield Found("T123", at, alone.written, (), f"<{alone.name}>…</{alone.name}>")
            else:
                yield _Line(marked, row, tags, strange, photos).told(counts)


def _is_understood(tag: _Tag, counts: Counter[tuple[str, bool]]) -> bool:
    """Whether the reader makes of it what its writer means."""
    if not _UNDERSTOOD.fullmatch(tag.written):
        return False
    return tag.name == "br" or counts[tag.name, True] == counts[tag.name, False]


def _is_elsewhere(tag: _Tag) -> bool:
    return bool(_ELSEWHERE.match(tag.attributes.get("src", "")))


class _Line:
    """A line, and what becomes of the tags in it."""

    def __init__(
        self, marked: Marked, row: int, tags: list[_Tag], strange: list[_Tag], photos: Collection[str]
    ) -> None:
        self.text, self.start = marked.rows[row], marked.starts[row]
        self.strange, self.photos = strange, photos
        self.partner: dict[_Tag, _Tag] = {}
        open_: list[_Tag] = []
        for tag in tags:
            if not tag.closes:
                open_.append(tag)
            elif any(each.name == tag.name for each in open_):
                while (begin := open_.pop()).name != tag.name:
                    pass
                self.partner |= {begin: tag, tag: begin}

    def told(self, counts: Counter[tuple[str, bool]]) -> Found:
        made = [self.change(tag, counts) for tag in self.strange]
        changes = [change for change, _ in made]
        after = re.sub(r"\n{3,}", "\n\n", changed(self.text, changes).strip(" ").strip("\n"))
        written = " ".join(tag.written for tag in self.strange)
        certain = all(sure for _, sure in made)
        whole = (Change(self.start, self.start + len(self.text), after),)
        at = self.start + self.strange[0].begin
        if all(tag.name == "img" for tag in self.strange):
            return Found("T120", at, written, whole if certain else (), _first(after), certain=True)
        if not after.replace("&nbsp;", "").strip():
            whole = (Change(whole[0].begin, whole[0].end, ""),)
            address = next((tag.address for tag in self.strange if tag.address), "")
            if address:
                return Found("T104", at, written, (), address)
            return Found("T122", at, written, whole if certain else (), "", certain=True)
        plain = changed(self.text, [Change(tag.begin, tag.end, " ") for tag in self.strange])
        certain = certain and keeps(plain, after)
        return Found("T104", at, written, whole if certain else (), _first(after), certain=True)

    def change(self, tag: _Tag, counts: Counter[tuple[str, bool]]) -> tuple[Change, bool]:
        """What stands in its place, and whether that is all that its writer wrote."""
        sure = tag.written.endswith(">")
        after, name = "", tag.name
        if name in _STRESS and tag in self.partner:
            return self.stress(tag), sure
        elif name == "img":
            after, sure = self.picture(tag)
        elif name == "a":
            after, sure = self.link(tag)
        elif re.fullmatch("h[1-6]", name):
            after, sure = self.heading(tag)
        elif name in _UNDERSTOOD_NAMES:
            bare = f"<{'/' if tag.closes else ''}{name}>"
            after, sure = bare, name == "br" or counts[name, True] == counts[name, False]
        elif name in _CELLS:
            after, sure = ("" if tag.closes or name not in ("td", "th") else " | "), False
        elif name in _ITEMS:
            after, sure = ("- " if name in ("li", "dt") and not tag.closes else ""), False
        elif name in _BLOCKS:
            after = "\n\n" if self.text[: tag.begin].strip() and self.text[tag.end :].strip() else ""
        elif name not in _DROPPED and ":" not in name:
            after, sure = tag.address, False
        return Change(tag.begin, tag.end, after), sure

    def stress(self, tag: _Tag) -> Change:
        """Signs of stress stand at words, never at blanks."""
        other = self.partner[tag]
        begin, end = (other, tag) if tag.closes else (tag, other)
        inner = self.text[begin.end : end.begin]
        if not inner.strip():
            return Change(tag.begin, tag.end, "")
        sign = _STRESS[tag.name]
        if tag.closes:
            blanks = len(inner) - len(inner.rstrip())
            return Change(tag.begin - blanks, tag.end, sign + " " * blanks)
        blanks = len(inner) - len(inner.lstrip())
        return Change(tag.begin, tag.end + blanks, " " * blanks + sign)

    def picture(self, tag: _Tag) -> tuple[str, bool]:
        source, alt = tag.attributes.get("src", ""), tag.attributes.get("alt", "")
        alt = re.sub(r"([\[\]\\])", r"\\\1", " ".join(alt.split()))
        if _ELSEWHERE.match(source):
            return tag.written, True
        file = source if source in self.photos else photo_meant(source, self.photos)
        name = file or source or "photo-1.jpg"
        return f"![{alt}]({f'<{name}>' if re.search(r'[ ()]', name) else name})", bool(file)

    def link(self, tag: _Tag) -> tuple[str, bool]:
        begin = self.partner.get(tag) if tag.closes else tag
        target = begin.address if begin else ""
        if not begin or begin not in self.partner:
            return "", False
        if not re.match(r"https?://", target):
            return "", "href" not in begin.attributes
        words = self.text[begin.end : self.partner[begin].begin].strip()
        if not words:
            return (target if tag is begin else ""), True
        return (f"]({target})" if tag.closes else "["), "[" not in words and "]" not in words

    def heading(self, tag: _Tag) -> tuple[str, bool]:
        first = not self.text[: (self.partner.get(tag, tag) if tag.closes else tag).begin].strip()
        last = not self.text[(tag if tag.closes else self.partner.get(tag, tag)).end :].strip()
        sure = tag in self.partner and first and last
        return ("" if tag.closes else f"{'#' * max(int(tag.name[1]), 2)} "), sure


def _first(text: str) -> str:
    return text.split("\n")[0].strip()[:80]

"""What a writer means, in Markdown that says so: everything that looks like a mark and is none is parted by a stand-in."""

import re

from program_site.content.reports.markup.definitions import without_false_definitions
from program_site.content.reports.markup.stand_ins import NOTHING, PLAIN, READING, TAG, plain, without
from program_site.content.reports.text_rules import ADDRESS, FURIGANA, NO_ITEM, TAGS, address_in

_BEFORE = r"^(?P<before>(?:[ \t>]|[-*+][ \t]|\d{1,2}[.)][ \t])*)"
"""What may stand before the first word of a line: of these signs none can be told apart in two ways."""
_BLANK_IN_TARGET = re.compile(
    r"""(\]\([ \t]*)([^ \t\n()<>"'`]+(?: +[^ \t\n()<>"'`]+)+)(?=[ \t]*(?:"[^"\n]*"[ \t]*)?\))"""
)
_NO_ITEM = re.compile(rf"{_BEFORE}(?P<mark>{NO_ITEM})", re.MULTILINE)
TAG_FIRST = re.compile(r"^([ \t>+*\d.)-]*)<(?=[!?/A-Za-z])(?![\w.+-]*[:@])", re.MULTILINE)
_TAG = re.compile(rf"(?<!\\)<(?={TAGS[1:]}|img\b[^<>\n]*>)", re.IGNORECASE)
_FURIGANA = re.compile(r"(?<!\\)" + FURIGANA)
_ADDRESS = re.compile(ADDRESS)
_LONE_TILDE = re.compile(r"(?<![~\\])~(?!~)")


def as_meant(text: str, photos: frozenset[str]) -> str:
    """Markdown of as many lines; `photos` are those of the report's folder."""
    text = without(text).rstrip("\n") + "\n"
    if "](" in text and " " in text:
        # `![雪](IMG 1.jpg)` is no picture to Markdown
        text = _BLANK_IN_TARGET.sub(lambda found: found[1] + found[2].replace(" ", PLAIN[" "]), text)
    if "://" in text:
        text = _ADDRESS.sub(_plain_address, text)
    if "~" in text:
        text = _LONE_TILDE.sub(PLAIN["~"], text)  # 10~20分、3~5人 strikes nothing out
    if "<" in text:
        # what looks like a tag at the beginning of a line would take all that follows for HTML
        text = TAG_FIRST.sub(rf"\1<{NOTHING}", _TAG.sub(f"<{TAG}", text))
    if "{" in text:
        text = _FURIGANA.sub(lambda found: f"{{{READING}{found[1]}{PLAIN['|']}{found[2]}}}", text)
    text = _NO_ITEM.sub(_parted, text)
    return without_false_definitions(text, photos) if "]:" in text else text


def _plain_address(found: re.Match[str]) -> str:
    address = address_in(found[2])
    return found[1] + plain(address) + found[2][len(address) :]


def _parted(found: re.Match[str]) -> str:
    mark = found["mark"]
    # the full stop of a number parted from it; a sign from the blank behind it
    return found["before"] + (mark + NOTHING if len(mark) == 1 else mark[:-1] + NOTHING + mark[-1])

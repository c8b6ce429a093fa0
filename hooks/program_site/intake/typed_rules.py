r"""What marks of typed text look like: patterns that the doors for typed text and the script of the form share.

Written as those of `content/reports/text_rules.py`: in what `re` and JavaScript (flag `u`) have in common. Blanks and
letters are given by their ranges, as `\s`, `\d` and `\w` mean different signs in the two.
"""

import re
from collections.abc import Callable

from program_site.content.reports.text_rules import HAN, KANA, RULES

BLANKS = f" \t\u00a0{chr(0x3000)}"
_BLANKS = r" \t\u00a0\u3000"
_BLANK = f"[{_BLANKS}]"
_LATIN = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_CYRILLIC = r"\u0400-\u052f"
_PICTOGRAPHS = f"{chr(0x1F000)}-{chr(0x1FAFF)}"
_EMOJI = rf"\u2600-\u27bf{_PICTOGRAPHS}"
_NO_WORD = (
    r"\x00-/:-@\[-`{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u02b0-\u036f\u2000-\u2bff\u2e00-\u2e7f"
    r"\u3000-\u3004\u3008-\u3020\u3030\u303d\u30a0\u30fb\ufe10-\ufe6f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
    rf"\uffe0-\uffff{_PICTOGRAPHS}"
)
"""Signs that are part of no word."""
_OPENING = r"(\uff08\u300c\u300e\u00ab\u201c\u2018\u201e\x22'\u3010\u3008\u300a\u3014\[<!`{*_~&\\\u2014\u2013\u2026\uff5e\u301c"
_CLOSING = (
    r")\uff09\u300d\u300f\u00bb\u201d\u2019\u201c\x22'\u3011\u3009\u300b\u3015.\u3002,\u3001!\uff01?\uff1f\u2026%\uff05:\uff1a;"
    r"&~*_`\]>}\u266a\u301c\uff5e\u2014\u2013\ufe0f"
)
_IN_TARGET = rf"[^{_BLANKS}\n()<>\\]"
_ADDRESS = rf"https?://[^{_BLANKS}\n<>()\\]+"
_TITLE = rf'(?:{_BLANK}+"([^"\n]*)")?'
_IN_SITE = rf"#{_IN_TARGET}+|\.{{0,2}}/{_IN_TARGET}+|[A-Za-z-]+\.md(?:#{_IN_TARGET}*)?"
"""The way to a heading, a report or another page of the site."""
_TARGET = rf"https?://(?:{_IN_TARGET}|\({_IN_TARGET}*\))+|mailto:{_IN_TARGET}+|{_IN_SITE}"
_ESCAPE = r"\\[\\`*_\[\]<>#+\-.!~|&={})]"
_NOTE = rf"\[\^([^\[\]\\`|<>&{_BLANKS}\n]{{1,100}})\]"
_BLOCK_TAG = "[dD][eE][tT][aA][iI][lL][sS]|[sS][uU][mM][mM][aA][rR][yY]"

TYPED = {
    # Letters
    "lineEnd": r"\r\n?|[\u0085\u2028\u2029]",
    "invisible": (
        r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff"
        r"\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]"
    ),
    "inPieces": rf"[{_LATIN}\u0370-\u03ff{_CYRILLIC}\u1e00-\u1fff{KANA}][\u0300-\u036f\u3099\u309a]+",
    # Lines
    "lead": f"^{_BLANK}*",
    "rule": r"^([-*_=])(?:[ \t]*\1){2,}$",
    "marks": r"^(?:[-=]+|(?!-[ \t])[|: \t]*-[|:\- \t]*)$",
    "fence": r"^(`{3,}|~{3,})([^`]*)$",
    "heading": rf"^(#(?={_BLANK})|#{{2,6}}){_BLANK}*([^#{_BLANKS}\n][^\n]*)$",
    "emptyQuote": rf"^>[>{_BLANKS}]*$",
    "quote": rf"^>[>{_BLANKS}]*([^\n]+)$",
    "faceAfterSign": r"^>[^ \t<>]{1,5}<",
    "item": rf"^([-*+]|[0-9]{{1,2}}[.)])[ \t]+([^{_BLANKS}\n][^\n]*)$",
    "wordItem": rf"^([\u00b7\u2022\u25aa\u00a7\uf0b7\uf0a7o])\t(?!\[[ xX]\])([^{_BLANKS}\n][^\n]*)$",
    "noItem": RULES["noItem"] + r"|[0-9]{1,2}\.[ \t]+[0-9]{1,2}\.[ \t]+[0-9]{4}(?![0-9])",
    "task": r"\[[ xX]\] +",
    "sentence": r"[.!?\u2026][\x22'\u00bb\u201d\u201c)]*$",
    "note": rf"^{_NOTE}:[ \t]*([^{_BLANKS}\n][^\n]*)$",
    "definition": rf"^\[([^\[\]\\\n^][^\[\]\\\n]{{0,200}})\]:{_BLANK}*<?({_ADDRESS})>?{_TITLE}$",
    "tagLine": rf"^</?(?:{_BLOCK_TAG})[ \t]*/?>",
    "dividers": r"^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$",
    "cell": rf"\\[^\n]|{RULES['furigana']}|[^|\\{{\n]+|[^|\n]",
    # Words
    "image": rf"!\[((?:\\[^\n]|[^\[\]\\\n])*)\]\([ \t]*([^{_BLANKS}\n()<>]+){_TITLE}[ \t]*\)",
    "target": rf"\([ \t]*(?:<((?:https?://|mailto:|#|\.{{0,2}}/)[^<>\n]+)>|({_TARGET})){_TITLE}[ \t]*\)",
    "noteMark": rf"{_NOTE}(?![(\[:])",
    "label": r"\[([^\[\]\\\n]*)\]",
    "plainBrackets": r"\[(?!\^)(?:\\[^\n]|[^\[\]\n\\])+\](?![(\[:])",
    "autolink": rf"<(?:https?://|mailto:)[^{_BLANKS}\n<>\\]+>",
    "address": RULES["address"],
    "furigana": RULES["furigana"],
    "tag": (r"<(/?)(?:([bB][rR])|([rR][uU][bB][yY]|[rR][tTpP]|[sS][uU][bBpP])|" + rf"({_BLOCK_TAG}))[ \t]*(/?)>"),
    "tagLike": r"<[A-Za-z/!?]",
    "entity": r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});",
    "escape": _ESCAPE,
    "arm": r"[\u00af\uffe3]\\(?=_+\([^()\n]{1,9}\)_*/)",
    "eatenSlash": r"\\(?:[!-/:-@\[-`{-~\n]|$)",
    "begin": r"[-+*](?=[ \t\n]|$)|>|#|(?:-+|=+|\[[ xX]\])(?=\n|$)",
    "beginNumber": r"([0-9]{1,9})([.)])(?=[ \t\n]|$)",
    "plain": rf"{_ESCAPE}|[`*_\[\]<~\\]|&(?=[#A-Za-z])",
    "inTitle": r"\\(?=[!-/:-@\[-`{-~])|&(?=[#A-Za-z])",
    # Signs
    "opensBefore": f"[^{_NO_WORD}]|[{_EMOJI}{_OPENING}]",
    "closesAfter": f"[^{_NO_WORD}]|[{_EMOJI}{_CLOSING}]",
    "word": f"[^{_NO_WORD}]",
    "ofPartedWord": rf"[{_LATIN}{_CYRILLIC}\u0370-\u03ff0-9]",
    "digit": r"[0-9\uff10-\uff19]",
    "blank": rf"[{_BLANKS}\n]",
    "alike": f"[{_LATIN}]{{2}}|[{_CYRILLIC}]{{2}}|[{HAN}{KANA}]{{2}}",
    "bracketBegins": r"[(\uff08]",
    "bracketEnds": r"[)\uff09]",
    "bracketed": r"[(\uff08][^\n]*[)\uff09]$",
}
"""By the names that both know them by. `ofPartedWord` are letters of scripts with blanks between words."""

_PATTERNS = {name: re.compile(pattern) for name, pattern in TYPED.items()}


def match(name: str, text: str, at: int = 0) -> re.Match[str] | None:
    """Whether a pattern fits from that place on."""
    return _PATTERNS[name].match(text, at)


def search(name: str, text: str) -> bool:
    return bool(_PATTERNS[name].search(text))


def sub(name: str, text: str, by: Callable[[str], str]) -> str:
    """The text with other words in each place that fits."""
    return _PATTERNS[name].sub(lambda found: by(found[0]), text)


def replaced(name: str, text: str, by: str) -> str:
    return sub(name, text, lambda _: by)

"""What a text must show, found without the reader: the cases of cases/texts, one form of HTML, and what was lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal

import yaml

from case_files import HERE

TEXTS = HERE / "texts"
CORPUS = Path(__file__).parent / "corpus"
Door = Literal["file", "typed"]


@dataclass(frozen=True)
class TextCase:
    """A text, and what a reader sees of it."""

    name: str
    language: str
    text: str
    shown: str
    """In the form of `normal`."""
    problems: tuple[str, ...]
    """Codes that `check` says of a file with this text."""


def text_cases(door: Door) -> list[TextCase]:
    """The cases of one door, or of both: a file, or what is typed into a form."""
    cases = [
        (path.stem, each) for path in sorted(TEXTS.glob("*.yml")) for each in yaml.safe_load(path.read_text("utf-8"))
    ]
    return [
        TextCase(
            f"{kind}: {case['name']}",
            case["language"],
            case["text"],
            normal(case["shown"]),
            (*case.get("problems", ()),),
        )
        for kind, case in cases
        if case["door"] in (door, "both")
    ]


def corpus() -> dict[str, str]:
    """Texts as students write them, by name; the name begins with the language: `ja-line-3`."""
    texts: dict[str, str] = {}
    for path in sorted(CORPUS.glob("*.txt")):
        for number, text in enumerate(re.split(r"(?m)^=====\n", path.read_text("utf-8")), start=1):
            texts[f"{path.stem}-{number}"] = text.rstrip("\n")
    return texts


# ---- One form of HTML ------------------------------------------------------------------------------------------------

_BLOCKS = {
    "p",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "section",
    "br",
    "figure",
}
_WITHOUT_END = {"br", "hr", "img"}
_LEFT_OUT = {"rp", "figcaption"}


class _Normal(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.links: list[str] = []
        self.silent = 0
        self.verbatim = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _LEFT_OUT or (tag == "a" and (given.get("href") or "").startswith("#fnref")):
            self.silent += 1
        if tag == "a":
            target = given.get("href") or ""
            self.links.append("" if target.startswith("#fn") else "a")
            self._add(f'<a href="{escape(target)}">' if self.links[-1] else "")
            return
        self.verbatim += tag == "pre"
        if tag not in ("span", "figure", "body", *_LEFT_OUT):
            self._add(
                f'<ol start="{given["start"]}">' if tag == "ol" and given.get("start", "1") != "1" else f"<{tag}>"
            )

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._add("</a>" if self.links.pop() else "")
            self.silent = max(0, self.silent - 1)
        elif tag in _LEFT_OUT:
            self.silent -= 1
        elif tag not in ("span", "figure", "body", *_WITHOUT_END):
            self.verbatim -= tag == "pre"
            self._add(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._add(escape(data if self.verbatim else re.sub(r"[ \t\n]+", " ", data), quote=False))

    def _add(self, part: str) -> None:
        if not self.silent:
            self.parts.append(part)


def normal(html: str) -> str:
    """HTML without attributes but those of links, without blanks between blocks, ids and signs that lead back from notes."""
    parser = _Normal()
    parser.feed(html)
    parser.close()
    whole = "".join(parser.parts)
    pieces = re.split(r"(<pre>.*?</pre>)", whole, flags=re.DOTALL)
    around = rf" *(</?(?:{'|'.join(sorted(_BLOCKS))})(?: [^<>]*)?>) *"
    return "".join(part if part.startswith("<pre>") else re.sub(around, r"\1", part) for part in pieces).strip()


# ---- What was lost ---------------------------------------------------------------------------------------------------

_IMAGE = re.compile(r"<img\b[^<>\n]*>", re.IGNORECASE)
_ALT = re.compile(r"""(?<=\balt=["'])[^"']*""", re.IGNORECASE)
_NOTE = re.compile(r"^[ \t>]*\[\^[^\]\s]+\]:", re.MULTILINE)
_ADDRESS = r"<?(?:https?://\S+|data:image/\S+|photo-1\.jpg)"
_DEFINITION = re.compile(rf"^[ \t>]*\[[^\]\n]+\]:[ \t]*{_ADDRESS}", re.MULTILINE)
"""Its title is shown where its link is."""
_MAY_GO = [
    re.compile(pattern, re.MULTILINE | re.IGNORECASE)
    for pattern in (
        # numbers that the browser shows
        r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*\d{1,9}[.)](?=[ \t]|$)",
        # what Word writes for the dot of an inner list
        r"^[ \t]*o\t(?=\S)",
        # where links and definitions lead, and the labels of those
        r"(?<=\]\()[ \t]*(?:<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?=[ \t\"')])",
        rf"^[ \t>]*(?:[-*+][ \t]+)*\[[^\]\n]+\]:[ \t]*{_ADDRESS}",
        rf"^[ \t>]*\[[^\]\n]+\]:[ \t>]*\n[ \t>]*{_ADDRESS}",
        r"(?<=\])\[[^\]\n]*\]",
        # signs of footnotes
        r"\[\^[^\]\s]+\]",
        # tasks that are done
        r"^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[xX]\](?=\s)",
        # what stands behind the beginning of code
        r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:```+|~~~+)[^`\n]*$",
        r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});",
        r"</?(?:br|ruby|rt|rp|sub|sup|details|summary)[ \t]*/?>",
    )
]


def _signs(text: str) -> str:
    """Letters, marks and digits, in one form."""
    return "".join(sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign)[0] in "LMN")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.words += [value or "" for name, value in attrs if name in ("alt", "title")]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def words_of(html: str) -> str:
    """All that is read or heard of a page: its words, and the alternative text of its pictures."""
    parser = _Words()
    parser.feed(html)
    parser.close()
    return "".join(parser.words)


def lost(text: str, html: str, named: Collection[int] = ()) -> list[tuple[int, str]]:
    """Lines of a text (from 1), with the signs of them that the page does not show in their order.

    `named` are the lines that a problem speaks of: the writer is told. The texts of notes may stand at the end.
    """
    shown = _signs(words_of(html))
    must, notes = list[tuple[int, str]](), list[tuple[int, str]]()
    in_note = after_blank = False
    kept, begins = _kept(text), {text.count("\n", 0, found.end()) for found in _NOTE.finditer(text)}
    for number, (line, typed) in enumerate(zip(kept.split("\n"), text.split("\n"), strict=True)):
        goes_on = in_note and (not after_blank or not typed.strip() or typed.startswith(("    ", "\t")))
        in_note, after_blank = number in begins or goes_on, not typed.strip()
        (notes if in_note or _DEFINITION.match(typed) else must).append((number + 1, _signs(line)))
    found = _missing(must, shown, named)
    for note in notes:
        found += _missing([note], shown, named)
    return found


def _kept(text: str) -> str:
    """The text with blanks in place of all that may go."""
    signs = list(text)
    for image in _IMAGE.finditer(text):  # of a picture in HTML all but what it says
        alt = _ALT.search(text, image.start(), image.end())
        spans = [image.span()] if not alt else [(image.start(), alt.start()), (alt.end(), image.end())]
        for start, end in spans:
            signs[start:end] = " " * (end - start)
    for pattern in _MAY_GO:
        for found in pattern.finditer(text):
            signs[found.start() : found.end()] = ("\n" if sign == "\n" else " " for sign in found[0])
    return "".join(signs)


def _missing(lines: list[tuple[int, str]], shown: str, named: Collection[int]) -> list[tuple[int, str]]:
    missing: list[tuple[int, str]] = []
    at = 0
    for number, signs in lines:
        if number in named:
            continue
        start = at
        for sign in signs:
            place = shown.find(sign, start)
            if place < 0:
                missing.append((number, signs))
                break
            start = place + 1
        else:
            at = start
    return missing

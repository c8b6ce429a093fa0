"""What a page says of the language of each piece of its text, read as a browser reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html

UNSEEN = {"head", "script", "style", "title", "desc", "textarea", "select", "datalist", "option"}
LETTERS = {"ja": re.compile("[ぁ-ゖァ-ヺ一-鿿]+"), "ru": re.compile("[а-яёА-ЯЁ]+")}


def seen_texts(html: str, around: str) -> Iterator[tuple[str, str]]:
    """Every piece of visible text with its language; `around` is that of what the HTML stands in."""
    whole = "<html" in html
    root = lxml.html.document_fromstring(html) if whole else lxml.html.fragment_fromstring(html, create_parent="div")
    for text in root.xpath("descendant-or-self::*/text()"):
        parent = text.getparent() if text.is_text else text.getparent().getparent()
        above = [parent, *parent.iterancestors()]
        if not any(each.tag in UNSEEN for each in above):
            yield str(text), next((each.get("lang") for each in above if each.get("lang")), around)


def unmarked(html: str, around: str) -> list[tuple[str, str]]:
    """The words in Japanese or Russian letters that stand in a text of the other language."""
    return [
        (words, language)
        for text, language in seen_texts(html, around)
        for code, letters in LETTERS.items()
        if language in LETTERS and code != language
        for words in letters.findall(text)
    ]


def without_marks(html: str) -> str:
    """The HTML before the words of other languages were marked; a mark may stand inside another."""
    while (
        plain := re.sub(r'<(bdi|tspan) lang="[\w-]+"(?: dir="\w+")?>(.*?)</\1>', r"\2", html, flags=re.DOTALL)
    ) != html:
        html = plain
    return html

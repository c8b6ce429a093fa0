"""Texts as they are typed: the shared cases, the corpus, and as many more as a test asks for; and what became of them."""

from __future__ import annotations

import re
import unicodedata
from html import escape
from random import Random

from program_site.content.reports.body import Body, render_body
from program_site.content.reports.markup.crowding import crowded_line, endless_word
from texts_oracle import corpus, text_cases
from written_texts import by_chance

LANGUAGES = ("ja", "ru")


PIECES = [
    "**", "*", "_", "__", "~~", "~", "`", "``", "```", "[", "]", "(", ")", "![", "](", "](https://e.org/)", "[k]", "[k]: https://k.ru/", "[^1]", "[^1]: ",
    "<br>", "<ruby>", "</ruby>", "<rt>", "</rt>", "<sub>", "</sub>", "<details>", "<i>", "<!--", "<https://a.b/c>", "https://x/a_b*c~d", "https://ja.org/金沢",
    "\\", "\\*", "\\(", "\\\\", "(^_^)", "m(_ _)m", "(*^_^*)", "\\(^o^)/", "{金沢|かなざわ}", "{", "&nbsp;", "&copy;", "&", "｡ﾟ", "が", "и\u0306", "a\u0301", "😀", "𠮷", "👨‍👩‍👧",
    "\n", "\n", "\n\n", " ", "  ", "    ", "\t", "\u3000", "\u00a0", "\r\n", "\u2028", "\u200b", "\0", "\ud800", "- ", "* ", "+ ", "1. ", "2. ", "3) ", "10. ", "2019. ", "- 5 °C",
    "> ", ">_<", "# ", "## ", "##", "---", "===", "--", "***", "| a | b |", "|---|---|", "\n|-|-|\n", "|", "- [ ] ", "[x] ", "~~~", "```py", "・", "·\t", "o\t",
    "雪", "とても", "「", "」", "。", "、", "Привет", "слово. ", "word", "5", "=15", "，", "!", "...", "—", "- Да.", "ノω", "photo-1.jpg", '"', "'",
]  # fmt: skip
"""Marks without any sense, closer to each other than anybody types them."""


def known_texts() -> dict[str, str]:
    """Those that people wrote, by names that begin with the language."""
    return {**{f"{case.language}: {case.name}": case.text for case in text_cases("typed")}, **corpus()}


def generated_texts(number: int) -> list[tuple[str, str]]:
    """Texts, the same ones every time, each with a language: as students write them, and marks without any sense."""
    chance = Random(15)
    found = [by_chance(chance) for _ in range(number * 3 // 4)]
    found += ["".join(chance.choices(PIECES, k=chance.randint(1, 30))) for _ in range(number - len(found))]
    return [(text, LANGUAGES[index % 2]) for index, text in enumerate(found)]


def as_lines(typed: str) -> str:
    """The text with one kind of line ends, without signs that nobody sees: those do not part a number from its line."""
    text = re.sub("\r\n?|[\u0085\u2028\u2029]", "\n", typed)
    return "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cf", "Cs"))


def published(markdown: str, language: str) -> Body | None:
    """What readers get; None where the text is refused with a problem."""
    if crowded_line(markdown) or endless_word(markdown):
        return None
    body = render_body(markdown, language, ["photo-1.jpg"])
    return body and body.linked(lambda _: None)  # no other report is there


def html_of(body: Body) -> str:
    """With the words of its pictures."""
    return "".join(
        each if isinstance(each, str) else f'<img alt="{escape(each[0].alt)}">{escape(each[0].caption or "")}'
        for each in body.pieces()
    )

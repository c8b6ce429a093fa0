"""Texts as nobody would write them all at once: every mark, true or by chance, among words that are like no other."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from hypothesis import strategies as some

_LETTERS = "ABCXYZабвгджзклмнопрстуфхцчшщэюяЁё雪茶山川町学寮駅春夏秋冬あいうえおかきくけこアイウエオカキクケコ"
_PIECES = [
    "@", "@ @", "**@**", "*@*", "__@__", "_@_", "~~@~~", "~@~", "`@`", "``@``", "[@](https://example.org/@)", "[@](@)", '[@](https://example.org/ "@")',
    "![@](photo-1.jpg)", '![@](photo-1.jpg "@")', "[^@]", "[^1]", "[^2]", "[@]", "[@][1]", "[@][@]", "[1]", "<https://example.org/@>", "https://example.org/@",
    "https://example.org/_@_/*@*", "www.example.org/@", "a@example.org", "<br>", "<br/>@", "<ruby>@<rt>@</rt></ruby>", "<ruby>雪@<rp>(</rp><rt>ゆき</rt></ruby>", "<rt>@</rt>",
    "<sub>@</sub>", "<sup>@", "</sub>", "<b>@</b>", "<font color=red>@", "<img src=photo-1.jpg alt='@'>", "<img src=@>", "<!-- @ -->", "<!--@", "<![CDATA[@]]>", "<?@", "<@>", "</@",
    "{雪@|ゆき}", "{金沢|かなざわ}", "{@|@}", "{@}", "(^_^)", "m(_ _)m", "\\(^o^)/", "¯\\_(@)_/¯", "(*^@^*)", "5*3=@*2", "2_3_@", "\\*@\\*", "\\@", "\\\\@", "&amp;", "&copy;@", "&#x41;", "&@;",
    "A<@ B>@", "10~@分~5", "@  ", "　@", "\t@", "©@", "№ @", "½@", "@\u0301", "が@", "👨‍👩‍👧@", "\u200b@", "\u00ad@", "ﬁ@", "①@", "²@", "٣@", "Ⅳ@", "--", "...", "|", "| @ |", "\\|@", "$@$", "==@==", "^@^", "||@||",
]  # fmt: skip
_STARTS = [
    "", "", "", "", "# ", "## ", "###", "#@ ", "＃ ", "- ", "* ", "+ ", "-", "1. ", "1) ", "2019. ", "- 5 °C ", "10. ", "3)", "> ", ">", "> > ", "- - ", "- > ", "> - ", "  ", "    ", "\t", "  - ", "    - ",
    "- [ ] ", "- [x] ", "* [X] ", "- [@] ", "[@]: ", "[@]:", "[^1]: ", "[^2]: ", "[^@]: ", "[1]: https://example.org/", "[1]: ", "[@]: https://example.org/ ", "[@]: <https://example.org/> '@' ", "[photo]: photo-1.jpg ",
    "・", "• ", "– ", "— ", "·\t", "| ", "|@|@|", "<details>", "<summary>@</summary>", "</details>", "<details><summary>@</summary> ", "<div>", "<p>@", "<table>", "<pre>", "<script>@", "-- ", "= ", "=== ", "--- ", "  [@]: ",
]  # fmt: skip
_WHOLE = [
    "", "", "", "---", "***", "===", "- - -", "```", "```@", "~~~ @", "    @", "| @ | @ |\n|---|---|\n| @ | @ |", "| @ |\n|:-:|\n| @ |\n| |", "@ | @\n--|--\n@ | @", "@\n===", "@\n---", "[@]:\nhttps://example.org/@",
    "[@]:\n@", "[@\n@]: @", "[^1]: @\n\n    @", "[^1]: @\n    @\n@", "- @\n\n  @", "1. @\n   - @", "> @\n@", "![@][photo]", "![][@]", "<!--\n@\n-->", "<ruby>\n@<rt>@</rt>\n</ruby>", "<details>\n<summary>@</summary>\n@\n</details>",
]  # fmt: skip


@some.composite
def _lines(draw: some.DrawFn) -> str:
    if draw(some.integers(0, 4)) == 0:
        return draw(some.sampled_from(_WHOLE))
    pieces = draw(some.lists(some.sampled_from(_PIECES), min_size=1, max_size=5))
    between = draw(some.sampled_from(["", " ", " ", "、", "，", ". "]))
    return draw(some.sampled_from(_STARTS)) + between.join(pieces)


@some.composite
def bodies(draw: some.DrawFn) -> str:
    """A body whose every `@` is a word that stands nowhere else in it."""
    text = "\n".join(draw(some.lists(_lines(), min_size=1, max_size=9)))
    return _filled(text, draw(some.permutations(_LETTERS)))


def by_chance(chance: Random) -> str:
    """The same a hundred times as fast, for thousands at once; nothing makes a failing one smaller."""
    lines: list[str] = []
    for _ in range(chance.randint(1, 9)):
        between = chance.choice(["", " ", " ", "、", "，", ". "])
        row = chance.choice(_STARTS) + between.join(chance.choices(_PIECES, k=chance.randint(1, 5)))
        lines.append(chance.choice(_WHOLE) if chance.randint(0, 4) == 0 else row)
    return _filled("\n".join(lines), chance.sample(_LETTERS, len(_LETTERS)))


def _filled(text: str, order: Sequence[str]) -> str:
    parts = text.split("@")
    words = (
        f"{order[number % len(order)]}{number + 10}{order[(7 * number + 3) % len(order)]}"
        for number in range(len(parts))
    )
    return "".join(part + word for part, word in zip(parts, [*[*words][: len(parts) - 1], ""], strict=True))

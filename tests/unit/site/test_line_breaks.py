"""Where lines of finished pages may end."""

from __future__ import annotations

import itertools
import re
import time
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from conftest import ROOT
from generated import bounded
from line_breaks import breaking_anywhere
from program_site.messages import available, messages
from program_site.site.line_breaks import put_line_breaks

CASES: dict[str, list[dict[str, str]]] = yaml.safe_load((ROOT / "tests" / "line_breaks.yml").read_text("utf-8"))
WRITTEN = str.maketrans({"~": "\u00a0", "|": "<wbr>", "[": "<span data-together>", "]": "</span>"})


@pytest.mark.parametrize(
    ("language", "case"),
    [pytest.param(language, case, id=f"{language}: {case['why']}") for language in CASES for case in CASES[language]],
)
def test_case(language: str, case: dict[str, str]) -> None:
    assert put_line_breaks(case["text"], language) == case.get("is", case["text"]).translate(WRITTEN)


WORDS = [
    "в",
    "И",
    "Казани",
    "—",
    "же",
    "5",
    "дней",
    "2-й",
    "Санкт-Петербург",
    "И.",
    "им.",
    "日本とロシアをつなぐ",
    "<",
    ">",
    "&amp;",
]
TEXT = some.lists(some.sampled_from([*WORDS, " ", " ", "\n", "\n  "]), max_size=12).map("".join)
OPENINGS = [
    "p",
    "b",
    "a",
    "h2",
    "code",
    "pre",
    "span data-together",
    'p class="report-title phrases"',
    'p translate="no"',
    "P",
    "ruby",
]
LANGUAGES = ["", "", ' lang="ja"', ' lang="ru"', " lang='en'"]


@some.composite
def elements(draw: some.DrawFn, depth: int = 3) -> str:
    """HTML as templates and readers of Markdown make it, and as they never would."""
    pieces = []
    for _ in range(draw(some.integers(0, 3))):
        words, opening = draw(TEXT), draw(some.sampled_from(OPENINGS)) + draw(some.sampled_from(LANGUAGES))
        inner = draw(elements(depth=depth - 1)) if depth else words
        attribute = words.replace('"', "")
        made = [
            f'<{opening} title="{attribute}">{inner}</{opening.split()[0]}>',
            f"<{opening}>{inner}</{opening.split()[0]}>",
            f"\n<{opening}>{inner}",
            f'<img alt="{attribute}"><br/>{inner}</p>',
            f"<script>'{words}'</script><!--{words}\n<p>-->{inner}",
            f"<textarea>{words}\n<p></textarea>{inner}",
        ]
        pieces += [words, draw(some.sampled_from(made))]
    return "".join(pieces)


@bounded(2000)
@given(html=elements(), language=some.sampled_from(["ja", "ru", "en"]))
def test_whatever_the_html_is_only_blanks_and_breaks_change(html: str, language: str) -> None:
    done = put_line_breaks(html, language)
    plain = breaking_anywhere(html)
    assert breaking_anywhere(done).split() == plain.split()
    assert len(breaking_anywhere(done)) == len(plain)
    if ">" not in re.sub("<[^<>]*>", "", html):  # which HTML writes as &gt;
        assert put_line_breaks(done, language) == done


@bounded(1000)
@given(words=some.lists(some.sampled_from([word for word in WORDS if word not in "<>"]), min_size=2))
def test_no_line_ends_where_none_may(words: list[str]) -> None:
    lines = put_line_breaks(f"<p>{' '.join(words)}</p>", "ru").removeprefix("<p>").removesuffix("</p>").split(" ")
    assert not [line for line in lines[:-1] if line.rpartition("\u00a0")[2] in ("в", "И", "им.")]
    assert not [line for line in lines[1:] if line.startswith(("—", "же"))]
    assert not [end for end, begin in itertools.pairwise(lines) if end[-1] in "5" and begin.startswith("дней")]


@pytest.mark.parametrize("language", available())
def test_every_language_says_all_that_is_asked(language: str) -> None:
    told: dict[str, Any] = messages(language)["line_breaks"]
    assert told.keys() == messages("en")["line_breaks"].keys()
    assert all(word == word.lower() for word in told["with_next"])


def test_a_page_made_to_take_long_does_not() -> None:
    pieces = [
        "в ",
        "в — ",
        "5 дней ",
        "а-",
        "а-то",
        "2-",
        "<",
        "<a ",
        "<b c='",
        "<p lang=ja>а ",
        "<!-- а",
        "<h1>日",
        "\n<p>",
        "</b> ",
    ]
    began = time.perf_counter()
    for piece in pieces:
        for language in ("ja", "ru"):
            put_line_breaks(f"<p>{piece * (60_000 // len(piece))}а", language)
    assert time.perf_counter() - began < 10

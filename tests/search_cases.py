"""The cases of what a word becomes for the search, and texts by chance: both languages of the search must agree on them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as some

Tokens = list[list[Any]]
CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))

_LETTERS = some.one_of(
    some.sampled_from("аеёийоуъыьэюямилстхв"),
    some.characters(min_codepoint=0x20, max_codepoint=0x24F),
    some.characters(min_codepoint=0x370, max_codepoint=0x52F),
    some.characters(min_codepoint=0x3000, max_codepoint=0x30FF),
    some.characters(min_codepoint=0x4E00, max_codepoint=0x4FFF),
    some.characters(min_codepoint=0xFF01, max_codepoint=0xFFEF),
    some.sampled_from("\u0301\u0306\u0308\u3099\u309a\u00a0\u202f\u2060\u200b\u00ad\U00020bb7\U0001f600"),
)
TEXTS = some.text(_LETTERS, max_size=40)


def wrong_cases(tokens: Callable[[str], Tokens]) -> list[str]:
    """What of the cases is not so, where a text becomes these tokens."""

    def key(text: str) -> str:
        return str([token for token, _ in tokens(text)])

    wrong = []
    for case in CASES:
        keys = [key(text) for text in case.get("same", case.get("other", ()))]
        if "tokens" in case and tokens(case["text"]) != case["tokens"]:
            wrong.append(f"{case['text']}: {tokens(case['text'])}")
        if "same" in case and len({*keys}) != 1:
            wrong.append(f"not the same: {keys}")
        if "other" in case and len({*keys}) != len(keys):
            wrong.append(f"not different: {keys}")
    return wrong

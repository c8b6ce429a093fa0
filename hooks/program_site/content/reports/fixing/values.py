"""How YAML takes a value that stands in one line, and the quotes that make it the text it is meant to be."""

from __future__ import annotations

import re

from program_site.text.yaml_source import read_yaml

BLANKS = r"\t\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff"
"""Blanks that are none to YAML, for a class of a pattern: tab, no-break, full-width, zero-width."""


def width(text: str) -> int:
    """How far what begins a line is set in."""
    plain = re.sub(r"[\t\u3000]", "  ", text)
    return len(plain) - len(re.sub(r"^\s*(-\s+(?=$))?", "", plain))


def opens(text: str) -> int:
    """How many brackets a list or mapping in brackets leaves open."""
    bare = re.sub(r"\"[^\"]*\"|'[^']*'", "", text)
    if not bare.startswith(("[", "{")):
        return 0
    return sum(bare.count(sign) for sign in "[{") - sum(bare.count(sign) for sign in "]}")


def quoted(text: str, several: bool) -> str:
    """In quotes, if YAML would not take it for the text that stands there."""
    if not text or re.match(r"#(\s|$)", text) or (several and text[0] in "[{"):
        return text
    if text[0] in "\"'" and (text.count(text[0]) == 1 or isinstance(_as_yaml(text), str)):
        return text
    if _as_yaml(text) == text:
        return text
    mark = "'" if '"' in text or "\\" in text else '"'
    quoted = mark + (text.replace("'", "''") if mark == "'" else text) + mark
    return quoted if _as_yaml(quoted) == text else text


def _as_yaml(text: str) -> object:
    """What YAML makes of a value; None where it is no value."""
    read = read_yaml(f"x: {text}", "")
    return read.value.get("x") if not read.problems and isinstance(read.value, dict) else None

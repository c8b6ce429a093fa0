"""A line of a data file: what is wrong with it, and how it was meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from program_site.text.locales import is_language
from program_site.text.typos.header import closed_at
from program_site.text.yaml_source import quoted

_BLANKS = r"[ \t\u00a0\u2002-\u200a\u202f\u3000]*"
FIELD = re.compile(
    rf"(?P<indent>{_BLANKS})(?P<dash>[-\u2010-\u2015\u2212\uff0d\u30fc\u30fb\u2022]{_BLANKS})?(?P<key>[^\W\d][\w-]*)"
    rf"{_BLANKS}(?P<colon>[:\uff1a=\uff1d])(?P<space>{_BLANKS})(?P<value>.*)"
)
BLOCK = re.compile(r"[|>][+-]?[1-9]?[+-]?(\s+#.*)?")
_SPECIAL = re.compile(r"[@%`,|>\]}]")
_CURVED = re.compile(r"([\u201c\u201d\u201e\u201f\uff02])([^\u201c-\u201f\uff02\"]*)[\u201c-\u201f\uff02]")
_WIDE = str.maketrans("\uff5b\uff5d\uff3b\uff3d", "{}[]")
_KEY = "[A-Za-z_]{2,}"
_REMARK = re.compile(r"\s(#[^\s#].*)$")
_NO_TEXT = re.compile(r"[a-z0-9./:-]+|FY\d+")
"""Numbers, days, ids, addresses: a remark behind one cuts nothing off."""
_ADDRESS = re.compile(r"\[[^\]]*\]\((https?://[^\s)]+)\)")


Fields = Callable[[], Collection[str]]
"""The names of all fields, made only for a file that has a slip."""


@dataclass(frozen=True)
class Row:
    """A line as it was meant, and why it is not as it stands."""

    text: str
    code: str
    values: Mapping[str, str]


Look = Callable[["re.Match[str]", Fields], Row | None]


def is_code(key: str, fields: Fields) -> bool:
    """Of a language; `id` is Indonesian, and a field."""
    return is_language(key) and key not in fields()


def _before(found: re.Match[str]) -> str:
    return found[0][: found.start("value")]


def odd_blanks(found: re.Match[str], fields: Fields) -> Row | None:
    """Tabs, and blanks that are none to YAML."""
    dash = found["dash"] or ""
    odd = found["indent"] + dash[1:] + found["space"]
    if not odd.strip(" ") or not (found["key"] in fields() or is_language(found["key"])):
        return None
    indent = re.sub(r"[\t\u3000]", "  ", found["indent"])
    plain = (
        f"{re.sub(r'[^ ]', ' ', indent)}{f'{dash[0]} ' if dash else ''}{found['key']}{found['colon']} {found['value']}"
    )
    return Row(plain, "D118" if "\t" in odd else "H103", {"candidate": plain.strip()})


def odd_dash(found: re.Match[str], fields: Fields) -> Row | None:
    dash = found["dash"] or ""
    if not dash or re.fullmatch(r"- +", dash) or found["key"] not in fields():
        return None
    meant = f"{found['indent']}- {found[0][found.start('key') :]}"
    return Row(meant, "D181", {"value": found[0].strip(), "candidate": meant.strip()})


def odd_colon(found: re.Match[str], fields: Fields) -> Row | None:
    colon = found["colon"]
    if colon == ":" and (found["space"] or not found["value"] or found["value"].startswith("//")):
        return None
    equals = colon not in (":", chr(0xFF1A))
    if equals and found["key"] not in fields():
        return None
    values = {"key": found["key"], "value": found["value"].strip()}
    meant = f"{found[0][: found.end('key')]}: {values['value']}"
    return Row(meant, "H102" if equals else "D138" if colon == ":" else "D137", values)


def curved_quotes(found: re.Match[str], fields: Fields) -> Row | None:
    """Curved or full-width quotes round the whole value: YAML takes them for letters."""
    quotes = _CURVED.fullmatch(found["value"].strip())
    if not quotes:
        return None
    meant = f"{_before(found)}{quoted(quotes[2])}"
    return Row(meant, "D182", {"value": found["value"].strip(), "candidate": meant.strip()})


def cut_off(found: re.Match[str], fields: Fields) -> Row | None:
    """`Room #1`: what follows the blank would be lost. `# a remark` is one."""
    remark = _REMARK.search(found["value"])
    before = found["value"][: remark.start()].strip() if remark else ""
    if not remark or found["value"][0] in "\"'[{#|>" or _NO_TEXT.fullmatch(before):
        return None
    meant = f"{_before(found)}{quoted(found['value'].strip())}"
    return Row(meant, "H107", {"value": found["value"].strip(), "candidate": meant.strip()})


def wide_signs(found: re.Match[str], fields: Fields) -> Row | None:
    """Brackets, commas and colons of a Japanese keyboard where a list or record stands in one line."""
    value = found["value"].strip()
    ends = f"{value[:1]}{value[-1:]}".translate(_WIDE)
    if ends not in ("{}", "[]") or re.search(r"[\"']", value):
        return None
    inner = value[1:-1]
    if ends == "[]" and re.fullmatch(r"[A-Za-z0-9_\s,\uff0c\u3001-]*", inner):
        inner = re.sub(r"\s*[\uff0c\u3001]\s*", ", ", inner)
    elif ends == "{}":  # a comma before no key belongs to a text
        inner = re.sub(rf"\s*[\uff0c\u3001]\s*(?={_KEY}\s*[:\uff1a])", ", ", inner)
        inner = re.sub(rf"(^|, )({_KEY})\s*\uff1a\s*", r"\1\2: ", inner)
    plain = f"{ends[0]}{inner}{ends[1]}"
    return (
        Row(f"{_before(found)}{plain}", "D183", {"candidate": f"{found['key']}: {plain}"}) if plain != value else None
    )


def special_value(found: re.Match[str], fields: Fields) -> Row | None:
    """Signs that mean something to YAML where the writer means nothing but the sign."""
    value = found["value"].rstrip()
    code, meant = _meant(value) if value else ("", value)
    if not code:
        return None
    text = f"{_before(found)}{meant}"
    candidate = meant.strip("[]") if code in ("D114", "D125") else text.strip()
    return Row(text, code, {"key": found["key"], "value": value, "candidate": candidate})


def _meant(value: str) -> tuple[str, str]:
    """The code of what is wrong with a value, if anything, and how it is written."""
    end = closed_at(value) if value[0] in "\"'[{" else 0
    rest = value[end:].strip()
    if value[0] in "\"'":
        if not end:
            return "H106", quoted(value[1:].rstrip(value[0]))
        if rest.startswith("#") or not rest:
            return "", value
        return "H105", quoted(value[1:-1] if value[0] == "'" == value[-1] else value)
    if address := _ADDRESS.fullmatch(value):
        return "D114", address[1]
    if value[0] in "[{":
        return _bracketed(value, end, rest)
    if value.startswith("- "):
        return "D125", f"[{value[2:]}]"
    if _SPECIAL.match(value) and not BLOCK.fullmatch(value):
        return "H105", quoted(value)
    return ("D119", quoted(value)) if re.search(r":(\s|$)", value) else ("", value)


def _bracketed(value: str, end: int, rest: str) -> tuple[str, str]:
    if not end:
        inner = re.sub(r"[\"'][^\"']*[\"']", "", value)
        if inner.count('"') % 2:
            return "H106", re.sub(r'("[^",}]*?)(\s*[,}])', r'\1"\2', value, count=1)
        if value.startswith("[[") and closed_at(value[1:]):
            return "H106", value[1:]
        if value[-1] in "]}":  # the two are not of one kind
            return "H106", {"]": "[", "}": "{"}[value[-1]] + value[1:]
        opened = [sign for sign in inner if sign in "[{"][inner.count("]") + inner.count("}") :]
        return "H106", value + "".join("]" if sign == "[" else "}" for sign in reversed(opened))
    if rest and not rest.startswith("#"):
        return "H105", quoted(value)
    colons = re.sub(r"(\w: )([^\"'{}\[\],]*?: [^{}\[\],]*)", lambda each: each[1] + quoted(each[2]), value)
    return ("D119" if colons != value else ""), colons

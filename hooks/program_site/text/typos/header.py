"""Slips in the lines of a header: each is said at its line with the line to type instead, and the others are read on.

YAML would complain of the first one only, often a line later, and in words for programmers.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from program_site.messages import available, messages
from program_site.text.problems import Problem
from program_site.text.yaml_source import quoted

_BLANKS = r"[ \t\u00a0\u2002-\u200a\u202f\u3000]*"
_FIELD = re.compile(
    rf"(?P<indent>{_BLANKS})(?P<dash>-(?=[\s\u3000])[ \t\u00a0\u3000]*)?(?P<key>[^\W\d][\w-]*){_BLANKS}"
    rf"(?P<colon>[:\uff1a=\uff1d])(?P<space>{_BLANKS})(?P<value>.*)"
)
_ITEM = re.compile(rf"(?P<indent>{_BLANKS})(?P<dash>-(?=[\s\u3000])[ \t\u00a0\u3000]*)(?P<value>.*)")
_BLOCK = re.compile(r"[|>][+-]?[1-9]?[+-]?(\s+#.*)?")
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
_BRACKETED = re.compile(
    r"""\[[^][]*\]|\[(?:[^]["']|"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')*\]|\{(?:[^{}"']|"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')*\}"""
)
_SPECIAL = re.compile(r"[@%&!*`,|>\]}]|[-?:](?=\s|$)")
_PLAIN = re.compile(
    r"(?P<key>[a-z_]+):(?: [\w\u300c\u300e\u00ab][^:#\n]*)?"
    r"| +(?:- )?(?P<inner>[a-z_]+): \w[^:#\n]*"
    r"| *- \w[^:=#\uff1a\uff1d\n]*|"
)
"""A line of which nothing has to be asked but whether its field is one of ours."""
_HASHTAG = re.compile(r"(?<=[\[,])\s*(#[^,\]]*)")
_WIDE_NUMBER_SIGN = re.compile(rf"{_BLANKS}\uff03")

TEXTS = frozenset(["title", "author", "affiliation", "summary", "cover", "file", "alt", "caption"])
"""Fields that hold words and sentences: whatever their value begins with is a part of it."""
_OF_BLANKS = ("D118", "H103")
_LISTS = frozenset(["author", "program", "partner", "tags", "photos"])
_LONGEST_VALUE = 30
"""Lines: quotes that are closed further down than this were left open."""
_INNER = frozenset(["file", "alt", "caption", "first", "last", "language", "hash"])
"""Fields that stand inside others, and so further to the right."""


@functools.cache
def translated_keys() -> Mapping[str, str]:
    """What people write for a field in their own language, and the field."""
    return {
        word.lower(): field
        for language in available()
        for field, words in messages(language)["fields"].items()
        for word in words
    }


@dataclass(frozen=True)
class Row:
    """A line of the header as it was meant, and why it is not as it stands."""

    text: str
    code: str = ""
    values: Mapping[str, str] | None = None


def read_slips(lines: str, path: str, fields: Collection[str], first_line: int = 2) -> tuple[str, list[Problem]]:
    """The lines as they were meant, as many as before, and a problem for every slip in them."""
    rows = lines.split("\n")
    meant: list[str] = []
    problems: list[Problem] = []
    first_indent = next((found["indent"] for row in rows if (found := _FIELD.match(row))), "")
    while len(meant) < len(rows):
        number = len(meant)
        text = rows[number]
        if (plain := _PLAIN.fullmatch(text)) and _is_ours(plain, fields):
            meant.append(text)
            continue
        length = _length(rows, number)
        if length > 1:
            meant += rows[number : number + length]
            continue
        for each in _slips(text, fields, first_indent):
            problems.append(Problem(each.code, path, first_line + number, dict(each.values or {})))
            text = each.text
        meant.append(text if text.strip() else "")  # a line of full-width blanks is empty
    return "\n".join(meant), problems


def _is_ours(plain: re.Match[str], fields: Collection[str]) -> bool:
    key, inner = plain["key"], plain["inner"]
    return key in fields if key else not inner or (inner in _INNER and inner in fields)


def _length(rows: list[str], begin: int) -> int:
    """How many lines the value that begins in one of them goes on for: blocks, quotes and brackets may be long."""
    found = _FIELD.match(rows[begin]) or _ITEM.match(rows[begin])
    value = found["value"] if found else ""
    if _BLOCK.fullmatch(value):
        return 1 + _inside(rows, begin + 1, len(rows))
    if value[:1] in ('"', "'", "[", "{") and not closed_at(value):
        for more in range(1, 1 + _inside(rows, begin + 1, _LONGEST_VALUE)):
            value = f"{value}\n{rows[begin + more]}"
            if closed_at(value):
                return 1 + more
    return 1


def _inside(rows: list[str], begin: int, most: int) -> int:
    """How many lines from here belong to a field above them."""
    below = rows[begin : begin + most]
    return next((n for n, row in enumerate(below) if row.strip() and not row.startswith((" ", "]", "}"))), len(below))


def closed_at(value: str) -> int:
    """Where the quotes or brackets with which a value begins are closed; 0 where they are not."""
    pattern = _QUOTED.get(value[:1]) or _BRACKETED
    found = pattern.match(value)
    return found.end() if found else 0


def _slips(text: str, fields: Collection[str], first_indent: str) -> list[Row]:
    """What is wrong with one line, one thing after the other."""
    found: list[Row] = []
    for look in (_number_sign, _blanks, _key, _colon, _value):
        row = look(found[-1].text if found else text, fields)
        found += [row] if row else []
    row = _indent(found[-1].text if found else text, first_indent)
    if row and any(each.code in _OF_BLANKS for each in found):  # one mistake, one problem
        return [*found[:-1], replace(found[-1], text=row.text)]
    return [*found, row] if row else found


def _number_sign(text: str, fields: Collection[str]) -> Row | None:
    if not _WIDE_NUMBER_SIGN.match(text):
        return None
    meant = "# " + _WIDE_NUMBER_SIGN.sub("", text, count=1).strip()
    return Row(meant, "H104", {"candidate": meant})


def _is_known(key: str, fields: Collection[str]) -> bool:
    return key in fields or key in translated_keys()


def is_field(text: str, fields: Collection[str]) -> bool:
    """Whether a line looks like `key: value`; where `fields` are given, like one of these."""
    found = _FIELD.fullmatch(text)
    return bool(found and (not fields or _is_known(found["key"].lower(), fields)))


def _field(text: str, fields: Collection[str]) -> re.Match[str] | None:
    """A line with a field. In lists, and with `=` and such behind it, a word is one only where it is known."""
    found = _FIELD.fullmatch(text)
    if not found:
        return None
    known = _is_known(found["key"].lower(), fields)
    plain = not found["indent"] and not found["dash"] and found["colon"] == ":"
    return found if known or plain else None


def _blanks(text: str, fields: Collection[str]) -> Row | None:
    """Tabs, and blanks that are none to YAML, before or behind the key."""
    found = _field(text, fields) or _ITEM.fullmatch(text)
    if not found:
        return None
    space = found["space"] if "space" in found.groupdict() else ""
    odd = f"{found['indent']}{found['dash'] or ''}{space}"
    if re.fullmatch(r"[- ]*", odd):
        return None
    indent = re.sub(r"[^ ]", "  ", found["indent"].replace("\u00a0", " "))
    rest = text[found.start("value") :]
    if found.re is _FIELD:
        rest = f"{found['key']}{found['colon']}{' ' if found['colon'] in ':=' else ''}{rest}"
    meant = f"{indent}{'- ' if found['dash'] else ''}{rest}"
    return Row(meant, "D118" if "\t" in odd else "H103", {"candidate": meant.rstrip()})


def _key(text: str, fields: Collection[str]) -> Row | None:
    """A field under its name in the writer's own language."""
    found = _field(text, fields)
    candidate = translated_keys().get(found["key"].lower()) if found else None
    if not found or not candidate or found["key"] in fields:
        return None
    meant = text[: found.start("key")] + candidate + text[found.end("key") :]
    return Row(meant, "D101", {"key": found["key"], "candidate": candidate})


def _colon(text: str, fields: Collection[str]) -> Row | None:
    found = _field(text, fields)
    if not found or (found["colon"] == ":" and (found["space"] or not found["value"])):
        return None
    if found["colon"] == ":" and found["value"].startswith("/"):
        return None  # a web address is no field
    code = {":": "D138", "=": "H102", chr(0xFF1D): "H102"}.get(found["colon"], "D137")
    values = {"key": found["key"], "value": found["value"].strip()}
    return Row(f"{text[: found.end('key')]}: {values['value']}", code, values)


def _value(text: str, fields: Collection[str]) -> Row | None:
    """Signs that mean something to YAML where the writer means nothing but the sign."""
    found = _field(text, fields) or _ITEM.fullmatch(text)
    value = found["value"].rstrip() if found else ""
    if not found or not value:
        return None
    key = found["key"] if found.re is _FIELD else ""
    before = text[: found.start("value")]
    code, meant = _meant(value, key)
    values = {"key": key, "value": value, "candidate": f"{before.strip()} {meant}"}
    return Row(f"{before}{meant}", code, values) if code else None


def _meant(value: str, key: str) -> tuple[str, str]:
    """The code of what is wrong with a value, if anything, and how it is written."""
    end = closed_at(value)
    rest = value[end:].strip() if end else ""
    if value[0] in "\"'":
        if not end:
            return "H106", quoted(value[1:].rstrip(value[0]))
        if rest and value[0] == "'" == value[-1]:  # the apostrophe of `'it's'`
            return "H105", quoted(value[1:-1])
        return ("H105", quoted(value)) if rest and not rest.startswith("#") else ("", value)
    if value[0] in "[{":
        if _HASHTAG.search(value) and value.endswith("]"):
            return "H105", _HASHTAG.sub(lambda tag: f" {quoted(tag[1].strip())}", value).replace("[ ", "[")
        if key in TEXTS and (not end or rest or key not in _LISTS):
            return "H105", quoted(value)
        return ("H106", value + {"[": "]", "{": "}"}[value[0]]) if not end and key in _LISTS else ("", value)
    if _SPECIAL.match(value) or (not key and re.match(r"#\S", value)):
        return "H105", quoted(value)
    if key in TEXTS and not value.startswith("#"):
        if re.search(r"\s#\S", value):
            return "H107", quoted(value)
        if re.search(r":(\s|$)", value):
            return "D119", quoted(value)
    return "", value


def _indent(text: str, first_indent: str) -> Row | None:
    """One of the outer fields stands further to the right than the first."""
    found = _FIELD.fullmatch(text)
    if not found or found["dash"] or found["indent"] == first_indent or not found["indent"]:
        return None
    if found["key"] in _INNER or found["key"] not in TEXTS | _LISTS | {"date", "people_in_photos", "period", "stage"}:
        return None
    return Row(first_indent + text.lstrip(), "H108", {"key": found["key"], "candidate": text.strip()})

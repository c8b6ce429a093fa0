"""The rules of a line: what is wrong with it, and how it was meant."""

import re
from typing import NamedTuple

from program_site.text.locales import is_language
from program_site.text.problems import as_field_name
from program_site.text.typos.lines import BLOCK, BRACKETS, SPACES, Fields, Line, closed_at
from program_site.text.yaml_quotes import in_list, quoted

_WIDE_NUMBER_SIGN = re.compile(rf"{SPACES}\uff03")
_SPECIAL = re.compile(r"[@%`,|>\]}]|[&*!](?!!)(?=[^\x00-\x7f]|\s|\S+\s)|[-?:](?=\s|$)")
_SPECIAL_IN_TEXT = re.compile(r"[@%&!*`,|>\]}]|[-?:](?=\s|$)")
_CURVED = re.compile(r"([\u201c\u201d\u201e\u201f\uff02])([^\u201c-\u201f\uff02\"]*)[\u201c-\u201f\uff02]")
_WIDE = str.maketrans("\uff5b\uff5d\uff3b\uff3d", "{}[]")
_KEY = "[A-Za-z_]{2,}"
_COMMENT = re.compile(r"\s(#[^\s#].*)$")
_NO_TEXT = re.compile(r"[a-z0-9./:-]+|FY\d+")
"""Numbers, days, ids, addresses: a comment behind one cuts nothing off."""
_ADDRESS = re.compile(r"\[[^\]]*\]\((https?://[^\s)]+)\)")
_HASHTAG = re.compile(r"(?<=[\[,])\s*(#[^,\]]*)")
_MORE_ITEMS = re.compile(r"(,\s*[\w -]+)+")


class Meant(NamedTuple):
    """A line or a value as it was meant, and the code of what is wrong with it."""

    text: str
    code: str


def wide_number_sign(text: str) -> Meant | None:
    """What begins like this is meant as a comment."""
    if not _WIDE_NUMBER_SIGN.match(text):
        return None
    return Meant("# " + _WIDE_NUMBER_SIGN.sub("", text, count=1).strip(), "H104")


def _spaces(line: Line, fields: Fields) -> Meant | None:
    """Tabs, and spaces that are none to YAML, before or after the key."""
    odd = line.indent + line.dash[1:] + (line.space if line.value else "")
    known = fields.has(line.key) or is_language(line.key) or fields.is_front_matter
    if not odd.strip(" ") or not known:
        return None
    indent = re.sub(r"[^ ]", " ", re.sub(r"[\t\u3000]", "  ", line.indent))
    space = " " if line.colon in (":", "=") and line.value else ""
    dash = f"{line.dash[0]} " if line.dash else ""
    return Meant(f"{indent}{dash}{line.key}{line.colon}{space}{line.value}", "D118" if "\t" in odd else "H103")


def _dash(line: Line, fields: Fields) -> Meant | None:
    may = line.key in (fields.inner if fields.is_front_matter else fields.names())
    if not may or not line.dash or re.fullmatch(r"- +", line.dash):
        return None
    return Meant(f"{line.indent}- {line.text[len(line.indent + line.dash) :]}", "D181")


def _key(line: Line, fields: Fields) -> Meant | None:
    """A field of front matter in other letters, or under its name in the writer's own language."""
    if not fields.is_front_matter or line.key in fields.names():
        return None
    meant = fields.words().get(line.key.lower()) or as_field_name(line.key)
    behind = line.text[len(line.indent + line.dash + line.key) :]
    return Meant(line.indent + line.dash + meant + behind, "D101") if meant in fields.names() else None


def _colon(line: Line, fields: Fields) -> Meant | None:
    if not line.key or (line.colon == ":" and (line.space or not line.value or line.value.startswith("//"))):
        return None
    equals = line.colon not in (":", chr(0xFF1A))
    if equals and not fields.has(line.key):
        return None
    code = "H102" if equals else "D138" if line.colon == ":" else "D137"
    return Meant(f"{line.indent}{line.dash}{line.key}: {line.value.strip()}".rstrip(), code)


def _curved_quotes(line: Line, fields: Fields) -> Meant | None:
    """Curved or full-width quotes round the whole value: YAML takes them for letters."""
    found = _CURVED.fullmatch(line.value.strip())
    if not found or not line.key or line.key in fields.texts:
        return None
    return Meant(f"{line.before}{quoted(found[2])}", "D182")


def _wide_signs(line: Line, fields: Fields) -> Meant | None:
    """Brackets, commas and colons of a Japanese keyboard where a list or record stands in one line."""
    value = line.value.strip()
    ends = f"{value[:1]}{value[-1:]}".translate(_WIDE)
    if ends not in ("{}", "[]") or not line.key or not fields.may_be_list(line.key) or re.search(r"[\"']", value):
        return None
    inner = value[1:-1]
    if ends == "[]" and re.fullmatch(r"[A-Za-z0-9_\s,\uff0c\u3001-]*", inner):
        inner = re.sub(r"\s*[\uff0c\u3001]\s*", ", ", inner)
    elif ends == "[]" and line.key in fields.lists:
        inner = re.sub(r"\s*\uff0c\s*", ", ", inner)
    elif ends == "{}":  # a comma before no key belongs to a text
        inner = re.sub(rf"\s*[\uff0c\u3001]\s*(?={_KEY}\s*[:\uff1a])", ", ", inner)
        inner = re.sub(rf"(^|, )({_KEY})\s*\uff1a\s*", r"\1\2: ", inner)
    plain = f"{ends[0]}{inner}{ends[1]}"
    return Meant(line.before + plain, "D183") if plain != value else None


def _value(line: Line, fields: Fields) -> Meant | None:
    """Signs that mean something to YAML where the writer means nothing but the sign."""
    comment = re.search(r"\s+(#(\s.*)?)?$", line.value) if line.value[:1] not in ("", *"\"'[{#") else None
    value = line.value[: comment.start()] if comment else line.value.rstrip()
    if not value:
        return None
    look = _in_quotes if value[0] in "\"'" else _in_brackets if value[0] in "[{" else _bare
    meant = look(value, line.key, fields)
    comment_behind = comment[0].rstrip() if comment else ""
    return Meant(f"{line.before}{meant.text}{comment_behind}", meant.code) if meant else None


def _bare(value: str, key: str, fields: Fields) -> Meant | None:
    """A value that begins with neither quotes nor brackets."""
    if value.startswith("- ") and key and fields.may_be_list(key):
        if fields.is_code(key):  # a text in one language, with a dash before it
            return Meant(quoted(value), "H105")
        return Meant(f"[{in_list(value[2:].strip())}]", "D125")
    special = _SPECIAL_IN_TEXT if fields.is_front_matter else _SPECIAL
    if special.match(value) and (fields.is_front_matter or not BLOCK.fullmatch(value)):
        return Meant(quoted(value), "H105")
    if value[0] == "#":
        hashtag = fields.is_front_matter and not key and re.match(r"#\S", value)
        return Meant(quoted(value), "H105") if hashtag else None
    of_text = not key and not re.match(r"[a-z_]+:", value)
    may = not fields.is_front_matter or key in fields.texts or of_text
    return Meant(quoted(value), "D119") if may and re.search(r":(\s|$)", value) else None


def _in_quotes(value: str, key: str, fields: Fields) -> Meant | None:
    end = closed_at(value)
    if not end:
        return Meant(quoted(value[1:].rstrip(value[0])), "H106")
    if not _is_text(value[end:]):
        return None
    inner = value[1:-1]
    apostrophes = value[0] == "'" == value[-1] and not re.search(r"(?<!\w)'|'(?!\w)", inner)
    return Meant(quoted(inner if apostrophes else value), "H105")


def _in_brackets(value: str, key: str, fields: Fields) -> Meant | None:
    end = closed_at(value)
    rest = value[end:].strip()
    if fields.is_front_matter:
        if _HASHTAG.search(value) and value.endswith("]"):
            tags = _HASHTAG.sub(lambda tag: f" {quoted(tag[1].strip())}", value)
            return Meant(tags.replace("[ ", "["), "H105")
        if key in fields.texts and ((end and rest) or key not in fields.lists):
            return Meant(quoted(value), "H105")
        if key not in fields.lists:
            return None
    if address := _ADDRESS.fullmatch(value):
        return Meant(address[1], "D114")
    if not end:
        closed = _closed(value)
        return Meant(closed, "H106") if closed_at(closed) else Meant(quoted(value), "H105")
    if value[0] == "[" and _MORE_ITEMS.fullmatch(rest):
        return Meant(value[: end - 1] + re.sub(r",\s*", ", ", rest) + "]", "D125")
    if _is_text(rest):
        return Meant(quoted(value), "H105")
    colons = re.sub(r"(\w: )([^\"'{}\[\],]*?: [^{}\[\],]*)", lambda each: each[1] + quoted(each[2]), value)
    return Meant(colons, "D119") if colons != value else None


def _is_text(rest: str) -> bool:
    """Whether what stands behind the closing sign is more than a comment."""
    return not rest.strip().startswith("#") and bool(rest.strip())


def _closed(value: str) -> str:
    """What was opened in a value is closed."""
    inner = re.sub(r"[\"'][^\"']*[\"']", "", value)
    if inner.count('"') % 2:
        return re.sub(r'("[^",}]*?)(\s*[,}])', r'\1"\2', value, count=1)
    if value.startswith("[[") and closed_at(value[1:]):
        return value[1:]
    if value[-1] in "]}":  # the two are not of one kind
        return {"]": "[", "}": "{"}[value[-1]] + value[1:]
    opened = [sign for sign in inner if sign in "[{"][inner.count("]") + inner.count("}") :]
    return value + "".join(BRACKETS[sign] for sign in reversed(opened))


def _cut_off(line: Line, fields: Fields) -> Meant | None:
    """`Room #1`: what follows the space would be lost. `# a comment` is one."""
    found = _COMMENT.search(line.value)
    before = line.value[: found.start()].strip() if found else ""
    if not found or not line.key or line.value[0] in "\"'[{#|>":
        return None
    is_text = line.key in fields.texts if fields.is_front_matter else not _NO_TEXT.fullmatch(before)
    return Meant(f"{line.before}{quoted(line.value.strip())}", "H107") if is_text else None


def outer_field(line: Line, edge: str, fields: Fields) -> Meant | None:
    """One of the outer fields of front matter stands further to the right than the first."""
    may_be_inside = not fields.is_front_matter or line.dash or line.key in fields.inner
    if may_be_inside or line.indent in ("", edge) or line.key not in fields.names():
        return None
    return Meant(edge + line.text.lstrip(), "H108")


RULES = (_spaces, _dash, _key, _colon, _curved_quotes, _wide_signs, _value, _cut_off)
"""In this order: each reads the line as the ones before have put it."""
RULES_ALWAYS = frozenset([_spaces, _curved_quotes, _wide_signs, _cut_off])
"""Those that ask also where YAML can read the file. Of front matter every line is asked by every rule."""

"""The lines of a header as their writer meant them: colons, blanks, keys, dates and quotes that YAML asks for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from program_site.content.reports.fixing.values import BLANKS, opens, quoted, width
from program_site.content.reports.header import ReportHeader, ReportPhoto, Stay
from program_site.i18n.originals import TranslatedFrom
from program_site.text.problems import Mended, closest
from program_site.text.written_dates import written_day
from program_site.text.yaml_source import read_yaml

_ROW = re.compile(
    rf"(?P<indent>[ {BLANKS}]*)(?P<dash>-[ {BLANKS}]+)?(?P<key>[\w-]+(?: [\w-]+)*) *(?P<colon>[:\uff1a])"
    rf"(?P<gap>[ {BLANKS}]*)(?P<rest>.*?)(?P<end>[ {BLANKS}]*)"
)
_ITEM = re.compile(rf"(?P<indent>[ {BLANKS}]*)(?P<dash>-[ {BLANKS}]+)(?P<rest>.*?)(?P<end>[ {BLANKS}]*)")
_REMARK = re.compile(r"\s+#.*")
_BLOCK = re.compile(r"[|>][-+0-9]*(\s+#.*)?")
_FULL_WIDTH_LIST = re.compile(r"(?=.*[\uff0c\uff3b])[\[\uff3b][^\"'\[\]]*[\]\uff3d]")
_FLOW_DAY = re.compile(r"(?P<key>(?:first|last)\s*:\s+)(?P<day>[^,{}#]*[^,{}#\s])")

_TOP = tuple(ReportHeader.model_fields)
_INNER: Mapping[str, tuple[str, ...]] = {
    "period": tuple(Stay.model_fields),
    "photos": tuple(ReportPhoto.model_fields),
    "translated_from": tuple(TranslatedFrom.model_fields),
}
_TEXTS = {"title", "affiliation", "summary", "cover", "lang", "slug", "file", "alt", "caption", "language", "hash"}
_SEVERAL = {"author", "tags"}
"""Fields of texts that may stand in brackets."""
_LISTS = {*_SEVERAL, "program", "partner"}
_DAYS = {"date", "first", "last"}
_COMMAS = str.maketrans("，［］", ",[]")


def mend_header(lines: str, path: str, language: str) -> tuple[str, list[Mended]]:
    """The lines between the two `---`. What cannot be told from the line itself stays as it is."""
    mending = _Mending(lines, path, language)
    mended = "\n".join(mending.rows())
    if mended == lines or (not read_yaml(lines, path).problems and read_yaml(mended, path).problems):
        return lines, []
    return mended, mending.done


class _Mending:
    """Goes down the lines and remembers inside which field it is."""

    def __init__(self, lines: str, path: str, language: str) -> None:
        self.before, self.path, self.language = lines.split("\n"), path, language
        self.keys = {row.partition(":")[0] for row in self.before}
        self.field = ""
        self.number = 0
        self.done: list[Mended] = []

    def note(self, kind: str, **values: str) -> None:
        change = Mended(kind, self.path, self.number + 2, values, self.language)
        if change not in self.done:
            self.done.append(change)

    def rows(self) -> list[str]:
        rows: list[str] = []
        while self.number < len(self.before):
            row = self.before[self.number]
            several = self.length(row)
            rows += self.before[self.number : self.number + several] if several > 1 else [self.row(row)]
            if several > 1 and (found := _ROW.fullmatch(row)) and not found["indent"]:
                self.field = self.known_key(found["key"], _TOP)
            self.number += several
        return rows

    def length(self, row: str) -> int:
        """How many lines a value goes on for, that is more than a word, a line or a list below its key."""
        found = _ROW.fullmatch(row) or _ITEM.fullmatch(row)
        rest = found["rest"] if found else row.strip()
        if not found or not rest or rest.startswith("#"):
            return 1
        text = self.known_key(found.groupdict().get("key", ""), (*_TOP, *_INNER["photos"])) in _TEXTS
        if (rest[0] in "\"'" and rest.count(rest[0]) == 1) or (opens(rest) > 0 and not text):
            return self.until_closed(rest)
        edge = width(found["indent"] + ("" if _BLOCK.fullmatch(rest) else found["dash"] or ""))
        length = 1
        for following in self.before[self.number + 1 :]:
            if following.strip() and width(following) <= edge:
                break
            length += 1
        return length if any(each.strip() for each in self.before[self.number + 1 : self.number + length]) else 1

    def until_closed(self, rest: str) -> int:
        left = self.before[self.number + 1 :]
        for count, following in enumerate(left, start=2):
            rest += "\n" + following
            if rest.count(rest[0]) > 1 if rest[0] in "\"'" else opens(rest) <= 0:
                # a sign that nobody closed swallows the fields below it, up to the next of its kind
                return count if not _ROW.fullmatch(following) or rest[0] in "[{" else 1
        return len(left) + 1 if rest[0] in "[{" else 1

    def row(self, row: str) -> str:
        found = _ROW.fullmatch(row)
        if found and (key := self.key_of(found)):
            return self.mended_field(found, key)
        item = _ITEM.fullmatch(row)
        if item and self.field in _SEVERAL:
            return self.start(item) + self.value(self.field, item["rest"], several=False) + self.end(item)
        if row.strip() and not row[0].isspace() and not row.startswith(("#", "-")):
            self.field = ""
        return row

    def key_of(self, found: re.Match[str]) -> str:
        """The known field that a line gives, if any."""
        inner = _INNER.get(self.field, ())
        if (found["indent"] or found["dash"]) and (key := self.known_key(found["key"], inner)):
            return key
        odd = found["indent"].strip(" ")
        return self.known_key(found["key"], _TOP) if not found["dash"] and (odd or not found["indent"]) else ""

    def known_key(self, written: str, known: tuple[str, ...]) -> str:
        plain = unicodedata.normalize("NFKC", written).replace("-", "_").replace(" ", "_")
        return closest(plain, known, likeness=1.0) or ""

    def mended_field(self, found: re.Match[str], key: str) -> str:
        top = key in _TOP and not (found["dash"] or key in _INNER.get(self.field, ()))
        start = "" if top else self.start(found)
        if top and found["indent"]:
            self.note("blanks")
        written = found["key"]
        if written != key and not (top and key in self.keys):
            self.note("key", before=written, after=key)
            written = key
        colon = self.colon(found, key)
        if top:
            self.field = key
        return start + written + colon + self.value(key, found["rest"], several=key in _SEVERAL) + self.end(found)

    def colon(self, found: re.Match[str], key: str) -> str:
        """The colon and the blanks round it."""
        before = found[0][found.end("key") : found.start("colon")]
        odd = found["gap"].strip(" ")
        if found["colon"] != ":":
            self.note("colon", key=key)
        elif not found["gap"] and found["rest"]:
            self.note("space", key=key)
        elif odd:
            self.note("blanks")
        else:
            return before + ":" + found["gap"]
        return before + (": " if found["rest"] else ":")

    def start(self, found: re.Match[str]) -> str:
        """Indentation and dash. A tab or a full-width blank is as wide as two blanks."""
        written = found["indent"] + (found["dash"] or "")
        plain = re.sub(r"[\t\u3000]", "  ", found["indent"]) + ("- " if found["dash"] else "")
        plain = re.sub(rf"[{BLANKS}]", " ", plain)
        if not written.strip(" -"):
            return written
        self.note("blanks")
        return plain

    def end(self, found: re.Match[str]) -> str:
        if not found["end"].strip(" "):
            return found["end"]
        self.note("blanks")
        return ""

    def value(self, key: str, rest: str, several: bool) -> str:
        remark = _REMARK.search(rest) if not rest.startswith(("'", '"')) else None
        text, tail = (rest[: remark.start()], remark[0]) if remark else (rest, "")
        if key in _DAYS:
            return self.day(text) + tail
        if key == "period" and text.startswith("{"):
            return _FLOW_DAY.sub(lambda found: found["key"] + self.day(found["day"]), text) + tail
        if key in _LISTS and _FULL_WIDTH_LIST.fullmatch(text):
            return self.changed("commas", text, re.sub(r"(?<=,)(?=\S)", " ", text.translate(_COMMAS))) + tail
        if (key in _TEXTS or key in _SEVERAL) and not (tail and not re.match(r"\s+#\s", tail)):
            return self.changed("quotes", text, quoted(text, several)) + tail
        return rest

    def day(self, written: str) -> str:
        bare = written.strip("\"'")
        day = written_day(bare, self.language)
        return self.changed("date", written, day) if day and day != bare else written

    def changed(self, kind: str, before: str, after: str) -> str:
        if before != after:
            self.note(kind, before=before, after=after)
        return after

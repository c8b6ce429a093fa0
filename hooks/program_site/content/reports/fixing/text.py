"""One text of a report, from the bytes of its file to the bytes it should have."""

from __future__ import annotations

import re

from program_site.content.reports.fixing.encoding import compose, decode
from program_site.content.reports.fixing.header import mend_header
from program_site.content.reports.fixing.names import References
from program_site.text.problems import Mended

_BOM = "\ufeff"
_FENCED = re.compile(
    r"\A---(?P<first>[ \t\u00a0\u3000]*)\n(?P<lines>(?:.*\n)*?)---(?P<second>[ \t\u00a0\u3000]*)(?P<end>\n|\Z)"
)


def mend_text(data: bytes, path: str, language: str, references: References) -> tuple[bytes, list[Mended]]:
    """The bytes as they should be, and what was done to them: nothing, where the text cannot be read for sure."""
    decoded = decode(data)
    if decoded is None:
        return data, []
    text, encoding = decoded
    done: list[Mended] = []

    def note(kind: str, line: int = 1, **values: str) -> None:
        done.append(Mended(kind, path, line, values, language))

    if encoding:
        note("encoding", encoding=encoding)
    if text.startswith(_BOM):
        text = text.lstrip(_BOM)
        if not encoding:
            note("bom")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        note("line_ends")
    if (composed := compose(text)) != text:
        changed = next(each for each, pair in enumerate(zip(text, composed, strict=False)) if pair[0] != pair[1])
        note("composed", text.count("\n", 0, changed) + 1)
        text = composed
    head, body = "", text
    if found := _FENCED.match(text):
        lines, mended = mend_header(found["lines"], path, language)
        lines, followed = references.follow(lines, True, path, 2, language)
        done += [*mended, *followed]
        head, body = f"---\n{lines}---{found['end']}", text[found.end() :]
        for fence, line in (("first", 1), ("second", text.count("\n", 0, found.start("second")) + 1)):
            if found[fence]:
                note("blanks", line)
    body, followed = references.follow(body, False, path, text.count("\n", 0, len(text) - len(body)) + 1, language)
    done += followed
    return (head + body).encode(), sorted(done, key=lambda each: each.line)

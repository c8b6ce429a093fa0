"""Warnings at words that are not what they look like, with the edit that changes nothing but the wrong sign."""

import re
from collections.abc import Iterator, Sequence

from program_site.i18n.look_alikes import Found, odd_signs
from program_site.text.edits import Edit, Replace
from program_site.text.excerpts import excerpt
from program_site.text.problems import Problem


def remarks_on_signs(
    text: str, path: str, line: int, rows: Sequence[str], language: str | None = None
) -> Iterator[Problem]:
    """Of a text that begins on `line` of a file with these rows; a word once in each row."""
    said: set[tuple[int, str]] = set()
    for found in odd_signs(text):
        number = line + text.count("\n", 0, found.start)
        if (number, found.word) in said:
            continue
        said.add((number, found.word))
        row = rows[number - 1] if number <= len(rows) else ""
        values = {"value": excerpt(found.word), "sign": found.signs, "example": excerpt(found.meant)}
        edit = _edit(found, path, number, row)
        yield Problem(found.code, path, number, values, warning=True, language=language, edit=edit)


def _edit(found: Found, path: str, number: int, row: str) -> Edit | None:
    """None where the word is written otherwise, as with escapes."""
    places = [each.start() for each in re.finditer(re.escape(found.word), row)] if found.sure else []
    changes = (Replace(path, number, place, found.word, found.meant) for place in places)
    return Edit(tuple(changes), found.meant) if places else None

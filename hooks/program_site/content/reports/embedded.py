"""Photos that stand in a text as letters, as some programs export them: `![](data:image/png;base64,…)`."""

import base64
import binascii
import re
from collections.abc import Collection
from itertools import islice
from pathlib import Path

from program_site.content.reports.photos.photos import remaking
from program_site.content.reports.photos.pictures import UnreadablePhoto, opened, refusal
from program_site.content.reports.references import plain_name
from program_site.text.edits import Change, Create, Edit, Replace, place
from program_site.text.excerpts import excerpt
from program_site.text.problems import Problem

LARGEST_WITH_PHOTOS = 35_000_000
"""Bytes of a text with photos in it: one of the largest that a report may have, in base64."""
_EMBEDDED = re.compile(r"data:image/[a-z0-9.+-]{1,20};base64,(?P<data>[A-Za-z0-9+/]+={0,2})", re.IGNORECASE)
_FILE = re.compile(r"(?<![\w.-])[\w.-]+\.[A-Za-z]{3,4}\b")
MOST = 100
"""Looked at in one text; the next run of `--fix` looks at further ones. A report has no place for as many."""
_SHOWN = 40


def has_embedded(text: str) -> bool:
    return bool(_EMBEDDED.search(text))


def without_embedded(text: str) -> str:
    """The text as long as its words are."""
    return _EMBEDDED.sub("", text)


def embedded_photos(text: str, path: str, photos: Collection[str]) -> list[Problem]:
    """What is wrong with each: a file can be made of it, or it is no photo."""
    taken, mentioned = set(photos), set(_FILE.findall(without_embedded(text)))
    problems: list[Problem] = []
    known: dict[str, str] = {}
    for found in islice(_EMBEDDED.finditer(text), MOST):
        value = {"value": excerpt(found[0], _SHOWN)}
        line, column = place(text, found.start())
        new = "" if found["data"] in known else _suffix(found["data"])
        if new is None:
            problems.append(Problem("R142", path, line, value))
            continue
        changes: list[Change] = []
        if new:
            name = plain_name(f"\u2026.{new}", new, taken, mentioned)
            taken.add(name)
            known[found["data"]] = name
            changes.append(Create(f"{path.rpartition('/')[0]}/{name}", found["data"]))
        name = known[found["data"]]
        begin, end = found.span()
        if text[begin - 1 : begin] == "<" and text[end : end + 1] == ">" and text[begin - 2 : begin - 1] in "( :":
            begin, end = begin - 1, end + 1
        line, column = place(text, begin)
        changes.append(Replace(path, line, column, text[begin:end], name))
        problems.append(Problem("R141", path, line, value, edit=Edit(tuple(changes), name)))
    return problems


def _suffix(data: str) -> str | None:
    """What the name of the file is to end in; None for what is no photo that could be published."""
    try:
        content = base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        return None
    try:
        if refusal(content)[0]:
            return None
        with opened(content) as image:
            image.load()
    except UnreadablePhoto:
        return None
    found = remaking(content, Path("photo.jpg"))
    return found[1] if found else None

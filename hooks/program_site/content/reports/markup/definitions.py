"""Definitions of links and notes. One that the page would not show, or that leads nowhere, was meant as text."""

import re
from dataclasses import dataclass

from program_site.content.reports.markup.commonmark import rendered
from program_site.content.reports.markup.stand_ins import NOTE, NOTHING
from program_site.content.reports.markup.targets import leads_somewhere

_BEGINNING = re.compile(
    r"^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*\[(?P<label>(?:\\.|[^\\\[\]\n]|\n(?![ \t>]*\n)){1,999})\](?P<colon>:)",
    re.MULTILINE,
)
_TARGET = re.compile(
    r"[ \t]*(?:\n[ \t>]*)?(<[^<>\n]*>|[^\s<]\S*)[ \t]*(?:(?<=[ \t])(?:\"[^\"]*\"|'[^']*'|\([^()]*\))[ \t]*)?$",
    re.MULTILINE,
)
_ROW = re.compile(rf"(?:^\[[^\[\]\n]+\]{NOTHING}?:[^\n]*\n){{2,}}", re.MULTILINE)
_SHOWN = re.compile(rf"(?:{NOTE}|%EF%B7%97)(\d+)(?:{NOTE}|%EF%B7%97)")


@dataclass(frozen=True)
class _Definition:
    """Places in the text."""

    label: re.Match[str]
    target: re.Match[str] | None

    @property
    def name(self) -> str:
        return " ".join(self.label["label"].split()).casefold()

    @property
    def is_note(self) -> bool:
        return self.label["label"].startswith("^")

    def may_be_one(self, photos: frozenset[str]) -> bool:
        return self.is_note or bool(self.target and leads_somewhere(self.target[1].strip("<>"), photos))

    def asked(self, number: int) -> tuple[int, int, str]:
        """Where to write what, so that a page with this definition in use shows its number."""
        mark = f"{NOTE}{number}{NOTE}"
        if self.is_note or not self.target:
            return self.label.end(), self.label.end(), f" {mark} "
        return self.target.start(1), self.target.end(1), f"<x:{mark}>"

    def as_text(self) -> list[tuple[int, int, str]]:
        colon = self.label.start("colon")
        label = self.label.start("label")
        return [(label, label, NOTHING)] * self.is_note + [(colon, colon, NOTHING)]


def without_false_definitions(text: str, photos: frozenset[str]) -> str:
    """The text in which those are left that a page shows: the first of each label, in use, leading somewhere."""
    found = [_Definition(label, _TARGET.match(text, label.end())) for label in _BEGINNING.finditer(text)]
    first: dict[str, _Definition] = {}
    for each in found:
        if each.may_be_one(photos):
            first.setdefault(each.name, each)
    kept = list(first.values())
    others = [change for each in found if each not in kept for change in each.as_text()]
    if kept:
        asked = rendered(_changed(text, others + [each.asked(number) for number, each in enumerate(kept)]))
        shown = {int(number) for number in _SHOWN.findall(asked)}
        others += [change for number, each in enumerate(kept) if number not in shown for change in each.as_text()]
    return _changed(text, others)


def _changed(text: str, changes: list[tuple[int, int, str]]) -> str:
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return _ROW.sub(_true_ones_first, text)


def _true_ones_first(row: re.Match[str]) -> str:
    """Of definitions one below the other: behind a line of text there is none."""
    if NOTHING not in row[0] or row.string[max(0, row.start() - 2) : row.start()] not in ("", "\n", "\n\n"):
        return row[0]
    return "".join(sorted(row[0].splitlines(keepends=True), key=lambda line: NOTHING in line))

"""Laying out the same reports for every contender, and changing one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.contenders import Contender
from bench.content import Report, reports
from bench.names import LANGUAGES, read_names
from bench.pool import lay_pool


@dataclass(frozen=True)
class Laid:
    """A contender with its folder, and the report that is edited: the first that was written in both languages."""

    contender: Contender
    folder: Path
    slug: str

    @property
    def text(self) -> Path:
        return self.folder / self.contender.text.format(slug=self.slug)

    def edit(self, word: str) -> None:
        """Write a sentence with this word at the end of the report, in the place of the last one that was."""
        known, _, _ = self.text.read_text(encoding="utf-8").partition("\n\nEdited: ")
        self.text.write_text(f"{known.rstrip()}\n\nEdited: {word}.\n", encoding="utf-8")

    def shows(self, word: str) -> bool:
        return word in self.contender.page(self.folder, self.slug).read_text(encoding="utf-8")

    def count(self) -> int:
        """How many pages the site has."""
        return sum(1 for _ in (self.folder / self.contender.site).rglob("*.html"))


def lay(folder: Path, contenders: Sequence[Contender], number: int, seed: int) -> list[Laid]:
    names = read_names()
    pool = lay_pool(folder / "photos", seed)
    written = list(reports(number, names, seed=seed))
    slug = _both(written)
    laid = [Laid(each, folder / each.name, slug) for each in contenders]
    for each in laid:
        each.contender.lay(each.folder, written, pool, names)
    return laid


def _both(written: Sequence[Report]) -> str:
    return next(each.slug for each in written if len(each.texts) == len(LANGUAGES))

"""The words that reports are made of: patterns of sentences, and what stands in their `{slots}`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import yaml

_SLOT = re.compile(r"\{(\w+)\}")
_FOLDER = Path(__file__).parent / "words"


@dataclass(frozen=True)
class Words:
    """All words of one language, by what they are for."""

    kinds: Mapping[str, Any]

    def one(self, kind: str, chance: Random) -> str:
        """A filled pattern of this kind."""
        return self.fill(chance.choice(self.kinds[kind]), chance)

    def several(self, kind: str, number: int, chance: Random) -> list[str]:
        """Different patterns of this kind, filled."""
        return [self.fill(each, chance) for each in chance.sample(self.kinds[kind], number)]

    def fill(self, pattern: str, chance: Random) -> str:
        slots: Mapping[str, Sequence[str]] = self.kinds["slots"]
        return _SLOT.sub(lambda found: chance.choice(slots[found[1]]), pattern)

    def table(self, chance: Random) -> str:
        table = self.kinds["tables"]
        rows = [[self.fill(cell, chance) for cell in row] for row in table["rows"]]
        lines = [table["head"], ["---"] * len(table["head"]), *rows]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def read_words(language: str) -> Words:
    return Words(yaml.safe_load((_FOLDER / f"{language}.yml").read_text(encoding="utf-8")))

"""How problems and what was done about them are said in one language."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from string import Formatter
from typing import Any

from program_site.messages import FALLBACK, messages
from program_site.text.problems import Fixed, Problem

_SIZES = ("size", "limit")
UNKNOWN = "…"
"""What a message says in place of a value that nobody gave it."""


def missing(_code: str, _key: str) -> str:
    """A message lacks a value: its sentence is said without it. The tests let this fail, so that it never happens."""
    return UNKNOWN


def printable(text: str) -> str:
    """What a terminal shows and cannot be misled by: names and values come from anyone."""
    plain = re.sub(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]", " ", text)
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in plain)


@dataclass(frozen=True)
class ProblemWords:
    """The messages of one language; what a language does not say yet is said in English."""

    language: str

    def problem(self, problem: Problem) -> str:
        """`path:line [code] what is wrong → what to write instead`; of a spreadsheet `path Sheet1!C4 [code] …`."""
        place = f" {printable(problem.cell)}" if problem.cell else f":{problem.line}"
        return f"{printable(problem.path)}{place} [{problem.code}] {self.explain(problem)}"

    def explain(self, problem: Problem) -> str:
        return "".join(text for text, _ in self.pieces(problem))

    def pieces(self, problem: Problem) -> Iterator[tuple[str, bool]]:
        """The message in pieces, each with whether it comes from the input and not from us."""
        yield self._part("warning") if problem.warning else "", False
        for text, key, _, _ in Formatter().parse(self._told("problems", problem.code)):
            if key == "cure" and not problem.edit:
                yield from self._example(text, problem)
                continue
            yield text, False
            if key is not None:
                cure = problem.edit.shown if key == "cure" and problem.edit else problem.values.get(key)
                said = self.in_units(cure) if cure and key in _SIZES else cure
                yield printable(missing(problem.code, key) if said is None else said), True
        if problem.also:
            yield str(self._part("also")).format(cells=problem.also), False

    def _example(self, text: str, problem: Problem) -> Iterator[tuple[str, bool]]:
        """A cure that only shows what is wanted, and says so; after a colon it is put otherwise than alone.

        Where there is none the sentence ends before it."""
        words = self._part("example")
        after = text.endswith(": ")
        if (example := problem.values.get("example")) is None:
            missing(problem.code, "example")
            yield text.removesuffix(": ").removesuffix("→ ").rstrip(), False
            return
        yield text.removesuffix(": ") if after else text, False
        before, behind = words["after" if after else "alone"].split("{example}")
        yield before, False
        yield printable(example), True
        yield behind, False

    def example(self, code: str) -> tuple[str, str]:
        """What the message of a code says is wrong and what is to be done, of an example or of `…`."""
        found = self._part("examples").get(code, {})
        wrong, _, cure = self._told("problems", code).format_map(defaultdict(lambda: UNKNOWN, found)).partition("→")
        return wrong.strip(), cure.strip()

    def in_units(self, size: str) -> str:
        """`75 KB` with the unit as this language writes it."""
        units = self._part("units")
        return re.sub(r"\b[KM]B$", lambda unit: str(units[unit[0]]), size)

    def fixed(self, change: Fixed) -> str:
        """`path:line what was done`."""
        values = defaultdict(lambda: UNKNOWN, {key: printable(value) for key, value in change.values.items()})
        return f"{printable(change.path)}:{change.line} {self._told('fixed', change.kind).format_map(values)}"

    def _part(self, name: str) -> Any:
        """A part of the message file; English stands in for what a language does not say yet."""
        return messages(self.language).get(name, messages(FALLBACK)[name])

    def _told(self, part: str, code: str) -> str:
        """The same for one message."""
        return str(messages(self.language).get(part, {}).get(code) or messages(FALLBACK)[part][code])

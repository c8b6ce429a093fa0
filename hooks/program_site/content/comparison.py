"""The comparison of the programs: in what they differ, and what all of them have in common."""

from collections.abc import Sequence
from typing import Any

from program_site.content.data.programs import Program

FACTS = ("who", "field", "length", "directions", "earns", "hosts")
"""In the order of the columns."""


def compared(programs: Sequence[Program], earned_together: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The facts in which the programs differ, and those that all of them share. What is known of none is neither.

    What is said of all programs together (`earned_together`) is no difference. A single program has nothing in common.
    """
    differing, common = [], []
    for fact in FACTS:
        values = [_value(each, fact) for each in programs]
        if fact == "earns" and earned_together:
            common.append(fact)
        elif len(programs) > 1 and all(each == values[0] for each in values):
            common += [fact] * any(values)
        else:
            differing += [fact] * any(values)
    return (*differing,), (*common,)


def _value(program: Program, fact: str) -> Any:
    if fact == "who":
        return program.level, program.who
    if fact == "field":
        return program.field, program.feature
    return program.partners if fact == "hosts" else getattr(program, fact)

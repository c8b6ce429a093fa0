"""Rubric results: how many of a group answered at which level, before and after. No answer of a single person is here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from program_site.content.data.fields import Count, Id, Year
from program_site.content.data.programs import Direction
from program_site.content.data.rubric import Ability, Rubric
from program_site.text.problems import Problem
from program_site.text.records import Record
from program_site.text.yaml_source import YamlSource

FEWEST = 5
"""Answers below which a group is not told of: too many could guess who answered what."""

Counts = tuple[Count, ...]
"""How many answered at each level of the rubric, in the order of the levels."""
Moment = Annotated[dict[Id, Counts], Field(min_length=1)]
"""The counts of each ability."""


def is_anonymous(counts: Sequence[int]) -> bool:
    """Enough answers, and not all alike: else everybody knows what everybody in the group answered."""
    return sum(counts) >= FEWEST and max(counts) < sum(counts)


class RubricResult(Record):
    """What one group answered before and after, of each ability by those who answered it. Written by `import-rubric`."""

    year: Year
    """The fiscal year in which the exchange took place."""
    direction: Direction
    before: Moment
    after: Moment

    @model_validator(mode="after")
    def _tells_of_nobody(self) -> Self:
        for moment in (self.before, self.after):
            for ability, counts in moment.items():
                if not is_anonymous(counts):
                    raise PydanticCustomError("D161", "few", {"ability": ability, "limit": str(FEWEST)})
        if self.before.keys() != self.after.keys():
            raise PydanticCustomError("D162", "uneven")
        return self


@dataclass(frozen=True)
class Answers:
    """The answers to one ability at one moment."""

    counts: Counts
    levels: Counts

    @property
    def n(self) -> int:
        return sum(self.counts)

    @property
    def mean(self) -> Fraction:
        return Fraction(sum(level * count for level, count in zip(self.levels, self.counts, strict=True)), self.n)

    @property
    def share(self) -> float:
        """How far the mean lies from the lowest level to the highest, from 0 to 100."""
        lowest, highest = min(self.levels), max(self.levels)
        return float(100 * (self.mean - lowest) / (highest - lowest))


@dataclass(frozen=True)
class Compared:
    """One ability before and after."""

    ability: Ability
    before: Answers
    after: Answers

    @property
    def change(self) -> Fraction:
        return self.after.mean - self.before.mean


@dataclass(frozen=True)
class Group:
    """What is shown of one group, or of all that are shown."""

    result: RubricResult | None
    """None for all together."""
    compared: tuple[Compared, ...]

    @property
    def before(self) -> int:
        """The number of answers. Some abilities may have fewer: not everybody answers every question."""
        return max(each.before.n for each in self.compared)

    @property
    def after(self) -> int:
        return max(each.after.n for each in self.compared)

    def is_answered_by_fewer(self, ability: Compared) -> bool:
        return (ability.before.n, ability.after.n) != (self.before, self.after)


def groups(rubric: Rubric | None, results: Sequence[RubricResult]) -> Iterator[Group]:
    """Newest first, before them all together if they are several.

    All together are those that are shown: who is left out for being few cannot be found by subtracting.
    """
    if rubric is None or not results:
        return
    if len(results) > 1:
        yield Group(None, tuple(_compared(rubric, results)))
    for result in sorted(results, key=lambda each: (-each.year, each.direction == "inbound")):
        yield Group(result, tuple(_compared(rubric, [result])))


def _compared(rubric: Rubric, results: Iterable[RubricResult]) -> Iterator[Compared]:
    for ability in rubric.abilities:
        told = [each for each in results if ability.id in each.before]
        if told:
            before, after = ([getattr(each, moment)[ability.id] for each in told] for moment in ("before", "after"))
            yield Compared(ability, Answers(_sum(before), rubric.levels), Answers(_sum(after), rubric.levels))


def _sum(counts: Iterable[Counts]) -> Counts:
    return tuple(sum(level) for level in zip(*counts, strict=True))


def check_results(rubric: Rubric | None, results: Sequence[RubricResult], source: YamlSource) -> Iterator[Problem]:
    """The abilities and levels are those of the rubric, and no group is there twice."""
    abilities = {each.id for each in rubric.abilities} if rubric else set()
    seen: dict[tuple[int, str], int] = {}
    for index, result in enumerate(results):
        group, line = (result.year, result.direction), source.line_of((index,))
        if group in seen:
            values = {"value": f"{result.year} {result.direction}", "first": str(seen[group])}
            yield Problem("D163", source.path, line, values)
        seen.setdefault(group, line)
        for name in ("before", "after"):
            moment: Mapping[str, Counts] = getattr(result, name)
            for ability, counts in moment.items():
                line = source.line_of((index, name, ability))
                if ability not in abilities:
                    known = {"file": "data/rubric.yml", "value": ability, "known": ", ".join(sorted(abilities)) or "–"}
                    yield Problem("D121", source.path, line, known)
                elif rubric and len(counts) != len(rubric.levels):
                    yield Problem("D164", source.path, line, {"key": ability, "count": str(len(rubric.levels))})

"""Reports as students write them, invented: the same seed gives the same reports, and report 7 is the same among 10 or 3,000."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from bench.names import LANGUAGES, Names
from bench.words import Words, read_words

SEED = 2018
_FIRST_DAY = datetime.date(2017, 10, 1)
_DAYS = 2700
_SHARES = {("ja",): 40, ("ru",): 35, ("ja", "ru"): 25}
"""In which languages a report is written, of a hundred."""
_NAMES = (
    "market", "first-snow", "library", "tram", "tea", "laboratory", "dictionary", "night-river", "museum", "kitchen",
    "lake", "theatre", "notebook", "bread", "harbour", "garden", "lecture", "gloves", "postcard", "station",
)  # fmt: skip
_STAGES = ("before", "during", "after", "after")


@dataclass(frozen=True)
class Text:
    """A report in one language; its body names photos as `photo-1.jpg`."""

    language: str
    title: str
    summary: str
    authors: tuple[str, ...]
    affiliation: str
    tags: tuple[str, ...]
    body: str


@dataclass(frozen=True)
class Report:
    slug: str
    date: datetime.date
    program: str
    partners: tuple[str, ...]
    direction: str
    first: datetime.date
    last: datetime.date
    stage: str
    photos: tuple[int, ...]
    """Places in the pool of photos."""
    texts: tuple[Text, ...]

    def shown_in(self, language: str) -> Text:
        """The original where there is no translation."""
        return next((text for text in self.texts if text.language == language), self.texts[0])


def reports(number: int, names: Names, photos: int = 2, seed: int = SEED) -> Iterator[Report]:
    words = {language: read_words(language) for language in LANGUAGES}
    for index in range(number):
        yield _report(index, names, words, photos, Random(f"{seed}-{index}"))


def _report(index: int, names: Names, words: dict[str, Words], photos: int, chance: Random) -> Report:
    date = _FIRST_DAY + datetime.timedelta(days=chance.randrange(_DAYS))
    first = date - datetime.timedelta(days=chance.randrange(3, 40))
    (languages,) = chance.choices(list(_SHARES), list(_SHARES.values()))
    plan = _plan(photos, chance)
    return Report(
        slug=f"{date.isoformat()}-{chance.choice(_NAMES)}-{index + 1}",
        date=date,
        program=chance.choice(list(names.programs)),
        partners=tuple(chance.sample(list(names.partners), chance.choice((1, 1, 1, 2)))),
        direction=chance.choice(list(names.directions)),
        first=first,
        last=first + datetime.timedelta(days=chance.randrange(2, 60)),
        stage=chance.choice(_STAGES),
        photos=tuple(chance.randrange(1000) for _ in range(photos)),
        texts=tuple(_text(language, words[language], plan, chance) for language in languages),
    )


def _plan(photos: int, chance: Random) -> list[str]:
    """The blocks of a body in their order; a number stands for a paragraph of so many sentences."""
    plan = [str(chance.randint(2, 4))]
    sections = chance.randint(3, 4)
    for section in range(sections):
        plan += ["heading", str(chance.randint(2, 4)), str(chance.randint(2, 4))]
        plan += [f"photo-{number + 1}" for number in range(photos) if number % sections == section]
        if chance.random() < 0.45:
            plan.append(chance.choice(("items", "steps", "quotes", "emphasis")))
    for block, share in (("links", 0.7), ("table", 0.2), ("emphasis", 0.4)):
        if chance.random() < share:
            plan.append(block)
    return plan


def _text(language: str, words: Words, plan: list[str], chance: Random) -> Text:
    return Text(
        language=language,
        title=words.one("titles", chance),
        summary=words.one("summaries", chance),
        authors=tuple(words.several("authors", chance.choice((1, 1, 1, 2)), chance)),
        affiliation=words.one("affiliations", chance),
        tags=tuple(words.several("tags", chance.randint(1, 3), chance)),
        body=_body(language, words, plan, chance),
    )


def _body(language: str, words: Words, plan: list[str], chance: Random) -> str:
    sentences = iter(words.several("sentences", sum(int(block) for block in plan if block.isdigit()), chance))
    headings = iter(words.several("headings", plan.count("heading"), chance))
    between = "" if language == "ja" else " "
    blocks: list[str] = []
    for block in plan:
        if block.isdigit():
            blocks.append(between.join(next(sentences) for _ in range(int(block))))
        elif block == "heading":
            blocks.append(f"## {next(headings)}")
        elif block.startswith("photo"):
            blocks.append(f'![{words.one("alts", chance)}]({block}.jpg "{words.one("captions", chance)}")')
        elif block == "items":
            blocks.append("\n".join(f"- {each}" for each in words.several("items", chance.randint(3, 5), chance)))
        elif block == "steps":
            items = words.several("items", 3, chance)
            blocks.append("\n".join(f"{number}. {each}" for number, each in enumerate(items, start=1)))
        elif block == "quotes":
            blocks.append(f"> {words.one('quotes', chance)}")
        elif block == "table":
            blocks.append(words.table(chance))
        else:
            blocks.append(words.one(block, chance))
    return "\n\n".join(blocks) + "\n"

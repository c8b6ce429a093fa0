"""Groups of words that are taken for one another: a text that has one of them is found by the others as well."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from program_site.text.search_words import END, fold, tokens


@dataclass(frozen=True)
class Word:
    text: str
    tokens: frozenset[str]
    """What a text must hold to have the word."""
    signs: tuple[str, ...]
    """Of those without blanks, what must stand there in a row."""


Groups = Sequence[Sequence[Word]]


def groups_of(groups: Iterable[Iterable[str]]) -> Groups:
    return [[_word(text) for text in group] for group in groups]


def _word(text: str) -> Word:
    found = frozenset(token.text for token in tokens(text) if token.text.endswith(END))
    return Word(text, found, () if found else tuple(fold(text).split()))


def others_of(groups: Groups, texts: Sequence[str]) -> Iterator[str]:
    """What may be typed for the words of these texts."""
    if not (groups and texts):
        return
    there = {token.text for text in texts for token in tokens(text)}
    folded = fold("\n".join(texts))
    for group in groups:
        had = [word for word in group if word.tokens <= there and all(each in folded for each in word.signs)]
        yield from (word.text for word in group if had and word not in had)

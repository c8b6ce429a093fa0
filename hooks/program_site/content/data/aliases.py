"""Aliases: what readers type for something that the site calls otherwise. They are shown nowhere: the search knows them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pydantic import ConfigDict, RootModel

from program_site.i18n.translated_text import Language, LanguageCode, Name, Words
from program_site.text.excerpts import excerpt
from program_site.text.problems import Problem
from program_site.text.search_words import fold
from program_site.text.yaml_edits import edit_without
from program_site.text.yaml_quotes import in_list
from program_site.text.yaml_source import Location, YamlSource

WITH_ALIASES = ("programs", "partners", "offices", "cities")
"""The data files whose records have them. Pages have theirs in their front matter."""


class WordLists(RootModel[dict[LanguageCode, tuple[Words, ...]]]):
    """Words in each language; a language may have none."""

    model_config = ConfigDict(frozen=True)

    def in_language(self, language: Language) -> tuple[str, ...]:
        return self.root.get(language, ())


NO_WORDS = WordLists({})


def names_of(record: Any, language: Language) -> tuple[str, ...]:
    """All that the data call a record: first its name in the language, last what it is called in others.

    Readers bring names from papers in any language, so all count but translations made for readers of another one.
    """
    names = [record.name, *(each.name for each in getattr(record, "formerly", ()))]
    short = getattr(record, "short_name", None)
    words = [
        *(name.in_language(language) for name in (*names, short) if name),
        *getattr(record, "abbreviation", {}).values(),
        *(name.in_language(code) for name in names for code in name.root if _is_official(name, code)),
    ]
    return tuple(dict.fromkeys(words))


def _is_official(name: Any, language: Language) -> bool:
    return not isinstance(name, Name) or name.is_official(language)


def other_names(record: Any, language: Language) -> tuple[str, ...]:
    """What a reader may type for a record besides its name: its other names, and its aliases."""
    name, *others = names_of(record, language)
    return tuple(dict.fromkeys(word for word in (*others, *record.aliases.in_language(language)) if word != name))


def known_already(
    source: YamlSource, at: Location, words: Sequence[str], names: Iterable[str] = ()
) -> Iterator[Problem]:
    """Yield a warning for each of the words at `at` that the search takes for a name, or for a word before it.

    What stands there twice letter by letter is told of every list.
    """
    known = {fold(name): name for name in reversed([*names])}
    for index, word in enumerate(words):
        if word in words[:index]:
            continue
        same = known.setdefault(fold(word), "")
        if not same:
            known[fold(word)] = word
            continue
        yield _remark(source, at, index, words, same)


def _remark(source: YamlSource, at: Location, index: int, words: Sequence[str], same: str) -> Problem:
    place, key = (*at, index), next(str(part) for part in reversed(at) if isinstance(part, str))
    left = f"{key}: [{', '.join(in_list(word) for number, word in enumerate(words) if number != index)}]"
    values = {"key": key, "value": excerpt(words[index]), "known": excerpt(same), "example": left}
    edit = edit_without(source, place)
    if edit and not edit.shown.startswith(f"{key}: "):
        edit = None  # what is left of a list in several lines cannot be shown in one
    return Problem("D320", source.path, source.line_of(place), values, warning=True, edit=edit)

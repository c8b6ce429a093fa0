"""Texts in the place of another language: Russian under `ja:`, a Japanese page among the Russian ones. Told by scripts alone."""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from program_site.content.docs import ProsePage, body_of
from program_site.content.reports.wrong_language import language_of_text
from program_site.i18n.localizer import Localizer
from program_site.i18n.scripts import LATIN, letters_in, scripts_of
from program_site.text.edits import Edit
from program_site.text.excerpts import excerpt
from program_site.text.problems import Problem
from program_site.text.yaml_edits import edit_swapped
from program_site.text.yaml_source import Location, YamlSource
from program_site.validation.examples import OF_PAGES
from program_site.validation.passages import is_text_key

WRONG_ON_PURPOSE = "glossary"
LATIN_LETTERS = "A-Za-z\u00c0-\u024f"
"""As the inside of a class of signs."""


def check_slots(documents: Mapping[str, YamlSource], languages: Sequence[str]) -> Iterator[Problem]:
    """Yield an error where two texts stand in each other's place, a warning where one has no letter of its language."""
    for name, document in documents.items():
        if name in (WRONG_ON_PURPOSE, *OF_PAGES) or document.text.isascii():
            continue
        for place, texts in _in_languages(document.value, ()):
            yield from _misplaced(document, place, texts, languages)


def _in_languages(value: object, at: Location) -> Iterator[tuple[Location, dict[str, str]]]:
    """Every text of the data with its forms by language."""
    for index, item in enumerate(value) if isinstance(value, list) else ():
        yield from _in_languages(item, (*at, index))
    if not isinstance(value, dict):
        return
    texts: dict[str, str] = {}
    for key, inner in value.items():
        if isinstance(inner, list) and is_text_key(key):
            yield from ((at, {key: word}) for word in inner if isinstance(word, str))
        text = inner.get("text") if isinstance(inner, dict) else inner
        if isinstance(text, str) and is_text_key(key):
            texts[key] = text
        else:
            yield from _in_languages(inner, (*at, key))
    if texts:
        yield at, texts


def _misplaced(
    document: YamlSource, at: Location, texts: Mapping[str, str], languages: Sequence[str]
) -> Iterator[Problem]:
    wrong = {code: found for code, text in texts.items() if (found := _written_in(code, text, [*languages, *texts]))}
    pair = next(
        (
            (one, other)
            for one in wrong
            for other in wrong
            if one < other and other in wrong[one] and one in wrong[other]
        ),
        None,
    )
    for code in wrong:
        place = (*at, code)
        values = {"key": code, "value": excerpt(texts[code])}
        if pair and code in pair:
            if code == min(pair, key=list(texts).index):
                other = pair[0] if code == pair[1] else pair[1]
                shown = {**values, "other": other, "example": f"{code}: {excerpt(texts[other])}"}
                edit = _swapped(document, at, (code, other))
                yield Problem("D270", document.path, document.line_of(place), shown, edit=edit)
        else:
            yield Problem("D271", document.path, document.line_of(place), values, warning=True)


def _swapped(document: YamlSource, at: Location, codes: tuple[str, str]) -> Edit | None:
    return edit_swapped(document, (*at, codes[0]), (*at, codes[1]))


def _written_in(code: str, text: str, languages: Iterable[str]) -> frozenset[str]:
    """The other languages in whose letters a text is written that has none of its own; none of a text as it should be.

    Names may be left in Latin letters.
    """
    if text.isascii() or _letters(scripts_of(code)).search(text):
        return frozenset()
    latin = len(_letters(frozenset([LATIN])).findall(text))
    found = {
        other: len(_letters(scripts_of(other) - scripts_of(code) - {LATIN}).findall(text)) for other in set(languages)
    }
    return frozenset(other for other, count in found.items() if count > latin)


@functools.cache
def _letters(scripts: frozenset[str]) -> re.Pattern[str]:
    """One letter of one of these scripts; of no scripts none."""
    inside = "".join(LATIN_LETTERS if script == LATIN else letters_in(script) for script in sorted(scripts))
    return re.compile(f"[{inside}]" if inside else r"(?!)")


def check_languages_of_pages(pages: Iterable[ProsePage], languages: Sequence[str]) -> Iterator[Problem]:
    """Yield a warning for a page that is wholly in another language, or its title is.

    A page that waits for its translation may be in English.
    """
    told = [code for code in languages if LATIN not in scripts_of(code)]
    for page in pages:
        if page.is_guide or page.text.isascii():
            continue
        body = body_of(page.text)
        other = language_of_text(body, page.language, told)
        if not other:
            yield from _titles(page, languages)
        if other:
            line = page.text.count("\n") - body.lstrip("\n").count("\n") + 1
            values = {"value": Localizer(page.language).language_in_passing(other), "folder": f"docs/{other}/"}
            yield Problem("W107", page.path, line, values, warning=True, language=page.language)


def _titles(page: ProsePage, languages: Sequence[str]) -> Iterator[Problem]:
    """Of a page in its own language."""
    for field, text in (
        ("title", page.title),
        ("description", page.description),
        *(("aliases", alias) for alias in page.aliases),
    ):
        if _written_in(page.language, text, languages):
            rows = page.text.split("\n")
            line = next((number for number, row in enumerate(rows, start=1) if row.startswith(f"{field}:")), 1)
            values = {"key": field, "value": excerpt(text)}
            yield Problem("W108", page.path, line, values, warning=True, language=page.language)

"""`lang` on the words of other languages in a finished page, and `dir` where they run the other way (WCAG 3.1.2).

Only what is seen is marked: no attribute, script or title. What stands in an element with a `lang` of its own is a text of
that language. `<bdi>` bears the mark: no style or script speaks of it, and what runs the other way stands apart in it.
"""

import functools
import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from program_site.content.catalog import Catalog
from program_site.content.data.texts import said_in_languages
from program_site.i18n.borrowed import in_elements, is_borrowed, plain
from program_site.i18n.other_languages import OtherLanguages, Reader
from program_site.i18n.scripts import LATIN, direction_of, letters_in, scripts_of
from program_site.i18n.translated_text import Wording
from program_site.site.elements import LANGUAGE, TAG, UNSEEN, VOID, Element, nothing_to_do, whole_elements

_HIDDEN = whole_elements(UNSEEN)
_NAMES = ("name", "short_name")
_DIRECTION = re.compile(r"\sdir\s*=", re.IGNORECASE)


@dataclass
class _Element(Element):
    """An element whose text is in a language of its own."""

    mark: str = "bdi"
    """The element that bears marks inside it."""


@dataclass(frozen=True)
class LanguageMarks:
    """Marks the words of other languages in pages of one site."""

    others: OtherLanguages
    growing: tuple[str, ...] = ()
    """Languages of the site whose texts are marked by what the data say, never by their script."""

    @functools.cached_property
    def _one_direction(self) -> bool:
        languages = {*self.others.languages, *self.growing, *self.others.names.values()}
        return len({direction_of(language) for language in languages}) < 2

    def put(self, html: str, language: str) -> str:
        """The same HTML, a page or a piece of one, in which the words of other languages are marked."""
        html = "".join(_spelled_out(html)) if is_borrowed(html) else html
        reader = self.others.inside(language)
        if self._one_direction and not _of_another(reader.letters if reader else "", language).search(html):
            return html
        return "".join(_Page(html, self.others, language).pieces())


@dataclass
class _Page:
    """One way through the HTML of a page."""

    html: str
    others: OtherLanguages
    language: str
    _open: list[_Element] = field(default_factory=list)

    def pieces(self) -> Iterator[str]:
        html, place, copied = self.html, 0, 0
        self._open = [_Element("", self.language)]
        while True:
            current = self._open[-1]
            reader = self.others.inside(current.language)
            place = _without(reader.letters if reader else "", current.tag).match(html, place).end()  # type: ignore[union-attr]
            if place >= len(html):
                break
            if html[place] == "<":
                end, addition = self._tag(place)
            else:  # a text, in which there are words of others
                assert reader
                begin, end = max(html.rfind(">", copied, place) + 1, copied), html.find("<", place)
                end = end if end >= 0 else len(html)
                yield html[copied:begin]
                yield from self._marked(html[begin:end], reader, current)
                copied, addition = end, ""
            if addition:
                yield html[copied : end - 1] + addition
                copied = end - 1
            place = end
        yield html[copied:]

    def _marked(self, text: str, reader: Reader, current: _Element) -> Iterator[str]:
        copied = 0
        for run in reader.runs(text):
            direction = _direction(run.language, current.language)
            yield f'{text[copied : run.start]}<{current.mark} lang="{run.language}"{direction}>'
            yield f"{text[run.start : run.end]}</{current.mark}>"
            copied = run.end
        yield text[copied:]

    def _tag(self, place: int) -> tuple[int, str]:
        """Where the tag, or what is not seen, ends; and an attribute that the tag lacks."""
        if hidden := _HIDDEN.match(self.html, place):
            return hidden.end(), ""
        tag = TAG.match(self.html, place)
        if tag is None:
            return place + 1, ""
        name, current = tag[2].lower(), self._open[-1]
        if tag[1]:
            if current.is_closed_by(name):
                self._open.pop()
            return tag.end(), ""
        own = LANGUAGE.search(tag[3])
        if name in VOID or tag[3].endswith("/"):
            return tag.end(), ""
        if own or name == "svg":
            language = own[1] if own else current.language
            mark = "tspan" if name == "svg" else current.mark
            self._open.append(_Element(name, language, mark=mark))
            turned = own and not _DIRECTION.search(tag[3])
            return tag.end(), _direction(language, current.language) if turned else ""
        current.opens(name)
        return tag.end(), ""


def _spelled_out(html: str) -> Iterator[str]:
    """The pieces of a page in which borrowed texts are elements, and in tags and in what is not seen plain texts."""
    copied, element, still_open = 0, "bdi", list[str]()
    while (begin := html.find("<", copied)) >= 0:
        yield in_elements(html[copied:begin], element, still_open)
        tag = None
        copied = begin + 1
        if found := _HIDDEN.match(html, begin) or (tag := TAG.match(html, begin)):
            copied = found.end()
        if tag and tag[2].lower() == "svg":
            element = "bdi" if tag[1] else "tspan"
        yield plain(html[begin:copied])
    yield in_elements(html[copied:], element, still_open)


def _direction(language: str, around: str) -> str:
    direction = direction_of(language)
    return f' dir="{direction}"' if direction != direction_of(around) else ""


@functools.cache
def _of_another(letters: str, language: str) -> re.Pattern[str]:
    """A letter of others, or an element in another language, in which the letters of this one are those of others."""
    element = rf"""\s(?i:lang)\s*=(?!["']?{re.escape(language)}["'>\s])"""
    return re.compile(f"[{letters}]|{element}" if letters else element)


def _without(letters: str, tag: str) -> re.Pattern[str]:
    """Text without letters of others, and tags that change no language, as many as there are."""
    return nothing_to_do(letters, tag, f"{UNSEEN}|svg")


def marks_of(catalog: Catalog) -> LanguageMarks:
    """Those of a site."""
    project = catalog.project
    return LanguageMarks(OtherLanguages(project.languages, dict(_names(catalog))), project.growing)


def _names(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """The names whose language their script does not tell, of those that the data give in one language only."""
    languages: defaultdict[str, set[str]] = defaultdict(set)
    for held in catalog.held.values():
        for name, at, _ in said_in_languages(held):
            for code, form in name.root.items() if at and at[-1] in _NAMES else ():
                languages[" ".join((form.text if isinstance(form, Wording) else form).split())].add(code)
    for text, codes in sorted(languages.items()):
        (code, *others) = codes
        if not (others or _is_told(catalog.project.languages, code)) and _is_written_in(
            text, scripts_of(code) - {LATIN}
        ):
            yield text, code


def _is_told(languages: tuple[str, ...], code: str) -> bool:
    """Whether the script of a language tells it from all others of the site."""
    return [other for other in languages if scripts_of(other) & scripts_of(code)] == [code]


def _is_written_in(text: str, scripts: Collection[str]) -> bool:
    letters = "".join(sign for sign in text if sign.isalpha())
    return bool(scripts and letters and text[0].isalpha()) and bool(
        re.fullmatch(f"[{''.join(letters_in(script) for script in sorted(scripts))}]+", letters)
    )

"""Filling in: what the files and pages of a new site may ask for, and in which form it stands there."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from babel.dates import get_timezone, get_timezone_location

from program_site.commands.new_site.answers import Answers
from program_site.commands.new_site.words import FALLBACK, guide_languages, spoken, word
from program_site.content.guides import environment, fill, guides_in, spoken_of
from program_site.i18n.localizer import Localizer
from program_site.messages import available

HERE = Path(__file__).resolve().parent
_CITIES = ("Europe/Lisbon", "Pacific/Auckland")
"""Where the example partner may be: in the first that is not in the time zone of the university."""
_PLACES = {"Europe/Lisbon": (38.72, -9.14), "Pacific/Auckland": (-36.85, 174.76)}


class Filling:
    """One new site: its files and pages are filled in from its answers."""

    def __init__(self, answers: Answers) -> None:
        self.answers, self.languages = answers, answers.languages
        self.guides = guide_languages(self.languages)
        self.own_words = tuple(code for code in self.languages if code in spoken())
        """The languages of the site that need no translating."""
        self.zone = next(each for each in _CITIES if each != answers.timezone)
        self.environment = environment(HERE)

    def file(self, name: str) -> str:
        """A file of `files/`, in all languages of the site."""
        return self.environment.get_template(f"files/{name}").render(
            site=self.answers, languages=self.languages, guides=self.guides, quoted=quoted, said=self.said,
            given=self.given, remarks=self.remarks, word=word, guide=self.guide, zone=self.zone, place=_PLACES[self.zone],
            city=self.in_languages(self.city), untold=[each for each in self.languages if each not in available()],
            untranslated=[each for each in self.languages if each not in spoken()],
            language_name=lambda code: Localizer(code).language_name(code),
        )  # fmt: skip

    def page(self, name: str, language: str) -> str:
        """A page in one language; in English, and saying so, where there is none in that language."""
        own = language if language in spoken() else FALLBACK
        text = self._text(f"pages/{own}/{name}", own, language)
        return text if own == language else self._to_translate(text)

    def guides_to_translate(self, language: str) -> Iterator[tuple[str, str]]:
        """Where each guide of the core lies below `docs/<language>/` until it is translated, and its English text."""
        if not guides_in(language):
            guides = guides_in(FALLBACK)
            for relative, guide in guides.items():
                yield relative.as_posix(), self._to_translate(fill(guide, self.languages, guides, language))

    def _to_translate(self, page: str) -> str:
        """A page with a note under its header, which names the language it is to be translated from, if that is there."""
        header, body = page.split("\n---\n", 1)
        if original := next((code for code in self.languages if code in spoken()), ""):
            header += f"\ntranslated_from: {{language: {original}}}"
        return f"{header}\n---\n\n*{word(FALLBACK, 'to_translate_page')}*\n{body}"

    def guide(self, name: str, language: str) -> str:
        """A passage of the README, in a language of `guides`. Where that is none of the site, it speaks of the first one's pages."""
        return self._text(
            f"pages/{language}/_{name}.md", language, language if language in self.languages else self.languages[0]
        )

    def _text(self, template: str, localizer: str, language: str) -> str:
        values = {field: getattr(self.answers, field).in_language(language) for field in ("name", "university", "city")}
        values |= spoken_of(self.languages, language, localizer)
        return self.environment.get_template(template).render(
            quoted=quoted, site=self.answers, languages=self.languages, **values
        )

    def city(self, language: str) -> str:
        """The example city; CLDR names it in every language."""
        zone = get_timezone(self.zone)
        return str(get_timezone_location(zone, locale=language.replace("-", "_"), return_city=True))

    def said(self, key: str, indent: int) -> str:
        """Lines of YAML that say a key of the words in every language; what is still English is marked."""
        university = self.answers.university.root
        texts = {code: word(code, key).replace("(university)", university[code]) for code in self.languages}
        to_translate = f"  # {word(FALLBACK, 'to_translate')}"
        return _lines(texts, indent, {code: to_translate for code in texts if code not in spoken()})

    def given(self, field: str, indent: int) -> str:
        """Lines of YAML with the answer to a question in every language."""
        return _lines(getattr(self.answers, field).root, indent)

    def in_languages(self, text: Callable[[str], str]) -> str:
        """A mapping in one line."""
        return "{" + ", ".join(f"{code}: {quoted(text(code))}" for code in self.languages) + "}"

    def remarks(self, key: str) -> str:
        """What staff must know of a data file, as comments in their languages."""
        return "\n".join(f"# {line}" for code in self.guides for line in word(code, f"remarks.{key}").splitlines())


def quoted(text: str) -> str:
    """JSON's strings are YAML's."""
    return json.dumps(text, ensure_ascii=False)


def _lines(texts: Mapping[str, str], indent: int, marks: Mapping[str, str] = MappingProxyType({})) -> str:
    return "\n".join(f"{' ' * indent}{code}: {quoted(text)}{marks.get(code, '')}" for code, text in texts.items())

"""The state of the translations: which texts are missing or older than their originals, which names are unofficial."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from program_site.content.catalog import Catalog
from program_site.content.data.marks import TranslatedData
from program_site.content.data.texts import said_in_languages
from program_site.content.docs import ProsePage, with_stand_ins
from program_site.content.marking import line_for
from program_site.content.reports.report import Report, ReportText
from program_site.i18n.originals import original_of, standing
from program_site.i18n.translated_text import Text, Wording
from program_site.intake.new_report import header_of
from program_site.site.growth import Counted, Growth, growths

ProseOrReport = ProsePage | ReportText
State = Literal["missing", "older", "unknown"]


@dataclass(frozen=True)
class Gap:
    """A text that somebody should write, look through, or mark as looked through."""

    state: State
    language: str
    path: str
    """The file to edit, or to begin where it is missing."""
    address: str
    """The address of its page, which shows the original where there is no translation."""
    title: str
    """The title of the original."""
    original: ProseOrReport
    sample: bool = False

    @property
    def of_report(self) -> bool:
        return isinstance(self.original, ReportText)


@dataclass(frozen=True)
class UnofficialName:
    """A name that was translated for this site."""

    language: str
    text: str
    path: str
    """The data file in which it stands."""
    official: tuple[str, str] | None
    """The language and the words of its first official form."""


@dataclass(frozen=True)
class Translations:
    """What is translated, and what remains to do."""

    gaps: tuple[Gap, ...]
    """Reports newest first, then pages by address."""
    names: tuple[UnofficialName, ...]
    """In the order of the data."""
    reports: Counted
    pages: Counted
    data: TranslatedData
    growing: tuple[Growth, ...] = ()

    STATES: ClassVar[tuple[State, ...]] = ("missing", "older", "unknown")
    """The states, the most urgent first."""
    MOST: ClassVar[int] = 50
    """How many gaps of one kind the page lists, so that a thousand reports do not make it heavy."""

    @property
    def has_samples(self) -> bool:
        return any(gap.sample for gap in self.gaps)

    def any_of(self, reports: bool) -> bool:
        return any(gap.of_report == reports for gap in self.gaps)

    def of(self, reports: bool, state: State, language: str) -> list[Gap]:
        return [gap for gap in self.gaps if (gap.of_report, gap.state, gap.language) == (reports, state, language)]

    def counted(self, state: State) -> int:
        """Of all kinds together."""
        in_data = 0 if state == "missing" else len(self.data.of(state))  # what is missing there is a mistake (D107)
        return in_data + sum(gap.state == state and not gap.sample for gap in self.gaps)

    @property
    def counted_data(self) -> Counted:
        """Translations in the data, and how many follow their originals; zero where none was ever marked."""
        known = len(self.data.texts) if self.data.marks else 0
        return Counted(known, len(self.data.of("current")))

    def names_in(self, language: str) -> list[UnofficialName]:
        return [name for name in self.names if name.language == language]

    @property
    def languages_of_names(self) -> list[str]:
        return list(dict.fromkeys(name.language for name in self.names))


def texts_of_pages(catalog: Catalog) -> dict[str, dict[str, ProsePage]]:
    """The hand-written pages by address and language, the site's first language first."""
    pages: dict[str, dict[str, ProsePage]] = {}
    for page in catalog.prose:
        pages.setdefault(page.address, {})[page.language] = page
    return pages


def pairs(catalog: Catalog) -> Iterator[tuple[ProseOrReport, ProseOrReport]]:
    """Every translation with its original."""
    several: list[Mapping[str, ProseOrReport]] = [
        *texts_of_pages(catalog).values(),
        *(each.texts for each in catalog.reports),
    ]
    for texts in several:
        for text in texts.values():
            if original := original_of(text, texts):
                yield text, original


def translations(catalog: Catalog) -> Translations:
    pages = texts_of_pages(catalog)
    reports = catalog.counted_reports
    demanded = set(catalog.project.languages)
    return Translations(
        gaps=(
            *(gap for report in catalog.reports for gap in _of_report(report, catalog.languages)),
            *(gap for address in sorted(pages) for gap in _of_page(pages[address], catalog.project.growing)),
        ),
        names=tuple(unofficial_names(catalog)),
        reports=Counted(len(reports), sum(demanded <= report.texts.keys() for report in reports)),
        pages=Counted(len(pages), sum(demanded <= texts.keys() for texts in pages.values())),
        data=catalog.translated,
        growing=growths(catalog),
    )


def _of_report(report: Report, languages: tuple[str, ...]) -> Iterator[Gap]:
    for language in languages:
        text = report.texts.get(language)
        original = original_of(text, report.texts) if text else report.main
        if original is None:
            continue
        state = standing(text, original) if text else "missing"
        if state != "current":
            path = text.path if text else f"{original.path.rpartition('/')[0]}/{language}.md"
            yield Gap(state, language, path, report.address, original.header.title, original, report.sample)


def _of_page(texts: Mapping[str, ProsePage], growing: Iterable[str]) -> Iterator[Gap]:
    """The gaps of hand-written pages. One that is missing in a language that demands it is a problem (P201) and never gets here."""
    first = next(iter(texts.values()))
    for page in with_stand_ins([*texts.values()], growing):
        if page.written_in:
            yield Gap("missing", page.language, page.place, page.address, first.title, first)
    for page in texts.values():
        if original := original_of(page, texts):
            state = standing(page, original)
            if state != "current":
                yield Gap(state, page.language, page.path, page.address, original.title, original)


def beginning(original: ReportText | ProsePage) -> str:
    """The beginning of a translation: front matter to translate, marked with the present original."""
    front_matter = (
        header_of({"title": original.header.title, "date": str(original.header.date), "author": original.header.author})
        if isinstance(original, ReportText)
        else header_of({"title": original.title, "description": original.description})
    )
    return f"---\n{front_matter}{line_for(original)}\n---\n\n"


def unofficial_names(catalog: Catalog) -> Iterator[UnofficialName]:
    seen: list[dict[str, Wording]] = []
    for field, held in catalog.held.items():
        if field == "sources":
            continue  # what is translated there are sentences, each beside its original
        for name, _, _ in said_in_languages(held):
            if isinstance(name, Text) or (field == "glossary" and name.root in seen):
                continue
            seen.append(name.root)
            official = next(((code, form.text) for code, form in name.root.items() if form.official), None)
            for code, form in name.root.items():
                if not form.official:
                    yield UnofficialName(code, form.text, f"data/{field}.yml", official)

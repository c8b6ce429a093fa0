"""Activity Reports: `activity_reports/YYYY-MM-DD-slug/<language>.md` and the photos beside it."""

import datetime
import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from program_site.build.fingerprints import hash_of
from program_site.content.data.waiting import Hidden, without
from program_site.content.reports.body import Body, Picture
from program_site.content.reports.front_matter import FrontMatter
from program_site.content.reports.markup.tree import Target
from program_site.content.reports.photos.photos import Photo
from program_site.i18n.originals import TranslatedFrom, original_of, standing

FOLDER = "activity_reports"


@dataclass(frozen=True)
class ReportText:
    """A report in one language."""

    language: str
    header: FrontMatter
    path: str
    content_hash: str
    """Of what a translator works from."""
    key: str
    """Stands for the whole file and all that it was read with."""
    is_empty: bool
    """Whether there is nothing below the header."""
    links: tuple[Target, ...]
    """Those into the site, with the lines of the file."""
    fetch: Callable[[], Body] = field(compare=False, repr=False)
    """Where the body is taken from: most builds ask for few of them."""

    @functools.cached_property
    def body(self) -> Body:
        return self.fetch()

    @property
    def translated_from(self) -> TranslatedFrom | None:
        return self.header.translated_from


@dataclass(frozen=True)
class Described:
    """A photo with the words of one text of its report."""

    photo: Photo
    number: int
    """Its place among the photos of the report, from 1."""
    alt: str | None
    caption: str | None
    language: str
    """The language of these words."""


@dataclass(frozen=True)
class Report:
    """One activity told by a student, in one language or several."""

    slug: str
    """The folder's name, which is also the last part of the address."""
    texts: Mapping[str, ReportText]
    """By language, in the order of the site's languages; never empty."""
    photos: tuple[Photo, ...] = ()
    """As the header lists them, the others after them by name."""
    committed: datetime.date | None = None
    """When the first of those of its texts that do not say it themselves came into the repository, if that is known."""

    @functools.cached_property
    def main(self) -> ReportText:
        """The text whose header counts for what no language changes: date, program, hosts."""
        originals = [text for text in self.texts.values() if text.header.translated_from is None]
        return (originals or list(self.texts.values()))[0]

    @functools.cached_property
    def key(self) -> str:
        """Stands for all that can be read and seen of the report."""
        photos = [(photo.file, photo.key, photo.sizes) for photo in self.photos]
        return hash_of(self.slug, tuple(text.key for text in self.texts.values()), photos, self.committed)

    @property
    def date(self) -> datetime.date:
        return self.main.header.date

    @functools.cached_property
    def came_in(self) -> datetime.date | None:
        """The day it was published; None where nothing tells it, and for samples, which nobody went through."""
        if self.sample:
            return None
        said = [text.header.published for text in self.texts.values()]
        return self.main.header.published or min(filter(None, [*said, self.committed]), default=None)

    @property
    def published(self) -> datetime.date:
        """By which it is news: where nothing tells when it came in, the day of the event stands for it."""
        return self.came_in or self.date

    def updated(self, text: ReportText) -> datetime.date | None:
        """When one of its texts was changed so that readers should know of it, as that says itself."""
        day = text.header.updated
        return day if day and day > self.published else None

    def without(self, ids: Hidden) -> Self:
        """The report without the ids of entries that wait; itself where it names none of them."""
        headers = {code: without(text.header, ids) for code, text in self.texts.items()} if ids else {}
        if all(headers[code] is self.texts[code].header for code in headers):
            return self
        return replace(self, texts={code: replace(self.texts[code], header=headers[code]) for code in headers})

    @property
    def sample(self) -> bool:
        return any(text.header.sample for text in self.texts.values())

    @property
    def address(self) -> str:
        return f"reports/{self.slug}/"

    @property
    def parallel_address(self) -> str | None:
        """Where two texts are read side by side."""
        return f"{self.address}parallel/" if len(self.texts) > 1 else None

    def beside(self, language: str) -> tuple[ReportText, ReportText]:
        """The text in a language, and the one to read beside it: the original, or a translation of it."""
        mine = self.shown_in(language)
        others = [text for text in (self.main, *self.texts.values()) if text is not mine]
        return mine, others[0]

    def newer_original(self, text: ReportText) -> ReportText | None:
        """The original of a translation, if it was changed after the translation was made."""
        original = original_of(text, self.texts)
        return original if original and standing(text, original) == "older" else None

    def shown_in(self, language: str) -> ReportText:
        """The text a reader of `language` gets: the original where there is no translation."""
        return self.texts.get(language) or self.main

    def cover(self, text: ReportText) -> Photo | None:
        """The photo that stands for the report in lists: the one its header names, or the first."""
        if not self.photos:
            return None
        named = text.header.cover or self.main.header.cover
        return next((each for each in self.photos if each.file == named), self.photos[0])

    def gallery(self, text: ReportText) -> list[Described]:
        """The photos that the text does not show itself."""
        shown = {picture.file for picture in text.body.pictures}
        return [self.described(photo, text) for photo in self.photos if photo.file not in shown]

    def pictured(self, picture: Picture, text: ReportText) -> Described | None:
        """A photo where the text shows it: words written there go before those of the header."""
        photo = next((each for each in self.photos if each.file == picture.file), None)
        if photo is None:
            return None
        known = self.described(photo, text)
        caption = picture.caption or known.caption
        if picture.alt or picture.caption:
            return Described(photo, known.number, picture.alt or known.alt, caption, text.language)
        return known

    def described(self, photo: Photo, text: ReportText) -> Described:
        """In the words of the text, or of the report's other texts where it says nothing of the photo."""
        number = self.photos.index(photo) + 1
        for each in (text, self.main, *self.texts.values()):
            for listed in each.header.photos:
                if listed.file == photo.file and (listed.alt or listed.caption):
                    return Described(photo, number, listed.alt, listed.caption, each.language)
        for each in (text, self.main, *self.texts.values()):
            for picture in each.body.pictures:
                if picture.file == photo.file and (picture.alt or picture.caption):
                    return Described(photo, number, picture.alt or None, picture.caption, each.language)
        return Described(photo, number, None, None, text.language)


def newest_first(report: Report) -> tuple[bool, datetime.date, str]:
    """The key to sort reports by what they tell of, largest first. What somebody went through stands before samples."""
    return not report.sample, report.date, report.slug


def latest_first(report: Report) -> tuple[datetime.date, datetime.date, str]:
    """The key to sort reports by when they came in, largest first."""
    return report.published, report.date, report.slug

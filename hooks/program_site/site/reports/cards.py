"""Cards: a report in a list, the same on pages and for the script that filters lists."""

from collections.abc import Callable
from dataclasses import dataclass

from program_site.content.reports.photos.photos import Photo
from program_site.content.reports.report import Report
from program_site.i18n.localizer import Localizer


@dataclass(frozen=True)
class CardPhoto:
    """The attributes of a picture that let the browser choose a size and reserve its place."""

    src: str
    srcset: str
    width: int
    height: int


@dataclass(frozen=True)
class Card:
    """A report in a list. Missing values are None."""

    href: str
    date: str
    """The day in ISO 8601. `day` is the same in words."""
    day: str
    title: str
    language: str
    """The language of `title` and `summary`."""
    summary: str | None
    only: str | None
    """The note on a report that does not exist in the reader's language."""
    sample: bool | None
    photo: CardPhoto | None


def card(report: Report, localizer: Localizer, href: str, file_of: Callable[[str], str]) -> Card:
    """`file_of` turns the name of a published photo into a link."""
    text = report.shown_in(localizer.language)
    cover = report.cover(text)
    foreign = text.language != localizer.language
    return Card(
        href=href,
        date=report.date.isoformat(),
        day=localizer.day(report.date),
        title=text.header.title,
        language=text.language,
        summary=text.header.summary or None,
        only=localizer.t("only_in", language=localizer.language_name(text.language)) if foreign else None,
        sample=report.sample or None,
        photo=card_photo(cover, file_of) if cover else None,
    )


def card_photo(photo: Photo, file_of: Callable[[str], str]) -> CardPhoto:
    width, height = photo.sizes[0]
    srcset = ", ".join(f"{file_of(photo.name(each))} {each}w" for each, _ in photo.sizes)
    return CardPhoto(file_of(photo.name(width)), srcset, width, height)

"""Cards: a report in a list, the same on pages and for the script that filters lists."""

from collections.abc import Callable
from dataclasses import dataclass

from program_site.content.catalog import Catalog
from program_site.content.reports.photos.photos import Photo
from program_site.content.reports.report import Report
from program_site.i18n.localizer import Localizer
from program_site.i18n.scripts import direction_of
from program_site.site.names import said

_ARROWS = {"ltr": "→", "rtl": "←"}


@dataclass(frozen=True)
class CardPhoto:
    """The attributes of a picture that let the browser choose a size and reserve its place."""

    src: str
    srcset: str
    width: int
    height: int


@dataclass(frozen=True)
class CardProgram:
    """A program by its colour, and by its name for those who do not see that."""

    colour: str
    name: str


@dataclass(frozen=True)
class Card:
    """A report in a list. Missing values are None.

    One with a photo shows it. One without has a cover of words: its summary, who wrote it and where they went.
    """

    href: str
    date: str
    """The day in ISO 8601. `day` is the same in words."""
    day: str
    title: str
    language: str
    """The language of `title`, `summary` and `author`."""
    summary: str | None
    only: str | None
    """The note on a report that does not exist in the reader's language."""
    sample: bool | None
    programs: tuple[CardProgram, ...] | None
    """In the order of the report's header: the ground of a cover is that of the first."""
    photo: CardPhoto | None
    author: str | None
    """Of a cover, as `route` is."""
    route: str | None


def card(report: Report, catalog: Catalog, localizer: Localizer, href: str, file_of: Callable[[str], str]) -> Card:
    """`file_of` turns the name of a published photo into a link."""
    text = report.shown_in(localizer.language)
    photo = report.cover(text)
    foreign = text.language != localizer.language
    programs = catalog.by_ids("programs", report.main.header.program)
    return Card(
        href=href,
        date=report.date.isoformat(),
        day=localizer.day(report.date),
        title=text.header.title,
        language=text.language,
        summary=text.header.summary or None,
        only=localizer.t("only_in", language=localizer.language_name(text.language)) if foreign else None,
        sample=report.sample or None,
        programs=tuple(CardProgram(each.colour, said(each.name, localizer.language)) for each in programs) or None,
        photo=card_photo(photo, file_of) if photo else None,
        author=None if photo else localizer.t("comma").join(text.header.author),
        route=None if photo else _route(report, catalog, localizer),
    )


def card_photo(photo: Photo, file_of: Callable[[str], str]) -> CardPhoto:
    width, height = photo.sizes[0]
    srcset = ", ".join(f"{file_of(photo.name(each))} {each}w" for each, _ in photo.sizes)
    return CardPhoto(file_of(photo.name(width)), srcset, width, height)


def _route(report: Report, catalog: Catalog, localizer: Localizer) -> str | None:
    """From the university's city to those of the hosts, or the other way round; the cities alone if no way is named."""
    hosts = catalog.by_ids("partners", report.main.header.partner)
    cities = dict.fromkeys(said(catalog.city_of(each).name, localizer.language) for each in hosts)
    if not cities:
        return None
    home, away = said(catalog.project.university.city, localizer.language), localizer.t("comma").join(cities)
    arrow = _ARROWS[direction_of(localizer.language)]
    ways = {"outbound": f"{home} {arrow} {away}", "inbound": f"{away} {arrow} {home}", None: away}
    return ways[report.main.header.direction]

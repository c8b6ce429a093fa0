"""Templates: how a record becomes HTML in one language, as seen from one address."""

from __future__ import annotations

import datetime
import functools
import zoneinfo
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Literal, cast
from urllib.parse import urlencode

from markupsafe import Markup

from program_site.content.catalog import Catalog, by_id
from program_site.content.data.cities import City
from program_site.content.data.offices import Office
from program_site.content.data.programs import Direction
from program_site.content.docs import ProsePage
from program_site.content.reports.header import Stay
from program_site.content.reports.lists import KINDS, ReportList, near_pages, on_page, page_count, page_of_all
from program_site.content.reports.photos.photos import Photo
from program_site.content.reports.report import Report
from program_site.i18n.languages import Name, Text
from program_site.i18n.localizer import Localizer
from program_site.messages import messengers
from program_site.site.addresses import Addresses
from program_site.site.choices import Choice, choices, program_values
from program_site.site.map.labels import Label, place_labels
from program_site.site.map.world_map import DrawnMap
from program_site.site.problem_index import explained
from program_site.site.reports.cards import Card, CardPhoto, card, card_photo
from program_site.site.templates import render
from program_site.site.translation_status import Gap, Translations, beginning, translations, unofficial_names
from program_site.tables.exports import Export, exports
from program_site.text.when import When

_NOTHING = Markup()
_ROOT = "\ue000/"
"""Stands for the way to the site's root: a sign for private use, which nobody types."""


PHOTOS = "photos"
"""The folder of the published photos, below the site's root."""
FEED = "feed.xml"
"""The feed of a language, below its root."""
REPORT_LISTS = "reports/lists.json"
"""What the script of the list of reports asks for first, below the root of a language."""


@dataclass(frozen=True)
class Heading:
    """A section heading of a page."""

    id: str
    title: str


@dataclass(frozen=True)
class MapMark:
    """A city where it lies on the map."""

    city: City | None
    """None for the university's own, whose page is the site."""
    name: str
    x: float
    y: float
    label: Label


@dataclass(frozen=True)
class View:
    """What templates see: the catalog in one language from one address."""

    catalog: Catalog
    addresses: Addresses
    language: str
    address: str
    anywhere: bool = False
    """True for a page that is shown at any address, as the 404 page is: its links begin at the host's root."""

    whole: bool = False
    """True for what is read far from the site, as a feed is: its links are whole addresses."""

    shared: bool = False
    """True for what pages at any depth show alike: its links begin at a sign that stands for the way to the site's root."""

    FEW: ClassVar[int] = 3
    """How many reports stand where they are not the point of the page."""

    edit_root: str = ""
    """Where editing begins, if the site has a repository: `https://…/edit/main/`."""

    kept: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    """What many pages of this language show alike."""

    @functools.cached_property
    def localizer(self) -> Localizer:
        return Localizer(self.language)

    def render(self, template: str, **values: Any) -> str:
        return render(template, view=self, t=self.localizer.t, edit_root=self.edit_root, **self._filters(), **values)

    def _filters(self) -> dict[str, Callable[..., Any]]:
        return {"localized": self.text, "name": self.name, "link": self.link, "cite": self.cite, "added": self.added}

    def head(
        self,
        title: str,
        description: str,
        languages: tuple[str, ...],
        shown: str | None = None,
        listed: bool = True,
        image: str | None = None,
        kind: Literal["website", "article"] = "website",
        data: Markup = _NOTHING,
    ) -> str:
        """Title, description, canonical address and alternates, for the `<head>` of a page.

        `languages` are those in which the page has a text of its own; `shown` is the language of the text it shows.
        A copy of a text in another language points to the original and stays out of search engines.
        `image` is the path of the picture that others show beside a link, `data` the page's JSON-LD.
        """
        shown = shown or self.language
        image = image or self.catalog.project.picture_beside(self.address)
        project = self.text(self.catalog.project.short_name)
        return self.render(
            "head.html",
            title=title if not self.address else f"{title} — {project}",
            heading=title,
            site=project,
            image=self.addresses.site_url + image if image else None,
            kind=kind,
            data=data,
            description=description,
            canonical=self.addresses.url(shown, self.address) if listed else None,
            alternates=[(code, self.addresses.url(code, self.address)) for code in languages] if listed else [],
            indexed=listed and self.language in languages,
        )

    def switch(self) -> list[tuple[str, str, str, bool]]:
        """The language switch: code, name of the language in itself, link to this page in it, whether it is this one."""
        return [
            (code, Localizer(code).language_name(code), self.link(self.address, code), code == self.language)
            for code in self.addresses.languages
        ]

    def text(self, text: Text | Name) -> str:
        return text.in_language(self.language)

    def name(self, name: Name) -> Markup:
        """The name with the mark of an unofficial translation where it is one."""
        return Markup.escape(name.in_language(self.language)) + (
            Markup() if name.is_official(self.language) else self._mark("mark")
        )

    def sign(self, name: Name, language: str | None = None) -> Markup:
        """The same as a small sign, for lists in which many names are links, and for names in another language."""
        return Markup() if name.is_official(language or self.language) else self._mark("sign")

    @property
    def messengers(self) -> list[str]:
        return messengers()

    @property
    def marks_translations(self) -> bool:
        """Whether any name in this language is an unofficial translation."""
        return any(name.language == self.language for name in unofficial_names(self.catalog))

    @property
    def has_unofficial_names(self) -> bool:
        """Whether any name in any language is one: pages show names in other languages too."""
        return any(unofficial_names(self.catalog))

    @property
    def translations(self) -> Translations:
        return translations(self.catalog)

    def editing(self, gap: Gap) -> str:
        """Where the repository lets one edit the text of a gap, or begin it with a header that is marked already."""
        if gap.state != "missing":
            return self.edit_root + gap.path
        folder, _, name = gap.path.rpartition("/")
        root = self.edit_root.removesuffix("edit/main/")
        return f"{root}new/main/{folder}?" + urlencode({"filename": name, "value": beginning(gap.original)})

    def _mark(self, kind: Literal["mark", "sign"]) -> Markup:
        """A button that shows the note at the foot of the page: by touch and keyboard, without a script."""
        html = '<button type="button" class="{}" popovertarget="unofficial-note"{} data-pagefind-ignore>{}</button>'
        # A sign alone says nothing to those who hear it.
        spoken = Markup(' aria-label="{}"').format(self.localizer.t("unofficial")) if kind == "sign" else ""
        words = self.localizer.t("unofficial_mark") if kind == "mark" else self.localizer.t("unofficial_sign")
        return Markup(html).format(kind, spoken, words)

    def at(self, address: str) -> View:
        """The same from another address."""
        return replace(self, address=address)

    def photo(self, photo: Photo, width: int) -> str:
        return self._photo_file(photo.name(width))

    def sized(self, photo: Photo) -> CardPhoto:
        """The photo in all its sizes, for the browser to choose from."""
        return card_photo(photo, self._photo_file)

    def card_html(self, report: Report) -> Markup:
        """The report's line in lists."""
        return self._alike(report.address, "report_card.html", report=report)

    def filters_html(self, current: ReportList | None) -> Markup:
        """The links to all lists of reports, the one that is shown among them."""
        return self._alike(current.address if current else "", "report_filters.html", current=current)

    def _alike(self, what: str, template: str, **values: Any) -> Markup:
        """A piece of HTML that many pages below `reports/` have: made once, and put in with the links of each."""
        if self.whole or self.anywhere or not self.address.startswith("reports/"):
            return Markup(self.render(template, **values))
        if what not in self.kept:
            self.kept[what] = replace(self, shared=True).render(template, **values)
        return Markup(self.kept[what].replace(_ROOT, self._way_to_root))

    @functools.cached_property
    def _way_to_root(self) -> str:
        return "../" * self.addresses.path(self.language, self.address).count("/")

    def card(self, report: Report) -> Card:
        return card(report, self.localizer, self.link(report.address), self._photo_file)

    def _photo_file(self, name: str) -> str:
        return f"{self._photos}/{name}"

    @functools.cached_property
    def _photos(self) -> str:
        return self.file(PHOTOS)

    def feed(self) -> str:
        return self.file(self.addresses.path(self.language, FEED))

    def list_page(self, current: ReportList | None, number: int) -> str | None:
        """The address of a page of a list; None where the list of all reports has no first page."""
        if current is None:
            return self.page_with("report_list") if number == 1 else page_of_all(number)
        return current.page(number)

    def near_pages(self, number: int, count: int) -> list[int]:
        return near_pages(number, count)

    def page_count(self, reports: tuple[Report, ...]) -> int:
        return page_count(reports)

    def first_page(self, reports: tuple[Report, ...]) -> tuple[Report, ...]:
        return on_page(reports, 1)

    def file(self, path: str) -> str:
        """The link to a file that all languages share; `path` lies below the site's root."""
        if self.whole:
            return self.addresses.site_url + path
        if self.anywhere:
            return self.addresses.from_host(self.addresses.languages[0], path)
        if self.shared:
            return _ROOT + path
        return self.addresses.relative_file(self.language, self.address, path)

    def link(self, address: str, language: str | None = None) -> str:
        if self.whole:
            return self.addresses.url(language or self.language, address)
        if self.anywhere:
            return self.addresses.from_host(language or self.language, address)
        if self.shared:
            return _ROOT + self.addresses.path(language or self.language, address)
        return self.addresses.relative(self.language, self.address, language or self.language, address)

    def list_title(self, found: ReportList) -> str:
        return self.localizer.t(f"reports_by.{found.kind}", name=self.list_name(found))

    def list_name(self, found: ReportList) -> str:
        """What the reports of a list have in common, in a word or two."""
        if found.kind == "direction":
            return self.direction(cast(Direction, found.value))
        if found.kind == "language":
            return self.localizer.language_in_passing(found.value)
        if found.kind == "year":
            return self.localizer.when(When(int(found.value)))
        record = self.catalog.by_ids(f"{found.kind}s", [found.value])[0]
        return self.text(getattr(record, "short_name", None) or record.name)

    def lists_of(self, kind: str, values: Iterable[str]) -> list[ReportList]:
        lists = self.catalog.report_lists
        return [lists[kind, value] for value in values if (kind, value) in lists]

    def lists_by_kind(self) -> list[tuple[str, list[ReportList]]]:
        """The generated lists of reports as readers are offered them: records in their order, newest year first."""
        lists = self.catalog.report_lists.values()
        order = [each.id for each in self.catalog.programs] + [each.id for each in self.catalog.partners]
        order += self.addresses.languages
        offered = [(kind, [each for each in lists if each.kind == kind]) for kind in KINDS]
        for kind, found in offered:
            found.sort(key=lambda each: order.index(each.value) if each.value in order else 0)
            if kind in ("direction", "year"):
                found.reverse()  # outbound before inbound, the newest year first
        everything = len(self.catalog.reports)
        return [(kind, found) for kind, found in offered if found and len(found[0].reports) < everything]

    def report_choices(self) -> tuple[Choice, ...]:
        """By what the list of reports can be narrowed down: the generated lists, as a script combines them."""
        return tuple(
            Choice(
                kind, self.localizer.t(f"list_by.{kind}"), tuple((each.value, self.list_name(each)) for each in lists)
            )
            for kind, lists in self.lists_by_kind()
        )

    def report_lists(self) -> str:
        return self.file(self.addresses.path(self.language, REPORT_LISTS))

    def program_values(self) -> dict[str, dict[str, tuple[str, ...]]]:
        return program_values(self.catalog.programs)

    def program_choices(self) -> tuple[Choice, ...]:
        fields = {each.id: self.text(each.field) for each in self.catalog.programs}
        said: dict[str, Callable[[str], str]] = {
            "direction": lambda value: self.direction(cast(Direction, value)),
            "level": lambda value: self.localizer.t(f"level.{value}"),
            "field": lambda value: fields[value],
        }
        labels = {"direction": "field.direction", "level": "field.level", "field": "field.field"}
        names = {name: self.localizer.t(key) for name, key in labels.items()}
        return choices(names, self.program_values().values(), lambda name, value: said[name](value))

    def milestone_choices(self) -> tuple[Choice, ...]:
        kinds = [{"kind": (each.kind,)} for each in self.catalog.milestones]
        return choices(
            {"kind": self.localizer.t("field.kind")}, kinds, lambda _, kind: self.localizer.t(f"kind.{kind}")
        )

    def page_with(self, part: str) -> str | None:
        """The address of the first hand-written page that shows a part."""
        mine = [page for page in self.catalog.prose if page.language == self.language]
        holding = [page.address for page in mine if any(name == part for name, _, _ in page.parts)]
        whole = [page.address for page in mine if page.parts and page.parts[-1][0] == part and page.address in holding]
        return next(iter([*whole, *holding]), None)

    def exports(self) -> tuple[Export, ...]:
        """The data to download, if a page offers them."""
        return exports(self.catalog) if self.page_with("downloads") is not None else ()

    def footer_pages(self) -> list[ProsePage]:
        """The hand-written pages that ask to be linked at the foot of every page."""
        return [page for page in self.catalog.prose if page.language == self.language and page.in_footer]

    def cite(self, sources: tuple[str, ...] = ()) -> Markup:
        """Links to the sources, by their numbers in `data/sources.yml`; none given means the main source."""
        page = self.page_with("source_list")
        if page is None:
            return Markup()
        numbers = {source.id: number for number, source in enumerate(self.catalog.sources, start=1)}
        cited = by_id(self.catalog.sources, sources or (self.catalog.project.source,))
        links = [
            Markup('<a href="{}" title="{}">{}</a>').format(
                self.link(f"{page}#source-{source.id}"), self.text(source.title), numbers[source.id]
            )
            for source in sorted(cited, key=lambda each: numbers[each.id])
        ]
        html = '<span class="source" data-pagefind-ignore role="note" aria-label="{}">[{}]</span>'
        return Markup(html).format(self.localizer.t("source"), Markup(", ").join(links))

    def cite_partners(self) -> Markup:
        """The main source, which counts the partners, and those that name them: each partner's first."""
        naming = {partner.source[0] for partner in self.catalog.partners if partner.source}
        return self.cite((self.catalog.project.source, *sorted(naming - {self.catalog.project.source})))

    def added(self, when: When | None, planned: bool = False) -> Markup:
        """The mark of what is planned, or was added after the day the site shows."""
        if planned:
            return Markup('<span class="badge badge-planned">{}</span>').format(self.localizer.t("planned"))
        if when is not None and when.last > self.catalog.project.as_of:
            return Markup('<span class="badge badge-added">{}</span>').format(self.localizer.t("added"))
        return Markup()

    def office_marks(self, office: Office) -> Markup:
        """Planned, added later: an office without an opening date is as late as what is stated of it."""
        dates = [each.date for each in office.statements if each.date]
        known = office.opened or (min(dates) if dates else None)
        marks = [self.added(None, planned=True) if office.planned else Markup(), self.added(known)]
        return Markup(" ").join(mark for mark in marks if mark)

    def problems_of_reports(self) -> list[tuple[str, str, str]]:
        return explained(self.language, of_reports=True)

    def problems_of_data(self) -> list[tuple[str, str, str]]:
        return explained(self.language, of_reports=False)

    def direction(self, direction: Direction) -> str:
        """What the project calls a direction, or the general word."""
        own = self.catalog.project.directions
        return self.text(getattr(own, direction)) if own else self.localizer.t(f"direction.{direction}")

    def fiscal(self, year: int) -> When:
        return When(year, fiscal=True)

    def stay(self, period: Stay) -> str:
        return self.localizer.span(When.on(period.first), When.on(period.last))

    def utc_offset(self, timezone: str) -> float:
        """Hours ahead of UTC on the day the site shows."""
        noon = datetime.datetime.combine(self.catalog.project.as_of, datetime.time(12), zoneinfo.ZoneInfo(timezone))
        return (noon.utcoffset() or datetime.timedelta()).total_seconds() / 3600

    def mobility_span(self) -> str:
        """The fiscal years the mobility figures cover."""
        years = [each.year for each in self.catalog.mobility.years] if self.catalog.mobility else []
        return self.localizer.span(When(min(years), fiscal=True), When(max(years), fiscal=True)) if years else ""

    def map_marks(self, drawn: DrawnMap) -> list[MapMark]:
        """The university's mark, then those of the cities in their order."""
        cities = [None, *self.catalog.cities]
        home = self.text(self.catalog.project.university.city)
        names = [self.text(city.name) if city else home for city in cities]
        labels = place_labels(drawn.places, names, drawn.height)
        marks = zip(cities, names, drawn.places, labels, strict=True)
        return [MapMark(city, name, x, y, label) for city, name, (x, y), label in marks]

    @property
    def home_timezone(self) -> str:
        return self.catalog.project.university.timezone

    def utc(self, timezone: str) -> str:
        """`UTC+5:45`."""
        here = self.utc_offset(timezone)
        minutes = round(abs(here) * 60)
        return f"UTC{'-' if here < 0 else '+'}{minutes // 60}" + (f":{minutes % 60:02}" if minutes % 60 else "")

    def clock(self, city: City) -> str:
        """`UTC+3, six hours behind Kanazawa`."""
        here, home = self.utc_offset(city.timezone), self.utc_offset(self.home_timezone)
        hours = abs(here - home)
        key = "clock.same" if not hours else "clock.behind" if here < home else "clock.ahead"
        n = int(hours) if hours == int(hours) else hours
        return self.localizer.t(
            key, n=n, utc=self.utc(city.timezone), city=self.text(self.catalog.project.university.city)
        )

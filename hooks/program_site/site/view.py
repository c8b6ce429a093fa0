"""The view: what templates see of the catalog, in one language and at one address."""

import functools
from dataclasses import dataclass, field, replace
from typing import Any, Literal, Self
from urllib.parse import urlencode

from markupsafe import Markup

from program_site.content.catalog import Catalog
from program_site.content.data.calls import Call
from program_site.content.data.programs import Direction
from program_site.content.data.project import direction_name
from program_site.content.docs import ProsePage
from program_site.content.page_kinds import languages_of_pages
from program_site.content.report_links import ways
from program_site.content.reports.body import Body
from program_site.content.reports.facets import ReportList
from program_site.content.reports.front_matter import Stay
from program_site.content.reports.photos.photos import Photo
from program_site.content.reports.report import Report
from program_site.i18n.borrowed import plain
from program_site.i18n.localizer import Localizer, localizer_of_pages
from program_site.i18n.translated_text import Name, Text
from program_site.site.addresses import Addresses
from program_site.site.badges import Badges
from program_site.site.changes import Changes, changes
from program_site.site.citations import Citations
from program_site.site.clocks import Clocks
from program_site.site.documents import Documents
from program_site.site.links import Links, Start
from program_site.site.milestones import Milestones
from program_site.site.names import mark_button, marked_name, said
from program_site.site.news import News
from program_site.site.problem_index import explained
from program_site.site.report_lists import ReportLists
from program_site.site.search.panel import panel_values, start_of
from program_site.site.statement import Statement
from program_site.site.students import Students
from program_site.site.templates import render
from program_site.site.tools import Tools
from program_site.site.trail import trail
from program_site.site.translation_status import Gap, Translations, beginning, translations, unofficial_names
from program_site.tables.exports import Export, exports
from program_site.text.when import When

_NOTHING = Markup()
_AWAY: tuple[Direction, ...] = ("outbound", "inbound")
"""The ways of those who read the first language, which is that of the university; others come the other way."""


@dataclass(frozen=True)
class View:
    """The catalog in one language, from one address, as templates see it."""

    catalog: Catalog
    addresses: Addresses
    language: str
    address: str
    start: Start = "page"
    """Where the links of the page begin."""

    edit_root: str = ""
    """Where editing begins, if the site has a repository: `https://…/edit/main/`."""

    kept: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    """HTML that many pages of this language share."""

    @functools.cached_property
    def localizer(self) -> Localizer:
        return localizer_of_pages(self.language)

    @functools.cached_property
    def links(self) -> Links:
        return Links(self.addresses, self.language, self.address, self.start)

    @functools.cached_property
    def clocks(self) -> Clocks:
        return Clocks(self.catalog.project, self.localizer)

    @functools.cached_property
    def news(self) -> News:
        return News(self.catalog, self.localizer)

    @functools.cached_property
    def milestones(self) -> Milestones:
        return Milestones(self.catalog, self.localizer)

    @functools.cached_property
    def badges(self) -> Badges:
        return Badges(self.catalog, self.localizer)

    @functools.cached_property
    def students(self) -> Students:
        return Students(self.catalog, self.localizer)

    @functools.cached_property
    def statement(self) -> Statement:
        return Statement(self.catalog, self.localizer)

    @functools.cached_property
    def lists(self) -> ReportLists:
        return ReportLists(self.catalog, self.localizer, self.links)

    @functools.cached_property
    def citations(self) -> Citations:
        return Citations(self.catalog, self.localizer, self.links)

    @functools.cached_property
    def tools(self) -> Tools:
        return Tools(self.addresses.languages, self.localizer)

    @functools.cached_property
    def documents(self) -> Documents:
        return Documents(self.catalog, self.localizer, self.links)

    def render(self, template: str, **values: Any) -> str:
        names = {"view": self, "links": self.links, "t": self.localizer.t, "edit_root": self.edit_root}
        names |= {"localized": self.text, "name": self.name, "cite": self.cite, "added": self.added}
        return render(template, **names, **values)

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
        project = self.text(self.catalog.project.name)
        head = self.render(
            "head.html",
            title=self.localizer.t("title_of_page", title=title, project=project) if self.address else title,
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
        return plain(head)

    def text(self, text: Text | Name) -> str:
        """In the language of the page; one that stands in for a missing text carries its own."""
        return said(text, self.language)

    def name(self, name: Name) -> Markup:
        """The name, with a mark where it is an unofficial translation."""
        return marked_name(name, self.localizer)

    def sign(self, name: Name, language: str | None = None) -> Markup:
        """The mark alone, as a small sign: for lists in which many names are links, and for names in another language."""
        return Markup() if name.is_official(language or self.language) else mark_button("sign", self.localizer)

    @property
    def marks_translations(self) -> bool:
        """Whether any name in this language is an unofficial translation."""
        return any(name.language == self.language for name in unofficial_names(self.catalog))

    @property
    def has_unofficial_names(self) -> bool:
        """Whether any name in any language is an unofficial translation: pages show names in other languages too."""
        return any(unofficial_names(self.catalog))

    @property
    def translations(self) -> Translations:
        return translations(self.catalog)

    def editing(self, gap: Gap) -> str:
        """The link to edit the text of a gap in the repository, or to begin it with front matter that is marked already."""
        if gap.state != "missing":
            return self.edit_root + gap.path
        folder, _, name = gap.path.rpartition("/")
        root = self.edit_root.removesuffix("edit/main/")
        return f"{root}new/main/{folder}?" + urlencode({"filename": name, "value": beginning(gap.original)})

    def at(self, address: str) -> Self:
        """The same from another address."""
        return replace(self, address=address)

    def card_html(self, report: Report) -> Markup:
        """The report's line in lists."""
        return self._alike(report.address, "report_card.html", report=report)

    def filters_html(self, current: ReportList | None) -> Markup:
        """The links to all lists of reports, with the current one marked."""
        return self._alike(current.address if current else "", "report_filters.html", current=current)

    def _alike(self, key: str, template: str, **values: Any) -> Markup:
        """HTML that many pages below `reports/` share. Renders it once, then puts in the links of each page."""
        if self.start != "page" or not self.address.startswith("reports/"):
            return Markup(self.render(template, **values))
        if key not in self.kept:
            self.kept[key] = replace(self, start="placeholder").render(template, **values)
        return Markup(self.links.in_place(self.kept[key]))

    @property
    def language_of_search(self) -> str:
        """In which language the search looks: a growing language without any page of its own has no index."""
        growing = self.language in self.catalog.project.growing
        found = not growing or any(self.language in each for each in languages_of_pages(self.catalog).values())
        return self.language if found else self.catalog.languages[0]

    def search_values(self) -> dict[str, Any]:
        """What the script of the search knows of this page."""
        language = self.language_of_search
        return panel_values(self.localizer, self.links.file(start_of(language)), language, self.addresses.languages)

    def page_with(self, shortcode: str, argument: str | None = None) -> str | None:
        return self.catalog.page_with(shortcode, self.language, argument)

    @property
    def _prose(self) -> list[ProsePage]:
        """The hand-written pages of the language."""
        return [page for page in self.catalog.shown_prose if page.language == self.language]

    def shows_here(self, shortcode: str) -> bool:
        """Whether this page shows it."""
        return any(each.address == self.address and each.shows(shortcode) for each in self._prose)

    def link_to_call(self, call: Call) -> str:
        """To its card: on this page if it shows the calls, else on the first that does."""
        address = self.address if self.shows_here("open_calls") else self.page_with("open_calls")
        return self.links.page(f"{address or ''}#call-{call.id}")

    def pages_to_go(self, directions: tuple[Direction, ...] = ()) -> list[ProsePage]:
        """The pages that say what is known of going in these directions, or else in both: that of the reader first."""
        at_home = self.language == self.catalog.languages[0]
        found = [self.page_with("answers", each) for each in directions or (_AWAY if at_home else _AWAY[::-1])]
        return sorted(
            (page for page in self._prose if page.address in found), key=lambda page: found.index(page.address)
        )

    def exports(self) -> tuple[Export, ...]:
        """The data to download, if a page offers them."""
        return exports(self.catalog) if self.page_with("downloads") is not None else ()

    @property
    def trail(self) -> list[ProsePage]:
        """The pages above this one."""
        return trail(self.catalog, self.language, self.address)

    def footer_pages(self) -> list[ProsePage]:
        """The hand-written pages that every page links to at its foot."""
        return [page for page in self._prose if page.in_footer]

    def cite(self, sources: tuple[str, ...] = ()) -> Markup:
        """Links to the sources, or to their quotations, by their numbers. Without any, a link to the main source."""
        return self.citations.cite(sources)

    def cite_partners(self) -> Markup:
        """Links to the sources that count the partners, and to the first source of each partner of that day."""
        if not (total := self.catalog.partners_total):
            return Markup()
        counting = total.source or (self.catalog.project.source,)
        naming = {partner.source[0] for partner in self.catalog.partners_on(total.date) if partner.source}
        return self.cite((*counting, *sorted(naming - {*counting})))

    def added(self, when: When | None, planned: bool = False) -> Markup:
        return self.badges.added(when, planned)

    def changes(self) -> Changes:
        return changes(self.catalog, self.language)

    def problems(self, of_reports: bool) -> list[tuple[str, str, str]]:
        return explained(self.language, of_reports)

    def direction(self, direction: Direction) -> str:
        return direction_name(self.catalog.project, self.localizer, direction)

    def linked(self, report: Report, body: Body) -> Body:
        """The body with its links into the site."""
        found = ways(self.catalog, report) if body.links else {}

        def link(target: str) -> str | None:
            way = found.get(target)
            if isinstance(way, Photo):
                return self.links.photo_file(way.name(way.sizes[0][0]))
            return self.links.page(way.address, way.language) if way else None

        own = self.links.page(report.address) if self.start == "site" else ""  # read elsewhere, its parts lie here
        return body.linked(link, own)

    def stay(self, period: Stay) -> str:
        return self.localizer.span(When.on(period.first), When.on(period.last))

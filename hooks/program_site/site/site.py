"""A site ready to be built: all that a site engine asks of the core, whichever engine it is."""

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import escape

from program_site.build.fingerprints import hash_of, toolchain_hash
from program_site.build.outputs import Output
from program_site.content.catalog import Catalog
from program_site.content.docs import ProsePage
from program_site.content.guides import GUIDES
from program_site.content.page_kinds import GENERATED, is_listed, languages_of_pages, pages_of_sitemap
from program_site.content.reports.report import newest_first
from program_site.i18n.localizer import Localizer
from program_site.load import Data, Loaded, load_data, load_reports
from program_site.site import layout, linked_data
from program_site.site.addresses import Addresses
from program_site.site.calendars import calendar_files
from program_site.site.changes import changed_on
from program_site.site.desk.files import desk_files
from program_site.site.feed import feed_file
from program_site.site.finishing import Finishing, finishing_of
from program_site.site.framing import around
from program_site.site.links import Start
from program_site.site.map.land import BrokenLand, check_land, land_file
from program_site.site.map.marks import SiteMap
from program_site.site.names import said
from program_site.site.navigation import expanded
from program_site.site.pages import Page, draw_map, foot, generated_pages, prose_content
from program_site.site.photo_files import photo_files, shared_picture
from program_site.site.policy import HEADERS, headers, policy
from program_site.site.reports.list_files import list_files
from program_site.site.reports.pages import filled_pages, report_pages
from program_site.site.search.index import Known, index_files
from program_site.site.sections import laid_out
from program_site.site.sitemap import sitemap
from program_site.site.style_sheet import FOLDER as STYLES
from program_site.site.templates import keep_compiled
from program_site.site.view import View
from program_site.text.problems import Problem, ProblemsFound

FRAME = Path(__file__).parent / "frame"
"""What any program gets: the templates of the engine's theme that are ours, and in `assets/` styles and scripts."""
PUBLISHED = (FRAME, GUIDES, STYLES)
"""Folders of the core that hold what is published as it lies there."""

_UNLISTED = "news/"
"""What is made without end has a list of its own and no place in the navigation."""


@dataclass(frozen=True)
class Site:
    """The whole content, with everything that all pages share."""

    catalog: Catalog
    addresses: Addresses
    edit_root: str
    pages: Mapping[tuple[str, str], Page]
    """Generated pages and the layouts, by language and address."""
    map: SiteMap | None
    problems: tuple[Problem, ...]
    """Warnings, and the problems of the reports that are left out."""
    left_out: frozenset[str]
    """The folders of reports with mistakes. Under a preview their last good state may still be shown."""
    data: Data
    """The data that the reports were read with."""
    lacks_history: bool = False
    """Whether reports stand under the day of their event, as nothing tells when they came in."""

    def page(self, language: str, address: str) -> Page | None:
        return self.pages.get((language, address))

    def prose(self, language: str, address: str) -> ProsePage | None:
        pages = (page for page in self.catalog.shown_prose if (page.language, page.address) == (language, address))
        return next(pages, None)

    @functools.cached_property
    def languages_of_pages(self) -> Mapping[str, tuple[str, ...]]:
        return languages_of_pages(self.catalog)

    def generated_files(self) -> Iterator[tuple[str, bool]]:
        """The path below docs/ that each generated page would have as a file, and whether the navigation may hold it."""
        for page in self.catalog.shown_prose:
            if page.is_guide or page.written_in:
                yield page.place.removeprefix("docs/"), True
        for language, address in self.pages:
            in_navigation = not layout.is_layout(address) and not address.startswith(_UNLISTED)
            yield f"{language}/{address.rstrip('/')}.md", in_navigation

    def menu(self, language: str, address: str) -> str:
        """What a page is called in the navigation."""
        if generated := self.page(language, address):
            return generated.menu
        prose = self.prose(language, address)
        assert prose
        return prose.title

    def expand_navigation(self, items: list[Any]) -> list[Any]:
        """The navigation of the configuration with every `folder/*` replaced by the folder's generated pages."""
        here = [page.address for page in self.pages.values() if page.language == self.addresses.languages[0]]
        return expanded(items, [address for address in here if not layout.is_layout(address)])

    def view(self, language: str, address: str, start: Start = "page") -> View:
        return View(self.catalog, self.addresses, language, address, start, self.edit_root)

    def site_name(self, language: str) -> str:
        return said(self.catalog.project.short_name, language)

    def fill(self, language: str, address: str, html: str) -> str:
        """Rendered prose with its shortcodes filled."""
        view, page = self.view(language, address), self.prose(language, address)
        content = prose_content(html, view, self.map, page.text_language if page else language)
        if page and "<h1" not in content:
            content = f"<h1>{escape(page.title)}</h1>{content}"
        laid = laid_out(content, view, contents=page is None or page.shows_contents)
        return laid + foot(content, view, page.updated if page else None)

    @functools.cached_property
    def finishing(self) -> Finishing:
        return finishing_of(self.catalog)

    def finished(self, language: str, html: str) -> str:
        """What is published of a whole page: every page comes through here, or through `outputs`."""
        return self.finishing.put(html, language)

    def frame(self, language: str, address: str, title: str, description: str) -> dict[str, Any]:
        """What the theme's templates show round the content of a page."""
        view = self.view(language, address)
        generated = self.page(language, address)
        if generated:
            title, description = generated.title, generated.description
        head = layout.placeholder("head")
        spoken = self.languages_of_pages.get(address, self.addresses.languages)
        copied = language not in spoken
        if not layout.is_layout(address):
            data = linked_data.script([] if copied else linked_data.about(view, description))
            shown, picture = spoken[0] if copied else language, shared_picture(self.catalog, address)
            listed = generated is not None or is_listed(self.catalog, address)
            head = view.head(title, description, spoken, shown, listed, data=data, image=picture)
        kind = next(
            (each for folder, each in GENERATED.items() if generated and address.startswith(f"{folder}/")), "page"
        )
        prose = self.prose(language, address)
        found = not (layout.is_layout(address) or copied or (prose and not prose.in_search))
        return {**around(view, head), "found_as": kind if found else None}

    def not_found(self, language: str) -> dict[str, Any]:
        """The same for the 404 page, in every language at once."""
        views = [self.view(code, "", start="host") for code in self.addresses.languages]
        view = self.view(language, "", start="host")
        title = " / ".join(each.localizer.t("not_found") for each in views)
        head = view.head(title, title, self.addresses.languages, listed=False)
        body = view.render("not_found.html", views=views)
        bands = "".join(each.render("band.html") for each in views)
        return {**around(view, head), "band": bands, "not_found": body}

    def outputs(self, layouts: layout.Layouts, preview: bool = False) -> Iterator[Output]:
        """The files that are no pages of the engine. A preview gets no Content-Security-Policy.

        Raises BrokenLayout before the first file.
        """
        layout.check(layouts)
        reports, finishing = [*report_pages(self.catalog)], self.finishing
        layouts = {place: finishing.put(html, place[0]) for place, html in layouts.items()}
        for language in self.addresses.languages:
            view = self.view(language, "")
            input_hash = hash_of(self._input_hash, language)
            yield from filled_pages(view, layouts, finishing, input_hash, reports)
            yield from list_files(view, input_hash)
            yield feed_file(view, finishing.marks, input_hash)
            yield from calendar_files(view)
            for redirect in self.catalog.redirects:
                path = self.addresses.path(language, redirect.old) + "index.html"
                values = {"new": redirect.new, "policy": None if preview else policy()}
                html = view.at(redirect.old).render("redirect.html", **values)
                yield Output(path, finishing.put(html, language).encode())
        if self.view(self.addresses.languages[0], "").page_with("desk") is not None:
            yield from desk_files(self.data)
        yield from photo_files(self.catalog)
        for export in self.view(self.addresses.languages[0], "").exports():
            yield from (Output(path, content) for path, content in export.files().items())
        yield Output("sitemap.xml", partial(sitemap, self.catalog, self.addresses), self._sitemap_hash())
        robots = f"User-agent: *\nAllow: /\n\nSitemap: {self.addresses.site_url}sitemap.xml\n"
        yield Output("robots.txt", robots.encode())
        if not preview:
            yield Output(HEADERS, headers())

    def _sitemap_hash(self) -> str:
        pages, changed = pages_of_sitemap(self.catalog), changed_on(self.catalog)
        return hash_of(toolchain_hash(), self.addresses, tuple(pages.items()), tuple(changed.items()))

    @functools.cached_property
    def _input_hash(self) -> str:
        """Of all that pages of reports are made from besides the reports themselves."""
        return hash_of(toolchain_hash(), replace(self.catalog, reports=()), self.addresses, self.edit_root)

    def search_index(self, pages: Iterable[tuple[str, Path]]) -> Iterator[Output]:
        """The files of the search index, if a page offers the search. `pages` are all pages, and where they lie."""
        if self.view(self.addresses.languages[0], "").page_with("search_page"):
            catalog, languages = self.catalog, self.addresses.languages
            known = {code: Known(catalog.aliases(code), catalog.same_words(code)) for code in languages}
            for path, content in index_files(pages, self.addresses, known):
                yield Output(path, content)

    def say_left_out(self, language: str) -> str:
        names = ", ".join(sorted(self.left_out))
        return Localizer(language).t("check.left_out", n=len(self.left_out), names=names)

    def say_without_history(self, language: str) -> str:
        return Localizer(language).t("check.without_history")

    def count(self) -> tuple[int, int]:
        """How many pages the site has in all its languages, and how many reports."""
        return len(self.languages_of_pages) * len(self.addresses.languages), len(self.catalog.reports)


def prepare(
    root: Path,
    site_url: str | None,
    repo_url: str | None,
    languages: tuple[str, ...],
    former: Site | None = None,
    serving: bool = False,
) -> Site:
    """Read and check everything below `root`. Raises ProblemsFound where it cannot become a site.

    Leaves out reports with mistakes, or keeps them as they were in the `former` site.
    """
    keep_compiled(root)
    data = load_data(root, serving)
    loaded = load_reports(data)
    problems, stopping = [*loaded.problems], [*loaded.stopping]
    if loaded.catalog and loaded.catalog.languages != languages:
        values = {"value": ", ".join(languages), "known": ", ".join(loaded.catalog.languages)}
        stopping.append(Problem("D134", "data/project.yml", 1, values))
        problems.append(stopping[-1])
    if stopping or loaded.catalog is None:
        raise ProblemsFound(problems)
    try:
        drawn = draw_map(loaded.catalog, root)
    except BrokenLand:
        raise ProblemsFound([*problems, *check_land(root, land_file(root))]) from None
    addresses = Addresses(languages, (site_url or "/").rstrip("/") + "/")
    edit_root = f"{repo_url.rstrip('/')}/edit/main/" if repo_url else ""
    catalog = _with_former(loaded.catalog, loaded, former)
    pages = _pages(catalog, addresses, drawn)
    left_out = frozenset(loaded.broken_reports)
    return Site(
        catalog, addresses, edit_root, pages, drawn, loaded.problems, left_out, data, lacks_history=loaded.lacks_history
    )


def renew(site: Site) -> Site | None:
    """The same site with its reports as they are now; None where more than these changes."""
    loaded = load_reports(site.data)
    if loaded.stopping or loaded.catalog is None:
        return None
    catalog = _with_former(loaded.catalog, loaded, site)
    pages = _pages(catalog, site.addresses, site.map, site)
    left_out = frozenset(loaded.broken_reports)
    return replace(site, catalog=catalog, pages=pages, problems=loaded.problems, left_out=left_out)


def _with_former(catalog: Catalog, loaded: Loaded, former: Site | None) -> Catalog:
    """Keep reports with mistakes as they were, under a preview."""
    if former is None:
        return catalog
    kept = [report for report in former.catalog.reports if report.slug in loaded.broken_reports]
    return replace(catalog, reports=tuple(sorted((*catalog.reports, *kept), key=newest_first, reverse=True)))


def _pages(
    catalog: Catalog, addresses: Addresses, drawn: SiteMap | None, former: Site | None = None
) -> dict[tuple[str, str], Page]:
    """Generated pages and layouts. Takes over pages of a `former` site with the same data that show the same reports."""
    pages: dict[tuple[str, str], Page] = {}
    for language in addresses.languages:
        kept = [page for (code, _), page in former.pages.items() if code == language] if former else []
        for page in (*generated_pages(catalog, addresses, language, kept, drawn), *_layout_pages(language)):
            pages[language, page.address] = page
    return pages


def _layout_pages(language: str) -> Iterator[Page]:
    body = f"<!-- what is spliced in brings its own <h1> -->{layout.placeholder('body')}"
    for address in layout.ADDRESSES.values():
        yield Page(address, language, "", "", "", body, "activity_reports/")

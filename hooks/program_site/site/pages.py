"""Pages, before any site engine: one for each program, partner, office and city, and shortcodes for hand-written ones."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from program_site.build.fingerprints import hash_of
from program_site.content.catalog import Catalog
from program_site.content.docs import SHORTCODE
from program_site.content.page_kinds import GENERATED, languages_of_record
from program_site.content.reports.report import Report
from program_site.site.addresses import Addresses
from program_site.site.leading_on import led_on
from program_site.site.map.land import land_file
from program_site.site.map.marks import SiteMap
from program_site.site.map.world_map import draw
from program_site.site.report_lists import ReportLists
from program_site.site.sections import laid_out
from program_site.site.stand_ins import below_title, in_language, notice, remark
from program_site.site.view import View

OF_REPORTS = frozenset(["changes", "latest_reports", "news", "report_list", "translation_status"])
"""The shortcodes that show reports. All others give the same whatever reports there are."""
_SIGN, _NOTE = 'class="sign"', 'id="unofficial"'
"""The sign of a name in our own translation, and the note that says what it is, where a page has one of its own."""
_PARAGRAPH_OR_INLINE = re.compile(rf"<p>{SHORTCODE.pattern}</p>|{SHORTCODE.pattern}")


@dataclass(frozen=True)
class Page:
    """A page that has no file of its own under docs/."""

    address: str
    """Path below the language's root: `partners/asu/`."""
    language: str
    title: str
    """The title on the page. `menu` is the short one for navigation."""
    menu: str
    description: str
    html: str
    source: str
    """The file to edit, for the page's edit link."""
    shows: str = ""
    """The key of the reports that it shows."""


def generated_pages(
    catalog: Catalog,
    addresses: Addresses,
    language: str,
    kept: Iterable[Page] = (),
    site_map: SiteMap | None = None,
) -> tuple[Page, ...]:
    """The pages of all programs, partners, offices and cities in one language.

    `kept` are pages from the same data. One that shows the same reports is used again.
    """
    return tuple(_generate(catalog, addresses, language, {page.address: page for page in kept}, site_map))


def _generate(
    catalog: Catalog, addresses: Addresses, language: str, kept: Mapping[str, Page], site_map: SiteMap | None
) -> Iterator[Page]:
    for folder, kind in GENERATED.items():
        for record in getattr(catalog, folder):
            address = f"{folder}/{record.id}/"
            reports = _reports_on(catalog, folder, record.id)
            shows = hash_of(len(reports), *(report.key for report in reports[: ReportLists.FEW]))
            if address in kept and kept[address].shows == shows:
                yield kept[address]
                continue
            view = View(catalog, addresses, language, address)
            made = view.render(f"pages/{kind}.html", record=record, map=site_map)
            html = laid_out(_noted(view, record, made), view) + foot(made, view, record.updated)
            title = view.text(record.title if folder == "news" else record.name)
            description = _description(view, kind, record)
            short = getattr(record, "short_name", None)
            yield Page(
                address=address,
                language=language,
                title=title,
                menu=view.text(short) if short else title,
                description=description,
                html=html,
                source=f"data/{folder}.yml",
                shows=shows,
            )


def _description(view: View, kind: str, record: Any) -> str:
    if kind == "news":
        return view.news.description(record)
    name, project = view.text(record.name), view.text(view.catalog.project.name)
    return view.localizer.t(f"description.{kind}", name=name, project=project)


def _noted(view: View, record: Any, html: str) -> str:
    if view.language in languages_of_record(view.catalog, record):
        return html + remark(view, html)
    return below_title(html, notice(view, view.catalog.languages[0]))


def _reports_on(catalog: Catalog, folder: str, identity: str) -> Sequence[Report]:
    """The reports of which a generated page shows the first few."""
    if folder == "cities":
        return catalog.reports_from(identity)
    return catalog.reports_of(GENERATED[folder], identity)


def fill_shortcodes(html: str, view: View, site_map: SiteMap | None, apart: bool = False) -> str:
    """Rendered prose with every shortcode replaced by its HTML, and the size beside every link to a document."""

    def filled(match: re.Match[str]) -> str:
        name, argument = (match[1], match[2]) if match[1] else (match[3], match[4])
        made = view.render(f"shortcodes/{name}.html", argument=argument, map=site_map)
        return in_language(made, view.language, "div" if match[1] else "span") if apart else made

    return _PARAGRAPH_OR_INLINE.sub(filled, view.documents.sized(html))


def foot(html: str, view: View, changed: datetime.date | None) -> str:
    """Below the content of a page: what its signs mean, the quotations that it cites, and when it changed.

    A day of change that is still to come is not told.
    """
    signs = view.render("shortcodes/translation_note.html") if _SIGN in html and _NOTE not in html else ""
    quoted = view.citations.quoted_on(html)
    quotations = view.render("quotations.html", quoted=quoted) if quoted else ""
    change = view.render("updated.html", day=changed) if changed and changed <= view.catalog.today else ""
    return f'<div class="page-foot wrap">{signs}{quotations}{change}</div>' if signs or quotations or change else ""


def prose_content(html: str, view: View, site_map: SiteMap | None, written_in: str) -> str:
    """The content of a hand-written page: rendered prose with its shortcodes filled.

    Where it is that of another language it says so, after the beginning that brings a heading of its own, if one does.
    """
    html = view.render("prose.html", html=led_on(html))
    if written_in == view.language:
        filled = fill_shortcodes(html, view, site_map)
        return filled + remark(view, filled)
    first = _PARAGRAPH_OR_INLINE.match(html)
    beginning = fill_shortcodes(first[0], view, site_map) if first else ""
    place = first.end() if first and "<h1" in beginning else 0
    rest = fill_shortcodes(html[place:], view, site_map, apart=True)
    return (beginning if place else "") + notice(view, written_in) + in_language(rest, written_in)


def draw_map(catalog: Catalog, root: Path) -> SiteMap | None:
    """The map. Its places are the university, then the cities in order.

    Raises BrokenLand.
    """
    home = catalog.project.university
    places = [(home.longitude, home.latitude), *((each.longitude, each.latitude) for each in catalog.cities)]
    if not catalog.cities:
        return None
    drawn = draw(places, land_file(root), catalog.project.map_longitude)
    return SiteMap(home.city, catalog.cities, drawn)

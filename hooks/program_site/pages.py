"""Pages: addresses and content, before any site engine. One page per program, partner, office, city; parts for prose."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from program_site.addresses import Addresses
from program_site.catalog import Catalog
from program_site.outputs import key_of
from program_site.problems import Problem, closest
from program_site.prose import PART, ProsePage
from program_site.rendering import Heading, View
from program_site.reports.lists import page_count, page_of_all
from program_site.reports.report import Report
from program_site.world_map import DrawnMap, draw
from program_site.yaml_source import YamlSource

GENERATED = {"programs": "program", "partners": "partner", "offices": "office", "cities": "city"}
"""The kinds of records that have a page each: the data file, which is the folder of addresses too, and the template."""
OF_REPORTS = frozenset(["latest_reports", "report_list", "translation_status"])
"""The parts that show something of reports; all others are the same whatever reports there are."""
_HEADING = re.compile(r'<h2 id="([a-z-]+)">(.*?)</h2>', re.DOTALL)
_PARAGRAPH_OR_INLINE = re.compile(rf"<p>{PART.pattern}</p>|{PART.pattern}")


@dataclass(frozen=True)
class Page:
    """A page that has no file of its own under docs/."""

    address: str
    """Path below the language's root: `partners/asu/`."""
    language: str
    title: str
    """As the page says it; `menu` is the same for narrow places."""
    menu: str
    description: str
    html: str
    headings: tuple[Heading, ...]
    source: str
    """The file an editor should change; becomes the page's edit link."""
    hide: tuple[str, ...] = ()
    """Parts of the frame to leave out: navigation, toc."""
    shows: str = ""
    """Stands for the reports that it shows."""


@functools.cache
def part_names() -> tuple[str, ...]:
    files = resources.files("program_site").joinpath("page_templates/parts").iterdir()
    return tuple(sorted(entry.name.removesuffix(".html") for entry in files if entry.name.endswith(".html")))


def generated_pages(
    catalog: Catalog, addresses: Addresses, language: str, kept: Iterable[Page] = ()
) -> tuple[Page, ...]:
    """The pages of all programs, partners, offices and cities in one language.

    `kept` are pages made from the same data: one that shows the same reports is not made again.
    """
    return tuple(_generate(catalog, addresses, language, {page.address: page for page in kept}))


def _generate(catalog: Catalog, addresses: Addresses, language: str, kept: Mapping[str, Page]) -> Iterator[Page]:
    for folder, kind in GENERATED.items():
        for record in getattr(catalog, folder):
            address = f"{folder}/{record.id}/"
            reports = _reports_on(catalog, folder, record.id)
            shows = key_of(len(reports), *(report.key for report in reports[: View.FEW]))
            if address in kept and kept[address].shows == shows:
                yield kept[address]
                continue
            view = View(catalog, addresses, language, address)
            html = view.render(f"pages/{kind}.html", record=record)
            headings = tuple(Heading(found[1], found[2]) for found in _HEADING.finditer(html))
            title = view.text(record.name)
            description = view.voice.say(f"description.{kind}", name=title, project=view.text(catalog.project.name))
            short = getattr(record, "short_name", None)
            yield Page(
                address=address,
                language=language,
                title=title,
                menu=view.text(short) if short else title,
                description=description,
                html=html,
                headings=headings,
                source=f"data/{folder}.yml",
                hide=() if len(headings) > 1 else ("toc",),
                shows=shows,
            )


def _reports_on(catalog: Catalog, folder: str, identity: str) -> Sequence[Report]:
    """The reports of which a generated page shows the first few."""
    if folder == "cities":
        return catalog.reports_from(identity)
    return catalog.reports_of(GENERATED[folder], identity)


def generated_addresses(catalog: Catalog) -> dict[str, str]:
    """The file each generated page is made from, by address."""
    return {
        f"{folder}/{record.id}/": f"data/{folder}.yml" for folder in GENERATED for record in getattr(catalog, folder)
    }


def fill_parts(html: str, view: View, site_map: DrawnMap | None) -> str:
    """Rendered prose with every `{{ part }}` replaced by what it stands for."""

    def filled(found: re.Match[str]) -> str:
        name, argument = (found[1], found[2]) if found[1] else (found[3], found[4])
        return view.render(f"parts/{name}.html", argument=argument, map=site_map)

    return _PARAGRAPH_OR_INLINE.sub(filled, html)


def land_file(root: Path) -> Path:
    return root / "data" / "map" / "land-50m.geojson"


def draw_map(catalog: Catalog, root: Path) -> DrawnMap | None:
    """The map of the university and the cities; its places are the university, then the cities in their order.

    Raises BrokenLand.
    """
    home = catalog.project.university
    places = [(home.longitude, home.latitude), *((each.longitude, each.latitude) for each in catalog.cities)]
    if not catalog.cities:
        return None
    return draw(places, land_file(root), catalog.project.map_longitude)


def languages_of_pages(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """The languages in which each address has a text of its own, in the site's order."""
    pages = dict.fromkeys(generated_addresses(catalog), catalog.languages)
    for page in catalog.prose:
        pages[page.address] = catalog.languages
    for report in catalog.reports:
        pages[report.address] = tuple(report.texts)
    further = range(2, page_count(catalog.reports) + 1)
    addresses = [page_of_all(number) for number in further]
    addresses += [address for found in catalog.report_lists.values() for _, address in found.pages()]
    return dict(sorted((pages | dict.fromkeys(addresses, catalog.languages)).items()))


def check_redirects(catalog: Catalog, source: YamlSource, broken: Set[str]) -> Iterator[Problem]:
    """What moved must have gone from its old address and be found at its new one.

    `broken` names data files and folders of reports with mistakes: their pages are not missed.
    """
    existing = {*languages_of_pages(catalog), *(each.address for each in catalog.removed_reports)}
    seen: dict[str, int] = {}
    for index, redirect in enumerate(catalog.redirects):
        line = source.line_of((index, "from"))
        if redirect.old in existing:
            yield Problem("D146", source.path, line, {"value": redirect.old})
        if redirect.old in seen:
            yield Problem("D148", source.path, line, {"value": redirect.old, "first": str(seen[redirect.old])})
        seen.setdefault(redirect.old, line)
        if redirect.new not in existing and not broken & set(redirect.new.split("/")):
            near = closest(redirect.new, existing) or ""
            values = {"value": redirect.new, "candidate": near}
            yield Problem("D147" if near else "D149", source.path, source.line_of((index, "to")), values)


def check_removed_reports(catalog: Catalog, source: YamlSource) -> Iterator[Problem]:
    """What was removed must be gone, and is listed once."""
    existing = {report.slug for report in catalog.reports}
    seen: dict[str, int] = {}
    for index, removed in enumerate(catalog.removed_reports):
        line = source.line_of((index, "report"))
        if removed.report in existing:
            yield Problem("Z121", source.path, line, {"value": removed.report})
        if removed.report in seen:
            yield Problem("Z122", source.path, line, {"value": removed.report, "first": str(seen[removed.report])})
        seen.setdefault(removed.report, line)


def check_pages(catalog: Catalog, broken: Set[str] = frozenset()) -> list[Problem]:
    """What prose and data say together: parts that do not exist, addresses taken twice.

    `broken` names the data files with mistakes: what they would offer to pages is not known, and so not missed.
    """
    problems: list[Problem] = []
    taken = generated_addresses(catalog)
    for page in catalog.prose:
        if page.address in taken:
            problems.append(Problem("P206", page.path, 1, {"value": page.address}, language=page.language))
        for name, argument, line in page.parts:
            problems += _check_part(catalog, broken, page, name, argument, line)
    return problems


def _check_part(
    catalog: Catalog, broken: Set[str], page: ProsePage, name: str, argument: str | None, line: int
) -> Iterator[Problem]:
    known = part_names()
    if name not in known:
        near = closest(name, known)
        values = {"value": name, "candidate": near or "", "known": ", ".join(known)}
        yield Problem("P203" if near else "P204", page.path, line, values, language=page.language)
        return
    arguments = _arguments(catalog, name)
    if argument is not None and _MADE_FROM.get(name) not in broken and argument not in (arguments or ()):
        values = {"value": name, "argument": argument, "known": ", ".join(sorted(arguments or ())) or "–"}
        yield Problem("P210" if arguments is None else "P205", page.path, line, values, language=page.language)


_MADE_FROM = {"milestones": "milestones", "figure": "figures"}
"""The data file that says what may stand behind the name of a part."""


def _arguments(catalog: Catalog, part: str) -> set[str] | None:
    """What may stand behind the name of a part; None where nothing may."""
    if part == "milestones":
        return {topic for each in catalog.milestones for topic in (*each.topics, each.kind)}
    if part == "figure":
        return {figure.id for figure in catalog.figures}
    if part == "program_cards":
        return {"outbound", "inbound"}
    if part == "hero":
        return {"map"}
    return None

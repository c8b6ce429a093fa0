"""Pages: addresses and content, before any site engine. One page per program, partner and office; parts for prose."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from program_site.addresses import Addresses
from program_site.catalog import Catalog
from program_site.problems import Problem, closest
from program_site.prose import PART, ProsePage
from program_site.rendering import Heading, View
from program_site.world_map import DrawnMap, draw

GENERATED = ("programs", "partners", "offices")
"""The kinds of records that have a page each: names of data files and folders of addresses."""
_HEADING = re.compile(r'<h2 id="([a-z-]+)">(.*?)</h2>', re.DOTALL)
_PARAGRAPH_OR_INLINE = re.compile(rf"<p>{PART.pattern}</p>|{PART.pattern}")


@dataclass(frozen=True)
class Page:
    """A page that has no file of its own under docs/."""

    address: str
    """Path below the language's root: `partners/kfu/`."""
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


@functools.cache
def part_names() -> tuple[str, ...]:
    files = resources.files("program_site").joinpath("page_templates/parts").iterdir()
    return tuple(sorted(entry.name.removesuffix(".html") for entry in files if entry.name.endswith(".html")))


def generated_pages(catalog: Catalog, addresses: Addresses, language: str) -> tuple[Page, ...]:
    """The pages of all programs, partners and offices in one language."""
    return tuple(_generate(catalog, addresses, language))


def _generate(catalog: Catalog, addresses: Addresses, language: str) -> Iterator[Page]:
    kinds = (
        ("programs", "program", catalog.programs),
        ("partners", "partner", catalog.partners),
        ("offices", "office", catalog.offices),
    )
    for folder, kind, records in kinds:
        for record in records:
            address = f"{folder}/{record.id}/"
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
            )


def generated_addresses(catalog: Catalog) -> dict[str, str]:
    """The file each generated page is made from, by address."""
    records = (("programs", catalog.programs), ("partners", catalog.partners), ("offices", catalog.offices))
    return {f"{folder}/{record.id}/": f"data/{folder}.yml" for folder, found in records for record in found}


def fill_parts(html: str, view: View, site_map: DrawnMap | None) -> str:
    """Rendered prose with every `{{ part }}` replaced by what it stands for."""

    def filled(found: re.Match[str]) -> str:
        name, argument = (found[1], found[2]) if found[1] else (found[3], found[4])
        return view.render(f"parts/{name}.html", argument=argument, map=site_map)

    return _PARAGRAPH_OR_INLINE.sub(filled, html)


def draw_map(catalog: Catalog, root: Path) -> DrawnMap | None:
    """The map of the university and its partners; its places are the university, then the partners in their order."""
    home = catalog.project.university
    places = [(home.longitude, home.latitude), *((each.longitude, each.latitude) for each in catalog.partners)]
    if not catalog.partners:
        return None
    return draw(places, root / "data" / "map" / "land-50m.geojson", catalog.project.map_longitude)


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
    return None

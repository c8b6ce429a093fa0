"""Links from reports to other reports, to pages and to photos, written as they are found: by file, by folder, by address."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from program_site.content.catalog import Catalog
from program_site.content.docs import address_of
from program_site.content.page_kinds import languages_of_pages
from program_site.content.reports.photos.photos import Photo
from program_site.content.reports.report import FOLDER, Report

_OUR_ID = re.compile(r"(?:h|fn|fnref)-[A-Za-z-]+-[0-9-]+")


@dataclass(frozen=True)
class Way:
    """Where a link leads."""

    address: str
    """Below the root of a language, with the `#part` of the page."""
    language: str | None
    """None for that of whoever reads."""


WaysKey = tuple[tuple[str, Way | str | None], ...]
"""Targets with what they lead to, a photo by its key."""


def way(catalog: Catalog, report: Report, target: str) -> Way | Photo | None:
    """The page or photo that a report's link means; None where the site has no such thing."""
    path, _, part = target.partition("#")
    path = unquote(path)
    photo = next((each for each in report.photos if each.file == path.removeprefix("./")), None)
    if photo:
        return photo
    pages = languages_of_pages(catalog)
    for language, address in addresses_meant(catalog, report, path):
        if address in pages:
            known = language if language in pages[address] else None
            kept = part and (_OUR_ID.fullmatch(part) or not address.startswith("reports/"))
            return Way(f"{address}#{part}" if kept else address, known)
    return None


def report_meant(report: Report, target: str) -> str:
    """The name of the folder that a link to another report names."""
    parts = PurePosixPath(posixpath.normpath(posixpath.join(report.slug, unquote(target.partition("#")[0])))).parts
    return next((part for part in parts if re.match(r"\d{4}-\d{2}-\d{2}-", part)), "")


def addresses_meant(catalog: Catalog, report: Report, path: str) -> Iterator[tuple[str | None, str]]:
    """What a path can mean, by language and address: a file of the repository, then an address of the site."""
    for begin in (f"{FOLDER}/{report.slug}", report.address):
        whole = PurePosixPath(posixpath.normpath(posixpath.join("/", begin, path).lstrip("/")))
        language = whole.stem if whole.suffix == ".md" else None
        if whole.parts[:1] == (FOLDER,) and len(whole.parts) > 1:
            yield language, f"reports/{whole.parts[1]}/"
        elif whole.parts[:1] == ("docs",) and len(whole.parts) > 1:
            yield whole.parts[1], address_of(PurePosixPath(*whole.parts[2:]))
        else:
            first = whole.parts[0] if whole.parts and whole.parts[0] in catalog.languages else None
            rest = whole.parts[1:] if first else whole.parts
            yield first, "/".join(rest).removesuffix("index.html").strip("/") + "/" if rest else ""


def ways(catalog: Catalog, report: Report) -> Mapping[str, Way | Photo | None]:
    """The ways of all links into the site that the texts of a report hold, by target."""
    targets = dict.fromkeys(link.written for text in report.texts.values() for link in text.links)
    return {target: way(catalog, report, target) for target in targets}


def ways_key(catalog: Catalog, report: Report) -> WaysKey:
    """What the HTML of a report's links depends on besides the report."""
    found = ways(catalog, report) if any(text.links for text in report.texts.values()) else {}
    return tuple((target, to.key if isinstance(to, Photo) else to) for target, to in found.items())

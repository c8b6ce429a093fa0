"""The pages of the site: which records have one, the file that each is made from, and its languages."""

import itertools
from collections.abc import Iterable
from typing import Any

from program_site.content.catalog import Catalog
from program_site.content.data.texts import said_in_languages
from program_site.content.data.waiting import Hidden
from program_site.content.docs import ProsePage
from program_site.content.reports.facets import page_count, page_of_all
from program_site.content.reports.report import Report

GENERATED = {"programs": "program", "partners": "partner", "offices": "office", "cities": "city", "news": "news"}
"""The kinds of records with a page each. Maps the data file, which also names the folder of their addresses, to the template."""


def generated_addresses(catalog: Catalog) -> dict[str, str]:
    """The file each generated page is made from, by address."""
    return {
        f"{folder}/{record.id}/": f"data/{folder}.yml" for folder in GENERATED for record in getattr(catalog, folder)
    }


def waiting_addresses(ids: Hidden) -> frozenset[str]:
    """The addresses that the pages of entries will have that wait."""
    return frozenset(f"{folder}/{identity}/" for folder in GENERATED for identity in ids.get(folder, ()))


def languages_of_pages(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """The languages in which each address has a text of its own, in the site's order."""
    pages: dict[str, tuple[str, ...]] = {}
    for folder in GENERATED:
        for record in getattr(catalog, folder):
            pages[f"{folder}/{record.id}/"] = languages_of_record(catalog, record)
    for address, texts in itertools.groupby(sorted(catalog.prose, key=_address), key=_address):
        pages[address] = catalog.with_growing({page.language for page in texts})
    for report in catalog.reports:
        pages[report.address] = tuple(report.texts)
    of_all = languages_of_list(catalog, catalog.reports)
    pages |= {page_of_all(number): of_all for number in range(2, page_count(catalog.reports) + 1)}
    for listed in catalog.report_lists.values():
        pages |= dict.fromkeys((address for _, address in listed.pages()), languages_of_list(catalog, listed.reports))
    return dict(sorted(pages.items()))


def pages_of_sitemap(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """Those that the sitemap tells of: all but samples, which are no stories of anybody, and tools."""
    samples = {report.address for report in catalog.reports if report.sample}
    pages = languages_of_pages(catalog).items()
    return {address: spoken for address, spoken in pages if address not in samples and is_listed(catalog, address)}


def is_listed(catalog: Catalog, address: str) -> bool:
    """Whether search engines may show a page: none that is kept from them in any language."""
    return all(page.listed for page in catalog.shown_prose if page.address == address)


def _address(page: ProsePage) -> str:
    return page.address


def languages_of_record(catalog: Catalog, record: Any) -> tuple[str, ...]:
    """A page of a record has a text of its own in a growing language as soon as the record says something in it."""
    if not catalog.project.growing:
        return catalog.languages
    return catalog.with_growing({code for text, _, _ in said_in_languages(record) for code in text.root})


def languages_of_list(catalog: Catalog, reports: Iterable[Report]) -> tuple[str, ...]:
    """A list has one in a growing language if a report in it has."""
    if not catalog.project.growing:
        return catalog.languages
    return catalog.with_growing({code for report in reports for code in report.texts})

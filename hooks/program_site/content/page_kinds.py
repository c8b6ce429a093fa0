"""The pages of the site: which records have one, the file that each is made from, and its languages."""

from program_site.content.catalog import Catalog
from program_site.content.data.waiting import Hidden
from program_site.content.reports.facets import page_count, page_of_all

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
    pages = dict.fromkeys(generated_addresses(catalog), catalog.languages)
    for page in catalog.prose:
        pages[page.address] = catalog.languages
    for report in catalog.reports:
        pages[report.address] = tuple(report.texts)
    further = range(2, page_count(catalog.reports) + 1)
    addresses = [page_of_all(number) for number in further]
    addresses += [address for listed in catalog.report_lists.values() for _, address in listed.pages()]
    return dict(sorted((pages | dict.fromkeys(addresses, catalog.languages)).items()))

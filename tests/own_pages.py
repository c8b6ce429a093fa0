"""Which pages the site of this checkout has, told by its data: what is asked of them all holds for any program's site."""

from __future__ import annotations

from pathlib import Path

from catalogs import catalog_of
from program_site.content.page_kinds import GENERATED

ROOT = Path(__file__).resolve().parent.parent
CATALOG = catalog_of(ROOT)
PREFIXES = {language: f"{language}/" if number else "" for number, language in enumerate(CATALOG.languages)}
"""Where each language lies; the first at the root."""

PROSE = sorted({page.address for page in CATALOG.prose})
RECORDS = [f"{folder}/{each.id}/" for folder in GENERATED for each in getattr(CATALOG, folder)]
REPORTS = [report.address for report in CATALOG.reports]
LISTS = sorted(
    {f"reports/program/{each}/" for report in CATALOG.reports for each in report.main.header.program}
    | {f"reports/partner/{each}/" for report in CATALOG.reports for each in report.main.header.partner}
    | {f"reports/direction/{way}/" for report in CATALOG.reports if (way := report.main.header.direction)}
    | {f"reports/language/{language}/" for report in CATALOG.reports for language in report.texts}
    | {f"reports/year/{report.date.year}/" for report in CATALOG.reports}
)
PAGES = [*PROSE, *RECORDS, *REPORTS, *LISTS]
PARALLEL = [address for report in CATALOG.reports if (address := report.parallel_address)]
UNLISTED = {page.address for page in CATALOG.prose if not page.listed}
"""Those that search engines are asked not to show."""
TRANSLATED = [*(each for each in PROSE if each not in UNLISTED), *RECORDS, *LISTS]
"""Those that say the same in every language, and are found."""


def one_of_each_kind() -> list[str]:
    """Every hand-written page, one of each generated kind, reports of each shape, and one that does not exist."""
    records = {address.split("/")[0]: address for address in reversed(RECORDS)}
    shapes = {(tuple(report.texts), bool(report.photos)): report.address for report in CATALOG.reports}
    return [*PROSE, *records.values(), *shapes.values(), *LISTS[-1:], *PARALLEL[:1], "nowhere/"]

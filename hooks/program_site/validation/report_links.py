"""Links from reports into the site that lead to nothing."""

from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import unquote

from program_site.content.catalog import Catalog
from program_site.content.data.waiting import Hidden
from program_site.content.page_kinds import waiting_addresses
from program_site.content.report_links import addresses_meant, report_meant, ways
from program_site.content.reports.report import FOLDER
from program_site.text.excerpts import excerpt
from program_site.text.problems import Problem, closest


def check_report_links(catalog: Catalog, root: Path, broken: Collection[str], ids: Hidden) -> Iterator[Problem]:
    """Report every link to a page, report or file that is not there; `broken` are the folders left out for their mistakes.

    A folder that lies there and is not published now, a draft's for one, may be linked to; so may an entry that waits.
    """
    known = [report.slug for report in catalog.reports]
    waiting = waiting_addresses(ids)
    for report in catalog.reports:
        found = ways(catalog, report) if any(text.links for text in report.texts.values()) else {}
        for text in report.texts.values():
            for link in text.links:
                meant = report_meant(report, link.written)
                if found[link.written] or meant in broken or (meant and (root / FOLDER / meant).is_dir()):
                    continue
                path = unquote(link.written.partition("#")[0])
                if waiting and any(address in waiting for _, address in addresses_meant(catalog, report, path)):
                    continue
                near = closest(meant, known, likeness=0.8) if meant else None
                values = {"value": excerpt(link.written), "example": f"../{near}/" if near else ""}
                yield Problem(
                    "R134" if near else "R135", text.path, link.line, values, warning=True, language=text.language
                )

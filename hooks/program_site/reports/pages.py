"""Pages of reports: every report in every language, spliced into the shell of that language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import escape

from program_site.addresses import Addresses
from program_site.catalog import Catalog
from program_site.rendering import View
from program_site.reports.report import Report
from program_site.shell import splice


def report_pages(
    catalog: Catalog, addresses: Addresses, edit_root: str, shells: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    """The path below the site's root and the whole page, for each language and report."""
    for language, shell in shells.items():
        for index, report in enumerate(catalog.reports):
            newer = catalog.reports[index - 1] if index else None
            older = catalog.reports[index + 1] if index + 1 < len(catalog.reports) else None
            view = View(catalog, addresses, language, report.address, edit_root=edit_root)
            page = splice(shell, report.address, _parts(view, report, newer, older))
            yield addresses.path(language, report.address) + "index.html", page.encode()


def _parts(view: View, report: Report, newer: Report | None, older: Report | None) -> dict[str, str]:
    text = report.shown_in(view.language)
    authors = view.voice.say("comma").join(text.header.author)
    description = text.header.summary or view.voice.say(
        "description.report",
        date=view.voice.day(report.date),
        author=authors,
        project=view.text(view.catalog.project.name),
    )
    return {
        "title": str(escape(text.header.title)),
        "head": view.head(text.header.title, description, tuple(report.texts), text.language),
        "body": view.render("pages/report.html", report=report, text=text, authors=authors, newer=newer, older=older),
    }

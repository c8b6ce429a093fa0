"""Pages of reports and of their lists, in every language, spliced into the shells."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from itertools import islice

from markupsafe import escape

from program_site import linked_data
from program_site.removed_reports import RemovedReport
from program_site.rendering import PHOTOS, View
from program_site.reports.lists import ReportList, on_page, page_count, page_of_all
from program_site.reports.parallel import pairs, shared_picture
from program_site.reports.report import Report, newest_first
from program_site.shell import Shells, splice

_MORE = 3
"""How many other reports of the same hosts are offered below a report."""


def spliced_pages(view: View, shells: Shells) -> Iterator[tuple[str, bytes]]:
    """The path below the site's root and the whole page, for one language; `view` may stand anywhere in it."""
    reports = view.catalog.reports
    for index, report in enumerate(reports):
        newer = reports[index - 1] if index else None
        older = reports[index + 1] if index + 1 < len(reports) else None
        yield _spliced(view, report.address, shells, _report(view.at(report.address), report, newer, older))
        if report.parallel_address:
            yield _spliced(view, report.parallel_address, shells, _parallel(view.at(report.parallel_address), report))
    for removed in view.catalog.removed_reports:
        yield _spliced(view, removed.address, shells, _removed(view.at(removed.address), removed))
    for number in range(2, page_count(reports) + 1):
        address = page_of_all(number)
        yield _spliced(view, address, shells, _all(view.at(address), number))
    for found in view.catalog.report_lists.values():
        for number, address in found.pages():
            yield _spliced(view, address, shells, _list(view.at(address), found, number))


def _spliced(view: View, address: str, shells: Shells, parts: dict[str, str]) -> tuple[str, bytes]:
    path = view.addresses.path(view.language, address) + "index.html"
    return path, splice(shells, view.language, address, parts).encode()


def _report(view: View, report: Report, newer: Report | None, older: Report | None) -> dict[str, str]:
    text = report.shown_in(view.language)
    authors = view.voice.say("comma").join(text.header.author)
    description = text.header.summary or view.voice.say(
        "description.report",
        date=view.voice.day(report.date),
        author=authors,
        project=view.text(view.catalog.project.name),
    )
    cover = report.cover(text)
    image = f"{PHOTOS}/{cover.photo.share_name}" if cover else None
    head = view.head(
        text.header.title,
        description,
        tuple(report.texts),
        text.language,
        image=image,
        kind="article",
        data=linked_data.script(linked_data.report(view, report, text)),
    )
    return {
        "title": str(escape(text.header.title)),
        "head": head,
        "body": view.render(
            "pages/report.html",
            report=report,
            text=text,
            authors=authors,
            newer=newer,
            older=older,
            more=_more_from_hosts(view, report),
        ),
    }


def _parallel(view: View, report: Report) -> dict[str, str]:
    mine, other = report.beside(view.language)
    title = view.voice.say("parallel_title", title=mine.header.title)
    description = view.voice.say("description.report_parallel", language=view.voice.language_in_passing(other.language))
    body = view.render(
        "pages/report_parallel.html",
        report=report,
        texts=(mine, other),
        rows=[(pair, shared_picture(pair)) for pair in pairs(mine.body, other.body)],
    )
    # Search engines find the texts on their own pages; this one is a way of reading them.
    head = view.head(title, description, view.addresses.languages, listed=False)
    return {"title": str(escape(title)), "head": head, "body": body}


def _removed(view: View, removed: RemovedReport) -> dict[str, str]:
    """A note that stays out of search engines, feed and site map."""
    title = view.voice.say("removed.title")
    return {
        "title": str(escape(title)),
        "head": view.head(title, title, view.addresses.languages, listed=False),
        "body": view.render("removed_report.html", removed=removed),
    }


def _more_from_hosts(view: View, report: Report) -> list[Report]:
    """The newest reports that share a host with this one."""
    lists = [view.catalog.reports_of("partner", partner) for partner in report.main.header.partner]
    newest = heapq.merge(*lists, key=newest_first, reverse=True)
    others = {each.slug: each for each in islice(newest, (_MORE + 1) * len(lists)) if each is not report}
    return [*others.values()][:_MORE]


def _all(view: View, number: int) -> dict[str, str]:
    title = view.voice.say("page_of", title=view.voice.say("all_reports"), n=number)
    return _listing(view, title, None, view.catalog.reports, number)


def _list(view: View, found: ReportList, number: int) -> dict[str, str]:
    title = view.list_title(found)
    title = title if number == 1 else view.voice.say("page_of", title=title, n=number)
    return _listing(view, title, found, found.reports, number)


def _listing(
    view: View, title: str, found: ReportList | None, reports: tuple[Report, ...], number: int
) -> dict[str, str]:
    description = view.voice.say("description.report_list", title=title, project=view.text(view.catalog.project.name))
    body = view.render(
        "pages/report_list.html",
        title=title,
        current=found,
        reports=on_page(reports, number),
        number=number,
        count=page_count(reports),
    )
    return {
        "title": str(escape(title)),
        "head": view.head(title, description, view.addresses.languages),
        "body": body,
    }

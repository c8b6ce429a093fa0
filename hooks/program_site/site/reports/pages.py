"""Pages of reports and of their lists, in every language, filled into the layouts."""

import functools
import heapq
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from program_site.build.fingerprints import hash_of
from program_site.build.outputs import Output
from program_site.content.catalog import Catalog
from program_site.content.data.removed_reports import RemovedReport
from program_site.content.page_kinds import languages_of_list
from program_site.content.report_links import WaysKey, ways_key
from program_site.content.reports.facets import ReportList, on_page, page_count, page_of_all
from program_site.content.reports.report import Report, newest_first
from program_site.site import linked_data
from program_site.site.finishing import Finishing
from program_site.site.layout import ADDRESSES, Layouts, fill
from program_site.site.links import PHOTOS
from program_site.site.reports.parallel import pairs, shared_picture
from program_site.site.sections import laid_out
from program_site.site.view import View

Contents = Callable[[View], dict[str, str]]
"""Makes what fills each placeholder."""

_MORE = 3
"""How many other reports of the same hosts are offered below a report."""


@dataclass(frozen=True)
class ReportPage:
    """The content of a page in any language: a report, and those it links to."""

    report: Report
    newer: Report | None
    older: Report | None
    more: tuple[Report, ...]
    """The newest that share a host with it."""
    ways: WaysKey
    """Where its links into the site lead."""

    @functools.cached_property
    def keys(self) -> tuple[str | None, ...]:
        """The keys of all its content."""
        return tuple(each.key if each else None for each in (self.report, self.newer, self.older, *self.more))

    @property
    def depends(self) -> tuple[object, ...]:
        """What its HTML changes with."""
        return *self.keys, self.ways


def report_pages(catalog: Catalog) -> Iterator[ReportPage]:
    """Newest first."""
    row = (None, *catalog.reports, None)
    for newer, report, older in zip(row, catalog.reports, row[2:], strict=False):
        yield ReportPage(report, newer, older, _more_from_hosts(catalog, report), ways_key(catalog, report))


def filled_pages(
    view: View, layouts: Layouts, finishing: Finishing, input_hash: str, reports: Iterable[ReportPage]
) -> Iterator[Output]:
    """Whole pages in one language; `view` may stand anywhere in it, `input_hash` is that of all they depend on besides reports.

    The layouts are finished already, what fills them is not.
    """
    path_of, language = view.addresses.path, view.language
    hashes = {depth: hash_of(input_hash, layouts[language, layout]) for depth, layout in ADDRESSES.items()}

    def page(address: str, contents: Contents, *depends: object) -> Output:
        made = partial(_page, layouts, finishing, contents, view, address)
        key = hash_of(hashes[address.count("/")], address, *depends)
        return Output(path_of(language, address) + "index.html", made, key)

    for each in reports:
        yield page(each.report.address, partial(_report, page=each), each.depends)
        if address := each.report.parallel_address:
            yield page(address, partial(_parallel, report=each.report), each.report.key, each.ways)
    for removed in view.catalog.removed_reports:
        yield page(removed.address, partial(_removed, removed=removed), removed)
    yield from _lists(view, page)


def _lists(view: View, page: Callable[..., Output]) -> Iterator[Output]:
    reports = view.catalog.reports
    offered = tuple(
        (kind, tuple((each.value, len(each.reports)) for each in lists)) for kind, lists in view.lists.by_kind()
    )
    pages: list[tuple[ReportList | None, tuple[Report, ...], int, str]]
    pages = [(None, reports, number, page_of_all(number)) for number in range(2, page_count(reports) + 1)]
    for each in view.catalog.report_lists.values():
        pages += [(each, each.reports, number, address) for number, address in each.pages()]
    for current, listed, number, address in pages:
        shown = tuple(report.key for report in on_page(listed, number))
        spoken = languages_of_list(view.catalog, listed)
        contents = partial(_list, current=current, number=number, spoken=spoken)
        yield page(address, contents, offered, len(listed), shown, spoken)


def _page(layouts: Layouts, finishing: Finishing, contents: Contents, view: View, address: str) -> bytes:
    there = view.at(address)
    made = contents(there)
    finished = made | {"body": finishing.put(laid_out(made["body"], there, contents=False), view.language)}
    return fill(layouts, view.language, address, finished).encode()


def _report(view: View, page: ReportPage) -> dict[str, str]:
    report = page.report
    text = report.shown_in(view.language)
    authors = view.localizer.t("comma").join(text.header.author)
    title, description = (
        text.header.title,
        text.header.summary
        or view.localizer.t(
            "description.report",
            date=view.localizer.day(report.date),
            author=authors,
            project=view.text(view.catalog.project.name),
        ),
    )
    if report.sample:
        title = view.localizer.t("samples.report", title=title)
        description = f"{view.localizer.t('sample_note')} {description}"
    cover = report.cover(text)
    image = f"{PHOTOS}/{cover.share_name}" if cover else None
    head = view.head(
        title,
        description,
        tuple(report.texts),
        text.language,
        image=image,
        kind="article",
        data=linked_data.script(linked_data.report(view, report, text)),
    )
    return {
        "head": head,
        "body": view.render(
            "pages/report.html",
            report=report,
            text=text,
            authors=authors,
            newer=page.newer,
            older=page.older,
            more=page.more,
        ),
    }


def _parallel(view: View, report: Report) -> dict[str, str]:
    mine, other = report.beside(view.language)
    title = view.localizer.t("parallel_title", title=mine.header.title)
    title = view.localizer.t("samples.report", title=title) if report.sample else title
    description = view.localizer.t(
        "description.report_parallel", language=view.localizer.language_in_passing(other.language)
    )
    body = view.render(
        "pages/report_parallel.html",
        report=report,
        texts=(mine, other),
        rows=[(pair, shared_picture(pair)) for pair in pairs(mine.body, other.body)],
    )
    # Search engines find the texts on their own pages; this one is a way of reading them.
    head = view.head(title, description, view.addresses.languages, listed=False)
    return {"head": head, "body": body}


def _removed(view: View, removed: RemovedReport) -> dict[str, str]:
    """A note that search engines, feed and site map leave out."""
    title = view.localizer.t("removed.title")
    return {
        "head": view.head(title, title, view.addresses.languages, listed=False),
        "body": view.render("removed_report.html", removed=removed),
    }


def _more_from_hosts(catalog: Catalog, report: Report) -> tuple[Report, ...]:
    lists = [catalog.reports_of("partner", partner) for partner in report.main.header.partner]
    newest = heapq.merge(*lists, key=newest_first, reverse=True)
    others = {each.slug: each for each in islice(newest, (_MORE + 1) * len(lists)) if each is not report}
    return (*others.values(),)[:_MORE]


def _list(view: View, current: ReportList | None, number: int, spoken: tuple[str, ...]) -> dict[str, str]:
    """One page of a list, which has something of its own in the `spoken` languages; None is that of all reports."""
    reports = current.reports if current else view.catalog.reports
    title = view.lists.title(current) if current else view.lists.said(view.localizer.t("all_reports"), reports)
    title = title if number == 1 else view.localizer.t("page_of", title=title, n=number)
    description = view.lists.description(title, reports)
    body = view.render(
        "pages/report_list.html",
        title=title,
        current=current,
        reports=on_page(reports, number),
        number=number,
        count=page_count(reports),
    )
    return {
        "head": view.head(title, description, spoken, view.language if view.language in spoken else spoken[0]),
        "body": body,
    }

"""Pages and addresses checked together: shortcodes that do not exist, addresses taken twice, redirects, removed reports."""

import functools
from collections.abc import Iterator, Sequence, Set
from importlib import resources

from program_site.content.catalog import Catalog
from program_site.content.data.fields import some_ids
from program_site.content.data.waiting import Hidden
from program_site.content.docs import ProsePage
from program_site.content.page_kinds import generated_addresses, languages_of_pages, waiting_addresses
from program_site.text.problems import Problem, closest
from program_site.text.yaml_source import YamlSource


@functools.cache
def shortcode_names() -> tuple[str, ...]:
    files = resources.files("program_site").joinpath("site/page_templates/shortcodes").iterdir()
    return tuple(sorted(entry.name.removesuffix(".html") for entry in files if entry.name.endswith(".html")))


def check_redirects(catalog: Catalog, source: YamlSource, broken: Set[str], ids: Hidden) -> Iterator[Problem]:
    """What moved must be gone from its old address and be found at its new one.

    `broken` names data files and folders of reports with mistakes: their pages are not missed. `ids` are those of
    entries that wait: their pages are still to come.
    """
    waiting = waiting_addresses(ids)
    existing = {*languages_of_pages(catalog), *(each.address for each in catalog.removed_reports)}
    yield from _listed_twice(source, "from", [each.old for each in catalog.redirects], "D148")
    for index, redirect in enumerate(catalog.redirects):
        if redirect.old in existing | waiting:
            yield Problem("D146", source.path, source.line_of((index, "from")), {"value": redirect.old})
        if redirect.new in waiting - existing:
            yield Problem("D253", source.path, source.line_of((index, "to")), {"value": redirect.new})
        elif redirect.new not in existing and not broken & set(redirect.new.split("/")):
            near = closest(redirect.new, existing) or ""
            values = {"value": redirect.new, "example": f"to: {near}"}
            yield Problem("D147" if near else "D149", source.path, source.line_of((index, "to")), values)


def check_removed_reports(catalog: Catalog, source: YamlSource) -> Iterator[Problem]:
    """What was removed must be gone, and be listed once."""
    existing = {report.slug for report in catalog.reports}
    yield from _listed_twice(source, "report", [each.report for each in catalog.removed_reports], "Z122")
    for index, removed in enumerate(catalog.removed_reports):
        if removed.report in existing:
            yield Problem("Z121", source.path, source.line_of((index, "report")), {"value": removed.report})


def _listed_twice(source: YamlSource, key: str, values: Sequence[str], code: str) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for index, value in enumerate(values):
        line = source.line_of((index, key))
        if value in first:
            yield Problem(code, source.path, line, {"value": value, "first": str(first[value])})
        first.setdefault(value, line)


def check_pages(catalog: Catalog, broken: Set[str], ids: Hidden) -> list[Problem]:
    """Check pages against data: shortcodes that do not exist, addresses taken twice.

    `broken` names the data files with mistakes: what they offer to pages is unknown, so nothing is missed. `catalog`
    has all that waits, `ids` are the ids of that.
    """
    problems: list[Problem] = []
    taken = generated_addresses(catalog)
    for page in catalog.prose:
        if page.address in taken:
            problems.append(Problem("P206", page.path, 1, {"value": page.address}, language=page.language))
        for name, argument, line in page.shortcodes:
            problems += _check_shortcode(catalog, broken, page, name, argument, line)
            if _MADE_FROM.get(name) == "figures" and argument in ids.get("figures", ()):
                values = {"value": str(argument), "file": "data/figures.yml"}
                problems.append(Problem("D252", page.path, line, values, language=page.language))
    return problems


def _check_shortcode(
    catalog: Catalog, broken: Set[str], page: ProsePage, name: str, argument: str | None, line: int
) -> Iterator[Problem]:
    known = shortcode_names()
    if name not in known:
        near = closest(name, known)
        values = {"value": name, "example": near or "", "known": ", ".join(known)}
        yield Problem("P203" if near else "P204", page.path, line, values, language=page.language)
        return
    arguments = _arguments(catalog, name)
    if argument is not None and _MADE_FROM.get(name) not in broken and argument not in (arguments or ()):
        values = {"value": name, "argument": argument, "known": some_ids(argument, arguments or ())}
        yield Problem("P210" if arguments is None else "P205", page.path, line, values, language=page.language)


_MADE_FROM = {
    "milestones": "milestones",
    "figure": "figures",
    "report_list": "figures",
    "latest_reports": "figures",
    "contact": "contacts",
    "answers": "answers",
    "official_sites": "official_sites",
    "cite": "sources",
}
"""The data file that the arguments of a shortcode come from."""


def _arguments(catalog: Catalog, shortcode: str) -> set[str] | None:
    """The arguments that a shortcode takes; None where it takes none."""
    if shortcode == "milestones":
        return {topic for each in catalog.milestones for topic in (*each.topics, each.kind)}
    if shortcode in ("answers", "official_sites"):
        own = {"project"} if shortcode == "official_sites" else set()
        return own | {topic for each in getattr(catalog, shortcode) for topic in each.topics}
    if shortcode in ("figure", "report_list", "latest_reports"):  # the last two: how many reports are elsewhere
        return {figure.id for figure in catalog.figures}
    if shortcode == "contact":
        return {contact.id for contact in catalog.contacts}
    if shortcode == "cite":
        return {*catalog.citations}
    if shortcode == "program_cards":
        return {"outbound", "inbound"}
    if shortcode == "hero":
        return {"map"}
    return None

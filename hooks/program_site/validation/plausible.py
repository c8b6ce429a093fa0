"""Values that have the right form and cannot be right: what has not happened yet, places in the sea, hosts that nobody reaches."""

import ipaddress
import re
from collections.abc import Iterator, Mapping, Set
from urllib.parse import urlsplit

from program_site.content.catalog import Catalog
from program_site.content.data.statements import Statement
from program_site.text.excerpts import excerpt
from program_site.text.problems import Problem
from program_site.text.yaml_source import YamlSource
from program_site.validation.examples import is_example
from program_site.validation.later_facts import facts

LONGEST_PERIOD = 30
"""Years. No project is funded for longer."""
AT_ZERO = 0.01
"""Degrees. There is nothing but the sea, so nobody looked the place up."""
ONLY_HERE = re.compile(r"localhost|[^.]+|.+\.(?:localhost|local|internal|intranet|lan|home|corp|home\.arpa|invalid)")
"""Hosts of one computer, or of one house."""
_LINKED = re.compile(r"\]\((https?://[^)\s]+)\)")


def check_plausible(catalog: Catalog, documents: Mapping[str, YamlSource], broken: Set[str]) -> Iterator[Problem]:
    """Yield an error for what cannot be, a warning for what hardly is. `broken` names the data files with mistakes."""
    whole = {name: document for name, document in documents.items() if name not in broken}
    if "project" in whole:
        yield from _of_project(catalog, whole["project"])
    if catalog.project.as_of <= catalog.today:  # else it is said of that day, or the clock was stopped long ago
        yield from _to_come(catalog, whole)
    for document in whole.values():
        yield from _nowhere(document)
        yield from _unreachable(document)
    for page in catalog.prose:
        for found in _LINKED.finditer(page.text) if not page.is_guide else ():
            if _is_private(found[1]):
                line = page.text.count("\n", 0, found.start()) + 1
                values = {"value": excerpt(found[1])}
                yield Problem("D286", page.path, line, values, warning=True, language=page.language)


def _of_project(catalog: Catalog, source: YamlSource) -> Iterator[Problem]:
    project = catalog.project
    if project.as_of > catalog.today:
        values = {"value": project.as_of.isoformat()}
        yield Problem("D280", source.path, source.line_of(("as_of",)), values, warning=True)
    years = (project.period.end.last - project.period.start.first).days // 365
    if years > LONGEST_PERIOD:
        values = {"start": str(project.period.start), "end": str(project.period.end), "n": str(years)}
        yield Problem("D282", source.path, source.line_of(("period",)), values, warning=True)


# ---- What has not happened yet ---------------------------------------------------------------------------------------


def _to_come(catalog: Catalog, documents: Mapping[str, YamlSource]) -> Iterator[Problem]:
    if partners := documents.get("partners"):
        for index, partner in enumerate(catalog.partners):
            if partner.founded and partner.founded > catalog.today.year:
                values = {"value": str(partner.founded)}
                yield Problem("D281", partners.path, partners.line_of((index, "founded")), values)
    if milestones := documents.get("milestones"):
        for index, milestone in enumerate(catalog.milestones):
            late = milestone.date.first > catalog.today and not milestone.planned
            if late and not is_example(milestones.value[index]):
                values = {"value": str(milestone.date), "example": "planned: true"}
                yield Problem("D283", milestones.path, milestones.line_of((index, "date")), values)
    for name, document in documents.items():
        for fact in facts(catalog, getattr(catalog, name)):
            day = fact.dates.get("date") if isinstance(fact.record, Statement) else None
            if day and day.first > catalog.today and "phases" not in fact.at:  # these may lie ahead
                place = (*fact.at, "date")
                values = {"value": document.written.get(place, str(day))}
                yield Problem("D284", document.path, document.line_of(place), values, warning=True)


# ---- Places and addresses --------------------------------------------------------------------------------------------


def _nowhere(document: YamlSource) -> Iterator[Problem]:
    for place in [place for place in document.written if place[-1:] == ("latitude",)]:
        pair = [document.written.get((*place[:-1], field), "") for field in ("latitude", "longitude")]
        if all(_is_zero(each) for each in pair):
            values = {"value": ", ".join(pair)}
            yield Problem("D285", document.path, document.line_of(place), values, warning=True)


def _is_zero(written: str) -> bool:
    return re.fullmatch(r"[-+]?[0-9]+(\.[0-9]+)?", written) is not None and abs(float(written)) < AT_ZERO


def _unreachable(document: YamlSource) -> Iterator[Problem]:
    for place, written in document.written.items():
        if written.startswith(("http://", "https://")) and _is_private(written):
            values = {"value": excerpt(written)}
            yield Problem("D286", document.path, document.line_of(place), values, warning=True)


def _is_private(address: str) -> bool:
    """Whether readers elsewhere cannot open it."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return bool(ONLY_HERE.fullmatch(host))

"""The files for the script of report lists: the reports of each list, and all cards in pieces."""

import json
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from program_site.build.fingerprints import hash_of
from program_site.build.outputs import Output
from program_site.content.reports.report import Report
from program_site.i18n.borrowed import plain
from program_site.site.links import REPORT_LISTS
from program_site.site.reports.cards import Card
from program_site.site.view import View

SIZE = 50
"""Cards in one piece: few files for a thousand reports, and a short wait on a telephone."""


def list_files(view: View, input_hash: str) -> Iterator[Output]:
    """The files of one language; none where no page offers filters. `input_hash` is that of all they depend on besides reports."""
    page = view.page_with("report_list")
    if page is None or not view.lists.choices():
        return
    here, index = view.at(page), view.addresses.path(view.language, REPORT_LISTS)
    reports, names = view.catalog.reports, list[str]()
    for number, start in enumerate(range(0, len(reports), SIZE), start=1):
        some = reports[start : start + SIZE]
        key = hash_of(input_hash, *(report.key for report in some))
        # Another content has another name: old lists must never meet new cards.
        names.append(f"cards/{number}-{key[:8]}.json")
        yield Output(f"{index.rpartition('/')[0]}/{names[-1]}", partial(_cards, here, some), key)
    yield Output(index, _json({"size": SIZE, "pieces": names, "lists": _places(view)}))


def _cards(view: View, reports: Iterable[Report]) -> bytes:
    return _json([_known(view.lists.card(report)) for report in reports])


def _places(view: View) -> dict[str, list[int]]:
    """The positions of the reports of each list among all reports, newest first."""
    place = {report.slug: number for number, report in enumerate(view.catalog.reports)}
    offered = [each for _, lists in view.lists.by_kind() for each in lists]
    return {f"{each.kind}/{each.value}": [place[report.slug] for report in each.reports] for each in offered}


def _known(card: Card) -> dict[str, Any]:
    return {key: value for key, value in vars(card).items() if value is not None}


def _json(value: object) -> bytes:
    return plain(json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=vars)).encode()

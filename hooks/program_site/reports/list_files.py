"""What the script of the list of reports asks for: which list holds which report, and all cards in pieces."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from program_site.rendering import REPORT_LISTS, View

SIZE = 50
"""Cards in one piece: few files at a thousand reports, and little to wait for on a telephone."""


def list_files(view: View) -> Iterator[tuple[str, bytes]]:
    """Path below the site's root and content, for one language; none where no page offers filters."""
    page = view.page_with("report_list")
    if page is None or not view.report_choices():
        return
    here, index = view.at(page), view.addresses.path(view.language, REPORT_LISTS)
    reports, names = view.catalog.reports, list[str]()
    for number, start in enumerate(range(0, len(reports), SIZE), start=1):
        content = _json([_known(asdict(here.card(report))) for report in reports[start : start + SIZE]])
        # Another content has another name: old lists must never meet new cards.
        names.append(f"cards/{number}-{hashlib.sha256(content).hexdigest()[:8]}.json")
        yield f"{index.rpartition('/')[0]}/{names[-1]}", content
    yield index, _json({"size": SIZE, "pieces": names, "lists": _places(view)})


def _places(view: View) -> dict[str, list[int]]:
    """Where the reports of each list that readers are offered stand among all, newest first."""
    place = {report.slug: number for number, report in enumerate(view.catalog.reports)}
    offered = [each for _, lists in view.lists_by_kind() for each in lists]
    return {f"{each.kind}/{each.value}": [place[report.slug] for report in each.reports] for each in offered}


def _known(card: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in card.items() if value is not None}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

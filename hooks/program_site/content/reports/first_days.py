"""On which day reports came in, where not all of their texts say it: that of the first commit."""

import datetime
import zoneinfo
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from program_site.build.history import first_commits
from program_site.content.reports.report import FOLDER, Report


def with_first_days(root: Path, reports: Iterable[Report], timezone: str) -> tuple[tuple[Report, ...], bool]:
    """The reports with these days in a time zone, and whether they are missing for want of a history."""
    reports = tuple(reports)
    if all(report.main.header.published for report in reports):
        return reports, False
    moments = first_commits(root, FOLDER)
    if moments is None:
        return reports, True
    zone = zoneinfo.ZoneInfo(timezone)

    def dated(report: Report) -> Report:
        silent = [text.path for text in report.texts.values() if not text.header.published]
        first = min((moments[path] for path in silent if path in moments), default=None)
        return replace(report, committed=None if first is None else datetime.datetime.fromtimestamp(first, zone).date())

    return tuple(each if each.main.header.published else dated(each) for each in reports), False

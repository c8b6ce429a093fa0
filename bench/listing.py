"""By what reports are gathered into lists: the kinds that the project itself has."""

from __future__ import annotations

from collections.abc import Iterable

from bench.content import Report

KINDS = ("program", "partner", "direction", "written", "year")
PER_PAGE = 20


def values_of(report: Report, kind: str) -> list[str]:
    """The lists of a kind in which a report stands."""
    return {
        "program": [report.program],
        "partner": list(report.partners),
        "direction": [report.direction],
        "written": [text.language for text in report.texts],
        "year": [str(report.date.year)],
    }[kind]


def newest_first(reports: Iterable[Report]) -> list[Report]:
    return sorted(reports, key=lambda each: (each.date, each.slug), reverse=True)


def gather(reports: Iterable[Report]) -> dict[tuple[str, str], list[Report]]:
    """The lists by kind and value."""
    found: dict[tuple[str, str], list[Report]] = {}
    for report in reports:
        for kind in KINDS:
            for value in values_of(report, kind):
                found.setdefault((kind, value), []).append(report)
    return dict(sorted(found.items()))

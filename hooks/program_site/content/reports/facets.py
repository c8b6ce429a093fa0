"""Lists of reports: all of them, and one per program, partner, direction, language and year; in pages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from program_site.content.reports.report import Report

PER_PAGE = 20
KINDS = ("program", "partner", "direction", "language", "year")
"""By what reports are gathered, in the order readers are offered it."""


@dataclass(frozen=True)
class ReportList:
    """The reports that have one thing in common, newest first, samples last."""

    kind: str
    value: str
    """An id, a direction, the code of a language, a calendar year."""
    reports: tuple[Report, ...]

    @property
    def address(self) -> str:
        return f"reports/{self.kind}/{self.value}/"

    def pages(self) -> Iterator[tuple[int, str]]:
        """Number, from 1, and address of every page."""
        for number in range(1, page_count(self.reports) + 1):
            yield number, self.page(number)

    def page(self, number: int) -> str:
        """The address of a page."""
        return self.address if number == 1 else f"{self.address}{number}/"


def only_samples(reports: Sequence[Report]) -> bool:
    """Whether there are reports, and all of them are samples, which stand last."""
    return bool(reports) and reports[0].sample


def page_count(reports: tuple[Report, ...]) -> int:
    return max(1, -(-len(reports) // PER_PAGE))


def near_pages(number: int, count: int) -> list[int]:
    """The pages a pager offers from one of them: the ends and the next ones. All of them would grow with the square."""
    return sorted({1, count, *range(max(1, number - 2), min(count, number + 2) + 1)})


def on_page(reports: tuple[Report, ...], number: int) -> tuple[Report, ...]:
    return reports[(number - 1) * PER_PAGE : number * PER_PAGE]


def page_of_all(number: int) -> str:
    """The second and every further page of the list of all reports; the first is a hand-written page."""
    return f"reports/page/{number}/"


def gather(reports: Iterable[Report]) -> dict[tuple[str, str], ReportList]:
    """Every list that has a report, by kind and value. `reports` come newest first."""
    found: dict[tuple[str, str], list[Report]] = {}
    for report in reports:
        for kind, values in _values(report):
            for value in dict.fromkeys(values):
                found.setdefault((kind, value), []).append(report)
    return {key: ReportList(*key, tuple(each)) for key, each in sorted(found.items())}


def _values(report: Report) -> Iterator[tuple[str, Iterable[str]]]:
    header = report.main.header
    yield "program", header.program
    yield "partner", header.partner
    yield "direction", [header.direction] if header.direction else []
    yield "language", report.texts
    yield "year", [str(report.date.year)]

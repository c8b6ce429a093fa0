"""Which reports there are of what, and which of them somebody went through."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from program_site.content.holdings import Holdings
from program_site.content.reports.facets import ReportList, gather, only_samples
from program_site.content.reports.report import Report, latest_first


@dataclass(frozen=True)
class ReportsHeld(Holdings):
    """The content of a site, and the questions that pages ask of its reports."""

    @functools.cached_property
    def counted_reports(self) -> tuple[Report, ...]:
        """Reports that are no samples. Only these are ever counted."""
        return tuple(report for report in self.reports if not report.sample)

    @property
    def has_only_samples(self) -> bool:
        """Whether there are reports, but none that somebody went through."""
        return only_samples(self.reports)

    @functools.cached_property
    def latest_reports(self) -> tuple[Report, ...]:
        """Those that are no samples by when they came in: a report of long ago is news when it is published."""
        return tuple(sorted(self.counted_reports, key=latest_first, reverse=True))

    @functools.cached_property
    def report_lists(self) -> Mapping[tuple[str, str], ReportList]:
        """Every generated list of reports, by kind and value."""
        return gather(self.reports)

    def reports_of(self, kind: str, value: str) -> tuple[Report, ...]:
        """Newest first. `kind` is that of a generated list: program, partner."""
        listed = self.report_lists.get((kind, value))
        return listed.reports if listed else ()

    def reports_from(self, city: str) -> Sequence[Report]:
        """The reports whose front matter names a partner there, newest first."""
        return self._reports_by_city.get(city, ())

    @functools.cached_property
    def _reports_by_city(self) -> Mapping[str, Sequence[Report]]:
        cities = {partner.id: partner.city for partner in self.partners}
        by_city: dict[str, list[Report]] = {}
        for report in self.reports:
            for city in {cities[each] for each in report.main.header.partner if each in cities}:
                by_city.setdefault(city, []).append(report)
        return by_city

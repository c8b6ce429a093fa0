"""The state of the project on one day: of everything in the catalog, what there was by then."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from program_site.content.catalog import Catalog
from program_site.content.data.figures import Figure
from program_site.content.data.milestones import Milestone
from program_site.content.data.mobility import MobilityYear
from program_site.content.data.offices import Office
from program_site.content.data.partners import Partner
from program_site.content.reports.report import Report
from program_site.text.when import When


@dataclass(frozen=True)
class State:
    """What the catalog knows to have been there at the end of a day. What may have come later is left out."""

    catalog: Catalog
    day: datetime.date

    def _by_then(self, when: When | None) -> bool:
        """Of a month or a year its last day counts: in September 2018 nobody can say what FY2018 will bring."""
        return when is not None and when.last <= self.day

    @property
    def mobility(self) -> tuple[MobilityYear, ...]:
        """The fiscal years that were over."""
        years = self.catalog.mobility.years if self.catalog.mobility else ()
        return tuple(sorted((each for each in years if self._over(each)), key=lambda each: each.year))

    @property
    def running(self) -> tuple[MobilityYear, ...]:
        """The fiscal year that had begun, if the data have its figures: they are those of its end."""
        years = self.catalog.mobility.years if self.catalog.mobility else ()
        begun = (each for each in years if When(each.year, fiscal=True).first <= self.day)
        return tuple(each for each in begun if not self._over(each))

    def _over(self, year: MobilityYear) -> bool:
        return self._by_then(When(year.year, fiscal=True))

    @property
    def reports(self) -> tuple[Report, ...]:
        """No samples, and none of a later day."""
        return tuple(each for each in self.catalog.counted_reports if each.date <= self.day)

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(each for each in self.catalog.figures if each.date <= self.day)

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        """Oldest first. Of a plan, only one whose outcome was known."""
        known = (each for each in self.catalog.milestones if self._by_then(happened(each)[1]))
        return tuple(sorted(known, key=lambda each: _by_last_day(happened(each)[0])))

    @property
    def partners(self) -> tuple[Partner, ...]:
        if self.day < self.catalog.project.period.start.first:
            return ()
        return tuple(each for each in self.catalog.partners if each.joined is None or self._by_then(each.joined))

    @property
    def offices(self) -> tuple[tuple[Office, When | None], ...]:
        """Each with the date from which it is known; one that nothing dates is there, without a date."""
        dated = ((each, self._known_from(each)) for each in self.catalog.offices if not each.planned)
        return tuple((office, date) for office, date in dated if date is None or self._by_then(date))

    def _known_from(self, office: Office) -> When | None:
        """Its opening, or the first that is told of it: at the latest then it was there."""
        dates = [each.date for each in office.statements if each.date]
        dates += [each.date for each in self.catalog.milestones_of("offices", office.id) if not each.planned]
        return office.opened or min(dates, default=None)


def happened(milestone: Milestone) -> tuple[When, When | None]:
    """The first and the last date: of a plan, those of its outcome, if that has one."""
    if milestone.planned:
        outcome = milestone.outcome.date if milestone.outcome else None
        return outcome or milestone.date, outcome
    return milestone.date, milestone.end or milestone.date


def _by_last_day(when: When) -> tuple[datetime.date, datetime.date]:
    return when.last, when.first

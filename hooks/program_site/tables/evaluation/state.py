"""The state of the project on one day: all of the catalog that existed by then."""

import datetime
from dataclasses import dataclass

from program_site.content.catalog import Catalog
from program_site.content.data.figures import Figure
from program_site.content.data.lasting import Lasting
from program_site.content.data.milestones import Milestone
from program_site.content.data.mobility import MobilityRow, MobilityYear
from program_site.content.data.mobility_groups import published
from program_site.content.data.offices import Office
from program_site.content.data.partners import Partner
from program_site.content.reports.report import Report
from program_site.text.when import When


@dataclass(frozen=True)
class State:
    """The records that certainly existed at the end of a day. Leaves out what may have come later."""

    catalog: Catalog
    day: datetime.date
    own_rows: tuple[MobilityRow, ...] | None = None
    """The students as a sheet of the university has them, down to the smallest group."""

    def _by_then(self, when: When | None) -> bool:
        """Compares the last day of a month or a year: in September 2018 nobody knows what FY2018 will bring."""
        return when is not None and when.last <= self.day

    @property
    def _years(self) -> list[MobilityYear]:
        return list(self.catalog.mobility.counted if self.catalog.mobility else ())

    @property
    def mobility(self) -> tuple[MobilityYear, ...]:
        """The fiscal years that were over."""
        return tuple(filter(self._over, self._years))

    @property
    def running(self) -> tuple[MobilityYear, ...]:
        """The fiscal year that had begun, if the data have its figures, which are those of its end."""
        begun = (each for each in self._years if self.catalog.fiscal(each.year).first <= self.day)
        return tuple(each for each in begun if not self._over(each))

    def _over(self, told: MobilityYear | MobilityRow) -> bool:
        return self._by_then(self.catalog.fiscal(told.year))

    @property
    def groups(self) -> tuple[MobilityRow, ...]:
        """Groups of students in the years that were over: all those of the university's own sheet, or else those that may
        be published."""
        if self.own_rows is not None:
            return tuple(filter(self._over, self.own_rows))
        return published(filter(self._over, self.catalog.mobility.rows)) if self.catalog.mobility else ()

    @property
    def not_over(self) -> tuple[int, ...]:
        """The years of that sheet which the day leaves out."""
        return tuple(sorted({row.year for row in self.own_rows or () if not self._over(row)}))

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports up to that day, without samples."""
        return tuple(each for each in self.catalog.counted_reports if each.date <= self.day)

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(each for each in self.catalog.figures if each.date <= self.day)

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        """The milestones, oldest first. A plan counts once its outcome is known."""
        known = (each for each in self.catalog.milestones if self._by_then(happened(each)[1]))
        return tuple(sorted(known, key=lambda each: (happened(each)[0].last, happened(each)[0].first)))

    @property
    def partners(self) -> tuple[Partner, ...]:
        """Those of that day, and after them the former ones."""
        former = (each for each in self.catalog.partners if each.is_former(self.day))
        return (*self.catalog.partners_on(self.day), *former)

    @property
    def offices(self) -> tuple[tuple[Office, When | None], ...]:
        """Each office with the date from which it is known, closed ones last. An office without any date counts too."""
        dated = ((each, self._known_from(each)) for each in self.catalog.offices if not each.planned)
        known = ((office, date) for office, date in dated if date is None or self._by_then(date))
        return tuple(sorted(known, key=lambda each: each[0].is_former(self.day)))

    def ended(self, record: Lasting) -> When | None:
        """When it ended, if it had ended by then."""
        return record.ended if record.is_former(self.day) else None

    def _known_from(self, office: Office) -> When | None:
        """The date of its opening, or of the first statement about it: by then it existed."""
        dates = [each.date for each in office.statements if each.date]
        dates += [each.date for each in self.catalog.milestones_of("offices", office.id) if not each.planned]
        return office.opened or min(dates, default=None)


def happened(milestone: Milestone) -> tuple[When, When | None]:
    """The first and the last date. For a plan, the date of its outcome, if that has one."""
    if milestone.planned:
        outcome = milestone.outcome.date if milestone.outcome else None
        return outcome or milestone.date, outcome
    return milestone.date, milestone.end or milestone.date

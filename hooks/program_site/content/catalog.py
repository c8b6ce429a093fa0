"""The catalog: the whole content of the site, read and checked, with the questions that pages ask."""

import datetime
import functools
import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from program_site.content.data.calls import Call
from program_site.content.data.cities import City
from program_site.content.data.figures import Figure
from program_site.content.data.glossary import Term
from program_site.content.data.marks import TranslatedData
from program_site.content.data.milestones import Milestone
from program_site.content.data.mobility import Mobility, MobilityRow, MobilityYear
from program_site.content.data.offices import Office
from program_site.content.data.partners import Partner
from program_site.content.data.programs import Program
from program_site.content.data.project import Project
from program_site.content.data.quality import Quality
from program_site.content.data.redirects import Redirect
from program_site.content.data.removed_reports import RemovedReport
from program_site.content.data.research import ResearchActivity
from program_site.content.data.rubric import Rubric
from program_site.content.data.rubric_results import Group, RubricResult, groups
from program_site.content.data.sources import Source
from program_site.content.data.supporters import Supporter
from program_site.content.docs import ProsePage
from program_site.content.reports.facets import ReportList, gather
from program_site.content.reports.report import Report, latest_first
from program_site.text.when import When, fiscal_year


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


Item = TypeVar("Item", bound=_HasId)


def by_id(items: Iterable[Item], wanted: Iterable[str]) -> list[Item]:
    """The items with the wanted ids, in that order. Skips ids without an item."""
    by_identity = {item.id: item for item in items}
    return [by_identity[identity] for identity in wanted if identity in by_identity]


@dataclass(frozen=True)
class Catalog:
    """The whole content of the site."""

    project: Project
    programs: tuple[Program, ...]
    partners: tuple[Partner, ...]
    cities: tuple[City, ...]
    offices: tuple[Office, ...]
    supporters: tuple[Supporter, ...]
    milestones: tuple[Milestone, ...]
    research: tuple[ResearchActivity, ...]
    figures: tuple[Figure, ...]
    calls: tuple[Call, ...]
    sources: tuple[Source, ...]
    glossary: tuple[Term, ...]
    rubric_results: tuple[RubricResult, ...]
    redirects: tuple[Redirect, ...]
    removed_reports: tuple[RemovedReport, ...]
    mobility: Mobility | None
    rubric: Rubric | None
    quality: Quality | None
    translated: TranslatedData = field(repr=False)
    """Only hand-written pages use it, so marking a text leaves the pages of reports as they are."""
    today: datetime.date = field(repr=False)
    """The day of the build at the university. It takes no part in what pages of reports are made from."""
    prose: tuple[ProsePage, ...]
    reports: tuple[Report, ...]
    """Newest first, without drafts and reports with mistakes."""

    @functools.cached_property
    def latest_reports(self) -> tuple[Report, ...]:
        """The same by when they came in: a report of long ago is news when it is published."""
        return tuple(sorted(self.reports, key=latest_first, reverse=True))

    @functools.cached_property
    def report_lists(self) -> Mapping[tuple[str, str], ReportList]:
        """Every generated list of reports, by kind and value."""
        return gather(self.reports)

    @property
    def languages(self) -> tuple[str, ...]:
        return self.project.languages

    @property
    def counted_reports(self) -> tuple[Report, ...]:
        """Reports that are no samples. Only these are ever counted."""
        return tuple(report for report in self.reports if not report.sample)

    def by_ids(self, kind: str, wanted: Iterable[str]) -> list[Any]:
        """The records with the wanted ids; `kind` is the name of their data file."""
        return by_id(getattr(self, kind), wanted)

    def partner(self, identity: str) -> Partner:
        return by_id(self.partners, [identity])[0]

    def programs_at(self, partner: str) -> list[Program]:
        return [program for program in self.programs if partner in program.partners]

    def offices_at(self, partner: str) -> list[Office]:
        return [office for office in self.offices if partner in (office.host, office.owner)]

    def city_of(self, partner: Partner) -> City:
        return by_id(self.cities, [partner.city])[0]

    def partners_in(self, city: str) -> list[Partner]:
        return [partner for partner in self.partners if partner.city == city]

    def programs_in(self, city: str) -> list[Program]:
        return [program for program in self.programs if self._names_partner_in(city, program.partners)]

    def offices_in(self, city: str) -> list[Office]:
        """The offices hosted by a partner there. An office that a partner only owns may lie anywhere."""
        return [office for office in self.offices if office.host and self._names_partner_in(city, [office.host])]

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

    def _names_partner_in(self, city: str, partners: Iterable[str]) -> bool:
        return any(partner.city == city for partner in by_id(self.partners, partners))

    def research_with(self, partner: str) -> list[ResearchActivity]:
        return [activity for activity in self.research if partner in activity.partners]

    def milestones_of(self, field: str, identity: str) -> list[Milestone]:
        """Newest first. `field` is one of a milestone's lists of ids: programs, partners, offices."""
        return [each for each in self._newest_first() if identity in getattr(each, field)]

    def milestones_about(self, topic: str | None) -> list[Milestone]:
        """The milestones of one kind or topic, or all, newest first."""
        return [each for each in self._newest_first() if topic is None or topic in (each.kind, *each.topics)]

    def fiscal(self, year: int) -> When:
        """The fiscal year that begins in `year`, as data name it by that alone."""
        return self.project.fiscal(year)

    def mobility_sources(self, told: Iterable[MobilityYear | MobilityRow]) -> tuple[str, ...]:
        """Where some numbers of students are stated: where they say, or else their year, the file, the main source."""
        mobility = self.mobility
        own = {each.year: each.source for each in mobility.years} if mobility else {}
        usual = (mobility.source if mobility else ()) or (self.project.source,)
        return tuple(dict.fromkeys(source for each in told for source in each.source or own.get(each.year) or usual))

    def milestone_years(self) -> list[tuple[int, list[Milestone]]]:
        """Each fiscal year with its milestones, newest first."""
        start = self.project.fiscal_year_start_month
        by_year = itertools.groupby(self._newest_first(), key=lambda each: fiscal_year(each.date.last, start))
        return [(year, list(milestones)) for year, milestones in by_year]

    def _newest_first(self) -> list[Milestone]:
        """Puts what is only known by its fiscal year above the days of that year."""
        return sorted(self.milestones, key=lambda each: (each.date.last, each.date.first), reverse=True)

    def rubric_groups(self) -> list[Group]:
        return list(groups(self.rubric, self.rubric_results))

    def reports_of(self, kind: str, value: str) -> tuple[Report, ...]:
        """Newest first. `kind` is that of a generated list: program, partner."""
        listed = self.report_lists.get((kind, value))
        return listed.reports if listed else ()

    def page_with(self, shortcode: str, language: str) -> str | None:
        """The address of the first hand-written page that shows a shortcode; one that ends in it goes first."""
        holding = [
            page
            for page in self.prose
            if page.language == language and any(name == shortcode for name, _, _ in page.shortcodes)
        ]
        ending = [page for page in holding if page.shortcodes[-1][0] == shortcode]
        return next((page.address for page in [*ending, *holding]), None)

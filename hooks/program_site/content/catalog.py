"""The catalog: the whole content of the site, read and checked, with the questions that pages ask."""

import datetime
import functools
import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from program_site.content.aliases import aliases_in, groups_in
from program_site.content.comparison import compared
from program_site.content.data.calls import Call
from program_site.content.data.cities import City
from program_site.content.data.fields import source_of
from program_site.content.data.milestones import Milestone
from program_site.content.data.mobility import MobilityRow, MobilityYear
from program_site.content.data.news import NewsItem, soonest_first
from program_site.content.data.offices import Office
from program_site.content.data.partners import Partner
from program_site.content.data.partners_total import PartnersTotal
from program_site.content.data.programs import Program
from program_site.content.data.research import ResearchActivity
from program_site.content.data.rubric_results import Group, groups
from program_site.content.data.sources import Source
from program_site.content.data.texts import said_in_languages
from program_site.content.docs import ProsePage, with_stand_ins
from program_site.content.reports_held import ReportsHeld
from program_site.text.moments import Moment
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
class Catalog(ReportsHeld):
    """The whole content of the site, and the questions that pages ask of it."""

    @property
    def languages(self) -> tuple[str, ...]:
        """All in which the site is built; texts may be missing in those that are growing."""
        return (*self.project.languages, *self.project.growing)

    def with_growing(self, spoken: Collection[str]) -> tuple[str, ...]:
        """The languages that demand everything, and the growing ones among those in which something is said."""
        return (*self.project.languages, *(code for code in self.project.growing if code in spoken))

    @functools.cached_property
    def languages_of_texts(self) -> tuple[str, ...]:
        """All that demand everything, and the growing ones as soon as something in the data is said in them."""
        growing = self.project.growing
        texts = (text for held in self.held.values() for text, *_ in said_in_languages(held) if growing)
        return self.with_growing({code for text in texts for code in text.root})

    @functools.cached_property
    def shown_prose(self) -> tuple[ProsePage, ...]:
        """The hand-written pages, and those of the original that stand in where a growing language has none yet."""
        return with_stand_ins(self.prose, self.project.growing)

    def aliases(self, language: str) -> Mapping[str, tuple[str, ...]]:
        """What readers of a language type for a page besides its title, by its address below the language's root."""
        return aliases_in(language, self, self.shown_prose)

    def same_words(self, language: str) -> tuple[tuple[str, ...], ...]:
        """Groups of words that the search takes for one another, the term of the site first."""
        return groups_in(language, self.glossary)

    @functools.cached_property
    def main_source_day(self) -> datetime.date:
        """The day up to which the main source can tell what happened. It stays where it is when `as_of` moves on."""
        for source in by_id(self.sources, [self.project.source]):
            if source.as_of or source.published:
                return source.as_of or source.published.last  # type: ignore[union-attr]
        return self.project.as_of

    @functools.cached_property
    def citations(self) -> tuple[str, ...]:
        """All that records can name as what they rest on: each source, and behind it each of its quotations."""
        return tuple(each for source in self.sources for each in (source.id, *source.citations))

    def cited(self, citations: Iterable[str]) -> list[Source]:
        """The sources that are named, each once; none named means the main source."""
        return by_id(self.sources, dict.fromkeys(map(source_of, citations)) or (self.project.source,))

    def lacks_source(self, when: When, sources: Iterable[str]) -> bool:
        """Whether what happened then is later than the main source, and is said to be stated nowhere else."""
        return when.first > self.main_source_day and {source_of(each) for each in sources} <= {self.project.source}

    def tells_of_end(self, period: When, sources: Sequence[str]) -> bool:
        """Whether a source can tell what had happened by the end of a period; none named means the main source."""
        if period.last <= self.main_source_day:
            return True
        own = [each for each in self.cited(sources) if each.id != self.project.source]
        return any(each.published is None or each.published.last >= period.last for each in own)

    @property
    def partners_total(self) -> PartnersTotal | None:
        """How many partners there were on the day the site shows, or the last day before it of which that is known."""
        return self.project.partners_total_on(self.project.as_of)

    def partners_on(self, day: datetime.date) -> tuple[Partner, ...]:
        """Those that certainly were partners at the end of a day, as far as the site names them."""
        if day < self.project.period.start.first:
            return ()
        return tuple(each for each in self.partners if each.held(day))

    @property
    def names_all_partners(self) -> bool:
        """Whether the site names as many partners as the project counts, as far as that is known."""
        total = self.partners_total
        return total is None or total.number <= len(self.partners_on(total.date))

    def programs_on(self, day: datetime.date) -> tuple[Program, ...]:
        """The programs that certainly were there at the end of a day."""
        return tuple(each for each in self.programs if each.held(day))

    def programs_in_direction(self, direction: str | None) -> tuple[Program, ...]:
        """All programs, or those that go in one direction."""
        return tuple(each for each in self.programs if not direction or direction in each.directions)

    @property
    def compared(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The facts in which the programs differ, and those that all of them share."""
        return compared(self.programs, bool(self.project.of_all_programs))

    def by_ids(self, kind: str, wanted: Iterable[str]) -> list[Any]:
        """The records with the wanted ids; `kind` is the name of their data file."""
        return by_id(getattr(self, kind), wanted)

    @property
    def mail(self) -> str | None:
        """The address for readers: the project's own, the first of those whom they can ask, that of the operator."""
        mails = (each.mail for each in by_id(self.contacts, self.project.contacts) if each.mail)
        operator = self.project.operator
        return self.project.contact or next(mails, None) or (operator.mail if operator else None)

    @property
    def can_be_asked(self) -> bool:
        """Whether readers can reach anybody without everybody reading it."""
        return bool(self.mail or by_id(self.contacts, self.project.contacts))

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

    def _names_partner_in(self, city: str, partners: Iterable[str]) -> bool:
        return any(partner.city == city for partner in by_id(self.partners, partners))

    def research_with(self, partner: str) -> list[ResearchActivity]:
        return [activity for activity in self.research if partner in activity.partners]

    def milestones_of(self, field: str, identity: str) -> list[Milestone]:
        """Newest first. `field` is one of a milestone's lists of ids: programs, partners, offices."""
        return [each for each in self._newest_first() if identity in getattr(each, field)]

    def reports_elsewhere(self, field: str, ids: Collection[str]) -> list[Source]:
        """The reports of students on other sites. `field` is one of their lists of ids: programs, partners."""
        return [each for each in self.sources if each.report and {*getattr(each.report, field)} & {*ids}]

    def about(self, kind: str, topic: str | None) -> list[Any]:
        """The records of one topic, or all, as they stand in their data file; `kind` is its name."""
        return [each for each in getattr(self, kind) if topic is None or topic in each.topics]

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
        by_year = itertools.groupby(self._newest_first(), key=self._fiscal_year)
        return [(year, list(milestones)) for year, milestones in by_year]

    def _newest_first(self) -> list[Milestone]:
        """What is only known by its year ends it: nobody can say what of the year came after it."""

        def key(each: Milestone) -> tuple[int, bool, datetime.date, datetime.date]:
            return self._fiscal_year(each), each.date.month is not None, each.date.last, each.date.first

        return sorted(self.milestones, key=key, reverse=True)

    def _fiscal_year(self, milestone: Milestone) -> int:
        return fiscal_year(milestone.date.last, self.project.fiscal_year_start_month)

    @property
    def home(self) -> str:
        """The time zone of the university."""
        return self.project.university.timezone

    @functools.cached_property
    def newest_news(self) -> tuple[NewsItem, ...]:
        """All news and events, by the day they belong to."""

        def key(item: NewsItem) -> tuple[datetime.date, datetime.datetime, datetime.date]:
            return item.day, item.begins_at(self.home) or Moment(item.day).begins(self.home), item.published

        return tuple(sorted(self.news, key=key, reverse=True))

    def is_over(self, item: NewsItem) -> bool:
        """Whether an event had ended when the day of the build began."""
        return item.is_over(self.today, self.home)

    def is_past(self, moment: Moment) -> bool:
        """Whether it had passed when the day of the build began."""
        return moment.ends(self.home) <= Moment(self.today).begins(self.home)

    def events_to_come(self) -> list[NewsItem]:
        """The events that are not over, soonest first."""
        return [each for each in soonest_first(self.news, self.home) if not self.is_over(each)]

    def news_of(self, field: str, identity: str) -> list[NewsItem]:
        """Events to come first. `field` is one of an item's lists of ids: programs, partners, offices."""
        return [each for each in self.news_in_order() if identity in getattr(each, field)]

    def news_in_order(self) -> list[NewsItem]:
        """Events to come, soonest first; then all else, newest first."""
        first = self.events_to_come()
        ahead = {each.id for each in first}
        return [*first, *(each for each in self.newest_news if each.id not in ahead)]

    def calls_by_state(self, program: str | None = None) -> tuple[list[Call], list[Call]]:
        """The calls that are open or to come on the day of the build, and those that were closed before it: all, or those
        that name a program."""
        calls = [call for call in self.calls if program is None or program in call.programs]
        over = [call for call in calls if call.is_over(self.today, self.home)]
        return [call for call in calls if call not in over], over

    def calls_to(self, direction: str) -> list[Call]:
        """The calls in a direction that were not closed before the day of the build."""
        return [call for call in self.calls_by_state()[0] if direction in call.directions]

    @property
    def has_dates(self) -> bool:
        """Whether anything has a day that belongs in a calendar."""
        return bool(self.calls) or any(each.starts for each in self.news)

    def rubric_groups(self) -> list[Group]:
        return list(groups(self.rubric, self.rubric_results))

    def page_with(self, shortcode: str, language: str, argument: str | None = None) -> str | None:
        """The address of the first hand-written page that shows a shortcode; one that ends in it goes first.

        With any argument, unless one is named.
        """
        holding = [page for page in self.shown_prose if page.language == language and page.shows(shortcode, argument)]
        ending = [page for page in holding if page.shortcodes[-1][0] == shortcode]
        return next((page.address for page in [*ending, *holding]), None)

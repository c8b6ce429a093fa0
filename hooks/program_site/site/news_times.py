"""When an event is, in words and for scripts: in the time zone that it names, else in that of the university."""

import datetime
import zoneinfo
from dataclasses import dataclass
from typing import Any

from program_site.content.data.news import NewsItem
from program_site.content.data.project import Project
from program_site.i18n.localizer import Localizer
from program_site.text.moments import Moment
from program_site.text.when import When


@dataclass(frozen=True)
class NewsTimes:
    """The times of news in one language."""

    project: Project
    localizer: Localizer

    @property
    def home(self) -> str:
        return self.project.university.timezone

    def when(self, item: NewsItem) -> str:
        """`Sunday, May 10, 2026, 17:00–18:30 (Japan Time)`; of news the day on which they were announced."""
        first, last = item.starts, item.ends
        if not first:
            return self.localizer.day(item.published)
        if not last or last == first:
            return self.moment(first)
        if first.time or last.time:
            return self._span(first, last)
        return self.localizer.span(When.on(first.day), When.on(last.day))

    def moment(self, moment: Moment) -> str:
        return self.localizer.moment(moment, self.home)

    def iso(self, item: NewsItem) -> str:
        """The beginning for machines: a day, or a moment with its distance from UTC."""
        return self.iso_of(item.starts) if item.starts else item.published.isoformat()

    def iso_of(self, moment: Moment) -> str:
        return moment.begins(self.home).isoformat(timespec="minutes") if moment.time else moment.day.isoformat()

    def instant(self, moment: Moment, ends: bool) -> str:
        """Of a day its beginning or its end."""
        at = moment.ends(self.home) if ends else moment.begins(self.home)
        return at.isoformat(timespec="minutes")

    def ended(self, item: NewsItem) -> str:
        """The moment from which an event is over."""
        ends = item.ends_at(self.home)
        return ends.isoformat(timespec="minutes") if ends else ""

    def closed(self, item: NewsItem) -> str:
        """The moment from which nobody can register: at the latest the end."""
        closes = item.registration.closes if item.registration else None
        return closes.ends(self.home).isoformat(timespec="minutes") if closes else self.ended(item)

    def for_script(self, item: NewsItem) -> dict[str, Any]:
        """What a script needs to say how things stand with an event."""
        first = item.starts
        begins = item.begins_at(self.home)
        known = bool(first and (item.ends or not first.time))  # else nobody can say at which hour it ends
        return {
            "data-begins": begins.isoformat(timespec="minutes") if begins else None,
            "data-ends": self.ended(item),
            "data-timezone": (first.zone if first else None) or self.home,
            "data-lasts": "" if known else None,
        }

    def _span(self, first: Moment, last: Moment) -> str:
        """With one zone for both, which is told once: that of the beginning, or of the only hour there is."""
        localizer, zone = self.localizer, (first if first.time else last).zone or self.home
        ends = last.begins(self.home).astimezone(zoneinfo.ZoneInfo(zone)) if last.time else last.begins(self.home)
        if not last.time and last.day == first.day:
            return self.moment(first)
        if first.time and last.time and ends.date() == first.day:
            hours = localizer.t("days", first=localizer.hour(first.time), last=localizer.hour(ends.time()))
            day = self.moment(Moment(first.day))
            return localizer.t("moment", day=day, time=localizer.t("time", time=hours, zone=localizer.zone(zone)))
        days = localizer.days_apart(first.day, ends.date())
        said = {"first": self._at(days["first"], first.time), "last": self._at(days["last"], last.time and ends.time())}
        return localizer.t("time", time=localizer.t("span", **said), zone=localizer.zone(zone))

    def _at(self, day: str, time: datetime.time | None) -> str:
        return self.localizer.t("moment", day=day, time=self.localizer.hour(time)) if time else day

"""When an event is, in words and for scripts: in the time zone that it names, else in that of the university."""

import datetime
from dataclasses import dataclass
from typing import Any

from babel.dates import format_date, get_timezone_location

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
        """`Sunday, May 10, 2026 17:00–18:30 (Kanazawa, UTC+9)`; of news the day on which they were announced."""
        first, last = item.starts, item.ends
        if not first:
            return self.localizer.day(item.published)
        if first.time or (last and last.time):
            return self._with_zone(first, last)
        if last and last.day != first.day:
            return self.localizer.span(When.on(first.day), When.on(last.day))
        return self._day(first.day)

    def moment(self, moment: Moment) -> str:
        """In the middle of a sentence, so without the day of the week."""
        day = self.localizer.day(moment.day)
        if not moment.time:
            return day
        zone, at = moment.zone or self.home, moment.begins(self.home)
        return self.localizer.t("news.in_zone", time=f"{day} {at:%H:%M}", zone=self._zone(zone, at))

    def iso(self, item: NewsItem) -> str:
        """The beginning for machines: a day, or a moment with its distance from UTC."""
        return self.iso_of(item.starts) if item.starts else item.published.isoformat()

    def iso_of(self, moment: Moment) -> str:
        return moment.begins(self.home).isoformat() if moment.time else moment.day.isoformat()

    def ended(self, item: NewsItem) -> str:
        """The moment from which an event is over."""
        ends = item.ends_at(self.home)
        return ends.isoformat() if ends else ""

    def closed(self, item: NewsItem) -> str:
        """The moment from which nobody can register: at the latest the end."""
        closes = item.registration.closes if item.registration else None
        return closes.ends(self.home).isoformat() if closes else self.ended(item)

    def for_script(self, item: NewsItem) -> dict[str, Any]:
        """What a script needs to say how things stand with an event."""
        first = item.starts
        begins = item.begins_at(self.home)
        known = bool(first and (item.ends or not first.time))  # else nobody can say at which hour it ends
        return {
            "data-begins": begins.isoformat() if begins else None,
            "data-ends": self.ended(item),
            "data-timezone": (first.zone if first else None) or self.home,
            "data-lasts": "" if known else None,
        }

    def _with_zone(self, first: Moment, last: Moment | None) -> str:
        say, zone = self.localizer.t, first.zone or self.home
        begins = first.begins(self.home)
        words = self._day(first.day) + (f" {begins:%H:%M}" if first.time else "")
        if last:
            ends = last.begins(self.home).astimezone(begins.tzinfo)
            hour = f"{ends:%H:%M}" if last.time else ""
            if ends.date() != begins.date():
                words = say("span", first=words, last=f"{self._day(ends.date())} {hour}".strip())
            elif hour:
                words = say("days", first=words, last=hour)
        return say("news.in_zone", time=words, zone=self._zone(zone, begins))

    def _zone(self, zone: str, moment: datetime.datetime) -> str:
        """`Kanazawa, UTC+9`."""
        if zone == "UTC":
            return zone
        city = self.project.university.city.in_language(self.localizer.language) if zone == self.home else ""
        there = city or get_timezone_location(zone, locale=self.localizer.locale, return_city=True)
        minutes = int((moment.utcoffset() or datetime.timedelta()).total_seconds()) // 60
        hours, rest = divmod(abs(minutes), 60)
        distance = f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")
        return self.localizer.t("comma").join([str(there), distance])

    def _day(self, day: datetime.date) -> str:
        """With the day of the week, by which people plan."""
        return str(format_date(day, "full", locale=self.localizer.locale))

"""News and events as a whole: what is an event, whether its days and hours can be right, whether it can be reached."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from program_site.content.catalog import Catalog
from program_site.content.data.news import NewsItem
from program_site.text.moments import Moment
from program_site.text.problems import Problem
from program_site.text.yaml_source import YamlSource

OF_EVENTS = ("ends", "place", "online", "registration", "after")
"""The fields that say nothing of an announcement."""
FURTHEST = datetime.timedelta(days=2 * 366)
"""What lies further from the day beside it has a mistyped year."""


def check_news(catalog: Catalog, source: YamlSource) -> Iterator[Problem]:
    """Of a file that has no mistakes of another kind: else its entries cannot be counted."""
    for index, item in enumerate(catalog.news):
        one = _Item(catalog, source, index, item)
        yield from one.of_announcement()
        if item.starts:
            yield from one.of_days(item.starts)
            yield from one.of_event(item.starts)
        else:
            yield from one.of_no_event()


@dataclass(frozen=True)
class _Item:
    """One entry, and where it stands."""

    catalog: Catalog
    source: YamlSource
    index: int
    item: NewsItem

    def _line(self, *field: str) -> int:
        return self.source.line_of((self.index, *field))

    def of_announcement(self) -> Iterator[Problem]:
        published, today = self.item.published, self.catalog.today
        first = self.catalog.project.period.start.first - FURTHEST
        values = {"key": "published", "value": published.isoformat()}
        if not first <= published <= today + FURTHEST:
            yield Problem("D248", self.source.path, self._line("published"), values, warning=True)
        elif published > today >= self.item.release:
            yield Problem("D249", self.source.path, self._line("published"), values, warning=True)

    def of_no_event(self) -> Iterator[Problem]:
        for field in OF_EVENTS:
            if getattr(self.item, field):
                yield Problem("D245", self.source.path, self._line(field), {"key": field})

    def of_days(self, starts: Moment) -> Iterator[Problem]:
        item, path, home = self.item, self.source.path, self.catalog.home
        begins, ends = starts.begins(home), item.ends.ends(home) if item.ends else None
        if item.ends and ends and (ends < begins or (ends == begins and not item.ends.time)):
            yield Problem("D128", path, self._line("ends"), {"start": str(starts), "end": str(item.ends)})
        elif ends and ends - begins > FURTHEST:
            yield Problem("D248", path, self._line("ends"), {"key": "ends", "value": str(item.ends)}, warning=True)
        values = {"value": item.published.isoformat(), "start": str(starts)}
        if item.published > starts.day:
            yield Problem("D240", path, self._line("published"), values, warning=True)
        elif starts.day - item.published > FURTHEST:
            yield Problem("D248", path, self._line("starts"), {"key": "starts", "value": str(starts)}, warning=True)

    def of_event(self, starts: Moment) -> Iterator[Problem]:
        item, path, home = self.item, self.source.path, self.catalog.home
        if item.after and not item.is_over(self.catalog.today + datetime.timedelta(days=1), home):
            yield Problem("D241", path, self._line("after"), {"end": str(item.ends or starts)}, warning=True)
        registration = item.registration
        if registration and registration.closes and registration.closes.begins(home) > starts.begins(home):
            values = {"value": str(registration.closes), "start": str(starts)}
            yield Problem("D242", path, self._line("registration", "closes"), values, warning=True)
        is_reached = item.website or (registration and registration.website)
        if item.online is True and not is_reached:
            yield Problem("D243", path, self._line("online"), warning=True)

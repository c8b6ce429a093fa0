"""News and events in the order in which lists have them, and what else pages say of one."""

import datetime
import itertools
import re
from dataclasses import dataclass
from typing import ClassVar

from program_site.content.catalog import Catalog
from program_site.content.data.news import NewsItem
from program_site.i18n.localizer import Localizer
from program_site.i18n.translated_text import Text
from program_site.site.news_times import NewsTimes

_DESCRIBED = 150
"""Signs that search engines and messengers show of a description."""


@dataclass(frozen=True)
class News:
    """The news in one language."""

    catalog: Catalog
    localizer: Localizer

    FEW: ClassVar[int] = 3
    """How many a page shows whose subject they are not."""

    @property
    def times(self) -> NewsTimes:
        return NewsTimes(self.catalog.project, self.localizer)

    def to_come(self) -> list[NewsItem]:
        return self.catalog.events_to_come()

    def years(self) -> list[tuple[int, list[NewsItem]]]:
        """Everything by calendar year, newest first. What is to come is among it: a script shows it there once it is over."""
        by_year = itertools.groupby(self.catalog.newest_news, key=lambda each: each.day.year)
        return [(year, list(items)) for year, items in by_year]

    def is_shown(self, items: list[NewsItem]) -> bool:
        """Whether any of them is not still to come."""
        ahead = {each.id for each in self.to_come()}
        return any(each.id not in ahead for each in items)

    def first_over(self, items: list[NewsItem]) -> str:
        return min(self._ends(items)).isoformat(timespec="minutes")

    def last_over(self, items: list[NewsItem]) -> str:
        return max(self._ends(items)).isoformat(timespec="minutes")

    def _ends(self, items: list[NewsItem]) -> list[datetime.datetime]:
        return [ends for each in items if (ends := each.ends_at(self.catalog.home))]

    def latest(self) -> list[NewsItem]:
        return self.catalog.news_in_order()[: self.FEW]

    def is_closed(self, item: NewsItem) -> bool:
        """Whether nobody could register any more when the day of the build began."""
        closes = item.registration.closes if item.registration else None
        return self.catalog.is_over(item) or bool(closes and self.catalog.is_past(closes))

    def paragraphs(self, text: Text) -> list[str]:
        """What empty lines part."""
        pieces = re.split(r"\n\s*\n", text.in_language(self.localizer.language))
        return [each.strip() for each in pieces]

    def description(self, item: NewsItem) -> str:
        """The beginning of the text; the title and whose news it is where there is none."""
        language = self.localizer.language
        if not item.text:
            project = self.catalog.project.name.in_language(language)
            return self.localizer.t("description.news", name=item.title.in_language(language), project=project)
        words = " ".join(item.text.in_language(language).split())
        if len(words) <= _DESCRIBED:
            return words
        cut = words[:_DESCRIBED]
        return f"{cut.rpartition(' ')[0] or cut}…"

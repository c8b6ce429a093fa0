"""Badges: what is planned, what was added after the day the site shows, and what has ended since."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from markupsafe import Markup

from program_site.content.catalog import Catalog
from program_site.content.data.lasting import Lasting
from program_site.content.data.offices import Office
from program_site.i18n.localizer import Localizer
from program_site.text.when import When

Kind = TypeVar("Kind", bound=Lasting)


@dataclass(frozen=True)
class Badges:
    """The badges in one language. What has ended is what has ended by the day of the build."""

    catalog: Catalog
    localizer: Localizer

    def added(self, when: When | None, planned: bool = False) -> Markup:
        """The badge of what is planned, or was added after the day the site shows."""
        if planned:
            return self._badge("planned", self.localizer.t("planned"))
        if when is not None and self.catalog.project.is_later(when):
            return self._badge("added", self.localizer.t("added"))
        return Markup()

    def of(self, record: Lasting) -> Markup:
        """The badges of a partner, a program or an office in a list."""
        return self._together(*self._beginning(record), self.until(record))

    def of_page(self, kind: str, record: Lasting) -> Markup:
        """The same on its own page, where no heading says what it no longer is. `kind` is the name of its data file."""
        date = self._ended(record)
        former = self._badge("former", self.localizer.t(f"former.{kind}", date=date)) if date else Markup()
        return self._together(*self._beginning(record), former)

    def until(self, record: Lasting) -> Markup:
        """Until when it was there, if it has ended."""
        date = self._ended(record)
        return self._badge("former", self.localizer.t("until", date=date)) if date else Markup()

    def until_words(self, record: Lasting) -> str:
        """The same in brackets, where many names stand in a line."""
        date = self._ended(record)
        return self.localizer.t("name_former", date=date) if date else ""

    def to_come(self, when: When) -> Markup:
        """The badge of a date that lies ahead: what will be is a plan."""
        return self.added(None, planned=when.first > self.catalog.today)

    def groups(self, kind: str, records: Iterable[Kind]) -> Iterator[tuple[str, list[Kind]]]:
        """Those that are there, without a title, and below them the former ones."""
        for former, shown in itertools.groupby(self.in_order(records), key=self._is_former):
            yield self.localizer.t(f"former_group.{kind}") if former else "", [*shown]

    def in_order(self, records: Iterable[Kind]) -> list[Kind]:
        """What has ended stands last."""
        return sorted(records, key=self._is_former)

    def _is_former(self, record: Lasting) -> bool:
        return record.is_former(self.catalog.today)

    def _beginning(self, record: Lasting) -> tuple[Markup, Markup]:
        lies_ahead = record.begun is not None and record.begun.first > self.catalog.today
        added = Markup() if lies_ahead else self.added(_known_from(record))
        return self.added(None, planned=record.is_to_come(self.catalog.today)), added

    def _ended(self, record: Lasting) -> str:
        return self.localizer.when(record.ended) if record.ended and self._is_former(record) else ""

    def _badge(self, kind: str, words: str) -> Markup:
        return Markup('<span class="tag tag-{}">{}</span>').format(kind, words)

    def _together(self, *badges: Markup) -> Markup:
        return Markup(" ").join(badge for badge in badges if badge)


def _known_from(record: Lasting) -> When | None:
    """When it began. Of an office without a day of opening, the first statement about it counts."""
    dates = [each.date for each in record.statements if each.date] if isinstance(record, Office) else []
    return record.begun or min(dates, default=None)

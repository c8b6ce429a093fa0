"""What changed on the site, newest first: pages and entries of the data that say so themselves, and reports that came in."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from program_site.content.catalog import Catalog
from program_site.content.data.entries import Entry
from program_site.content.data.waiting import entries
from program_site.content.page_kinds import GENERATED
from program_site.i18n.translated_text import Name, Text
from program_site.text.when import When

_MOST = 100

SHOWN_BY = {
    "supporters": ("supporter_list", "#supporter-{id}"),
    "milestones": ("milestones", "#{id}"),
    "research": ("research", ""),
    "figures": ("figure", ""),
    "calls": ("open_calls", "#call-{id}"),
    "contacts": ("contact", ""),
    "official_sites": ("official_sites", ""),
    "answers": ("answers", "#answer-{id}"),
    "glossary": ("glossary", "#term-{id}"),
}
"""The shortcode that shows entries without a page of their own, and their place on its page."""


@dataclass(frozen=True)
class Change:
    """One thing that is new, or was changed so that readers should know of it."""

    day: datetime.date
    what: Literal["new", "updated"]
    kind: str
    """pages, reports, or the name of a data file."""
    title: str
    language: str
    """That of the title."""
    address: str | None
    """The page that shows it; None where none does."""
    words: str | None = None
    """What changed."""


@dataclass(frozen=True)
class Changes:
    """The last changes, by month."""

    months: tuple[tuple[When, tuple[Change, ...]], ...]
    more: bool
    """Whether there are older ones."""


def changes(catalog: Catalog, language: str) -> Changes:
    """As readers of a language meet them. A day that is still to come is none of a change yet."""
    found = (each for each in _all(catalog, language) if each.day <= catalog.today)
    latest = sorted(found, key=lambda each: each.day, reverse=True)
    months = groupby(latest[:_MOST], key=lambda each: When(each.day.year, each.day.month))
    return Changes(tuple((month, tuple(those)) for month, those in months), len(latest) > _MOST)


def _all(catalog: Catalog, language: str) -> Iterator[Change]:
    for page in catalog.prose:
        if page.language == language and page.updated:
            yield Change(page.updated, "updated", "pages", page.title, language, page.address, page.change)
    for kind, entry in entries(catalog.held):
        yield from _of_entry(catalog, language, kind, entry)
    for report in catalog.counted_reports:
        text = report.shown_in(language)
        if report.came_in:
            yield Change(report.came_in, "new", "reports", text.header.title, text.language, report.address)
        if day := report.updated(text):
            yield Change(day, "updated", "reports", text.header.title, text.language, report.address)


def _of_entry(catalog: Catalog, language: str, kind: str, entry: Entry) -> Iterator[Change]:
    """It is new on the day from which it is published, if it had one, and updated on any later day."""
    words = entry.change.in_language(language) if entry.change else None
    title, address = _title(entry).in_language(language), _address(catalog, language, kind, entry)
    new, updated = entry.publish_from, entry.updated
    later = updated and (new is None or updated > new)
    if new:
        yield Change(new, "new", kind, title, language, address, None if later else words)
    if updated and later:
        yield Change(updated, "updated", kind, title, language, address, words)


def _title(entry: Entry) -> Text | Name:
    """What an entry is called: nouns have a name, a title, a label or a question."""
    found = next(filter(None, (getattr(entry, field, None) for field in ("name", "title", "label", "question"))))
    assert isinstance(found, Text | Name)
    return found


def _address(catalog: Catalog, language: str, kind: str, entry: Entry) -> str | None:
    if kind in GENERATED:
        return f"{kind}/{entry.id}/"
    shortcode, place = SHOWN_BY.get(kind, ("", ""))
    page = catalog.page_with(shortcode, language)
    return page if page is None else page + place.format(id=entry.id)


def changed_on(catalog: Catalog) -> Mapping[tuple[str, str], datetime.date]:
    """The day of the last change of pages that tell it, by language and address."""
    return {
        (language, change.address): change.day
        for language in catalog.languages
        for change in sorted(_all(catalog, language), key=lambda each: each.day)
        if change.address is not None and "#" not in change.address and change.day <= catalog.today
    }

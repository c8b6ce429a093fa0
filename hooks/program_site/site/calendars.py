"""Calendars: what has a day, as calendar programs import it or subscribe to it (RFC 5545).

Times are given in UTC, which every program understands without a table of time zones; a whole day stays a day.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from program_site.build.outputs import Output
from program_site.i18n.borrowed import plain
from program_site.site.links import CALENDAR
from program_site.site.view import View
from program_site.text.moments import Moment

if TYPE_CHECKING:
    from icalendar import Event

_PROGRAM = "-//Program site//Calendar//EN"


@dataclass(frozen=True)
class Entry:
    """What stands in a calendar: an event, or a deadline. Whoever has more of them yields them beside `call_entries`."""

    key: str
    """What it is, alike in all languages and for ever: `calls/summer-2026`. Its own file and its UID are called so."""
    title: str
    starts: Moment
    changed: datetime.date
    """When it was last changed; where nothing tells, the day of the build (`catalog.today`). Programs take what is newer."""
    ends: Moment | None = None
    """None for a deadline, and for what lasts the whole day of its beginning. A day is the last one, not the one after it."""
    text: str = ""
    place: str = ""
    address: str = ""
    """The whole address of its page."""

    @property
    def path(self) -> str:
        return f"{self.key}.ics"


def calendar(name: str, language: str, entries: Iterable[Entry], home: str, host: str) -> bytes:
    """One calendar file. `home` is the time zone of moments that name none; the same entries always make the same bytes."""
    from icalendar import Calendar  # only here: it takes longer to load than most commands take to run

    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", _PROGRAM)
    made.add("name", name, {"language": language})
    made.add("x-wr-calname", name)  # how most programs know the name
    for entry in entries:
        made.add_component(_event(entry, language, home, host))
    octets: bytes = made.to_ical()
    return octets


def _event(entry: Entry, language: str, home: str, host: str) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{entry.key.replace('/', '-')}@{host}")
    changed = datetime.datetime.combine(entry.changed, datetime.time(), datetime.UTC)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("summary", plain(entry.title), {"language": language})
    event.add("dtstart", _begin(entry.starts, home))
    if entry.ends and entry.ends != entry.starts:
        event.add("dtend", _end(entry, entry.ends, home))
    for key, value in (("description", entry.text), ("location", entry.place)):
        if value:
            event.add(key, plain(value), {"language": language})
    if entry.address:
        event.add("url", entry.address)
    event.add("transp", "TRANSPARENT")  # who reads of it is not busy yet
    return event


def _begin(moment: Moment, home: str) -> datetime.date:
    return moment.begins(home).astimezone(datetime.UTC) if moment.time else moment.day


def _end(entry: Entry, ends: Moment, home: str) -> datetime.date:
    """The first moment after it: of days the day after the last, if the beginning is a day too."""
    if entry.starts.time:
        return ends.ends(home).astimezone(datetime.UTC)
    return ends.day + datetime.timedelta(days=1)


def calendar_files(view: View) -> Iterator[Output]:
    """The calendar of the view's language with all that has a day, and a small one for each thing in it."""
    view = replace(view.at(""), start="site")
    entries = {entry.path: entry for entry in (*call_entries(view), *event_entries(view))}
    if entries:
        yield Output(view.addresses.path(view.language, CALENDAR), _file(view, [*entries.values()]))
    for path, entry in entries.items():
        yield Output(view.addresses.path(view.language, path), _file(view, [entry]))


def call_entries(view: View) -> Iterator[Entry]:
    """The deadlines of calls; `view` makes whole addresses."""
    words, home = view.localizer, view.catalog.project.university.timezone
    page = view.page_with("open_calls") or ""
    for call in view.catalog.calls:
        closes = words.moment(call.closes, home)
        if not call.closes.time:
            closes = words.t("time", time=closes, zone=words.zone(home))
        about = [f"{words.t('call.closes')}: {closes}", view.text(call.text) if call.text else "", call.website or ""]
        yield Entry(
            f"calls/{call.id}",
            words.t("deadline", title=view.text(call.title)),
            call.closes,
            call.updated or view.catalog.today,
            text="\n".join(filter(None, about)),
            address=view.links.page(f"{page}#call-{call.id}"),
        )


def event_entries(view: View) -> Iterator[Entry]:
    """The events; `view` makes whole addresses. Nothing tells when the hour of one that is still to come was changed."""
    home = view.catalog.home
    for item in view.catalog.news:
        if not item.starts:
            continue
        link = item.registration.website if item.registration else None
        online = item.online if isinstance(item.online, str) else None
        about = [view.text(item.text) if item.text else "", online, link or item.website]
        place = view.text(item.place) if item.place else online or ""
        yield Entry(
            f"news/{item.id}",
            view.text(item.title),
            item.starts,
            item.changed(home) if view.catalog.is_over(item) else item.updated or view.catalog.today,
            item.ends,
            text="\n".join(filter(None, about)),
            place=place,
            address=view.links.page(f"news/{item.id}/"),
        )


def _file(view: View, entries: Sequence[Entry]) -> bytes:
    project = view.catalog.project
    name = plain(view.localizer.t("calendar_title", project=view.text(project.short_name)))
    host = urlsplit(view.addresses.site_url).hostname or "localhost"
    return calendar(name, view.language, entries, project.university.timezone, host)
